"""States and acts: where a case can go, who takes it there, on what condition."""

from annuaire.clauses import SUJETS
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE
from procedure.conditions import Condition
from procedure.declaration import EN_COURS, NEANT, PARTOUT


def etats_connus(page):
    """Every state that a word names is one of the procedure's."""
    connus = set(page.etats)
    for acte in page.actes.values():
        nommes = [*_liste(acte.de), *acte.renverse, *([acte.vers] if acte.vers is not None else [])]
        yield from (f"{acte.nom} : l’état « {etat} » est inconnu" for etat in nommes if etat not in connus)
    for delai in page.delais.values():
        yield from (f"{delai.nom} : l’état « {e} » est inconnu" for e in _liste(delai.dans) if e not in connus)
    for passage in page.passages.values():
        yield from (f"{passage.nom} : l’état « {e} » est inconnu" for e in _liste(passage.de) if e not in connus)
    yield from (f"l’état « {e} » est inconnu" for e in (*page.finals, *page.attentes) if e not in connus)


def _liste(etats):
    return () if etats in (PARTOUT, EN_COURS) else etats


def etats_vivants(page):
    """A case can reach every state, act after act from its opening, and leave those that are not final."""
    actes, ouverts = page.actes.values(), {acte.vers for acte in page.actes.values() if acte.de == NEANT}
    chemins = [(page.etats_de(acte.de).union(acte.renverse), {acte.vers}) for acte in actes if acte.vers]
    atteints = de_proche_en_proche(ouverts, chemins)
    menes = de_proche_en_proche(set(page.finals), [(vers, depuis) for depuis, vers in chemins])
    quittes = {etat for acte in actes if acte.vers for etat in page.etats_de(acte.de) if acte.vers != etat}
    yield from (f"on n’arrive jamais à « {etat} »" for etat in page.etats if etat not in atteints)
    yield from (f"on ne sort jamais de « {etat} »" for etat in page.etats if etat not in menes)
    yield from (f"on sort de « {etat} », qui est final" for etat in page.finals if etat in quittes)
    if sum(acte.de == NEANT for acte in actes) != 1:
        yield "un acte et un seul l’ouvre"


def de_proche_en_proche(etats: set, chemins) -> set:
    """From these states, where the roads lead, then from there, until they lead nowhere new."""
    while neufs := {etat for depuis, vers in chemins if depuis & etats for etat in vers} - etats:
        etats = etats | neufs
    return etats


def acteurs_connus(page):
    for acte in page.actes.values():
        if not acte.par:
            yield f"{acte.nom} : personne ne peut le prendre"
        yield from (f"{acte.nom} : « {p} » n’est pas un acteur" for p in acte.par if p is not HORLOGE and p not in Role)


def attentes_sures(page):
    """Where an answer is awaited, an answer can come."""
    for etat in page.attentes:
        if not any(page.est_issue(acte, etat) for acte in page.actes.values() if etat in page.etats_de(acte.de)):
            yield f"rien ne répond à l’attente « {etat} »"


def conditions_dites(page):
    """A condition says why it refuses; the clause that lends it an article is one that conventions know."""
    for acte in page.actes.values():
        for condition in acte.si:
            if not isinstance(condition, Condition):
                yield f"{acte.nom} : « {getattr(condition, '__name__', condition)} » n’est pas une condition"
            elif condition.clause and condition.clause not in SUJETS:
                yield f"{acte.nom} : « {condition.clause} » n’est pas une clause"


def actes_internes(page):
    """What is our side's business does not open the case to the other."""
    internes = (acte for acte in page.actes.values() if acte.interne)
    yield from (f"{acte.nom} : un acte interne ne transmet pas le dossier" for acte in internes if acte.transmet)


def courriers_signes(page):
    """What an élu signs leaves by an élu's act: neither an agent nor the clock signs."""
    for acte in page.actes.values():
        yield from (f"{acte.nom} : « {c} » ne peut pas partir sans la signature de l’élu"
                    for c in acte.courriers if c.signe == Role.ELU and acte.par != (Role.ELU,))  # fmt: skip


def preuves_datees(page):
    """What shows an act shows its day: without a field for it, it could never be taken."""
    prouves = (acte for acte in page.actes.values() if acte.prouve or acte.a_deux)
    yield from (f"{acte.nom} : ce qui se prouve a sa date" for acte in prouves if not acte.datee)


REGLES = (
    etats_connus,
    etats_vivants,
    acteurs_connus,
    attentes_sures,
    conditions_dites,
    actes_internes,
    courriers_signes,
    preuves_datees,
)
