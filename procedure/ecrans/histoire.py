"""What was done, the last first, as one person may read it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from procedure.models import Trace

SIMULTANE = timedelta(minutes=1)


@dataclass(frozen=True)
class Ligne:
    quoi: str
    le: datetime
    su_le: datetime | None  # when it was learnt, where that was later
    qui: str
    propos: list[tuple[str, str]]
    ici: bool  # our side's business, that the other does not read


def histoire(page, dossier, lecteur, instant) -> list[Ligne]:
    traces = Trace.objects.lisibles_par(lecteur, dossier, instant).select_related("par__personne", "par__institution")
    return [_ligne(page, trace) for trace in traces.prefetch_related("propos").order_by("-version")]


def entrees(dossier) -> list[str]:
    """The states it has entered, in order."""
    suivis = dossier.traces.order_by("version").values_list("de", "vers")
    return [vers for de, vers in suivis if vers != de]


def _ligne(page, trace) -> Ligne:
    acte = page.actes[trace.acte]
    tard, a_part = trace.su_le - trace.le > SIMULTANE, getattr(acte.formulaire, "a_part", False)
    return Ligne(
        quoi=acte.dit or acte.libelle,
        le=trace.le,
        su_le=trace.su_le if tard else None,
        qui=_qui(trace),
        propos=[] if a_part else [(_libelle(acte, propos.champ), propos.texte) for propos in trace.propos.all()],
        ici=bool(trace.cote),
    )


def _qui(trace) -> str:
    if trace.par is None:
        return "l’horloge"
    qui = f"{trace.par.personne}, {trace.par.titre.lower()}"
    return f"noté par {qui}" if trace.consigne else qui


def _libelle(acte, champ) -> str:
    """A field's own words; one that only a form of another time had is told by its name."""
    champs = getattr(acte.formulaire, "base_fields", {})
    return champs[champ].label if champ in champs else {"preuve": "Preuve"}.get(champ, champ.capitalize())
