"""A page is read before it is used: what it cannot mean is an error at start-up, with the word that is wrong."""

from procedure.verification import actes, delais, mots

REGLES = (*actes.REGLES, *mots.REGLES, *delais.REGLES)


class PageInvalide(Exception):
    """What is wrong on a page, each fault in a sentence."""


def verifier(page):
    fautes = [f"{page.__name__} : {faute}" for regle in REGLES for faute in regle(page)]
    if fautes:
        raise PageInvalide("\n".join(fautes))
