"""To whom a letter goes: a side that knows of the case, or persons whom the case names, each where they live."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from annuaire.textes import simplifier
from procedure.acteurs import Cote

PERSONNE, REPRESENTANT = "personne", "representant"


@dataclass(frozen=True)
class Selon:
    """Addressees that each case decides: of an attempt, those to whom its letter goes now. Persons are written to on paper."""

    libelle: str
    qui: Callable[[Any], Iterable[Any]]


@dataclass(frozen=True)
class Foyer:
    """Who reads one letter on paper. Its reference is all that rows keep: no name."""

    value: str
    label: str
    adresse: str
    qui: tuple[Any, ...]  # the person, or those who answer for them and live together

    def __str__(self) -> str:
        return self.label


def destinataires(courrier, essai) -> Iterator[Any]:
    """Those to whom this letter goes with this act. Nobody writes to a side that knows nothing of the case."""
    for a in courrier.a:
        if not isinstance(a, Cote):
            yield from a.qui(essai)
        elif _connait(a, essai):
            yield a


def partis(essai) -> list:
    """The letters of the acts that were taken; of those whose addressees the case decides, what went to somebody."""
    pris = set(essai.dossier.traces.order_by().values_list("acte", flat=True))
    parties = essai.dossier.documents.destinataires()
    tous = dict.fromkeys(c for acte in essai.page.actes.values() if acte.nom in pris for c in acte.courriers)
    return [courrier for courrier in tous if courrier.cotes or courrier.nom in parties]


def _connait(cote, essai) -> bool:
    dossier = essai.dossier
    return bool(dossier.transmis_le or essai.acte.transmet) or dossier.cote in ("", cote.value)


def chez_lui(interesse) -> Foyer:
    return Foyer(f"{PERSONNE}-{interesse.pk}", interesse.nom_du_pli, interesse.adresse, (interesse,))


def chez_ses_representants(interesse) -> list[Foyer]:
    """One letter for each home: those who live together read the same. Where nothing is said, it is the child's."""
    siens = [(r.adresse or interesse.adresse, r) for r in interesse.representants.all() if r.nom and not r.retire]
    siens.sort(key=lambda sien: (_logis(sien[0]), sien[1].pk))
    foyers = ([r for _, r in ensemble] for _, ensemble in groupby(siens, key=lambda sien: _logis(sien[0])))
    return sorted((_foyer(ensemble, interesse) for ensemble in foyers), key=lambda foyer: foyer.qui[0].pk)


def _logis(adresse) -> str:
    return simplifier(adresse)


def _foyer(ensemble, interesse) -> Foyer:
    premier, noms = ensemble[0], " et ".join(r.nom for r in ensemble)
    return Foyer(f"{REPRESENTANT}-{premier.pk}", noms, premier.adresse or interesse.adresse, tuple(ensemble))


def foyers(dossier) -> dict[str, Foyer]:
    """Everybody of this case to whom a letter can be written, by reference."""
    tous: dict[str, Foyer] = {}
    for qui in dossier.interesses.all():
        seuls = [_foyer([r], qui) for r in qui.representants.all()]  # each had a letter of their own, or may have had
        tous |= {foyer.value: foyer for foyer in (chez_lui(qui), *seuls, *chez_ses_representants(qui))}
    return tous


def nommer(dossier, reference, connus=None) -> str:
    """Who stands behind a reference. Gone with its time, it is somebody whose name is not kept any more."""
    if reference in {cote.value for cote in Cote}:
        return reference
    connus = foyers(dossier) if connus is None else connus
    return connus[reference].label if reference in connus else "un destinataire dont le nom n’est plus gardé"
