"""Found by the beginnings of words, in any order, without accents: in `cherche`, a simplified name.

No index serves words in any order: the names are read through, in about ten milliseconds for all the communes there are.
"""

from django.db.models import Q

from annuaire.textes import simplifier

ABREGES = {"st": ["st", "saint"], "ste": ["ste", "sainte"]}


def nommes(texte) -> Q:
    """Each word that was typed begins one of theirs. Without a word, all."""
    tous = Q()
    for mot in simplifier(texte)[:80].split():
        debut = Q()
        for ecrit in ABREGES.get(mot, [mot]):
            debut |= Q(cherche__startswith=ecrit) | Q(cherche__contains=f" {ecrit}")
        tous &= debut
    return tous
