"""What the referral of a case came to, read first: who answered, when, why; or the silence, and its date."""

from dataclasses import dataclass

from procedure.ecrans.histoire import Ligne, ligne
from procedure.explications import en_terme


@dataclass(frozen=True)
class Reponse:
    dite: Ligne
    terme: str = ""  # at whose end nobody had answered
    article: str = ""


def reponses(page, dossier, ou, pieces) -> list[Reponse]:
    """The outcome that stands; then what answered once more, too late to change it."""
    issue = dossier.issue()
    if issue is None:
        return []
    terme = issue.terme()
    tenue = Reponse(
        ligne(page, issue.trace, pieces), en_terme(terme.limite, ou) if terme else "", terme.article if terme else ""
    )
    repondent = [acte.nom for acte in page.actes.values() if page.leve(acte)]
    apres = dossier.traces.filter(version__gt=issue.trace.version, acte__in=repondent).order_by("version")
    return [
        tenue,
        *(
            Reponse(ligne(page, trace, pieces))
            for trace in apres.select_related("par__personne").prefetch_related("propos")
        ),
    ]
