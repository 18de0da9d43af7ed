"""What the letters of a transaction have in common: whom it is about, what happened, what is proposed. Plain values."""

from dataclasses import dataclass

from procedure import exposes
from procedure.exposes import Constat, Faits, Identite
from procedure.jointes import accompagne
from procedure.lettres import communs
from procedure.models import Interesse
from procedure.rendu.papier import Lettre

DRESSE = {"police": "la police municipale", "garde": "le garde champêtre"}


@dataclass(frozen=True, kw_only=True)
class Offre:
    """What is proposed, as it is signed."""

    tnr: bool
    delai: str  # « 2 mois »
    montant: str = ""  # « 480,00 »
    beneficiaire: str = ""
    heures: int = 0
    travail: str = ""
    lieu: str = ""
    encadrant: str = ""
    par_semaine: int = 0


@dataclass(frozen=True, kw_only=True)
class Dite(Lettre):
    """What all of them say of the case."""

    personne: Identite
    faits: Faits
    constat: Constat
    offre: Offre
    bien: str = ""


def dite(essai, courrier, a) -> dict:
    dossier = essai.dossier
    return communs(essai, courrier, a) | {
        "personne": exposes.identite(dossier.contrevenant or Interesse()),
        "faits": exposes.faits(dossier, essai.ou),
        "bien": dossier.bien,
        "constat": Constat(
            nature="procès-verbal",
            numero=dossier.constat_numero,
            le=dossier.constat_le,
            service=dossier.constat_service or DRESSE.get(dossier.constat_agent, "les services municipaux"),
            joint=accompagne(essai.page.courriers[courrier], dossier, essai.instant),
        ),
        "offre": offre(dossier),
    }


def offre(dossier) -> Offre:
    return Offre(
        tnr=dossier.tnr,
        delai=str(dossier.duree).replace(" calendaires", "").replace("calendaire", "") if dossier.duree else "",
        montant=euros(dossier.montant) if dossier.montant else "",
        beneficiaire=dossier.beneficiaire,
        heures=dossier.heures or 0,
        travail=dossier.travail,
        lieu=dossier.travail_lieu,
        encadrant=dossier.encadrant,
        par_semaine=dossier.par_semaine or 0,
    )


def euros(montant) -> str:
    return f"{montant:,.2f}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")


def heures(nombre) -> str:
    """« 20 h », « 20,5 h »."""
    return f"{float(nombre):g} h".replace(".", ",")


def prise(essai, *actes) -> str:
    """Which of these acts this letter tells of: the one that is taken, or that was, where the letter is made anew."""
    trace = derniere(essai, *actes)
    return essai.acte.nom if essai.acte.nom in actes else trace.acte if trace else ""


def saisi(essai, champ, sinon="", actes=()):
    """As it is typed now; of a letter that is made anew, as it was."""
    if not actes or essai.acte.nom in actes:
        return getattr(essai.formulaire, "cleaned_data", {}).get(champ, sinon)
    trace = derniere(essai, *actes)
    dit = trace and trace.propos.filter(champ=champ).first()
    return dit.texte if dit else trace.donnees.get(champ, sinon) if trace else sinon


def derniere(essai, *actes):
    return essai.dossier.traces.filter(acte__in=actes).order_by("version").last()
