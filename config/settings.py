"""Settings, read from the environment through `reglages.py`. What is not there does not vary from one installation to another."""

from datetime import timedelta

from config.courriels import NULLE_PART
from config.reglages import RACINE, Empechement, env

DONNEES = (RACINE / env("DONNEES")).resolve()
DEMONSTRATION = env("DEMONSTRATION")
HTTPS = env("HTTPS")


def _cle() -> str:
    """The key that `demarrer` wrote beside the data; empty, Django refuses to sign anything."""
    fichier = DONNEES / "cle"
    try:
        return fichier.read_text() if fichier.exists() else ""
    except (OSError, ValueError):
        raise Empechement(f"La clé {fichier} ne peut pas être lue.") from None


SECRET_KEY = env("SECRET_KEY") or _cle()
ALLOWED_HOSTS = [*env("ALLOWED_HOSTS"), "localhost"]  # the health checks come from here

# The rooms of the house, from the top floor down. docs/decisions/0001-la-maison.md says why they are these.
APPS = ["config", "bilan", "echanges", "cddf", "transactions", "rappel_ordre", "seances", "procedure", "annuaire"]
# The procedures, each one page: docs/procedures.md is what they say.
PROCEDURES = [
    "rappel_ordre.procedure.RappelALOrdre",
    "bilan.procedures.convention.VieDeConvention",
    "transactions.procedures.transaction.TransactionMunicipale",
    "transactions.procedures.proposition.PropositionAuProcureur",
]
# What they add to the menu, for whoever stands on one of the two sides.
MENU = [("Travaux et réparations", "transactions:inventaire")]
# Passages name them already; none is offered before its procedure is here.
PROCEDURES_A_VENIR = ["classement", "cddf", "signalement", "alerte"]
INSTALLED_APPS = [
    *APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "procedure.demande.DemandeMiddleware",
    "procedure.regards.RegardMiddleware",  # above all that asks the base
    "django.middleware.security.SecurityMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressionMiddleware",  # below WhiteNoise, whose files are compressed already
    "config.confidentialite.RienNeResteMiddleware",  # below WhiteNoise: static files may be kept
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "procedure.reprises.ReprisesMiddleware",  # above the door that turns strangers away
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "annuaire.sessions.DureeMiddleware",
    "annuaire.porte.PorteMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RACINE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.contexte.installation",
                "procedure.contexte.horloge",
                "procedure.contexte.navigation",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Two databases, one behaviour: a transaction that writes never starts as a reader, and none waits for ever.
# Never ATOMIC_REQUESTS: the engine opens its transactions itself. docs/decisions/0004-deux-bases.md
# On PostgreSQL each question says who asks it: docs/decisions/0026-un-second-mur.md
if env("DATABASE_URL"):
    from config.postgresql.curseur import Curseur

    delais = {
        "connect_timeout": 5,
        "options": "-c lock_timeout=20s -c idle_in_transaction_session_timeout=60s -c jit=off",
    }
    BASE = {
        **env("DATABASE_URL"),
        "OPTIONS": {**delais, "cursor_factory": Curseur},
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
else:
    BASE = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DONNEES / "base.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL;"},
    }
