import annuaire.models.clauses
import annuaire.models.infractions
import annuaire.models.institutions
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("annuaire", "0001_initial"),
        ("annuaire", "0002_en_tetes"),
        ("annuaire", "0003_presences"),
        ("annuaire", "0004_territoire"),
        ("annuaire", "0005_fusions"),
        ("annuaire", "0006_accuses"),
        ("annuaire", "0007_paragraphes"),
        ("annuaire", "0008_recherche"),
        ("annuaire", "0009_infractions_locales"),
        ("annuaire", "0010_conventions_saisies"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Releve",
            fields=[
                (
                    "empreinte",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="SHA-256 du fichier"
                    ),
                ),
                ("lu_le", models.DateTimeField(auto_now=True, verbose_name="lu le")),
            ],
            options={"verbose_name": "relevé", "ordering": ["-lu_le"]},
        ),
        migrations.CreateModel(
            name="Tribunal",
            fields=[
                ("code", models.CharField(max_length=14, primary_key=True, serialize=False, verbose_name="numéro")),
                ("nom", models.CharField(max_length=150, verbose_name="nom")),
            ],
            options={"verbose_name": "tribunal", "verbose_name_plural": "tribunaux", "ordering": ["nom", "code"]},
        ),
        migrations.CreateModel(
            name="Personne",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="adresse électronique")),
                ("prenom", models.CharField(max_length=100, verbose_name="prénom")),
                ("nom", models.CharField(max_length=100, verbose_name="nom")),
                ("telephone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                ("is_active", models.BooleanField(default=True, verbose_name="compte ouvert")),
                (
                    "cree_le",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="créé le"),
                ),
            ],
            options={
                "verbose_name": "personne",
                "ordering": ["nom", "prenom", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="personne_email_minuscule",
                        violation_error_message="L’adresse électronique s’écrit en minuscules.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Institution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("commune", "Commune"),
                            ("epci", "Établissement public de coopération intercommunale"),
                            ("parquet", "Parquet"),
                            ("association", "Association"),
                        ],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("nom", models.CharField(max_length=150, verbose_name="nom")),
                (
                    "cherche",
                    models.CharField(default="", editable=False, max_length=170, verbose_name="nom et code simplifiés"),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="INSEE, SIREN, code du tribunal ou RNA, selon la nature.",
                        max_length=14,
                        verbose_name="code officiel",
                    ),
                ),
                (
                    "fuseau",
                    models.CharField(
                        default="Europe/Paris",
                        max_length=40,
                        validators=[annuaire.models.institutions.valider_fuseau],
                        verbose_name="fuseau horaire",
                    ),
                ),
                (
                    "temple",
                    models.BooleanField(
                        default=False,
                        help_text="En Moselle, Bas-Rhin et Haut-Rhin, le Vendredi saint n’est férié que là où il y en a.",
                        verbose_name="temple protestant ou église mixte",
                    ),
                ),
                (
                    "devenue_le",
                    models.DateField(
                        blank=True, help_text="Premier jour de la nouvelle.", null=True, verbose_name="depuis le"
                    ),
                ),
                ("modifiee_le", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "devenue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anciennes",
                        to="annuaire.institution",
                        verbose_name="devenue",
                    ),
                ),
                (
                    "parquet",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"nature": "parquet"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ressort",
                        to="annuaire.institution",
                        verbose_name="parquet du ressort",
                    ),
                ),
            ],
            options={
                "verbose_name": "institution",
                "ordering": ["nom", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("nature", "code"),
                        name="institution_code_unique",
                        violation_error_message="Une institution de cette nature porte déjà ce code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nature__in", ["commune", "epci", "parquet", "association"])),
                        name="institution_nature_connue",
                        violation_error_message="Cette nature d’institution n’existe pas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nature", "commune"), _negated=True),
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 5),
                            _connector="OR",
                        ),
                        name="institution_code_insee",
                        violation_error_message="Le code INSEE d’une commune a cinq caractères, comme 73008 ou 2A004.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parquet", None), ("nature__in", ["commune", "epci"]), _connector="OR"),
                        name="institution_ressort",
                        violation_error_message="Seuls une commune ou un EPCI relèvent d’un parquet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("devenue", None), ("devenue_le", None)),
                            models.Q(("devenue__isnull", False), ("devenue_le__isnull", False)),
                            _connector="OR",
                        ),
                        name="institution_devenue_un_jour",
                        violation_error_message="Une fusion se dit entière : avec qui, et depuis quel jour.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InfractionLocale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "article",
                    models.CharField(
                        help_text="« R. 644-3 CP », « arrêté n° 2026-12 du 3 mai 2026, art. 2 ».",
                        max_length=80,
                        validators=[annuaire.models.infractions.une_ligne],
                        verbose_name="article",
                    ),
                ),
                (
                    "faits",
                    models.CharField(
                        max_length=110,
                        validators=[annuaire.models.infractions.une_ligne],
                        verbose_name="faits, en quelques mots",
                    ),
                ),
                ("aussi", models.CharField(blank=True, max_length=150, verbose_name="autres mots pour la trouver")),
                (
                    "classe",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "délit"),
                            (1, "1re classe"),
                            (2, "2e classe"),
                            (3, "3e classe"),
                            (4, "4e classe"),
                            (5, "5e classe"),
                        ],
                        verbose_name="gravité",
                    ),
                ),
                (
                    "personnes",
                    models.BooleanField(
                        default=False,
                        help_text="L’agent devra dire qui est la victime, où, à combien, et avec quels mots.",
                        verbose_name="contre une personne",
                    ),
                ),
                ("rappel", models.BooleanField(default=True, verbose_name="un rappel à l’ordre peut y répondre")),
                (
                    "debut",
                    models.DateField(
                        help_text="La loi est celle du jour des faits.", verbose_name="en vigueur depuis le"
                    ),
                ),
                (
                    "fin",
                    models.DateField(
                        blank=True,
                        help_text="Dernier jour compris. Vide : sans fin connue.",
                        null=True,
                        verbose_name="jusqu’au",
                    ),
                ),
                ("retiree", models.BooleanField(default=False, verbose_name="retirée")),
                ("modifiee_le", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="infractions",
                        to="annuaire.institution",
                        verbose_name="commune",
                    ),
                ),
            ],
            options={
                "verbose_name": "infraction ajoutée",
                "ordering": ["faits", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institution", "article", "faits", "debut"),
                        name="infraction_locale_unique",
                        violation_error_message="Cette infraction est déjà dans votre liste, depuis ce jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fin", None), ("fin__gte", models.F("debut")), _connector="OR"),
                        name="infraction_locale_dates",
                        violation_error_message="Cette infraction prend fin avant d’être en vigueur.",
                    ),
                    models.CheckConstraint(condition=models.Q(("classe__lte", 5)), name="infraction_locale_classe"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rappel", False),
                            models.Q(("classe__gt", 0), models.Q(("classe", 5), ("personnes", True), _negated=True)),
                            _connector="OR",
                        ),
                        name="infraction_locale_exclue",
                        violation_error_message="Un délit, et une contravention de la 5e classe contre les personnes, excluent le rappel à l’ordre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Habilitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("agent", "Agent de la mairie"),
                            ("elu", "Élu"),
                            ("coordonnateur", "Coordonnateur du CLSPD"),
                            ("magistrat", "Magistrat du parquet"),
                            ("juriste", "Juriste assistant"),
                            ("secretariat", "Secrétariat du parquet"),
                            ("delegue", "Délégué du procureur"),
                            ("membre", "Membre d’un conseil ou d’un groupe"),
                            ("representant", "Représentant d’une association"),
                            ("administrateur", "Administrateur de l’institution"),
                            ("exploitant", "Exploitant de la plateforme"),
                        ],
                        max_length=15,
                        verbose_name="rôle",
                    ),
                ),
                (
                    "qualite",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("maire", "Maire"),
                            ("adjoint", "Adjoint au maire"),
                            ("conseiller", "Conseiller municipal"),
                            ("president", "Président de l’intercommunalité"),
                            ("vice-president", "Vice-président de l’intercommunalité"),
                        ],
                        max_length=15,
                        verbose_name="qualité",
                    ),
                ),
                (
                    "competence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Toutes affaires"),
                            ("mineurs", "Affaires de mineurs"),
                            ("referent", "Référent d’une commune"),
                        ],
                        max_length=10,
                        verbose_name="compétence",
                    ),
                ),
                ("debut", models.DateField(verbose_name="du")),
                (
                    "fin",
                    models.DateField(
                        blank=True, help_text="Dernier jour de l’habilitation.", null=True, verbose_name="au"
                    ),
                ),
                ("fermee_le", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="fermée le")),
                (
                    "arrete_numero",
                    models.CharField(blank=True, max_length=40, verbose_name="arrêté de délégation, numéro"),
                ),
                ("arrete_date", models.DateField(blank=True, null=True, verbose_name="arrêté de délégation, date")),
                ("modifiee_le", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="habilitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="habilitations",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "referent_de",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"nature": "commune"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referents",
                        to="annuaire.institution",
                        verbose_name="référent de",
                    ),
                ),
            ],
            options={
                "verbose_name": "habilitation",
                "ordering": ["-debut", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("referent_de", None)),
                        fields=("personne", "institution", "role", "competence", "debut"),
                        name="habilitation_unique",
                        violation_error_message="Cette personne tient déjà cette habilitation depuis ce jour.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("referent_de__isnull", False)),
                        fields=("personne", "institution", "referent_de", "debut"),
                        name="habilitation_referent_unique",
                        violation_error_message="Cette personne est déjà référente de cette commune depuis ce jour.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("institution", None)),
                        fields=("personne", "debut"),
                        name="habilitation_exploitant_unique",
                        violation_error_message="Cette personne exploite déjà la plateforme depuis ce jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fin", None), ("fin__gte", models.F("debut")), _connector="OR"),
                        name="habilitation_dates",
                        violation_error_message="L’habilitation finit avant d’avoir commencé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "agent",
                                    "elu",
                                    "coordonnateur",
                                    "magistrat",
                                    "juriste",
                                    "secretariat",
                                    "delegue",
                                    "membre",
                                    "representant",
                                    "administrateur",
                                    "exploitant",
                                ],
                            )
                        ),
                        name="habilitation_role_connu",
                        violation_error_message="Ce rôle n’existe pas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("institution", None), ("role", "exploitant")),
                            models.Q(models.Q(("role", "exploitant"), _negated=True), ("institution__isnull", False)),
                            _connector="OR",
                        ),
                        name="habilitation_exploitant_sans_institution",
                        violation_error_message="Toute habilitation est tenue dans une institution, sauf celle de l’exploitant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("qualite__in", ["maire", "adjoint", "conseiller", "president", "vice-president"]),
                                ("role", "elu"),
                            ),
                            models.Q(models.Q(("role", "elu"), _negated=True), ("qualite", "")),
                            _connector="OR",
                        ),
                        name="habilitation_qualite_de_l_elu",
                        violation_error_message="Un élu, et lui seul, a une qualité : maire, adjoint, conseiller ou président.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("qualite__in", ["adjoint", "conseiller", "vice-president"]), _negated=True),
                            models.Q(models.Q(("arrete_numero", ""), _negated=True), ("arrete_date__isnull", False)),
                            _connector="OR",
                        ),
                        name="habilitation_arrete_du_delegataire",
                        violation_error_message="Un délégataire n’agit que par un arrêté : son numéro et sa date (art. L.2122-18 CGCT).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("competence", ""),
                            models.Q(("competence__in", ["mineurs", "referent"]), ("role", "magistrat")),
                            _connector="OR",
                        ),
                        name="habilitation_competence_du_magistrat",
                        violation_error_message="Seul un magistrat est compétent pour les mineurs, ou référent d’une commune.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("competence", "referent"), ("referent_de__isnull", False)),
                            models.Q(models.Q(("competence", "referent"), _negated=True), ("referent_de", None)),
                            _connector="OR",
                        ),
                        name="habilitation_referent_d_une_commune",
                        violation_error_message="Un référent l’est d’une commune, et lui seul.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnTete",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "nom",
                    models.CharField(
                        help_text="Par exemple « Ville de Sainte-Aure ».", max_length=150, verbose_name="nom en tête"
                    ),
                ),
                ("service", models.CharField(blank=True, max_length=150, verbose_name="service")),
                ("adresse", models.CharField(max_length=250, verbose_name="adresse")),
                ("lieu", models.CharField(max_length=100, verbose_name="fait à")),
                (
                    "appel",
                    models.CharField(
                        blank=True,
                        help_text="« Madame la procureure de la République ».",
                        max_length=150,
                        verbose_name="appel",
                    ),
                ),
                ("courriel", models.EmailField(blank=True, max_length=254, verbose_name="adresse électronique")),
                ("armoiries", models.BinaryField(blank=True, default=bytes, verbose_name="armoiries")),
                ("legende", models.CharField(blank=True, max_length=250, verbose_name="description des armoiries")),
                (
                    "institution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="en_tete",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={"verbose_name": "en-tête", "ordering": ["institution_id"]},
        ),
        migrations.CreateModel(
            name="Convention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("intitule", models.CharField(max_length=200, verbose_name="intitulé")),
                (
                    "tiers",
                    models.TextField(
                        blank=True,
                        help_text="Un par ligne : une association d’élus, un EPCI…",
                        max_length=500,
                        verbose_name="autres signataires",
                    ),
                ),
                (
                    "fin",
                    models.DateField(
                        blank=True,
                        help_text="Dernier jour, une fois dénoncée ou échue.",
                        null=True,
                        verbose_name="prend fin le",
                    ),
                ),
                ("modifiee_le", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "parquet",
                    models.ForeignKey(
                        limit_choices_to={"nature": "parquet"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conventions",
                        to="annuaire.institution",
                        verbose_name="parquet",
                    ),
                ),
            ],
            options={"verbose_name": "convention", "ordering": ["intitule", "pk"]},
        ),
        migrations.CreateModel(
            name="Adhesion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signee_le", models.DateField(verbose_name="signée le")),
                (
                    "deliberation_numero",
                    models.CharField(blank=True, max_length=40, verbose_name="délibération qui l’autorise, numéro"),
                ),
                ("deliberation_le", models.DateField(blank=True, null=True, verbose_name="délibération, date")),
                ("vote", models.CharField(blank=True, max_length=80, verbose_name="vote qui l’autorise")),
                ("prefecture_le", models.DateField(blank=True, null=True, verbose_name="reçue en préfecture le")),
                ("publiee_le", models.DateField(blank=True, null=True, verbose_name="publiée le")),
                ("fin", models.DateField(blank=True, null=True, verbose_name="prend fin le")),
                ("modifiee_le", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "convention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adhesions",
                        to="annuaire.convention",
                        verbose_name="convention",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adhesions",
                        to="annuaire.institution",
                        verbose_name="commune",
                    ),
                ),
            ],
            options={
                "verbose_name": "adhésion",
                "ordering": ["signee_le", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("convention", "commune", "signee_le"),
                        name="adhesion_unique",
                        violation_error_message="Cette commune a déjà adhéré à cette date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fin", None), ("fin__gte", models.F("signee_le")), _connector="OR"),
                        name="adhesion_dates",
                        violation_error_message="L’adhésion prend fin avant d’être signée.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("debut", models.DateField(verbose_name="du")),
                ("fin", models.DateField(help_text="Dernier jour de l’absence.", verbose_name="au")),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
                (
                    "suppleant",
                    models.ForeignKey(
                        blank=True,
                        help_text="Reçoit les rappels, et lit les dossiers confiés à la personne absente.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suppleances",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suppléant",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "ordering": ["debut", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fin__gte", models.F("debut"))),
                        name="absence_dates",
                        violation_error_message="L’absence finit avant d’avoir commencé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("suppleant", None),
                            models.Q(("suppleant", models.F("personne")), _negated=True),
                            _connector="OR",
                        ),
                        name="absence_suppleant_autre",
                        violation_error_message="Personne ne se supplée soi-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intercommunalite",
            fields=[
                ("siren", models.CharField(max_length=9, primary_key=True, serialize=False, verbose_name="SIREN")),
                ("nom", models.CharField(max_length=150, verbose_name="nom")),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("CC", "Communauté de communes"),
                            ("CA", "Communauté d’agglomération"),
                            ("CU", "Communauté urbaine"),
                            ("METRO", "Métropole"),
                            ("MET69", "Métropole de Lyon"),
                        ],
                        max_length=5,
                        verbose_name="nature",
                    ),
                ),
            ],
            options={
                "verbose_name": "intercommunalité",
                "ordering": ["nom", "siren"],
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("siren"), 9),
                        name="intercommunalite_siren",
                        violation_error_message="Un SIREN a neuf chiffres.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nature__in", ["CC", "CA", "CU", "METRO", "MET69"])),
                        name="intercommunalite_nature_connue",
                        violation_error_message="Cette nature d’intercommunalité n’existe pas.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JourFerie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jour", models.DateField(verbose_name="jour")),
                ("motif", models.CharField(max_length=80, verbose_name="motif")),
                ("retire", models.BooleanField(default=False, verbose_name="retiré")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jours_feries",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "jour férié local",
                "ordering": ["jour", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institution", "jour"),
                        name="jour_ferie_unique",
                        violation_error_message="Ce jour est déjà férié ici.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListeExpediteurs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("etablie_le", models.DateTimeField(verbose_name="établie le")),
                ("recue_le", models.DateTimeField(null=True, verbose_name="reçue le")),
                (
                    "recue_de",
                    models.CharField(blank=True, max_length=150, verbose_name="accusé de réception donné par"),
                ),
                ("notee_le", models.DateTimeField(null=True, verbose_name="notée le")),
                ("preuve", models.FileField(blank=True, upload_to="", verbose_name="document reçu")),
                (
                    "habilitations",
                    models.ManyToManyField(related_name="+", to="annuaire.habilitation", verbose_name="habilitations"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listes",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "parquet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listes_recues",
                        to="annuaire.institution",
                        verbose_name="parquet",
                    ),
                ),
                (
                    "recue_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.habilitation",
                        verbose_name="réception accusée par",
                    ),
                ),
            ],
            options={
                "verbose_name": "liste des expéditeurs",
                "ordering": ["institution", "parquet", "rang"],
                "constraints": [
                    models.UniqueConstraint(fields=("institution", "parquet", "rang"), name="liste_rang"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recue_le", None), ("recue_par", None)),
                            models.Q(("recue_le__isnull", False), ("recue_par__isnull", False)),
                            _connector="OR",
                        ),
                        name="liste_recue",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paragraphe",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("courrier", models.CharField(max_length=80, verbose_name="courrier")),
                ("rang", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                ("texte", models.TextField(verbose_name="texte")),
                ("ecrit_le", models.DateTimeField(null=True, verbose_name="écrit le")),
                (
                    "ecrit_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.habilitation",
                        verbose_name="écrit par",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paragraphes",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "paragraphe",
                "ordering": ["institution_id", "courrier", "rang"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institution", "courrier", "rang"),
                        name="paragraphe_rang",
                        violation_error_message="Ce courrier a déjà un paragraphe de ce rang.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Permanence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("debut", models.DateTimeField(verbose_name="du")),
                ("fin", models.DateTimeField(verbose_name="au")),
                ("telephone", models.CharField(max_length=30, verbose_name="téléphone")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permanences",
                        to="annuaire.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "permanence",
                "ordering": ["debut", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fin__gt", models.F("debut"))),
                        name="permanence_dates",
                        violation_error_message="La permanence finit avant d’avoir commencé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Commune",
            fields=[
                ("code", models.CharField(max_length=5, primary_key=True, serialize=False, verbose_name="code INSEE")),
                ("nom", models.CharField(max_length=80, verbose_name="nom")),
                ("cherche", models.CharField(editable=False, max_length=80, verbose_name="nom simplifié")),
                ("siren", models.CharField(blank=True, max_length=9, verbose_name="SIREN")),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="population")),
                (
                    "devenue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anciennes",
                        to="annuaire.commune",
                        verbose_name="devenue",
                    ),
                ),
                (
                    "intercommunalite",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="communes",
                        to="annuaire.intercommunalite",
                        verbose_name="intercommunalité",
                    ),
                ),
                (
                    "tribunal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="communes",
                        to="annuaire.tribunal",
                        verbose_name="tribunal",
                    ),
                ),
            ],
            options={
                "verbose_name": "commune",
                "ordering": ["cherche", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 5),
                        name="commune_code_insee",
                        violation_error_message="Le code INSEE d’une commune a cinq caractères, comme 73008 ou 2A004.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("devenue", None), models.Q(("devenue", models.F("code")), _negated=True), _connector="OR"
                        ),
                        name="commune_devenue_une_autre",
                        violation_error_message="Une commune ne devient pas elle-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                ("en_vigueur_le", models.DateField(verbose_name="en vigueur le")),
                (
                    "arretee_le",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, null=True, verbose_name="arrêtée le"
                    ),
                ),
                (
                    "convention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="annuaire.convention",
                        verbose_name="convention",
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "ordering": ["convention_id", "-rang"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("convention", "rang"),
                        name="version_rang",
                        violation_error_message="Cette convention a déjà une version de ce rang.",
                    ),
                    models.UniqueConstraint(
                        fields=("convention", "en_vigueur_le"),
                        name="version_date",
                        violation_error_message="Une autre version entre en vigueur ce jour-là.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cle", models.CharField(max_length=60, verbose_name="sujet")),
                ("article", models.CharField(max_length=80, verbose_name="article")),
                ("duree", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="durée")),
                (
                    "unite",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("heures", "heures"),
                            ("jours", "jours calendaires"),
                            ("ouvrables", "jours ouvrables"),
                            ("francs", "jours francs"),
                            ("mois", "mois"),
                            ("annees", "ans"),
                        ],
                        max_length=10,
                        verbose_name="unité",
                    ),
                ),
                ("prorogee", models.BooleanField(default=False, verbose_name="prorogée au jour ouvrable suivant")),
                (
                    "effet",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "aucun effet : rappels seulement"),
                            ("acceptation", "le silence vaut acceptation"),
                            ("refus", "le silence vaut refus"),
                            ("le_maire_decide", "le maire décide"),
                            ("ensemble", "le maire et le parquet décident ensemble"),
                        ],
                        max_length=20,
                        verbose_name="effet du silence",
                    ),
                ),
                ("valeur", models.JSONField(blank=True, null=True, verbose_name="valeur")),
                (
                    "rappels",
                    models.JSONField(
                        blank=True,
                        null=True,
                        validators=[annuaire.models.clauses.valider_jours],
                        verbose_name="rappels, en jours avant le terme",
                    ),
                ),
                (
                    "relances",
                    models.JSONField(
                        blank=True,
                        null=True,
                        validators=[annuaire.models.clauses.valider_jours],
                        verbose_name="relances, en jours après",
                    ),
                ),
                (
                    "escalade",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="relance à partir de laquelle monte"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="annuaire.version",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause",
                "ordering": ["version_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "cle"),
                        name="clause_unique",
                        violation_error_message="Cette version a déjà une clause sur ce sujet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article", ""), _negated=True),
                        name="clause_article",
                        violation_error_message="Une clause cite l’article qui la fonde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("duree", None), ("prorogee", False), ("unite", "")),
                            models.Q(
                                ("duree__gte", 1),
                                ("unite__in", ["heures", "jours", "ouvrables", "francs", "mois", "annees"]),
                            ),
                            _connector="OR",
                        ),
                        name="clause_terme_entier",
                        violation_error_message="Un délai a une durée d’au moins un et son unité.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("prorogee", True), ("unite", "heures"), _negated=True),
                        name="clause_heures_sans_report",
                        violation_error_message="Un délai en heures ne se reporte pas au jour ouvrable suivant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effet", ""),
                            models.Q(
                                ("duree__isnull", False),
                                ("effet__in", ["", "acceptation", "refus", "le_maire_decide", "ensemble"]),
                            ),
                            _connector="OR",
                        ),
                        name="clause_effet_d_un_terme",
                        violation_error_message="Pas d’effet du silence sans délai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effet", ""),
                            models.Q(("cle__in", ("transaction.homologation", "classement.validation")), _negated=True),
                            _connector="OR",
                        ),
                        name="clause_effet_permis",
                        violation_error_message="Cette décision n’appartient qu’à l’autorité judiciaire : le silence ne la prend jamais.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("duree__isnull", False),
                            models.Q(("escalade", None), ("rappels", None), ("relances", None)),
                            _connector="OR",
                        ),
                        name="clause_rappels_d_un_terme",
                        violation_error_message="Pas de rappels sans délai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cle", "transaction.acceptation"), _negated=True),
                            ("effet", "refus"),
                            _connector="OR",
                        ),
                        name="clause_silence_du_contrevenant",
                        violation_error_message="Le silence du contrevenant vaut refus, quoi qu’on signe (art. R.15-33-62 CPP).",
                    ),
                ],
            },
        ),
    ]
