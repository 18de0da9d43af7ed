"""The steps of a case: those it has passed, where it stands, what comes next on the main road."""

from typing import NamedTuple


class Etape(NamedTuple):
    etat: str
    libelle: str
    allure: str  # fait, ici, or nothing: still to come


def etapes(page, dossier, entrees) -> list[Etape]:
    """`entrees`: the states it has entered, in order. Back in a state, what came after it is undone."""
    passes: list[str] = []
    for etat in entrees:
        passes = passes[: passes.index(etat)] if etat in passes else passes
        passes.append(etat)
    faits, ici = passes[:-1], dossier.etat
    return [
        *(Etape(etat, page.etats(etat).label, "fait") for etat in faits),
        Etape(ici, page.etats(ici).label, "ici"),
        *(Etape(etat, page.etats(etat).label, "") for etat in _suite(page, ici)),
    ]


def _suite(page, ici) -> tuple:
    """What remains of the main road; beside it, the end it leads to from there."""
    if ici in page.chemin:
        return page.chemin[page.chemin.index(ici) + 1 :]
    mene = any(ici in page.etats_de(acte.de) for acte in page.actes.values() if acte.vers == page.chemin[-1])
    return page.chemin[-1:] if mene and ici not in page.finals else ()