DATABASES = {"default": {**BASE, "ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts: opened by an administrator, never by a passer-by.
AUTH_USER_MODEL = "annuaire.Personne"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "procedure:journee"
ACCOUNT_ADAPTER = "annuaire.comptes.Comptes"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # the time to install an application on a phone
# Who is slowed down is who fails, from where he fails: annuaire/comptes.py counts by account and address together.
# The codes of a second factor are counted so too, but by account alone: only who knows its password gets there.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "5/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = env("MANDATAIRES")
ICI = f"http://localhost:{env('PORT')}" if DEMONSTRATION and env("PORT") else ""  # its mails are read here
ADRESSE_PUBLIQUE = env("ADRESSE_PUBLIQUE").rstrip("/") or ICI

# The second factor: a passkey, or codes from an application, and recovery codes for the day the phone is lost.
SECOND_FACTEUR_EXIGE = env("SECOND_FACTEUR_EXIGE") and not DEMONSTRATION
CLES_DES_SECRETS = env("CLES_DES_SECRETS")
MFA_ADAPTER = "annuaire.second_facteur.SecondFacteur"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "10/m/ip"}
MFA_TOTP_ISSUER = "Trait d'union"
MFA_TOTP_TOLERANCE = 0  # a code that served is remembered for its own thirty seconds: no longer may it be accepted
MFA_FORMS = {
    "authenticate": "annuaire.forms.EntrerForm",
    "reauthenticate": "annuaire.forms.ConfirmerForm",
    "activate_totp": "annuaire.forms.ApplicationForm",
    "add_webauthn": "annuaire.forms.CleForm",
    "edit_webauthn": "annuaire.forms.RenommerForm",
}

# Sessions: annuaire/sessions.py ends them; their rows and cookies never outlive that.
SESSION_INACTIVITE = timedelta(minutes=env("SESSION_INACTIVITE"))
SESSION_DUREE = timedelta(hours=env("SESSION_DUREE"))
SESSION_COOKIE_AGE = int(SESSION_DUREE.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "français")]
TIME_ZONE = "Europe/Paris"

# The official list of communes: read when it is not the one read last (annuaire/territoire.py).
TERRITOIRE = RACINE / env("TERRITOIRE")

# Letters and pieces: files that no address serves; pages read them for those who may.
MEDIA_ROOT = DONNEES / "fichiers"

# What people join: bounds, and who looks at it first. A request brings a few files at most.
PIECE_TAILLE_MAX = env("PIECE_TAILLE_MAX") * 10**6
PIECE_PAGES_MAX = env("PIECE_PAGES_MAX")
COURRIEL_JOINTES_MAX = env("COURRIEL_JOINTES_MAX") * 10**6
PIECES_PAR_DOSSIER = env("PIECES_PAR_DOSSIER")
ANTIVIRUS = env("ANTIVIRUS")
REQUETE_MAX = 5 * PIECE_TAILLE_MAX
FILE_UPLOAD_HANDLERS = [
    "procedure.pieces.plafond.Plafond",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

STATIC_URL = "/statique/"
STATIC_ROOT = RACINE / (env("STATIQUE") or DONNEES / "statique")
STATICFILES_DIRS = [RACINE / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},  # of their owner only
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Already as small as they get, or asked for by no browser.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("woff2", "ttf", "map", "md")

# Mail: a demonstration writes to nobody.
COURRIELS = DONNEES / "courriels"
if DEMONSTRATION:
    EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", COURRIELS
else:
    vars().update(env("EMAIL_URL") or {"EMAIL_BACKEND": NULLE_PART})
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")

# Logs go to standard error; a demonstration is read by people.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.journaux.EnJson"}},
    "handlers": {"sortie": {"class": "logging.StreamHandler"} | ({} if DEMONSTRATION else {"formatter": "json"})},
    "root": {"handlers": ["sortie"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["sortie"], "level": "WARNING", "propagate": False}},
}

# Background work. Without Redis the queue is a folder: a lost message loses nothing, what is due is a row.
FILE_DE_MESSAGES = DONNEES / "file"
CELERY_BROKER_URL = env("REDIS_URL") or "filesystem://localhost//"
if not env("REDIS_URL"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(FILE_DE_MESSAGES / "messages"),
        "data_folder_out": str(FILE_DE_MESSAGES / "messages"),
        "control_folder": str(FILE_DE_MESSAGES / "controle"),
        "polling_interval": 0.2,
    }
CELERY_IMPORTS = ["procedure.horloge"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_POOL = "threads"
CELERY_WORKER_CONCURRENCY = 2
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_SCHEDULE = {"sonner": {"task": "procedure.horloge.sonner", "schedule": 60.0, "options": {"expires": 55}}}

CONSULTATIONS_GARDEES = env("CONSULTATIONS_GARDEES")

# Browser: nothing from elsewhere, nothing inline; Bootstrap's own icons are data: images.
# The names are Django 6's: there, config/csp.py goes and its middleware takes Django's place.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:  # a browser takes a cookie of this name from our own name only, never from a neighbour of the domain
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_REDIRECT_EXEMPT = [r"^sante/"]
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
# Other names of the domain, and the browsers' own list, are for the domain's owner to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
