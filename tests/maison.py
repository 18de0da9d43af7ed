"""The rules of the house that import-linter cannot see. Each takes the root of a tree and yields its breaches."""

import ast
import re
from pathlib import Path

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
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
CHARGEURS = {"get_model", "import_string", "import_module", "__import__"}
NOMS = {
    "reverse",
    "reverse_lazy",
    "redirect",
    "resolve_url",
    "include",
    "render",
    "render_to_string",
    "get_template",
    "select_template",
}
# The only places that may load what the settings name.
CHARGENT_PAR_LE_NOM = {"procedure/page.py"}
MENTION = re.compile(r"^([a-z_]+)(?:[.:/]|$)")
BALISE = re.compile(r"""{%\s*(?:url|include|extends)\s+["']([^"']+)["']""")
INTERDITS = {"services.py", "signals.py", "admin.py"}
LIGNES_PAR_FONCTION, LIGNES_PAR_FICHIER = 30, 150
SANS_LIMITE = {"config/settings.py"}  # a list, not a text


def fichiers(racine: Path, app: str):
    yield from sorted(path for path in (racine / app).rglob("*.py") if "__pycache__" not in path.parts)


def nomme(noeud: ast.Call) -> str:
    return noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", "")


def descend(app: str, texte: str) -> bool:
    """May `app` mention what this text names? Its own rooms and the floors below."""
    mention = MENTION.match(texte)
    autre = mention and mention[1]
    return autre not in ETAGES or autre == app or ETAGES[autre] < ETAGES[app]


def arguments(noeud: ast.Call):
    return [*noeud.args, *(mot.value for mot in noeud.keywords)]


def references(racine: Path):
    """Foreign keys, names loaded at run time, addresses and templates: all go down, like imports."""
    for app in ETAGES:
        for path in fichiers(racine, app):
            ici = path.relative_to(racine)
            for noeud in ast.walk(ast.parse(path.read_text())):
                if _charge_un_nom_calcule(noeud) and str(ici) not in CHARGENT_PAR_LE_NOM:
                    yield f"{ici}:{noeud.lineno}: {nomme(noeud)} charge un nom calculé"
                for texte in _textes(noeud):
                    if not descend(app, texte):
                        yield f"{ici}:{noeud.lineno}: mentionne « {texte} »"


def _charge_un_nom_calcule(noeud):
    return (
        isinstance(noeud, ast.Call)
        and nomme(noeud) in CHARGEURS
        and not all(isinstance(argument, ast.Constant) for argument in arguments(noeud))
    )


def _textes(noeud):
    """The literal names that a call, or a `template_name`, refers to."""
    if isinstance(noeud, ast.Call) and nomme(noeud) in RELATIONS | CHARGEURS | NOMS:
        valeurs = arguments(noeud)
    elif isinstance(noeud, ast.Assign) and any(getattr(cible, "id", "") == "template_name" for cible in noeud.targets):
        valeurs = [noeud.value]
    else:
        return []
    return [v.value for v in valeurs if isinstance(v, ast.Constant) and isinstance(v.value, str)]


def gabarits(racine: Path):
    """A page neither includes, extends nor links what stands above it or beside it."""
    for path in sorted((racine / "templates").rglob("*.html")):
        dossier = path.relative_to(racine / "templates").parts[0]
        app = dossier if dossier in ETAGES else GABARITS_COMMUNS.get(dossier, "procedure")
        for cible in BALISE.findall(path.read_text()):
            if not descend(app, cible):
                yield f"{path.relative_to(racine)}: mentionne « {cible} »"


def adresses(racine: Path):
    """Each app above the directory names its addresses, so that the rule on links can see them."""
    for app in ETAGES:
        path = racine / app / "urls.py"
        if app not in ("annuaire", "config") and path.exists() and f'app_name = "{app}"' not in path.read_text():
            yield f'{app}/urls.py: app_name = "{app}" manque'


def style(racine: Path):
    """What the house does not have, and how long things may be."""
    for app in ETAGES:
        for path in fichiers(racine, app):
            ici, texte = path.relative_to(racine), path.read_text()
            if path.name in INTERDITS:
                yield f"{ici}: la maison n’a pas de {path.name}"
            for mot in ("GenericForeignKey", "django.dispatch", "django.contrib.admin", 'ATOMIC_REQUESTS": True'):
                if mot in texte:
                    yield f"{ici}: {mot}"
            if "migrations" not in path.parts:
                yield from _longueurs(ici, texte)


def _longueurs(ici, texte):
    if texte.count("\n") > LIGNES_PAR_FICHIER and str(ici) not in SANS_LIMITE:
        yield f"{ici}: {texte.count(chr(10))} lignes"
    for noeud in ast.walk(ast.parse(texte)):
        if isinstance(noeud, ast.FunctionDef) and noeud.end_lineno - noeud.lineno >= LIGNES_PAR_FONCTION:
            yield f"{ici}:{noeud.lineno}: {noeud.name} est longue"
