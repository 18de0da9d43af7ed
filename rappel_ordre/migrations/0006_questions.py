from django.db import migrations, models

MOTIFS = [
    ("voisinage", "conflit de voisinage"),
    ("ecole", "absentéisme scolaire"),
    ("heures_tardives", "mineur non accompagné à une heure tardive"),
    ("propriete", "atteinte légère à la propriété publique"),
    ("incivilites", "incivilité commise par un mineur"),
    ("abords", "incident aux abords d’un établissement scolaire"),
    ("bruit", "nuisances sonores"),
    ("arretes", "contravention à un arrêté municipal"),
    ("paroles", "écart de langage, injure non publique, intimidation ou menace de violences"),
    ("animaux", "divagation d’un animal dangereux"),
    ("jets", "jets, épandages ou déversements"),
    ("entrave", "entrave à la libre circulation"),
    ("ordures", "abandon d’ordures"),
    ("autre", "autre"),
]


def repondre(apps, schema_editor):
    """A box that was ticked is a « oui »; what was not asked has no answer."""
    modele = apps.get_model("rappel_ordre", "RappelOrdre")
    for rappel in modele.objects.exclude(exclusions=[]).iterator():
        rappel.reponses = dict.fromkeys(rappel.exclusions, True)
        rappel.save(update_fields=["reponses"])


class Migration(migrations.Migration):
    dependencies = [("rappel_ordre", "0005_retirer_les_anciens")]
    operations = [
        migrations.AddField(
            "rappelordre",
            "motif_bilan",
            models.CharField(
                blank=True, choices=MOTIFS, default="", max_length=16, verbose_name="motif, pour le bilan"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "rappelordre",
            "infraction",
            models.CharField(blank=True, default="", max_length=30, verbose_name="infraction"),
            preserve_default=False,
        ),
        migrations.AddField(
            "rappelordre",
            "reponses",
            models.JSONField(blank=True, default=dict, verbose_name="réponses aux questions"),
        ),
        migrations.RunPython(repondre, migrations.RunPython.noop),
        migrations.RemoveField("rappelordre", "exclusions"),
    ]
