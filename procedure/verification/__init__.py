"""A page is read before it is used: what it cannot mean is an error at start-up, with the word that is wrong."""

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
    _refuser(_passages_perdus({page.nom: page for page in pages}))


def _passages_perdus(pages):
    passages = [(page.__name__, passage) for page in pages.values() for passage in page.passages.values()]
    perdus = [(page, passage) for page, passage in passages if passage.vers not in pages]
    return [f"{page} : {passage.nom} : la procédure « {passage.vers} » est inconnue" for page, passage in perdus]


def _refuser(fautes):
    if fautes:
        raise PageInvalide("\n".join(fautes))
