"""The letter by which a commune no longer wants its convention."""

from dataclasses import dataclass
from datetime import date

from bilan.effets import clauses
from procedure.lettres import communs
from procedure.rendu.papier import Lettre


@dataclass(frozen=True, kw_only=True)
class Denonciation(Lettre):
    gabarit = "bilan/courriers/denonciation.html"
    objet = "Lettre de dénonciation"

    convention: str
    signee_le: date
    preavis: str = ""  # « 3 mois »
    article: str = ""
    fin: date | None = None  # where both have agreed on it
    motif: str = ""
    recommandee: bool = False


def _dit(essai) -> dict:
    """With the act itself; made anew, what was said then."""
    if essai.acte.nom == "denoncer":
        return essai.formulaire.cleaned_data if essai.formulaire.is_valid() else {}
    prise = essai.dossier.traces.filter(acte="denoncer").order_by("version").last()
    motif = prise.propos.filter(champ="motif").first()
    fin = prise.donnees.get("fin_convenue")
    return {"motif": motif.texte if motif else "", "fin_convenue": date.fromisoformat(fin) if fin else None}


def denonciation(essai, a) -> Denonciation:
    engagement, dites = essai.dossier, clauses(essai)
    preavis = dites.get("convention.preavis")
    dit = _dit(essai)
    return Denonciation(
        **communs(essai, "lettre"),
        convention=str(engagement.adhesion.convention),
        signee_le=engagement.adhesion.signee_le,
        preavis=preavis.en_clair if preavis else "",
        article=preavis.article if preavis else "",
        fin=dit.get("fin_convenue"),
        motif=dit.get("motif", ""),
        recommandee=bool((forme := dites.get("convention.denonciation")) and forme.valeur == "lrar"),
    )
