"""The rules of the house that import-linter cannot see. Each takes the root of a tree and yields its breaches."""

import ast
import re
from functools import cache
from pathlib import Path

from annuaire.clauses import SUJETS

ETAGES = {
    "annuaire": 0,
    "procedure": 1,
    "seances": 2,
    "rappel_ordre": 3,
    "transactions": 3,
    "cddf": 3,
    "echanges": 3,
    "bilan": 3,
    "config": 4,
}
# Templates that belong to no app stand on the floor of those that serve every procedure.
GABARITS_COMMUNS = {"account": "annuaire", "demonstration": "config"}
# Those whose addresses bear no prefix: a name says nothing of the floor it leads to.
SANS_PREFIXE = ("annuaire", "config")
LIENS = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
CHARGEURS = {"get_model", "get_app_config", "import_string", "import_module", "__import__"}
REGISTRES = {"all_models", "app_configs"}
# The only places that may load what the settings name.
CHARGENT_PAR_LE_NOM = {"procedure/page.py"}
MENTION = re.compile(r"/?([a-z_]+)[.:/]")
BALISE = re.compile(r"{[{%].*?[%}]}", re.DOTALL)
CHAINE = re.compile(r"""(["'])(.*?)\1""")
LIEN = re.compile(r"""{%\s*url\s+["'](\w+)["']""")


def fichiers(racine: Path, app: str):
    yield from sorted(path for path in (racine / app).rglob("*.py") if "__pycache__" not in path.parts)


def monte(app: str, autre: str | None) -> bool:
    """Is this a room that `app` may not know: above it, or beside it?"""
    return autre in ETAGES and autre != app and ETAGES[autre] >= ETAGES[app]


def mentionne(app: str, texte: str) -> bool:
    """Models, addresses, templates and modules all begin with their app. The subjects of conventions do too, and are not."""
    mention = MENTION.match(texte)
    return texte not in SUJETS and mention is not None and monte(app, mention[1])


def noeuds(texte: str) -> list:
    """All that a module says, in a row."""
    return list(ast.walk(ast.parse(texte)))


def nomme(noeud) -> str:
    return getattr(noeud, "attr", getattr(noeud, "id", ""))


def references(racine: Path):
    """No text of an app names what stands above it or beside it, in whatever it is written."""
    noms = tuple(adresses_courtes(racine).items())
    for app in ETAGES:
        for path in fichiers(racine, app):
            ici, texte = path.relative_to(racine), path.read_text()
            yield from (f"{ici}:{ligne}: mentionne « {mot} »" for ligne, mot in _mentions(app, noms, texte))
            if str(ici) not in CHARGENT_PAR_LE_NOM:
                yield from (f"{ici}:{ligne}: charge un nom calculé" for ligne in _charges(texte))


def par_texte(regle):
    """A text says the same in whatever tree it stands: it is read once."""
    return cache(lambda *demande: list(regle(*demande)))


@par_texte
def _mentions(app, noms, texte):
    noms = dict(noms)
    for noeud in noeuds(texte):
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and mentionne(app, noeud.value):
            yield noeud.lineno, noeud.value
        yield from ((noeud.lineno, mot) for mot in _constantes(_apps_nues(noeud)) if monte(app, mot))
        if isinstance(noeud, ast.Call) and nomme(noeud.func) in LIENS:
            liens = _constantes(_arguments(noeud))
            yield from ((noeud.lineno, nom) for nom in liens if monte(app, noms.get(nom)))


def _apps_nues(noeud):
    """Where a lone word names an app: a loader's arguments, a registry's key, half a sum, the parents of a migration."""
    match noeud:
        case ast.Call() if nomme(noeud.func) in CHARGEURS:
            return _arguments(noeud)
        case ast.Subscript() if nomme(noeud.value) in REGISTRES:
            return [noeud.slice]
        case ast.BinOp():
            return [noeud.left, noeud.right]
        case ast.Assign(targets=[ast.Name(id="dependencies" | "run_before")], value=ast.List(elts=parents)):
            return [parent.elts[0] for parent in parents if isinstance(parent, ast.Tuple)]
    return []


def _arguments(appel):
    return [*appel.args, *(mot.value for mot in appel.keywords)]


def _constantes(valeurs):
    return [v.value for v in valeurs if isinstance(v, ast.Constant) and isinstance(v.value, str)]


@par_texte
def _charges(texte):
    """A loader is called by its own name, and with names that can be read."""
    lus = noeuds(texte)
    appels = [noeud for noeud in lus if isinstance(noeud, ast.Call) and nomme(noeud.func) in CHARGEURS]
    lisibles = {id(appel.func) for appel in appels if all(isinstance(v, ast.Constant) for v in _arguments(appel))}
    for noeud in lus:
        if isinstance(noeud, ast.alias) and noeud.asname and noeud.name in CHARGEURS:
            yield noeud.lineno
        if nomme(noeud) in CHARGEURS and id(noeud) not in lisibles:
            yield noeud.lineno


def gabarits(racine: Path):
    """A page, or a letter, neither includes, extends nor links what stands above it or beside it."""
    noms = adresses_courtes(racine)
    for path in sorted(path for path in (racine / "templates").rglob("*") if path.is_file()):
        ici, texte = path.relative_to(racine), path.read_text()
        app = _etage(ici.parts[1])
        cibles = [cible for balise in BALISE.findall(texte) for _, cible in CHAINE.findall(balise)]
        fautes = [cible for cible in cibles if mentionne(app, cible)]
        fautes += [nom for nom in LIEN.findall(texte) if monte(app, noms.get(nom))]
        yield from (f"{ici}: mentionne « {faute} »" for faute in fautes)


def _etage(dossier):
    return dossier if dossier in ETAGES else GABARITS_COMMUNS.get(dossier, "procedure")


def adresses(racine: Path):
    """Each app above the directory names its addresses, so that the rules on links can see them."""
    for app in ETAGES:
        path = racine / app / "urls.py"
        if app not in SANS_PREFIXE and path.exists() and f'app_name = "{app}"' not in path.read_text():
            yield f'{app}/urls.py: app_name = "{app}" manque'


def adresses_courtes(racine: Path):
    """Whose are the addresses without a prefix."""
    chemins = {app: racine / app / "urls.py" for app in SANS_PREFIXE}
    textes = {app: chemin.read_text() for app, chemin in chemins.items() if chemin.exists()}
    return {nom: app for app, texte in textes.items() for nom in re.findall(r'name="(\w+)"', texte)}
