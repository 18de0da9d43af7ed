import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import procedure.models.documents
import procedure.models.dossiers
import procedure.models.histoire
import procedure.models.interesses
import procedure.models.mots
import procedure.models.recherches
from django.conf import settings
from django.db import migrations, models

from procedure.declencheurs import TABLES, Poser


class Migration(migrations.Migration):
    replaces = [
        ("procedure", "0001_initial"),
        ("procedure", "0002_faits_sans_texte"),
        ("procedure", "0003_journal"),
        ("procedure", "0004_courriers"),
        ("procedure", "0005_sceaux_consultations"),
        ("procedure", "0006_messages"),
        ("procedure", "0007_sel_des_lettres"),
        ("procedure", "0008_interesses_faits"),
        ("procedure", "0009_mots"),
        ("procedure", "0010_visites_reprises"),
        ("procedure", "0011_flux"),
        ("procedure", "0012_recherches"),
        ("procedure", "0013_pieces"),
        ("procedure", "0014_cote_des_consultations"),
        ("procedure", "0015_rapprochements"),
        ("procedure", "0016_reconnaissances"),
        ("procedure", "0017_acceptations"),
        ("procedure", "0018_listes"),
        ("procedure", "0019_vues"),
        ("procedure", "0020_exports"),
        ("procedure", "0021_nouvelles"),
        ("procedure", "0022_representant_retire"),
    ]

    initial = True

    dependencies = [("annuaire", "0001_premiere_edition")]

    operations = [
        migrations.CreateModel(
            name="Ronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("commencee_le", models.DateTimeField(default=django.utils.timezone.now)),
                ("finie_le", models.DateTimeField(db_index=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Acceptation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("le", models.DateTimeField()),
                (
                    "habilitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="annuaire.habilitation"
                    ),
                ),
            ],
            options={"ordering": ["habilitation_id", "le", "pk"]},
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jeton",
                    models.CharField(
                        default=procedure.models.dossiers.jeton,
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="identifiant",
                    ),
                ),
                ("numero", models.CharField(max_length=40, unique=True, verbose_name="numéro")),
                ("procedure", models.CharField(max_length=30, verbose_name="procédure")),
                ("etat", models.CharField(max_length=30, verbose_name="état")),
                ("etat_depuis", models.DateTimeField(verbose_name="dans cet état depuis")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="version")),
                ("rang", models.PositiveSmallIntegerField(default=0, verbose_name="saisine en cours")),
                (
                    "cote",
                    models.CharField(
                        choices=[("mairie", "mairie"), ("parquet", "parquet")], max_length=8, verbose_name="ouvert par"
                    ),
                ),
                ("engage_le", models.DateTimeField(null=True, verbose_name="premier acte sorti le")),
                ("transmis_le", models.DateTimeField(null=True, verbose_name="transmis le")),
                ("ouvert_le", models.DateTimeField(verbose_name="ouvert le")),
                ("faits_le", models.DateTimeField(blank=True, null=True, verbose_name="date et heure des faits")),
                ("faits_lieu", models.CharField(blank=True, max_length=250, verbose_name="lieu des faits")),
                ("faits_nature", models.CharField(blank=True, max_length=150, verbose_name="nature des faits")),
                ("qualification", models.CharField(blank=True, max_length=150, verbose_name="qualification")),
                ("resume", models.TextField(blank=True, max_length=6000, verbose_name="résumé des faits")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.institution",
                        verbose_name="commune",
                    ),
                ),
                (
                    "convention",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.version",
                        verbose_name="convention",
                    ),
                ),
                (
                    "ouvert_par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ouvert par",
                    ),
                ),
                (
                    "parquet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.institution",
                        verbose_name="parquet",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "ordering": ["-ouvert_le", "-pk"],
                "indexes": [
                    models.Index(fields=["parquet", "etat", "-ouvert_le", "-id"], name="dossier_parquet"),
                    models.Index(fields=["commune", "etat", "-ouvert_le", "-id"], name="dossier_commune"),
                    models.Index(fields=["parquet", "-ouvert_le", "-id"], name="dossier_parquet_recents"),
                    models.Index(fields=["commune", "-ouvert_le", "-id"], name="dossier_commune_recents"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cote__in", ["mairie", "parquet"])), name="dossier_cote"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("convention", None), ("engage_le__isnull", False), _connector="OR"),
                        name="dossier_convention_au_premier_acte",
                        violation_error_message="La convention d’un dossier est celle de son premier acte sorti.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jeton",
                    models.CharField(
                        default=procedure.models.documents.jeton, editable=False, max_length=20, unique=True
                    ),
                ),
                ("courrier", models.CharField(max_length=40)),
                ("destinataire", models.CharField(max_length=40)),
                ("titre", models.CharField(max_length=150)),
                ("html", models.TextField()),
                ("sel", models.CharField(default=procedure.models.histoire.sel, max_length=32)),
                ("empreinte", models.CharField(max_length=64)),
                ("pdf", models.FileField(blank=True, upload_to=procedure.models.documents.nom_opaque)),
                ("empreinte_pdf", models.CharField(blank=True, max_length=64)),
                ("rendu_le", models.DateTimeField(null=True)),
                ("reveil", models.DateTimeField(null=True)),
                ("essais", models.PositiveSmallIntegerField(default=0)),
                ("panne", models.CharField(blank=True, max_length=80)),
                (
                    "remplace",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remplacant",
                        to="procedure.document",
                    ),
                ),
                (
                    "signataire",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.habilitation",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="procedure.dossier"
                    ),
                ),
            ],
            options={"ordering": ["dossier_id", "pk"]},
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cote", models.CharField(blank=True, max_length=8)),
                ("quoi", models.CharField(max_length=60)),
                ("le", models.DateTimeField(db_index=True)),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="procedure.dossier",
                    ),
                ),
            ],
            options={"ordering": ["dossier_id", "le", "pk"]},
        ),
        migrations.CreateModel(
            name="Echeance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("delai", models.CharField(max_length=40)),
                ("rang", models.PositiveSmallIntegerField()),
                ("depart", models.DateTimeField()),
                ("prudent", models.DateTimeField(null=True)),
                ("limite", models.DateTimeField(null=True)),
                ("suspendue_le", models.DateTimeField(null=True)),
                ("effet", models.CharField(blank=True, max_length=40)),
                ("article", models.CharField(blank=True, max_length=80)),
                ("explication", models.JSONField(default=list)),
                ("plan", models.JSONField(default=list)),
                ("reveil", models.DateTimeField(null=True)),
                ("close_le", models.DateTimeField(null=True)),
                (
                    "fin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("levee", "levée"),
                            ("echue", "échue"),
                            ("remplacee", "remplacée par un nouveau calcul"),
                        ],
                        max_length=10,
                    ),
                ),
                ("echecs", models.PositiveSmallIntegerField(default=0)),
                ("panne", models.CharField(blank=True, max_length=200)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="echeances", to="procedure.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ["limite", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("reveil__isnull", False)), fields=["reveil"], name="echeance_reveil"
                    ),
                    models.Index(
                        condition=models.Q(("close_le", None), ("limite__isnull", False)),
                        fields=["limite"],
                        name="echeance_terme",
                    ),
                    models.Index(
                        condition=models.Q(("panne", ""), _negated=True), fields=["dossier"], name="echeance_panne"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("close_le__isnull", True)),
                        fields=("dossier", "delai"),
                        name="echeance_une_vive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("close_le", None), ("fin", "")),
                            models.Q(("close_le__isnull", False), ("reveil", None)),
                            _connector="OR",
                        ),
                        name="echeance_close",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effet", ""), models.Q(("article", ""), _negated=True), _connector="OR"),
                        name="echeance_effet",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jeton",
                    models.CharField(
                        default=procedure.models.recherches.jeton, editable=False, max_length=20, unique=True
                    ),
                ),
                ("codes", models.CharField(max_length=300)),
                ("cherche", models.BinaryField(null=True)),
                ("droits", models.CharField(max_length=64)),
                ("demande_le", models.DateTimeField()),
                ("combien", models.PositiveIntegerField(default=0)),
                ("faits", models.PositiveIntegerField(default=0)),
                ("vu_le", models.DateTimeField(null=True)),
                ("fini_le", models.DateTimeField(null=True)),
                ("pris_le", models.DateTimeField(null=True)),
                ("panne", models.CharField(blank=True, max_length=200)),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Flux",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("empreinte", models.CharField(max_length=64, unique=True)),
                ("sceau", models.CharField(max_length=128)),
                ("ouvert_le", models.DateTimeField()),
                ("lu_le", models.DateTimeField(null=True)),
                (
                    "personne",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Interesse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                ("morale", models.BooleanField(default=False, verbose_name="personne morale")),
                ("nom", models.CharField(max_length=150, verbose_name="nom ou dénomination")),
                ("prenoms", models.CharField(blank=True, max_length=100, verbose_name="prénoms")),
                ("ne_le", models.DateField(blank=True, null=True, verbose_name="date de naissance")),
                ("ne_a", models.CharField(blank=True, max_length=100, verbose_name="lieu de naissance")),
                ("adresse", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                ("telephone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                ("courriel", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("profession", models.CharField(blank=True, max_length=100, verbose_name="profession")),
                ("reconnue", procedure.models.interesses.Reconnaissance(blank=True, editable=False, max_length=64)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interesses", to="procedure.dossier"
                    ),
                ),
            ],
            options={
                "verbose_name": "intéressé",
                "ordering": ["dossier_id", "rang"],
                "indexes": [models.Index(fields=["reconnue"], name="interesse_reconnue")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "rang"),
                        name="interesse_rang",
                        violation_error_message="Une autre personne de ce dossier porte déjà ce rang.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("morale", False), models.Q(("ne_a", ""), ("ne_le", None), ("prenoms", "")), _connector="OR"
                        ),
                        name="interesse_morale",
                        violation_error_message="Une personne morale n’a ni prénoms, ni date ou lieu de naissance.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MotCle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sorte",
                    models.CharField(choices=[("nom", "nom"), ("lieu", "lieu"), ("numero", "numéro")], max_length=6),
                ),
                ("mot", procedure.models.mots.MotField(max_length=40)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mots",
                        to="procedure.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["dossier_id", "sorte", "mot"],
                "indexes": [models.Index(fields=["mot", "dossier"], name="motcle_mot")],
                "constraints": [models.UniqueConstraint(fields=("dossier", "mot", "sorte"), name="motcle_unique")],
            },
        ),
        migrations.CreateModel(
            name="Partage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "motif",
                    models.CharField(
                        choices=[
                            ("absence", "absence"),
                            ("renfort", "renfort"),
                            ("suite", "suite du dossier"),
                            ("suppleance", "suppléance"),
                        ],
                        max_length=12,
                        verbose_name="motif",
                    ),
                ),
                ("debut", models.DateTimeField(verbose_name="du")),
                ("fin", models.DateTimeField(null=True, verbose_name="jusqu’au")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="partages", to="procedure.dossier"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="annuaire.institution"
                    ),
                ),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["debut", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fin", None), ("fin__gte", models.F("debut")), _connector="OR"),
                        name="partage_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motif__in", ["absence", "renfort", "suite", "suppleance"])),
                        name="partage_motif",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rappel",
                    models.CharField(
                        choices=[("chaque", "à chaque fois"), ("jour", "une fois par jour"), ("jamais", "jamais")],
                        default="chaque",
                        max_length=6,
                        verbose_name="Un terme approche, ou vient de passer",
                    ),
                ),
                (
                    "tour",
                    models.CharField(
                        choices=[("chaque", "à chaque fois"), ("jour", "une fois par jour"), ("jamais", "jamais")],
                        default="chaque",
                        max_length=6,
                        verbose_name="Un dossier attend quelque chose de moi",
                    ),
                ),
                (
                    "reponse",
                    models.CharField(
                        choices=[("chaque", "à chaque fois"), ("jour", "une fois par jour"), ("jamais", "jamais")],
                        default="chaque",
                        max_length=6,
                        verbose_name="Le parquet, ou la mairie, m’a répondu",
                    ),
                ),
                ("touches", models.BooleanField(default=True, verbose_name="Raccourcis d’une seule touche")),
                (
                    "personne",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rapprochement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "motif",
                    models.CharField(
                        choices=[
                            ("coauteur", "coauteur des mêmes faits"),
                            ("suite", "l’un fait suite à l’autre"),
                            ("autre", "autre rapport"),
                        ],
                        max_length=8,
                        verbose_name="rapport",
                    ),
                ),
                ("cote", models.CharField(max_length=8)),
                ("fait_le", models.DateTimeField()),
                (
                    "premier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="procedure.dossier"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="procedure.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ["premier_id", "second_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("premier", "second"), name="rapprochement_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("premier__lt", models.F("second"))), name="rapprochement_ordre"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motif__in", ["coauteur", "suite", "autre"])), name="rapprochement_motif"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cote__in", ["mairie", "parquet"])), name="rapprochement_cote"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recherche",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jeton",
                    models.CharField(
                        default=procedure.models.recherches.jeton, editable=False, max_length=20, unique=True
                    ),
                ),
                ("contenu", models.BinaryField()),
                ("faite_le", models.DateTimeField(db_index=True)),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Relance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("prevue_le", models.DateTimeField()),
                ("faite_le", models.DateTimeField()),
                ("a", models.CharField(max_length=8)),
                ("escalade", models.BooleanField(default=False)),
                (
                    "echeance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relances", to="procedure.echeance"
                    ),
                ),
            ],
            options={
                "ordering": ["echeance_id", "prevue_le"],
                "constraints": [models.UniqueConstraint(fields=("echeance", "prevue_le"), name="relance_unique")],
            },
        ),
        migrations.CreateModel(
            name="Representant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nom", models.CharField(max_length=150, verbose_name="nom et prénom")),
                ("qualite", models.CharField(max_length=60, verbose_name="qualité")),
                ("adresse", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                ("telephone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                (
                    "retire",
                    models.BooleanField(default=False, verbose_name="n’en répond plus (décès, autorité retirée)"),
                ),
                (
                    "interesse",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="representants",
                        to="procedure.interesse",
                    ),
                ),
            ],
            options={"verbose_name": "représentant légal", "ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="Reprise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chemin", models.CharField(max_length=200)),
                ("contenu", models.BinaryField()),
                ("deposee_le", models.DateTimeField()),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("personne", "chemin"), name="reprise_unique")]},
        ),
        migrations.CreateModel(
            name="Sceau",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.PositiveIntegerField()),
                ("scelle_le", models.DateTimeField()),
                ("texte", models.TextField()),
                ("empreinte", models.CharField(max_length=64)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sceaux", to="annuaire.institution"
                    ),
                ),
            ],
            options={
                "ordering": ["institution", "rang"],
                "constraints": [models.UniqueConstraint(fields=("institution", "rang"), name="sceau_rang")],
            },
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("acte", models.CharField(max_length=40)),
                ("de", models.CharField(max_length=30)),
                ("vers", models.CharField(max_length=30)),
                ("consigne", models.BooleanField(default=False)),
                ("le", models.DateTimeField()),
                ("su_le", models.DateTimeField()),
                ("cote", models.CharField(blank=True, max_length=8)),
                ("donnees", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("empreintes", models.JSONField(default=dict)),
                ("maillon", models.CharField(max_length=64, unique=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="traces", to="procedure.dossier"
                    ),
                ),
                (
                    "par",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="annuaire.habilitation",
                    ),
                ),
            ],
            options={
                "ordering": ["dossier_id", "version"],
                "indexes": [models.Index(fields=["acte", "le"], name="trace_bilan")],
                "constraints": [models.UniqueConstraint(fields=("dossier", "version"), name="trace_version")],
            },
        ),
        migrations.CreateModel(
            name="Saisine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.PositiveSmallIntegerField()),
                ("issue", models.CharField(max_length=40)),
                ("debout", models.BooleanField(default=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="saisines", to="procedure.dossier"
                    ),
                ),
                (
                    "trace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="saisines", to="procedure.trace"
                    ),
                ),
            ],
            options={
                "ordering": ["dossier_id", "rang", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("debout", True)),
                        fields=("dossier", "rang"),
                        name="saisine_une_issue",
                        violation_error_message="Cette saisine a déjà une issue.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Propos",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("champ", models.CharField(max_length=40)),
                ("texte", models.TextField()),
                ("sel", models.CharField(default=procedure.models.histoire.sel, max_length=32)),
                (
                    "trace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="propos", to="procedure.trace"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("trace", "champ"), name="propos_unique")]},
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jeton", models.CharField(editable=False, max_length=20, unique=True)),
                ("cote", models.CharField(blank=True, max_length=8)),
                ("rang", models.PositiveSmallIntegerField()),
                (
                    "niveau",
                    models.CharField(
                        choices=[
                            ("general", "général"),
                            ("confidentiel", "confidentiel"),
                            ("secret", "secret partagé"),
                        ],
                        default="general",
                        max_length=12,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("pv", "procès-verbal"),
                            ("rapport", "rapport"),
                            ("photo", "photo"),
                            ("devis", "devis"),
                            ("preuve", "courrier ou courriel reçu"),
                            ("copie", "copie signée"),
                            ("autre", "autre pièce"),
                        ],
                        max_length=8,
                        verbose_name="nature",
                    ),
                ),
                ("titre", models.CharField(blank=True, max_length=120, verbose_name="titre")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("jpg", "Photo JPEG"),
                            ("png", "Image PNG"),
                            ("webp", "Image WebP"),
                            ("docx", "Texte Word"),
                            ("odt", "Texte OpenDocument"),
                            ("eml", "Courriel"),
                            ("txt", "Texte simple"),
                        ],
                        max_length=4,
                    ),
                ),
                ("octets", models.PositiveIntegerField()),
                ("pages", models.PositiveSmallIntegerField()),
                ("empreinte", models.CharField(max_length=64)),
                ("sel", models.CharField(blank=True, default=procedure.models.histoire.sel, max_length=32)),
                ("fichier", models.FileField(blank=True, upload_to="")),
                ("jointe_le", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="procedure.dossier"
                    ),
                ),
                (
                    "trace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="procedure.trace"
                    ),
                ),
            ],
            options={
                "ordering": ["dossier_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "cote", "rang"), name="piece_rang"),
                    models.CheckConstraint(
                        condition=models.Q(("cote__in", ["", "mairie", "parquet"])), name="piece_cote"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("niveau__in", ["general", "confidentiel", "secret"])), name="piece_niveau"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("courrier", models.CharField(blank=True, max_length=40)),
                ("destinataire", models.CharField(blank=True, max_length=40)),
                (
                    "pour",
                    models.CharField(
                        blank=True,
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
                    ),
                ),
                ("haut", models.BooleanField(default=False)),
                ("adresse", models.EmailField(blank=True, max_length=254)),
                (
                    "nouvelle",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rappel", "Un terme approche, ou vient de passer"),
                            ("tour", "Un dossier attend quelque chose de moi"),
                            ("reponse", "Le parquet, ou la mairie, m’a répondu"),
                        ],
                        max_length=8,
                    ),
                ),
                ("objet", models.CharField(max_length=200)),
                ("corps", models.TextField()),
                ("piece", models.TextField(blank=True)),
                ("nom_piece", models.CharField(blank=True, max_length=40)),
                ("identifiant", models.CharField(max_length=120, unique=True)),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("a_envoyer", "à envoyer"),
                            ("accepte", "accepté par le serveur du destinataire"),
                            ("echec", "abandonné après des échecs"),
                            ("rejete", "rejeté"),
                            ("ouvert", "ouvert dans le portail"),
                            ("remplace", "remplacé avant de partir"),
                            ("resume", "dit dans le courriel du jour"),
                            ("tu", "non demandé par son destinataire"),
                        ],
                        default="a_envoyer",
                        max_length=10,
                    ),
                ),
                ("depose_le", models.DateTimeField()),
                ("tente_le", models.DateTimeField(null=True)),
                ("accepte_le", models.DateTimeField(null=True)),
                ("ouvert_le", models.DateTimeField(null=True)),
                ("reveil", models.DateTimeField(null=True)),
                ("essais", models.PositiveSmallIntegerField(default=0)),
                ("panne", models.CharField(blank=True, max_length=80)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="procedure.document",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="procedure.dossier",
                    ),
                ),
                (
                    "personne",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resume",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="procedure.message",
                    ),
                ),
                (
                    "trace",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="procedure.trace",
                    ),
                ),
            ],
            options={
                "ordering": ["depose_le", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("reveil__isnull", False)), fields=["reveil"], name="message_reveil"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("etat", "a_envoyer"), ("reveil__isnull", False)),
                            models.Q(("etat", "a_envoyer"), _negated=True),
                            _connector="OR",
                        ),
                        name="message_attend",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rang", models.PositiveSmallIntegerField()),
                ("nom", models.CharField(max_length=60)),
                ("le", models.DateTimeField(null=True)),
                ("su_le", models.DateTimeField()),
                ("destinataire", models.CharField(blank=True, max_length=40)),
                (
                    "corrige",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successeur",
                        to="procedure.fait",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="faits", to="procedure.dossier"
                    ),
                ),
                (
                    "trace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="faits", to="procedure.trace"
                    ),
                ),
            ],
            options={"ordering": ["dossier_id", "le", "pk"]},
        ),
        migrations.AddField(
            model_name="document",
            name="trace",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="procedure.trace"
            ),
        ),
        migrations.CreateModel(
            name="Visite",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("derniere", models.DateTimeField()),
                ("avant", models.DateTimeField(null=True)),
                (
                    "personne",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jeton",
                    models.CharField(
                        default=procedure.models.recherches.jeton, editable=False, max_length=20, unique=True
                    ),
                ),
                ("contenu", models.BinaryField()),
                ("codes", models.CharField(max_length=300)),
                ("gardee_le", models.DateTimeField()),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Compteur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("procedure", models.CharField(max_length=30)),
                ("annee", models.PositiveSmallIntegerField()),
                ("dernier", models.PositiveIntegerField(default=0)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="annuaire.institution"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "commune", "annee"), name="compteur_unique")
                ]
            },
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("reveil__isnull", False)), fields=["reveil"], name="document_reveil"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("empreinte_pdf", ""), ("rendu_le", None)),
                    models.Q(("rendu_le__isnull", False), models.Q(("empreinte_pdf", ""), _negated=True)),
                    _connector="OR",
                ),
                name="document_rendu",
            ),
        ),
        Poser(*TABLES),
    ]
