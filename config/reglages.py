"""Every setting an installation may give, in one table.

`settings.py` reads the environment through it, `docs/reglages.md` prints it, `docker-compose.yml` is checked against it.
"""

from pathlib import Path
from typing import Any, NamedTuple

import environ

RACINE = Path(__file__).resolve().parent.parent


class Reglage(NamedTuple):
    nom: str
    type: type
    defaut: Any
    sens: str


REGLAGES = (
    Reglage(
        "DONNEES", str, str(RACINE / "var"), "dossier de la base, des fichiers, de la file de messages et de la clé"
    ),
    Reglage("PORT", int, 8000, "port de la page"),
    Reglage("ADRESSE", str, "127.0.0.1", "adresse où la page écoute"),
    Reglage("FILS", int, 8, "pages servies à la fois"),
    Reglage("DEMONSTRATION", bool, False, "données fictives, comptes affichés, courriels gardés dans des fichiers"),
    Reglage("SECRET_KEY", str, "", "clé de signature ; vide : celle que `demarrer` a écrite dans `DONNEES`"),
    Reglage(
        "ALLOWED_HOSTS",
        list,
        ["127.0.0.1", "[::1]"],
        "noms sous lesquels l’application est servie, séparés par des virgules ; « localhost » l’est toujours",
    ),
    Reglage("HTTPS", bool, False, "servie derrière un mandataire HTTPS : cookies sûrs, HSTS, redirection"),
    Reglage("DATABASE_URL", str, "", "`postgres://rôle:mot-de-passe@hôte:port/base` ; vide : SQLite dans `DONNEES`"),
    Reglage("REDIS_URL", str, "", "`redis://hôte:port/0` ; vide : file de messages embarquée dans `DONNEES`"),
    Reglage("STATIQUE", str, "", "dossier des fichiers statiques rassemblés ; vide : `DONNEES/statique`"),
    Reglage(
        "EMAIL_URL", str, "consolemail://", "`smtp+tls://compte:mot-de-passe@hôte:587` ; sans effet en démonstration"
    ),
    Reglage("DEFAULT_FROM_EMAIL", str, "ne-pas-repondre@trait-d-union.example", "expéditeur des courriels"),
)

env = environ.Env(**{reglage.nom: (reglage.type, reglage.defaut) for reglage in REGLAGES})
