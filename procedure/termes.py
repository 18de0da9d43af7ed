"""The clocks of a case, computed anew from its facts after every act: what should run, and what to change for it."""

from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from annuaire.clauses import Effet
from procedure.chronique import Chronique
from procedure.declaration import Transition
from procedure.delais import Terme, compter, minuit
from procedure.explications import en_clair, en_jour
from procedure.models import Echeance
from procedure.page import procedures
from procedure.rappels import planifier, prochain
from procedure.regles import calendrier_de, clauses_du_terme, duree_de


@dataclass
class Calcul:
    """What a clock should say now."""

    depart: datetime
    prudent: datetime | None = None
    limite: datetime | None = None
    suspendue_le: datetime | None = None
    effet: str = ""
    article: str = ""
    explication: list = field(default_factory=list)
    plan: list = field(default_factory=list)


def comptes(dossier, ou) -> list:
    """Each clock of its page, what it should say now, and the row that runs."""
    chronique = Chronique(procedures()[dossier.procedure], dossier)
    vives = {echeance.delai: echeance for echeance in dossier.echeances.vives()}
    return [(un, calculer(un, chronique, ou), vives.get(un.nom)) for un in chronique.page.delais.values()]


def armer(dossier, dits, instant):
    """Make the clocks of this case say what its facts say. Old rows are closed, never rewritten."""
    for delai, calcul, vive in dits:
        _accorder(dossier, delai, calcul, vive, instant)


def deplaces(dits) -> bool:
    """Does a term that runs no longer end when it was said to, or no longer with the same effect?"""
    courent = [(calcul, vive) for _, calcul, vive in dits if vive]
    return any(calcul is None or not _pareils(calcul, vive, ("limite", "effet")) for calcul, vive in courent)


def dementi(dossier) -> Transition | None:
    """The act that takes back what silence decided here, if its term no longer stands on the facts as they are now told."""
    issue, page = dossier.issue(), procedures()[dossier.procedure]
    terme = issue and issue.terme()
    delai = page.delais[terme.delai] if terme else None
    if delai is None or delai.revient is None or dossier.etat not in delai.revient.de:
        return None
    alors = copy(dossier)
    alors.etat = issue.trace.de
    # What somebody decided at its end stands on what was known then: what was answered after is another act.
    avant = None if page.tranche(issue.issue) else issue.trace.le
    calcul = calculer(delai, Chronique(page, alors), calendrier_de(dossier.commune), avant)
    tient = calcul and calcul.effet == issue.issue and calcul.limite and calcul.limite <= issue.trace.le
    return None if tient else delai.revient


def _pareils(calcul, vive, champs) -> bool:
    return all(getattr(vive, champ) == getattr(calcul, champ) for champ in champs)


def _accorder(dossier, delai, calcul, vive, instant):
    if vive and calcul and _pareils(calcul, vive, vars(calcul)):
        return
    if vive:
        vive.clore(Echeance.Fin.REMPLACEE if calcul else Echeance.Fin.LEVEE, instant)
    if calcul:
        neuve = Echeance(dossier=dossier, delai=delai.nom, rang=dossier.rang, **vars(calcul))
        dite = vive.relances.last() if vive else None
        neuve.reveil = prochain(neuve, dite.prevue_le if dite else calcul.depart)
        neuve.save()


def calculer(delai, chronique, ou, avant=None) -> Calcul | None:
    """Nothing: this clock does not run here, or has not started, or an answer has lifted it, before a moment where one is said."""
    page, dossier = chronique.page, chronique.dossier
    if dossier.etat not in page.etats_de(delai.dans):
        return None
    if delai.bloquant and not getattr(dossier, delai.bloquant):
        return None
    if any(getattr(dossier, drapeau) for drapeau in delai.sauf):
        return None
    if delai.au:
        return _a_date(page, delai, dossier, ou)
    depart = chronique.depart(delai)
    if delai.depuis and depart is None:
        return None
    le, evenement = (
        (depart.le, str(page.faits[depart.nom])) if depart else (dossier.etat_depuis, _entree(page, dossier))
    )
    debut = ou.jour(chronique.premier(delai, le))
    clause = clauses_du_terme(dossier, debut).get(delai.clause) if delai.clause else None
    calcul = _compter(page, delai, clause, chronique, le, evenement, ou)
    if chronique.leve(delai, depart, calcul.limite if page.tranche(calcul.effet) else avant):
        return None
    calcul.plan = [] if calcul.suspendue_le else planifier(page, delai, clause, calcul, ou)
    return calcul


def _entree(page, dossier) -> str:
    return f"le dossier est « {page.etats(dossier.etat).label} »"


def _compter(page, delai, clause, chronique, le, evenement, ou):
    duree = _duree(delai, clause, chronique.dossier)
    pauses, suspendue_le = chronique.pauses(delai, le)
    calcul = Calcul(le, suspendue_le=suspendue_le, article=clause.article if clause else "")
    if clause and clause.effet:
        calcul.effet = delai.effets[Effet(clause.effet)].nom
    terme = compter(le, duree, ou, pauses, evenement) if duree else None
    _dire(calcul, terme, ou, le, evenement)
    return calcul


def _duree(delai, clause, dossier):
    """The page's own, what the case says, or what the clause grants."""
    return getattr(dossier, delai.du_dossier) if delai.du_dossier else delai.duree or (clause and duree_de(clause))


def _dire(calcul: Calcul, terme: Terme | None, ou, depart, evenement):
    if terme is None:
        calcul.explication = [[en_clair(depart, ou), evenement], ["", "aucun délai n’est prévu : rappels seulement"]]
    else:
        calcul.explication = terme.explication
        calcul.prudent, calcul.limite = terme.prudent, terme.limite
    if terme and calcul.suspendue_le:
        reste = f"suspendu ; il restait jusqu’au {en_jour(ou.jour(terme.limite - timedelta(microseconds=1)))}"
        calcul.explication[-1:] = [[en_clair(calcul.suspendue_le, ou), reste]]
        calcul.prudent = calcul.limite = None


def _a_date(page, delai, dossier, ou) -> Calcul | None:
    """A day ends at its midnight; an hour is itself."""
    quand = getattr(dossier, delai.au)
    if quand is None:
        return None
    a_l_heure = isinstance(quand, datetime)
    fin, dit = (quand, en_clair(quand, ou)) if a_l_heure else (minuit(quand, ou), en_jour(quand))
    calcul = Calcul(dossier.etat_depuis, fin, fin, explication=[*dossier.explique(delai.au), [dit, str(delai)]])
    calcul.plan = planifier(page, delai, None, calcul, ou)
    return calcul
