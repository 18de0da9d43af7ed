"""When somebody is reminded of a term: before it, after it, from when on the deputy hears too; and the saying of it.

Where a silence decides nothing by itself, who may decide instead is told once it opens to them.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from annuaire.models.habilitations import Role
from procedure.acteurs import COTES, MAIRIE
from procedure.adresses import lecteurs
from procedure.declaration import Transition
from procedure.messages import deposer, ecrire, muet
from procedure.models import Nouvelle, Relance
from procedure.page import procedures
from procedure.templatetags.typographie import minuscule

# Nobody is written to at midnight, when terms of days end.
MATIN = time(8)


def planifier(page, delai, clause, calcul, ou) -> list[list]:
    """The reminders of this clock: those of the clause, else of the page. None after a term that the clock itself ends."""
    avant, apres, escalade = (_choisir(clause, delai, mot) for mot in ("rappels", "relances", "escalade"))
    if page.tranche(calcul.effet) or delai.fin:
        apres = ()
    base = calcul.limite or calcul.depart
    moments = [calcul.prudent - timedelta(jours + 1) for jours in sorted(avant, reverse=True) if calcul.prudent]
    hauts = len(moments) + escalade - 1 if escalade else len(moments) + len(apres)
    moments += [base + timedelta(jours) for jours in sorted(apres)]
    return [[_au_matin(moment, ou).isoformat(), rang >= hauts] for rang, moment in enumerate(moments)]


def _choisir(clause, delai, mot):
    dit = getattr(clause, mot, None)
    return getattr(delai, mot) if dit is None else dit


def _au_matin(instant, ou) -> datetime:
    """The first morning from that instant on, there."""
    local = instant.astimezone(ZoneInfo(ou.fuseau))
    jour = local.date() + timedelta(local.time() > MATIN)
    return datetime.combine(jour, MATIN, ZoneInfo(ou.fuseau))


def rappels(echeance) -> list[tuple[datetime, bool]]:
    return [(datetime.fromisoformat(moment), haut) for moment, haut in echeance.plan]


def acte_de_l_horloge(echeance) -> Transition | None:
    """What the clock does at its end: what its clause gives to silence, or what the page says."""
    page = procedures()[echeance.dossier.procedure]
    return page.actes[echeance.effet] if page.tranche(echeance.effet) else page.delais[echeance.delai].fin


def prochain(echeance, apres) -> datetime | None:
    """When the clock must look again: the next reminder after that moment, or the end of the term, even past."""
    dits = [*(moment for moment, _ in rappels(echeance)), ouverture(echeance)]
    moments = [moment for moment in dits if moment and moment > apres]
    if echeance.limite and acte_de_l_horloge(echeance):
        moments.append(echeance.limite)
    return min(moments, default=None)


def ouverture(echeance) -> datetime | None:
    """The morning from which silence lets somebody decide, where the clock does not."""
    if not (echeance.limite and echeance.effet) or acte_de_l_horloge(echeance):
        return None
    return _au_matin(echeance.limite, echeance.dossier.commune)


def rappeler(echeance, delai, instant):
    """One reminder, the last that is due: those that a long stop has missed are not said again."""
    dus = [(moment, haut) for moment, haut in rappels(echeance) if moment <= instant]
    if dus:
        moment, haut = dus[-1]
        cote, role, phrase = _a_qui(echeance.dossier, delai, instant)
        a_dire = {"faite_le": instant, "a": cote.value, "escalade": haut}
        _, neuve = Relance.objects.get_or_create(echeance=echeance, prevue_le=moment, defaults=a_dire)
        if neuve:
            nouvelle = "" if haut else Nouvelle.RAPPEL
            deposer(echeance.dossier, cote, phrase, instant, role=role, haut=haut, nouvelle=nouvelle)
    ouvrir_a_qui_decide(echeance, instant)
    echeance.reveil = prochain(echeance, instant)
    echeance.panne, echeance.echecs = "", 0
    echeance.save(update_fields=["reveil", "panne", "echecs"])


def _a_qui(dossier, delai, instant) -> tuple:
    """Whoever is awaited; of a parquet that no mail reaches, the agent who goes there."""
    if muet(dossier, delai.cote, instant):
        return MAIRIE, Role.AGENT, f"À rappeler au parquet : {minuscule(str(delai))}"
    return delai.cote, delai.attend, f"Rappel : {delai}"


def ouvrir_a_qui_decide(echeance, instant):
    """News of their move, once for a term: a mail that no act tells is what shows that it was said."""
    quand = ouverture(echeance)
    if quand is None or quand > instant:
        return
    acte = procedures()[echeance.dossier.procedure].actes[echeance.effet]
    fait = {"faite_le": instant, "a": COTES[acte.par[0]].value}
    Relance.objects.get_or_create(echeance=echeance, prevue_le=quand, defaults=fait)
    phrase = f"À vous de décider : {minuscule(acte.libelle)}"
    dits = echeance.dossier.messages.filter(trace=None, nouvelle=Nouvelle.TOUR, depose_le__gte=echeance.limite)
    for role in acte.par if not dits.exists() else ():
        lisent = lecteurs(echeance.dossier, COTES[role], instant, role)
        ecrire(echeance.dossier, COTES[role], phrase, instant, lisent, role=role, nouvelle=Nouvelle.TOUR)
