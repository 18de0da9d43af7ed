import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("rappel_ordre", "0001_initial"),
        ("rappel_ordre", "0002_personne_faits_constat"),
        ("rappel_ordre", "0003_place_aux_faits"),
        ("rappel_ordre", "0004_personnes_et_faits_communs"),
        ("rappel_ordre", "0005_retirer_les_anciens"),
        ("rappel_ordre", "0006_questions"),
        ("rappel_ordre", "0007_convocation_et_tenue"),
        ("rappel_ordre", "0008_a_transmettre"),
    ]

    initial = True

    dependencies = [("annuaire", "0001_premiere_edition"), ("procedure", "0001_premiere_edition")]

    operations = [
        migrations.CreateModel(
            name="RappelOrdre",
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
                (
                    "reconnus",
                    models.CharField(
                        blank=True,
                        choices=[("", "non précisé"), ("oui", "oui"), ("non", "non")],
                        max_length=3,
                        verbose_name="faits reconnus",
                    ),
                ),
                ("mineur", models.BooleanField(default=False, verbose_name="mineur au jour des faits")),
                (
                    "motif_bilan",
                    models.CharField(
                        blank=True,
                        choices=[
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
                        ],
                        max_length=16,
                        verbose_name="motif, pour le bilan",
                    ),
                ),
                ("infraction", models.CharField(blank=True, max_length=30, verbose_name="infraction")),
                ("reponses", models.JSONField(blank=True, default=dict, verbose_name="réponses aux questions")),
                (
                    "constat",
                    models.CharField(
                        blank=True,
                        choices=[("pv", "procès-verbal"), ("rapport", "rapport")],
                        max_length=8,
                        verbose_name="constat",
                    ),
                ),
                ("constat_numero", models.CharField(blank=True, max_length=60, verbose_name="numéro du constat")),
                ("constat_le", models.DateField(blank=True, null=True, verbose_name="date du constat")),
                (
                    "constat_service",
                    models.CharField(blank=True, max_length=100, verbose_name="service qui a constaté"),
                ),
                (
                    "bloque",
                    models.BooleanField(
                        default=False, verbose_name="un avis tardif contraire attend la décision de l’élu"
                    ),
                ),
                (
                    "a_convoquer",
                    models.BooleanField(default=False, verbose_name="un rendez-vous fixé attend la signature de l’élu"),
                ),
                ("rdv_le", models.DateTimeField(blank=True, null=True, verbose_name="rendez-vous")),
                (
                    "a_decommander",
                    models.BooleanField(
                        default=False, verbose_name="des personnes convoquées doivent être décommandées"
                    ),
                ),
                (
                    "a_transmettre",
                    models.BooleanField(default=False, verbose_name="le dossier refusé doit être transmis au parquet"),
                ),
                (
                    "fiche_due",
                    models.BooleanField(
                        default=False, verbose_name="la fiche d’information attend la signature de l’élu"
                    ),
                ),
            ],
            options={"verbose_name": "rappel à l’ordre", "verbose_name_plural": "rappels à l’ordre"},
            bases=("procedure.dossier",),
        ),
        migrations.CreateModel(
            name="Diligence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateField(verbose_name="le")),
                ("moyen", models.CharField(max_length=100, verbose_name="moyen")),
                ("resultat", models.CharField(max_length=150, verbose_name="résultat")),
                (
                    "rappel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="diligences",
                        to="rappel_ordre.rappelordre",
                    ),
                ),
            ],
            options={"verbose_name": "diligence", "ordering": ["le", "pk"]},
        ),
        migrations.CreateModel(
            name="RendezVous",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateTimeField(verbose_name="date et heure")),
                ("lieu", models.CharField(max_length=150, verbose_name="lieu")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("lrar", "lettre recommandée avec avis de réception"),
                            ("remise", "remise en main propre contre récépissé"),
                        ],
                        default="lrar",
                        max_length=8,
                        verbose_name="remise de la convocation",
                    ),
                ),
                (
                    "report",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adresse", "nouvelle adresse"),
                            ("excuse", "excuse acceptée"),
                            ("representant", "représentant absent"),
                            ("majorite", "majorité atteinte entre-temps"),
                            ("mairie", "empêchement de la mairie"),
                        ],
                        max_length=12,
                        verbose_name="motif du report",
                    ),
                ),
                ("signe_le", models.DateTimeField(null=True, verbose_name="signé le")),
                (
                    "rappel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rendez_vous",
                        to="rappel_ordre.rappelordre",
                    ),
                ),
            ],
            options={"verbose_name": "rendez-vous", "verbose_name_plural": "rendez-vous", "ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="Tenue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateTimeField(verbose_name="tenu le")),
                (
                    "impossibilite",
                    models.CharField(blank=True, max_length=300, verbose_name="pourquoi aucun adulte n’était présent"),
                ),
                ("observations", models.CharField(blank=True, max_length=500, verbose_name="observations")),
                (
                    "par",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.habilitation",
                        verbose_name="tenu par",
                    ),
                ),
                (
                    "rappel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tenue", to="rappel_ordre.rappelordre"
                    ),
                ),
            ],
            options={"verbose_name": "tenue"},
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nom", models.CharField(max_length=150, verbose_name="nom")),
                ("qualite", models.CharField(max_length=60, verbose_name="qualité")),
                ("venu", models.BooleanField(default=True, verbose_name="est venu")),
                (
                    "tenue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="rappel_ordre.tenue"
                    ),
                ),
            ],
            options={"verbose_name": "présence", "ordering": ["pk"]},
        ),
    ]
