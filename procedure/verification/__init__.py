"""A page is read before it is used: what it cannot mean is an error at start-up, with the word that is wrong."""

from django.conf import settings

from procedure.verification import actes, delais, ecrans, mots

REGLES = (*actes.REGLES, *mots.REGLES, *delais.REGLES, *ecrans.REGLES)


class PageInvalide(Exception):
    """What is wrong on a page, each fault in a sentence."""


def verifier(page):
    _refuser([f"{page.__name__} : {faute}" for regle in REGLES for faute in regle(page)])


def verifier_ensemble(pages):
    """What only shows once all pages are there: each has a name and a sigle of its own, and roads lead to one of them."""
    for mot in ("nom", "sigle"):
        dits = [getattr(page, mot) for page in pages]
        _refuser(
            [f"deux procédures ont le même {mot}, « {dit} »" for dit in sorted({d for d in dits if dits.count(d) > 1})]
        )
    _refuser(list(_passages_perdus({page.nom: page for page in pages})))


def _passages_perdus(pages):
    attendues = set(settings.PROCEDURES_A_VENIR)
    yield from (f"la procédure « {nom} » est là : elle n’est plus à venir" for nom in sorted(attendues & set(pages)))
    for page in pages.values():
        fautes = (
            (passage, faute) for passage in page.passages.values() for faute in _passage(passage, pages, attendues)
        )
        yield from (f"{page.__name__} : {passage.nom} : {faute}" for passage, faute in fautes)


def _passage(passage, pages, attendues):
    """It leads to a procedure that is here, and has a place for what it brings; or to one that is awaited."""
    if passage.vers in pages:
        la_bas = {champ.name for champ in pages[passage.vers].modele._meta.fields}
        perdus = [champ for champ in passage.emporte if champ not in la_bas]
        yield from (f"« {champ} » n’a pas de place dans « {passage.vers} »" for champ in perdus)
    elif passage.vers not in attendues:
        yield f"la procédure « {passage.vers} » est inconnue"


def _refuser(fautes):
    if fautes:
        raise PageInvalide("\n".join(fautes))
