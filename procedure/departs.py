"""What the facts of a case say to a clock: since when it runs, whether it was lifted, when it stood still."""

from typing import Any

from django.db.models import Max, Q


def faits_de(page, delai, dossier) -> list:
    """The facts that stand, in their order. A clock of a referral looks at the facts of this referral only."""
    faits = dossier.faits.debout().select_related("trace").order_by("le", "pk")
    return list(faits.filter(rang=dossier.rang) if page.etats_de(delai.dans) <= set(page.attentes) else faits)


def depart_de(page, delai, dossier, faits):
    leve = max((fait.trace.version for fait in faits if fait.nom in _noms(delai.jusqua)), default=0)
    leve = max(leve, _refait(delai, dossier) - 1)  # what was received before its text changed starts nothing any more
    if not delai.depuis:
        entree = f"le dossier est « {page.etats(dossier.etat).label} »"
        return (None, "") if leve else (dossier.etat_depuis, entree)
    departs = _departs(page, delai, dossier, faits)
    if not departs or max(departs) <= leve:
        return None, ""
    fait = departs[max(departs)]
    return fait.le, str(page.faits[fait.nom])


def premier_de(delai, faits, depart):
    """What was received before a convention ended keeps its effect, whatever was asked and answered since."""
    return min((fait.le for fait in faits if fait.nom in _noms(delai.depuis)), default=depart)


def _refait(delai, dossier) -> int:
    courts = {nom.partition(".")[0] for nom in _noms(delai.depuis) if nom.endswith(".reception")}
    refaits = dossier.traces.filter(acte="refaire", donnees__courrier__in=courts) if courts else dossier.traces.none()
    return refaits.aggregate(dernier=Max("version"))["dernier"] or 0


def _departs(page, delai, dossier, faits) -> dict:
    """By the act that sent it: the first reception of each letter. What lifted a clock is answered by a later sending only,
    and a reception noted again changes nothing – unless the letter had come back."""
    departs: dict[int, Any] = {}
    for fait in sorted((f for f in faits if f.nom in _noms(delai.depuis)), key=lambda f: f.trace.version):
        recu = fait.nom.endswith(".reception")
        departs.setdefault(envoi_de(page, dossier, fait.nom, fait.trace.version) if recu else fait.trace.version, fait)
    return departs


def envoi_de(page, dossier, nom, avant) -> int:
    """The version at which this letter was sent, or sent again, or its return learnt; of the fact itself when it is no letter's."""
    court = nom.partition(".")[0]
    if court not in page.courriers:
        return avant
    actes = [acte.nom for acte in page.actes.values() if page.courriers[court] in acte.courriers]
    envois = dossier.traces.filter(version__lt=avant)
    retours = Q(faits__nom=f"{court}.retour", faits__successeur=None)
    refaits = Q(acte="refaire", donnees__courrier=court)
    return envois.filter(Q(acte__in=actes) | refaits | retours).aggregate(dernier=Max("version"))["dernier"] or 0


def pauses_de(delai, faits, depart):
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
