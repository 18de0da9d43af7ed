"""On what a rappel rests, as the parquet is told: an avis and its date, a silence and its clause, or neither."""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_terme
from rappel_ordre.references import article


@dataclass(frozen=True, kw_only=True)
class Reponse:
    """What the parquet answered, or what took the place of its answer."""

    sens: str  # « favorable », « defavorable » ; « tacite » or « refus_tacite » ; « sans_avis », « convenir », « sans_consultation »
    le: date | None = None  # of the avis
    clause: str = ""  # « l’article 3 de la convention signée le 6 février 2024 », where silence has an effect
    terme: str = ""  # « le lundi 23 novembre 2026 à 24 h »


def fondement(essai) -> Reponse:
    """What the rappel rests on: an avis and its date, a silence and its clause, or neither."""
    issue = essai.dossier.issue()
    repris = essai.dossier.traces.filter(acte="reprendre").exists()
    if issue is None:
        return Reponse(sens="sans_consultation")
    if repris:
        tardif = _favorable_tardif(essai)
        return Reponse(sens="favorable", le=essai.ou.jour(tardif.le))
    if issue.issue == "passer_outre":
        return Reponse(sens="sans_avis")
    terme = issue.terme()
    if terme is None or issue.issue == "convenir":
        return Reponse(sens=issue.issue, le=essai.ou.jour(issue.trace.le))
    dite = article(essai, terme.article)
    return Reponse(sens=issue.issue, clause=dite, terme=f"le {en_terme(terme.limite, essai.ou)}")


def _favorable_tardif(essai):
    """The one on which the case was taken up again."""
    repris = essai.dossier.traces.filter(acte="reprendre").order_by("version").last()
    avant = essai.dossier.traces.filter(acte="tardif", version__lt=repris.version, donnees__sens="favorable")
    return avant.order_by("version").last()
