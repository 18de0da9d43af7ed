"""What the screens draw from a page: its main road, and whose move it is."""

from annuaire.models.habilitations import Role


def chemin(page):
    """From where a case is opened to one of its ends, each step a state."""
    ouvre = {acte.vers for acte in page.actes.values() if acte.de == ()}
    if not page.chemin or page.chemin[0] not in ouvre or page.chemin[-1] not in page.finals:
        yield "son chemin va de l’ouverture à une fin"
    yield from (f"chemin : l’état « {etat} » est inconnu" for etat in page.chemin if etat not in set(page.etats))


def tours(page):
    """A case that lives waits for somebody."""
    vivants = set(page.etats) - set(page.finals)
    yield from (f"dans « {etat} », ce n’est le tour de personne" for etat in sorted(vivants - set(page.tours)))
    yield from (f"tours : l’état « {etat} » est final, ou inconnu" for etat in page.tours if etat not in vivants)
    yield from (f"tours : « {role} » n’est pas un rôle" for role in page.tours.values() if role not in {None, *Role})


def aides(page):
    """What is explained is there: a word of the page, a field of its case or of an act."""
    dits = {*page.actes, *page.details, *(f"delai.{nom}" for nom in page.delais)}
    for acte in page.actes.values():
        dits |= {*getattr(acte.formulaire, "base_fields", ()), *getattr(acte.formulaire, "en_plus", ())}
    yield from (f"aides : « {nom} » n’est rien sur cette page" for nom in page.aides if nom not in dits)


REGLES = (chemin, tours, aides)
