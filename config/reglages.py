"""Every setting an installation may give, in one table.

`settings.py` reads the environment through it, `docs/reglages.md` prints it, `docker-compose.yml` is checked against it.
What is given wrongly stops whatever starts, in one sentence: a setting never silently means something else.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from environ import Env

from config.valeurs import adresse, liste, nombre, oui_ou_non

RACINE = Path(__file__).resolve().parent.parent


class Empechement(SystemExit):
    """Why nothing can start: one sentence on standard error, and status 1, wherever it is met."""


class Reglage(NamedTuple):
    nom: str
    lire: Callable[[str], Any]
    defaut: str  # as it would be typed
    sens: str

    def valeur(self):
        """What the environment says; empty says nothing, and the value itself, that may be secret, is never repeated."""
        donne = os.environ.get(self.nom, "")
        try:
            return self.lire(donne if donne.strip() else self.defaut)
        except Exception:
            raise Empechement(f"{self.nom} n’est pas compris : il faut {self.lire.__doc__}.") from None


REGLAGES = (
    Reglage("DONNEES", str, "var", "dossier de la base, des fichiers, de la file de messages et de la clé"),
    Reglage("PORT", nombre(0, 65535), "8000", "port de la page ; 0 : un port libre"),
    Reglage("ADRESSE", str, "127.0.0.1", "adresse où la page écoute"),
    Reglage("FILS", nombre(1, 200), "8", "pages servies à la fois"),
    Reglage(
        "DEMONSTRATION", oui_ou_non, "non", "données fictives, comptes affichés, courriels gardés dans des fichiers"
    ),
    Reglage("SECRET_KEY", str, "", "clé de signature ; vide : celle que `demarrer` a écrite dans `DONNEES`"),
    Reglage(
        "ALLOWED_HOSTS",
        liste,
        "127.0.0.1,[::1]",
        "noms sous lesquels l’application est servie, séparés par des virgules ; « localhost » l’est toujours",
    ),
    Reglage(
        "CLES_DES_SECRETS",
        liste,
        "",
        "clés qui chiffrent les seconds facteurs, séparées par des virgules : la première ferme, toutes ouvrent ; "
        "vide : `SECRET_KEY`",
    ),
    Reglage("HTTPS", oui_ou_non, "non", "servie derrière un mandataire HTTPS : cookies sûrs, HSTS, redirection"),
    Reglage(
        "MANDATAIRES",
        nombre(0, 9),
        "0",
        "mandataires devant l’application : d’autant de rangs on remonte `X-Forwarded-For` pour savoir qui appelle",
    ),
    Reglage(
        "ADRESSE_PUBLIQUE",
        adresse("https", "http"),
        "",
        "`https://dossiers.exemple.fr`, par où commencent les liens des courriels ; vide : l’adresse appelée, ou `http://localhost` et le port en démonstration",
    ),
    Reglage(
        "DATABASE_URL",
        adresse("postgres", "postgresql", lire=Env.db_url_config),
        "",
        "`postgres://rôle:mot-de-passe@hôte:port/base` ; vide : SQLite dans `DONNEES`",
    ),
    Reglage(
        "REDIS_URL", adresse("redis", "rediss"), "", "`redis://hôte:port/0` ; vide : file de messages dans `DONNEES`"
    ),
    Reglage("PIECE_TAILLE_MAX", nombre(1, 30), "20", "millions d’octets d’une pièce jointe à un dossier, au plus"),
    Reglage("COURRIEL_JOINTES_MAX", nombre(1, 30), "10", "millions d’octets joints à un courriel au parquet, au plus"),
    Reglage("PIECE_PAGES_MAX", nombre(1, 1000), "200", "pages d’une pièce en PDF, au plus"),
    Reglage("PIECES_PAR_DOSSIER", nombre(1, 1000), "100", "pièces d’un dossier, au plus"),
    Reglage(
        "ANTIVIRUS",
        adresse("tcp", "unix"),
        "",
        "`tcp://hôte:3310` ou `unix:///run/clamav/clamd.ctl`, où ClamAV écoute : ce qu’il n’a pas vu n’entre pas ; vide : aucun",
    ),
    Reglage(
        "CONSULTATIONS_GARDEES",
        nombre(180, 1095),
        "365",
        "jours pendant lesquels on garde qui a consulté quoi : six mois à un an, trois ans si on le justifie",
    ),
    Reglage(
        "TERRITOIRE",
        str,
        "donnees/communes.csv.gz",
        "liste officielle des communes ; lue au démarrage quand elle change",
    ),
    Reglage(
        "SECOND_FACTEUR_EXIGE",
        oui_ou_non,
        "oui",
        "magistrats, élus, administrateurs et exploitants n’entrent qu’avec un second facteur ; une démonstration le propose",
    ),
    Reglage("SESSION_INACTIVITE", nombre(5, 120), "30", "minutes sans rien faire, après quoi une session prend fin"),
    Reglage("SESSION_DUREE", nombre(1, 24), "8", "heures après lesquelles une session prend fin quoi qu’il s’y passe"),
    Reglage("STATIQUE", str, "", "dossier des fichiers statiques rassemblés ; vide : `DONNEES/statique`"),
    Reglage(
        "EMAIL_URL",
        adresse("smtp+tls", "smtp+ssl", "smtps", "smtp", lire=Env.email_url_config),
        "",
        "`smtp+tls://compte:mot-de-passe@hôte:587` ; vide : les courriels attendent, et `/sante/` le dit ; sans effet en démonstration",
    ),
    Reglage("DEFAULT_FROM_EMAIL", str, "ne-pas-repondre@trait-d-union.example", "expéditeur des courriels"),
)
_VALEURS = {reglage.nom: reglage.valeur() for reglage in REGLAGES}


def env(nom):
    return _VALEURS[nom]
