from django.db import migrations

FAITS = ("faits_le", "faits_lieu", "faits_nature", "qualification", "resume")


class Migration(migrations.Migration):
    """Every case is about to have its facts: a child cannot keep columns named as its parent's."""

    dependencies = [
        ("rappel_ordre", "0002_personne_faits_constat"),
    ]
    run_before = [
        ("procedure", "0008_interesses_faits"),
    ]

    operations = [migrations.RenameField("rappelordre", champ, f"ancien_{champ}") for champ in FAITS]
