"""The clocks of a case, computed anew from its facts after every act: what should run, and what to change for it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Q

from annuaire.clauses import Effet
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


def armer(dossier, instant):
    """Make the clocks of this case say what its facts say. Old rows are closed, never rewritten."""
    page, ou = procedures()[dossier.procedure], calendrier_de(dossier.commune)
    vives = {echeance.delai: echeance for echeance in dossier.echeances.vives()}
    for delai in page.delais.values():
        _accorder(dossier, delai, calculer(page, delai, dossier, ou), vives.get(delai.nom), instant)


def _accorder(dossier, delai, calcul, vive, instant):
    if vive and calcul and all(getattr(vive, champ) == valeur for champ, valeur in vars(calcul).items()):
        return
    if vive:
        vive.clore(Echeance.Fin.REMPLACEE if calcul else Echeance.Fin.LEVEE, instant)
    if calcul:
        neuve = Echeance(dossier_id=dossier.pk, delai=delai.nom, rang=dossier.rang, **vars(calcul))
        neuve.reveil = prochain(neuve, instant)
        neuve.save()


def calculer(page, delai, dossier, ou) -> Calcul | None:
    """Nothing: this clock does not run here, or has not started, or an answer has lifted it."""
    if dossier.etat not in page.etats_de(delai.dans):
        return None
    if delai.au:
        return _a_date(page, delai, dossier, ou)
    faits = _faits(page, delai, dossier)
    depart, evenement = _depart(page, delai, dossier, faits)
    if depart is None:
        return None
    clause = clauses_du_terme(dossier, ou.jour(depart)).get(delai.clause)
    duree = delai.duree or (duree_de(clause) if clause else None)
    pauses, suspendue_le = _pauses(delai, faits, depart)
    calcul = Calcul(depart, suspendue_le=suspendue_le, article=clause.article if clause else "")
    terme = compter(depart, duree, ou, pauses, evenement) if duree else None
    if clause and clause.effet:
        calcul.effet = delai.effets[Effet(clause.effet)].nom
    _dire(calcul, terme, ou, depart, evenement)
    calcul.plan = [] if suspendue_le else planifier(page, delai, clause, calcul, ou)
    return calcul


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
    jour = getattr(dossier, delai.au)
    if jour is None:
        return None
    fin = minuit(jour, ou)
    calcul = Calcul(dossier.etat_depuis, fin, fin, explication=[[en_jour(jour), str(delai)]])
    calcul.plan = planifier(page, delai, None, calcul, ou)
    return calcul


def _faits(page, delai, dossier) -> list:
    """The facts that stand, in their order. A clock of a referral looks at the facts of this referral only."""
    faits = dossier.faits.debout().select_related("trace").order_by("le", "pk")
    return list(faits.filter(rang=dossier.rang) if page.etats_de(delai.dans) <= set(page.attentes) else faits)


def _depart(page, delai, dossier, faits):
    if not delai.depuis:
        return dossier.etat_depuis, f"le dossier est {page.etats(dossier.etat).label.lower()}"
    leve = max((fait.trace.rang for fait in faits if fait.nom in _noms(delai.jusqua)), default=0)
    departs = _departs(page, delai, dossier, faits)
    if not departs or max(departs) <= leve:
        return None, ""
    fait = departs[max(departs)]
    return fait.le, str(page.faits[fait.nom])


def _departs(page, delai, dossier, faits) -> dict:
    """By the act that sent it: the first reception of each letter. What lifted a clock is answered by a later sending only,
    and a reception noted again changes nothing – unless the letter had come back."""
    departs: dict[int, Any] = {}
    for fait in sorted((f for f in faits if f.nom in _noms(delai.depuis)), key=lambda f: f.trace.rang):
        departs.setdefault(envoi_de(page, dossier, fait.nom, fait.trace.rang), fait)
    return departs


def envoi_de(page, dossier, nom, avant) -> int:
    """The rank of the act that sent this letter, or that learnt its return; of the fact itself when it is no letter's."""
    court = nom.partition(".")[0]
    if court not in page.courriers:
        return avant
    actes = [acte.nom for acte in page.actes.values() if page.courriers[court] in acte.courriers]
    envois = dossier.traces.filter(rang__lt=avant)
    retours = Q(faits__nom=f"{court}.retour", faits__successeur=None)
    return envois.filter(Q(acte__in=actes) | retours).aggregate(dernier=Max("rang"))["dernier"] or 0


def _pauses(delai, faits, depart):
    """The pauses that ended, and since when the last one lasts."""
    debuts, pauses, ouverte = {debut.nom: fin.nom for debut, fin in delai.pause.items()}, [], None
    for fait in (fait for fait in faits if fait.le >= depart):
        if ouverte is None and fait.nom in debuts:
            ouverte = fait
        elif ouverte is not None and fait.nom == debuts[ouverte.nom]:
            pauses.append((ouverte.le, fait.le))
            ouverte = None
    return pauses, ouverte.le if ouverte else None


def _noms(faits):
    return {fait.nom for fait in faits}
