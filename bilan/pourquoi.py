"""Why a day of a convention is that one: the signature, the clauses it is counted with, and the notice that was given."""

from django.utils import timezone

from bilan.effets import version
from procedure.explications import en_jour
from procedure.regles import clauses_de

COMPTENT = {
    "reconduction_le": ("convention.duree", "convention.reconduction"),
    "denonciation_le": ("convention.duree", "convention.reconduction", "convention.preavis"),
    "extinction_le": ("convention.duree", "convention.reconduction"),
    "evaluation_le": ("convention.evaluation",),
}


def pourquoi(engagement, champ) -> list[list[str]]:
    ou = engagement.commune
    dites = clauses_de(version(engagement, ou.jour(timezone.now())))
    clauses = [dites[cle] for cle in COMPTENT[champ] if cle in dites]
    return [
        [en_jour(engagement.adhesion.signee_le), "signée par la commune"],
        *(["", f"{clause.phrase} ({clause.article})"] for clause in clauses),
        *_preavis(engagement, champ, ou),
    ]


def _preavis(engagement, champ, ou):
    """What was noted since it was denounced."""
    if champ != "extinction_le":
        return
    dits = {"dater": "le préavis court", "corriger": "dernier jour corrigé par les parties"}
    for trace in engagement.traces.filter(acte__in=dits).order_by("version"):
        yield [en_jour(ou.jour(trace.le)), dits[trace.acte]]
