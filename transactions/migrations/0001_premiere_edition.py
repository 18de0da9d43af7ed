import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("transactions", "0001_transactions"),
        ("transactions", "0002_mesures"),
        ("transactions", "0003_lignes_retirees"),
        ("transactions", "0004_inventaire"),
        ("transactions", "0005_cote_des_journees"),
        ("transactions", "0006_trente_heures"),
    ]

    initial = True

    dependencies = [("annuaire", "0001_premiere_edition"), ("procedure", "0001_premiere_edition")]

    operations = [
        migrations.CreateModel(
            name="Mesure",
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
                ("infraction", models.CharField(blank=True, max_length=30, verbose_name="infraction")),
                ("reponses", models.JSONField(blank=True, default=dict, verbose_name="réponses aux questions")),
                (
                    "sorte",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("alternative", "alternative aux poursuites (art. 41-1 CPP)"),
                            ("composition", "composition pénale (art. 41-3 CPP)"),
                        ],
                        max_length=12,
                        verbose_name="mesure proposée",
                    ),
                ),
                (
                    "precisions_mesure",
                    models.CharField(blank=True, max_length=500, verbose_name="en quoi elle consisterait"),
                ),
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
            ],
            options={"verbose_name": "proposition au procureur", "verbose_name_plural": "propositions au procureur"},
            bases=("procedure.dossier",),
        ),
        migrations.CreateModel(
            name="Poste",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("travail", models.CharField(max_length=200, verbose_name="travail")),
                ("lieu", models.CharField(max_length=150, verbose_name="lieu")),
                ("encadrant", models.CharField(max_length=100, verbose_name="encadrant")),
                (
                    "jours",
                    models.CharField(
                        help_text="« du lundi au vendredi, de 8 h à midi ».",
                        max_length=100,
                        verbose_name="jours et heures",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="personnes à la fois",
                    ),
                ),
                ("tnr", models.BooleanField(default=False, verbose_name="travail non rémunéré")),
                ("tig", models.BooleanField(default=False, verbose_name="travail d’intérêt général")),
                ("reparation", models.BooleanField(default=False, verbose_name="mesure de réparation")),
                ("mineurs", models.BooleanField(default=False, verbose_name="ouvert aux mineurs")),
                (
                    "fin",
                    models.DateField(
                        blank=True,
                        help_text="Dernier jour compris. Vide : sans fin.",
                        null=True,
                        verbose_name="proposé jusqu’au",
                    ),
                ),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postes",
                        to="annuaire.institution",
                        verbose_name="commune",
                    ),
                ),
            ],
            options={
                "verbose_name": "poste",
                "ordering": ["institution__nom", "travail", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tnr", True), ("tig", True), ("reparation", True), _connector="OR"),
                        name="poste_sert",
                        violation_error_message="Dites à quoi ce poste peut servir.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)),
                        name="poste_places",
                        violation_error_message="Un poste accueille au moins une personne.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transaction",
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
                    "nature",
                    models.CharField(
                        blank=True,
                        choices=[("reparation", "réparation : une somme"), ("tnr", "travail non rémunéré")],
                        max_length=10,
                        verbose_name="ce qui est proposé",
                    ),
                ),
                ("tnr", models.BooleanField(default=False, verbose_name="travail non rémunéré")),
                ("infraction", models.CharField(blank=True, max_length=30, verbose_name="infraction")),
                ("reponses", models.JSONField(blank=True, default=dict, verbose_name="réponses aux questions")),
                (
                    "amende",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="amende encourue au plus, en euros"
                    ),
                ),
                (
                    "peines",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="peines complémentaires que le texte prévoit, ou « aucune »",
                    ),
                ),
                ("bien", models.CharField(blank=True, max_length=150, verbose_name="bien de la commune atteint")),
                ("constat_numero", models.CharField(blank=True, max_length=60, verbose_name="numéro du procès-verbal")),
                ("constat_le", models.DateField(blank=True, null=True, verbose_name="date du procès-verbal")),
                (
                    "constat_agent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("police", "police municipale"),
                            ("garde", "garde champêtre"),
                            ("autre", "un autre service"),
                        ],
                        max_length=8,
                        verbose_name="dressé par",
                    ),
                ),
                (
                    "constat_service",
                    models.CharField(blank=True, max_length=100, verbose_name="service qui a constaté"),
                ),
                (
                    "au_parquet_le",
                    models.DateField(blank=True, null=True, verbose_name="procès-verbal parvenu au parquet le"),
                ),
                (
                    "montant",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="montant, en euros"
                    ),
                ),
                ("beneficiaire", models.CharField(blank=True, max_length=150, verbose_name="à verser à")),
                (
                    "heures",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MaxValueValidator(30, "Trente heures au plus (art. 44-1 CPP).")
                        ],
                        verbose_name="heures de travail",
                    ),
                ),
                (
                    "par_semaine",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="heures de ce travail par semaine"
                    ),
                ),
                (
                    "emploi",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="heures d’emploi par semaine, s’il en a un"
                    ),
                ),
                ("travail", models.CharField(blank=True, max_length=200, verbose_name="nature du travail")),
                ("travail_lieu", models.CharField(blank=True, max_length=150, verbose_name="lieu du travail")),
                ("encadrant", models.CharField(blank=True, max_length=100, verbose_name="encadrant")),
                (
                    "delai_nombre",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="délai pour s’exécuter"),
                ),
                (
                    "delai_unite",
                    models.CharField(
                        blank=True,
                        choices=[("jours", "jours"), ("mois", "mois")],
                        default="mois",
                        max_length=8,
                        verbose_name="en",
                    ),
                ),
                (
                    "pli_revenu",
                    models.BooleanField(default=False, verbose_name="la proposition est revenue : adresse inconnue"),
                ),
                (
                    "delegue_demande",
                    models.BooleanField(default=False, verbose_name="un délégué du procureur est demandé"),
                ),
                ("hors_delai", models.BooleanField(default=False, verbose_name="exécutée après le délai")),
                ("deces", models.BooleanField(default=False, verbose_name="le contrevenant est décédé")),
                (
                    "poste",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transactions",
                        to="transactions.poste",
                        verbose_name="poste de l’inventaire",
                    ),
                ),
            ],
            options={"verbose_name": "transaction municipale", "verbose_name_plural": "transactions municipales"},
            bases=("procedure.dossier",),
        ),
        migrations.CreateModel(
            name="Journee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateField(verbose_name="jour")),
                ("heures", models.DecimalField(decimal_places=2, max_digits=4, verbose_name="heures")),
                ("encadrant", models.CharField(max_length=100, verbose_name="encadrant")),
                ("incidents", models.CharField(blank=True, max_length=300, verbose_name="incidents")),
                ("cote", models.CharField(default="mairie", max_length=8)),
                ("retire", models.BooleanField(default=False, verbose_name="notée par erreur")),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="journees",
                        to="transactions.transaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "journée de travail",
                "verbose_name_plural": "journées de travail",
                "ordering": ["le", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Versement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateField(verbose_name="versé le")),
                ("montant", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="montant")),
                ("reference", models.CharField(max_length=60, verbose_name="référence du comptable")),
                ("retire", models.BooleanField(default=False, verbose_name="noté par erreur")),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versements",
                        to="transactions.transaction",
                    ),
                ),
            ],
            options={"verbose_name": "versement", "ordering": ["le", "pk"]},
        ),
        migrations.CreateModel(
            name="Besoin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sorte",
                    models.CharField(
                        choices=[
                            ("tnr", "travail non rémunéré"),
                            ("tig", "travail d’intérêt général"),
                            ("reparation", "mesure de réparation"),
                        ],
                        max_length=10,
                        verbose_name="pour",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(999)], verbose_name="personnes à la fois"
                    ),
                ),
                (
                    "precisions",
                    models.CharField(
                        blank=True,
                        help_text="« le samedi, pour des mineurs ».",
                        max_length=300,
                        verbose_name="précisions",
                    ),
                ),
                (
                    "fin",
                    models.DateField(
                        blank=True,
                        help_text="Dernier jour compris. Vide : sans fin.",
                        null=True,
                        verbose_name="jusqu’au",
                    ),
                ),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.institution",
                        verbose_name="commune",
                    ),
                ),
                (
                    "parquet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="besoins",
                        to="annuaire.institution",
                        verbose_name="parquet",
                    ),
                ),
            ],
            options={
                "verbose_name": "besoin",
                "ordering": ["sorte", models.OrderBy(models.F("commune__nom"), nulls_first=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sorte__in", ["tnr", "tig", "reparation"])), name="besoin_sorte"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)),
                        name="besoin_places",
                        violation_error_message="Un besoin est d’une personne au moins.",
                    ),
                ],
            },
        ),
    ]
