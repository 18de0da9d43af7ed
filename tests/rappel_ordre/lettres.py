"""What the tests of letters share: printing one, reading its pages, and writing a text in each of its fields."""

from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

import pypdfium2

from procedure.rendu.pdf import rendre
from procedure.rendu.textes import figer

# Images, and what is chosen from a list.
SANS_TEXTE = {
    ("papier", "armoiries"),
    ("papier", "legende"),
    ("faits", "reconnus"),
    ("qr",),
    ("mode",),
    ("reponse", "sens"),
}


def imprimer(lettre):
    return rendre(figer(lettre), lettre.titre, lettre.reference)


def pages(octets):
    """What each page says, its spaces made plain."""
    document = pypdfium2.PdfDocument(octets)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def champs(valeur, chemin=()):
    """Where each text of a letter stands; of a list, the first element."""
    if isinstance(valeur, str):
        yield chemin
    elif isinstance(valeur, tuple) and valeur:
        yield from champs(valeur[0], (*chemin, 0))
    elif is_dataclass(valeur):
        for champ in fields(valeur):
            yield from champs(getattr(valeur, champ.name), (*chemin, champ.name))


def lire(valeur, chemin):
    for pas in chemin:
        valeur = valeur[pas] if pas == 0 else getattr(valeur, pas)
    return valeur


def poser(valeur, chemin, texte):
    """The same letter, with this text there."""
    if not chemin:
        return texte
    premier, *suite = chemin
    if premier == 0:
        return (poser(valeur[0], suite, texte), *valeur[1:])
    return replace(valeur, **{premier: poser(getattr(valeur, premier), suite, texte)})


def texte(lettre):
    return " ".join(pages(imprimer(lettre)))


def temoigner(lettre, tus=frozenset()):
    """Its text with a word apiece in each field, which nothing else says; each word; the fields that it does not say."""
    mots = {}
    for rang, chemin in enumerate(chemin for chemin in champs(lettre) if chemin not in SANS_TEXTE | tus):
        mots[chemin] = f"Mot{rang:02}z"
        lettre = poser(lettre, chemin, mots[chemin])
    dit = texte(lettre)
    return dit, mots, {chemin for chemin, mot in mots.items() if mot not in dit}


def manque(texte, suite):
    """The first of these that does not come after the one before it."""
    ici = 0
    for mot in suite:
        ici = texte.find(mot, ici)
        if ici == -1:
            return mot
    return None


class Squelette(HTMLParser):
    """What a page is made of, its words left out."""

    def __init__(self, html):
        super().__init__()
        self.os = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.os.append((tag, [nom for nom, _ in attrs]))

    def handle_decl(self, decl):
        self.os.append(decl)

    handle_pi = handle_comment = unknown_decl = handle_decl
