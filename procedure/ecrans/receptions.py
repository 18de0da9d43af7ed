"""What the parquet has read without its having been received: said to the parquet, so that nobody is misled. See 0023."""

from dataclasses import dataclass
from typing import Any

from procedure.acteurs import PARQUET
from procedure.models.histoire import cotes_de


@dataclass(frozen=True)
class Lue:
    courrier: Any
    par: Any
    le: Any


def lues_sans_preuve(page, dossier, chronique, lecteur, instant) -> list[Lue]:
    """The letters whose reception starts a clock, while it is waited for: each side reads its own consultations."""
    if dossier.etat not in page.attentes or PARQUET.value not in cotes_de(lecteur, dossier, instant):
        return []
    envoyes = [page.courriers[court] for court, versions in chronique.envois.items() if versions]
    attendus = [courrier for courrier in envoyes if PARQUET in courrier.cotes and page.attend_reception(courrier)]
    manquent = [courrier for courrier in attendus if not chronique.recue(courrier.nom, PARQUET.value)]
    vues = dossier.consultations.filter(cote=PARQUET.value).select_related("personne") if manquent else []
    vue = vues.order_by("-le", "-pk").first() if manquent else None
    return [Lue(courrier, vue.personne, vue.le) for courrier in manquent if vue]
