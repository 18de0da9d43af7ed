"""Why a case cannot go on here; and the roads that stay open, from this program or outside it."""

from procedure.essai import Essai


def obstacles(page, dossier, lecteur, instant, passages) -> list[tuple]:
    if page.ecarte is None:
        return []
    ouverts = {passage.nom: passage for passage in passages}
    fermes = page.ecarte(Essai(dossier, None, lecteur, instant, donnees=None))
    return [(ferme, [(ouverts.get(nom), page.passages[nom]) for nom in ferme.voies]) for ferme in fermes]
