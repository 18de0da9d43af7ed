"""The words of a page: each refers to others of the same page, and serves."""


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


def courriers_partis(page):
    envoyes = {courrier for acte in page.actes.values() for courrier in acte.courriers}
    yield from (f"le courrier « {c} » ne part jamais" for c in page.courriers.values() if c not in envoyes)


REGLES = (mots_de_la_page, courriers_partis)
