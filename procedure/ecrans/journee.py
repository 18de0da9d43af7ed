"""My day: what waits for me, what changed since I last looked."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from annuaire.models import Institution, ListeExpediteurs
from procedure.acteurs import COTES, DU_PARQUET, MAIRIE, PARQUET, Cote
from procedure.attentes import attendent, gestes_de
from procedure.ecrans.marques import Marque, en_gros, marque
from procedure.ecrans.phrases import silence
from procedure.ecrans.tours import en_attente, ouverts, postes, roles_ici
from procedure.listes.lignes import noms_de
from procedure.models import Dossier, Echeance, Trace
from procedure.page import procedures

MONTRES, COMPTES = 20, 1000


@dataclass(frozen=True)
class Ligne:
    dossier: Any
    quoi: str
    marque: Marque
    suite: str  # what happens if nothing is done
    qui: str = ""  # whom it is about


def attente(personne, tenues, instant) -> list[int]:
    """The cases that wait for them, soonest first; past a thousand, nobody counts."""
    return list(en_attente(personne, tenues, instant).values_list("pk", flat=True)[: COMPTES + 1])


def a_faire(attente, tenues, instant) -> list[Ligne]:
    """The first of them, told."""
    lus = Dossier.objects.select_related("commune").in_bulk(attente[:MONTRES])
    dossiers = [lus[pk] for pk in attente[:MONTRES] if pk in lus]  # each question sees the base as it then is
    vives, tenus = Echeance.objects.vives().par_dossier(dossiers), postes(tenues, instant)
    noms = noms_de(dossiers)
    lues = ((_ligne(d, vives.get(d.pk, []), roles_ici(d, tenus), instant), noms.get(d.pk, "")) for d in dossiers)
    return [replace(ligne, qui=qui) for ligne, qui in lues]


def a_accuser(tenues):
    """The lists of senders that were sent to the parquet, and that nobody there has acknowledged."""
    parquets = [tenue.institution_id for tenue in tenues if tenue.role in DU_PARQUET]
    listes = ListeExpediteurs.objects.en_vigueur().filter(parquet__in=parquets, recue_le=None)
    return listes.select_related("institution").order_by("etablie_le", "pk")[:MONTRES]


def apres(personne, tenues, jeton, instant) -> str:
    """The case that waits next, in the order of one's day; after the last, the first."""
    jetons = list(en_attente(personne, tenues, instant).values_list("jeton", flat=True)[:COMPTES])
    rang = jetons.index(jeton) + 1 if jeton in jetons else 0
    autres = [autre for autre in jetons[rang:] + jetons[:rang] if autre != jeton]
    return autres[0] if autres else ""


def _ligne(dossier, vives, roles, instant) -> Ligne:
    """The clock that waits for us speaks first; the state itself, where none does."""
    page = procedures()[dossier.procedure]
    siens = {nom for role in roles for nom in attendent(page, role)}
    notres = [vive for vive in vives if vive.delai in siens]
    if ouverte := next((vive for vive in vives if _s_ouvre(page, vive, roles, instant)), None):
        depuis = Marque("proche", f"ouvert depuis {en_gros(instant - ouverte.limite)}")  # late is who did not answer
        return Ligne(dossier, str(page.actes[ouverte.effet]), depuis, "la décision vous revient")
    vive = next(iter(notres or vives), None)
    delai = page.delais[vive.delai] if vive else None
    quoi = _quoi(delai, roles) if notres else page.etats(dossier.etat).label
    suite = silence(page, vive.effet) if vive and vive.effet and vive.limite else ""
    return Ligne(dossier, quoi, marque(delai, vive, instant), suite)


def _s_ouvre(page, vive, roles, instant) -> bool:
    """Has a silence left it to them to decide?"""
    passee = bool(vive.limite) and vive.limite <= instant
    return passee and any(vive.effet in ouverts(page, role) for role in roles)


def _quoi(delai, roles) -> str:
    """What is awaited of them; of who only helps, the gesture that would."""
    aides = [acte for role in roles for acte in gestes_de(role, delai)]
    return str(delai if delai.attend in roles else next(iter(aides)))


def change(personne, tenues, depuis, instant) -> list[tuple]:
    """What others did in one's cases since then, the last first."""
    if depuis is None:
        return []
    visibles = Dossier.objects.visibles_par(personne, instant)
    traces = Trace.objects.filter(_lues(tenues, instant), su_le__gt=depuis, dossier__in=visibles).exclude(
        par__personne=personne
    )
    traces = traces.select_related("dossier__commune", "par__personne").order_by("-su_le", "-pk")[:MONTRES]
    return [(trace, procedures()[trace.dossier.procedure].actes[trace.acte]) for trace in traces]


def _lues(tenues, instant) -> Q:
    """Both sides' history, and our own side's business."""
    chez = {cote: [t.institution_id for t in tenues if COTES.get(t.role) is cote] for cote in Cote}
    mairies = Institution.objects.avec_leurs_anciennes(chez[MAIRIE], instant)
    de_la_mairie = Q(cote=MAIRIE.value, dossier__commune__in=mairies)
    return Q(cote="") | de_la_mairie | Q(cote=PARQUET.value, dossier__parquet__in=chez[PARQUET])
