from django.db import migrations
from django.db.models import OuterRef, Subquery

FAITS = ("faits_le", "faits_lieu", "faits_nature", "qualification", "resume")
PERSONNE = ("nom", "prenoms", "ne_le", "ne_a", "adresse", "telephone", "profession")
REPRESENTANT = ("nom", "qualite", "adresse")
LOT = 1_000


def reprendre_les_faits(apps, schema_editor):
    """In the database: nothing of them passes through here."""
    rappels = apps.get_model("rappel_ordre", "RappelOrdre").objects.filter(pk=OuterRef("pk")).order_by()
    anciens = {champ: Subquery(rappels.values(f"ancien_{champ}")) for champ in FAITS}
    dossiers = apps.get_model("procedure", "Dossier").objects
    dossiers.filter(pk__in=rappels.model.objects.order_by().values("pk")).update(**anciens)


def reprendre_les_personnes(apps, schema_editor):
    """By lots, in the order of their keys, for there may be a million."""
    rappels = apps.get_model("rappel_ordre", "RappelOrdre").objects.order_by("pk").prefetch_related("representants")
    dernier = 0
    while lot := list(rappels.filter(pk__gt=dernier)[:LOT]):
        _reprendre(apps, lot)
        dernier = lot[-1].pk


def _reprendre(apps, lot):
    """A draft that names nobody has nobody."""
    Interesse, Representant = (apps.get_model("procedure", "Interesse"), apps.get_model("procedure", "Representant"))  # noqa: N806
    nommes = [rappel for rappel in lot if any(_lus(rappel, PERSONNE).values()) or rappel.representants.all()]
    interesses = [Interesse(dossier_id=rappel.pk, rang=1, **_lus(rappel, PERSONNE)) for rappel in nommes]
    Interesse.objects.bulk_create(interesses)
    Representant.objects.bulk_create(
        Representant(interesse=interesse, **_lus(ancien, REPRESENTANT))
        for interesse, rappel in zip(interesses, nommes, strict=True)
        for ancien in sorted(rappel.representants.all(), key=lambda representant: representant.pk)
    )


def _lus(ligne, champs):
    return {champ: getattr(ligne, champ) for champ in champs}


class Migration(migrations.Migration):
    """The way back copies nothing: whoever goes back restores the backup made before."""

    dependencies = [
        ("rappel_ordre", "0003_place_aux_faits"),
        ("procedure", "0008_interesses_faits"),
    ]
    run_before = [
        ("procedure", "0009_mots"),  # which reads what is copied here
    ]

    operations = [
        migrations.RunPython(reprendre_les_faits, migrations.RunPython.noop),
        migrations.RunPython(reprendre_les_personnes, migrations.RunPython.noop),
    ]
