from django.db import migrations, models

import procedure.models.interesses
from procedure.models.interesses import reconnaitre


def reconnaitre_l_existant(apps, schema_editor):
    """Persons who were written before they could be recognised."""
    reconnaitre(apps.get_model("procedure", "Interesse"))


class Migration(migrations.Migration):
    dependencies = [
        ("procedure", "0015_rapprochements"),
    ]

    operations = [
        migrations.AddField(
            model_name="interesse",
            name="reconnue",
            field=procedure.models.interesses.Reconnaissance(blank=True, editable=False, max_length=64),
        ),
        migrations.AddIndex(
            model_name="interesse",
            index=models.Index(fields=["reconnue"], name="interesse_reconnue"),
        ),
        migrations.RunPython(reconnaitre_l_existant, migrations.RunPython.noop),
    ]
