"""A page is read before it is used: what it cannot mean is an error at start-up, with the word that is wrong."""

from annuaire.clauses import SUJETS, Effet, Genre
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE
from procedure.declaration import EN_COURS, NEANT, PARTOUT, Fait, Transition


class PageInvalide(Exception):
    """What is wrong on a page, each fault in a sentence."""


def verifier(page):
    fautes = [f"{page.__name__} : {faute}" for regle in REGLES for faute in regle(page)]
    if fautes:
        raise PageInvalide("\n".join(fautes))


def etats_connus(page):
    """Every state that a word names is one of the procedure's."""
    connus = set(page.etats)
    for acte in page.actes.values():
        nommes = [*_liste(acte.de), *acte.renverse, *([acte.vers] if acte.vers is not None else [])]
        yield from (f"{acte.nom} : l’état « {etat} » est inconnu" for etat in nommes if etat not in connus)
    for delai in page.delais.values():
        yield from (f"{delai.nom} : l’état « {e} » est inconnu" for e in _liste(delai.dans) if e not in connus)
    for etat in (*page.finals, *page.attentes):
        if etat not in connus:
            yield f"l’état « {etat} » est inconnu"


def etats_vivants(page):
    """A case can reach every state, and leave those that are not final."""
    actes = page.actes.values()
    atteints = {acte.vers for acte in actes}
    quittes = {etat for acte in actes if acte.vers for etat in page.etats_de(acte.de) if acte.vers != etat}
    yield from (f"on n’arrive jamais à « {etat} »" for etat in page.etats if etat not in atteints)
    yield from (f"on ne sort jamais de « {etat} »" for etat in page.etats_de(EN_COURS) if etat not in quittes)
    yield from (f"on sort de « {etat} », qui est final" for etat in page.finals if etat in quittes)
    if sum(acte.de == NEANT for acte in actes) != 1:
        yield "un acte et un seul l’ouvre"


def acteurs_connus(page):
    for acte in page.actes.values():
        if not acte.par:
            yield f"{acte.nom} : personne ne peut le prendre"
        yield from (f"{acte.nom} : « {p} » n’est pas un acteur" for p in acte.par if p is not HORLOGE and p not in Role)


def attentes_sures(page):
    """Where an answer is awaited, an answer can come; only a dated act takes the place of a silence."""
    for etat in page.attentes:
        if not any(page.est_issue(acte, etat) for acte in page.actes.values() if etat in page.etats_de(acte.de)):
            yield f"rien ne répond à l’attente « {etat} »"
    for acte in page.actes.values():
        if acte.renverse and not (acte.datee and (acte.vers or page.leve(acte))):
            yield f"{acte.nom} : un acte qui renverse est daté, et mène quelque part ou lève un terme"


def mots_de_la_page(page):
    """A word refers to the words of its own page."""
    tous = {**page.actes, **page.delais, **page.courriers, **page.faits}
    for nom, mot in {**page.actes, **page.delais, **page.rubriques}.items():
        cites = [getattr(mot, champ) for champ in ("faits", "courriers", "depuis", "jusqua", "ferme", "compte")
                 if hasattr(mot, champ)]  # fmt: skip
        if nom in page.delais:
            cites += [mot.effets.values(), mot.pause, mot.pause.values(), [mot.revient] if mot.revient else []]
        for cite in (c for groupe in cites for c in groupe):
            if tous.get(getattr(cite, "nom", "")) is not cite:
                yield f"{nom} : « {cite} » n’est pas un mot de cette page"


def faits_constates(page):
    """A clock that waits for a fact which no act records would never start."""
    constates = {fait for acte in page.actes.values() for fait in acte.faits}
    constates |= {fait for courrier in page.courriers.values() for fait in page.vie(courrier)}
    for delai in page.delais.values():
        for fait in (*delai.depuis, *delai.jusqua, *delai.pause, *delai.pause.values()):
            if isinstance(fait, Fait) and fait not in constates:
                yield f"{delai.nom} : aucun acte ne constate « {fait} »"


def courriers_signes(page):
    """What an élu signs leaves by an élu's act: neither an agent nor the clock signs."""
    for acte in page.actes.values():
        yield from (f"{acte.nom} : « {c} » ne peut pas partir sans la signature de l’élu"
                    for c in acte.courriers if c.signe == Role.ELU and acte.par != (Role.ELU,))  # fmt: skip


def retours_suspendent(page):
    """A clock that starts on the reception of a letter stops when this letter comes back."""
    for delai in page.delais.values():
        recus = [c for c in page.courriers.values() if c.reception in delai.depuis]
        yield from (f"{delai.nom} : le retour de « {c} » ne suspend rien" for c in recus if c.retour not in delai.pause)


def courriers_partis(page):
    envoyes = {courrier for acte in page.actes.values() for courrier in acte.courriers}
    yield from (f"le courrier « {c} » ne part jamais" for c in page.courriers.values() if c not in envoyes)


def delais_comptables(page):
    """One source for its length; no effect that the law keeps from silence, none by an act that cannot be taken then."""
    for delai in page.delais.values():
        if sum(map(bool, (delai.clause, delai.duree, delai.au))) != 1:
            yield f"{delai.nom} : une clause, une durée ou une date, et une seule"
        sujet = SUJETS.get(delai.clause)
        if delai.clause and (sujet is None or sujet.genre is not Genre.TERME):
            yield f"{delai.nom} : « {delai.clause} » n’est pas une clause de délai"
        if sujet and set(delai.effets) != set(sujet.effets):
            yield f"{delai.nom} : la page ne dit pas tous les effets qu’une convention peut donner au silence"
        for effet, acte in delai.effets.items():
            yield from (f"{delai.nom}, {effet.label} : {faute}" for faute in _effet(page, delai, sujet, effet, acte))


def _effet(page, delai, sujet, effet, acte: Transition):
    if sujet is None or effet not in sujet.effets:
        yield "le silence n’a pas cet effet ici"
    if (HORLOGE in acte.par) == (effet is Effet.LE_MAIRE_DECIDE):
        yield f"« {acte} » ne revient pas à qui le prendrait"
    if acte.vers is None or acte.vers in page.etats_de(delai.dans):
        yield f"« {acte} » laisserait courir le délai : il recommencerait sans fin"
    if not page.etats_de(delai.dans) <= page.etats_de(acte.de):
        yield f"« {acte} » n’est pas ouvert partout où le délai court"


def _liste(etats):
    return () if etats in (PARTOUT, EN_COURS) else etats


REGLES = (
    etats_connus,
    etats_vivants,
    acteurs_connus,
    attentes_sures,
    mots_de_la_page,
    faits_constates,
    courriers_partis,
    courriers_signes,
    retours_suspendent,
    delais_comptables,
)
