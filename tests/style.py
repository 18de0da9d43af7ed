"""What the house does not have, and how long things may be."""

import ast
from pathlib import Path

from tests.maison import ETAGES, fichiers, noeuds, nomme, par_texte

INTERDITS = {"services.py", "signals.py", "admin.py"}
MOTS = ("GenericForeignKey", "django.dispatch", "django.contrib.admin", 'ATOMIC_REQUESTS": True')
# Under thirty lines; at most a hundred and fifty.
LIGNES_PAR_FONCTION, LIGNES_PAR_FICHIER = 30, 150
SANS_LIMITE = {
    "config/settings.py",
    "rappel_ordre/procedure.py",
    "transactions/procedures/transaction.py",
}  # lists, not texts: a procedure is one page


def style(racine: Path):
    for app in ETAGES:
        for path in fichiers(racine, app):
            ici, texte = path.relative_to(racine), path.read_text()
            if path.name in INTERDITS:
                yield f"{ici}: la maison n’a pas de {path.name}"
            yield from (f"{ici}: {mot}" for mot in MOTS if mot in texte)
            yield from (f"{ici}:{ligne}: un signal" for ligne in _signaux(texte))
            if "migrations" not in path.parts:
                yield from _longueurs(ici, texte)


@par_texte
def _signaux(texte):
    yield from (noeud.lineno for noeud in noeuds(texte) if _signale(noeud))


def _signale(noeud):
    """However signals are reached. Celery's are the lives of a process, not the writing of a row."""
    match noeud:
        case ast.ImportFrom(module=str(module)):
            noms = [module, *(alias.name for alias in noeud.names)]
        case ast.Import():
            noms = [alias.name for alias in noeud.names]
        case _:
            noms = [nomme(noeud)]
    return any(nom.split(".")[-1] == "signals" and not nom.startswith("celery.") for nom in noms)


@par_texte
def _longueurs(ici, texte):
    lignes = texte.count("\n")
    if lignes > LIGNES_PAR_FICHIER and str(ici) not in SANS_LIMITE:
        yield f"{ici}: {lignes} lignes"
    fonctions = [noeud for noeud in noeuds(texte) if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef)]
    longues = [f for f in fonctions if f.end_lineno - f.lineno + 1 >= LIGNES_PAR_FONCTION]
    yield from (f"{ici}:{fonction.lineno}: {fonction.name} est longue" for fonction in longues)
