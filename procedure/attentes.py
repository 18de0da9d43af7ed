"""What the clocks of a page ask, and of whom."""

from datetime import timedelta
from functools import cache

from django.db.models import Q


def attendent(page, role) -> list[str]:
    """The clocks that wait for this role. Who is awaited nowhere is called by those that a gesture of theirs would end."""
    siens = [delai.nom for delai in page.delais.values() if delai.attend == role and not delai.fin]
    return siens or [delai.nom for delai in page.delais.values() if gestes_de(role, delai)]


def courants(page, noms, instant) -> Q:
    """Of these clocks, those that are somebody's move now: a term that is far calls nobody yet."""
    loin = {nom: page.delais[nom].des for nom in noms if page.delais[nom].des is not None}
    ici = Q(delai__in=[nom for nom in noms if nom not in loin])
    for nom, jours in loin.items():
        ici |= Q(delai=nom, limite__lte=instant + timedelta(jours))
    return ici


def gestes_de(role, delai) -> list:
    return [acte for acte in delai.gestes if role in acte.par]


@cache
def detours(page, role) -> dict[str, list[str]]:
    """The clocks of others that stop the case, or start where an answer of this role is lifted: while one runs, it is
    their move; or the clock's own. With the acts that give it back: those that send what lifts it.
    """
    attendus = {fait for delai in page.delais.values() if delai.attend == role for fait in delai.jusqua}
    # Where it is nobody's move, a clock of its own takes it from nobody.
    autres = [d for d in page.delais.values() if (d.fin and role) or _a_d_autres(d, role, attendus)]
    return {delai.nom: [acte.nom for acte in page.actes.values() if repond(acte, delai)] for delai in autres}


def _a_d_autres(delai, role, attendus) -> bool:
    """A term that is far calls nobody yet, and takes nobody's turn."""
    ici = delai.bloquant or (delai.des is None and attendus & set(delai.depuis))
    return delai.attend != role and bool(ici)


def repond(acte, delai) -> bool:
    """Does it send what this clock waits for?"""
    return any(courrier.reception in delai.jusqua for courrier in acte.courriers)
