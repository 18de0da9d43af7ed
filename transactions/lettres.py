"""What the letters of a transaction say to who is asked to repair."""

from dataclasses import dataclass
from datetime import date

from procedure.explications import en_jour
from procedure.lettres import tribunal
from procedure.regles import duree_de
from procedure.rendu.papier import Pli
from transactions.exposes import Dite, derniere, dite, euros, heures, saisi
from transactions.models import verse


@dataclass(frozen=True, kw_only=True)
class Proposition(Dite, Pli):
    """Every mention that art. R.15-33-61 CPP and the protocol want."""

    gabarit = "transactions/courriers/proposition.html"
    objet = "Proposition"

    amende: int
    peines: str
    reponse: str  # « 15 jours »
    tribunal: str


@dataclass(frozen=True, kw_only=True)
class Notification(Dite, Pli):
    """Homologated: from here on it is carried out."""

    gabarit = "transactions/courriers/notification.html"
    objet = "Homologation"

    homologuee_le: date
    par: str  # « le procureur de la République » ; « le juge du tribunal de police »


@dataclass(frozen=True, kw_only=True)
class Refus(Dite, Pli):
    gabarit = "transactions/courriers/refus.html"
    objet = "Refus"

    par: str
    verse: str = ""  # what was paid before, and is given back


@dataclass(frozen=True, kw_only=True)
class Certificat(Dite, Pli):
    gabarit = "transactions/courriers/certificat.html"
    objet = "Certificat"

    jours: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Fin(Dite, Pli):
    """Nothing is asked any more. It gives no reason that is not his."""

    gabarit = "transactions/courriers/fin.html"
    objet = "Fin"

    verse: str = ""  # what was paid before, and is given back


def proposition(essai, a) -> Proposition:
    dossier, clause = essai.dossier, essai.clauses["transaction.acceptation"]
    return Proposition(
        **dite(essai, "proposition", a), mode=saisi(essai, "mode"), amende=dossier.amende, peines=dossier.peines,
        reponse=str(duree_de(clause)).replace(" calendaires", ""), tribunal=tribunal(dossier.parquet),
    )  # fmt: skip


def notification(essai, a) -> Notification:
    decidee = derniere(essai, "homologuer", "homologuer_au_siege")
    return Notification(
        **dite(essai, "notification", a),
        mode=saisi(essai, "mode"),
        homologuee_le=essai.ou.jour(decidee.le),
        par=_par(essai),
    )


def refus(essai, a) -> Refus:
    return Refus(**dite(essai, "refus", a), mode=saisi(essai, "mode"), par=_par(essai), verse=_a_rendre(essai))


def certificat(essai, a) -> Certificat:
    jours = tuple(
        f"{en_jour(jour.le)} : {heures(jour.heures)}, encadrant {jour.encadrant}"
        for jour in essai.dossier.journees.filter(retire=False)
    )
    return Certificat(**dite(essai, "certificat", a), jours=jours)


def fin(essai, a) -> Fin:
    return Fin(**dite(essai, "fin", a), verse=_a_rendre(essai))


def _a_rendre(essai) -> str:
    return "" if essai.dossier.sans_avance else euros(verse(essai.dossier))


def _par(essai) -> str:
    decide = derniere(essai, "homologuer", "homologuer_au_siege", "refuser_homologation", "refuser_au_siege")
    return "le juge du tribunal de police" if decide.acte.endswith("au_siege") else "le procureur de la République"
