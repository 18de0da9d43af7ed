import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("bilan", "0001_engagements")]

    initial = True

    dependencies = [("annuaire", "0001_premiere_edition"), ("procedure", "0001_premiere_edition")]

    operations = [
        migrations.CreateModel(
            name="Engagement",
            fields=[
                (
                    "dossier_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="procedure.dossier",
                    ),
                ),
                ("reconduction_le", models.DateField(blank=True, null=True, verbose_name="reconduite après le")),
                ("denonciation_le", models.DateField(blank=True, null=True, verbose_name="se dénonce jusqu’au")),
                ("extinction_le", models.DateField(blank=True, null=True, verbose_name="prend fin après le")),
                ("evaluation_le", models.DateField(blank=True, null=True, verbose_name="à évaluer avant le")),
                (
                    "preavis_a_dater",
                    models.BooleanField(default=False, verbose_name="le préavis n’est pas encore daté"),
                ),
                (
                    "adhesion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagement",
                        to="annuaire.adhesion",
                        verbose_name="adhésion",
                    ),
                ),
            ],
            options={"verbose_name": "convention"},
            bases=("procedure.dossier",),
        )
    ]
