"""Whose move it is: the cases that wait for somebody, soonest first."""

from django.db.models import Exists, F, OuterRef, Q

from annuaire.models import Institution
from procedure.acteurs import COTES, MAIRIE, PARQUET
from procedure.attentes import attendent, courants, detours
from procedure.models import Dossier, Echeance, Trace
from procedure.page import procedures

LIEUX = {MAIRIE: "commune", PARQUET: "parquet"}


def en_attente(personne, tenues, instant):
    """What waits for this person, each case by what they are on its own sides."""
    visibles = Dossier.objects.visibles_par(personne, instant)
    presse, tenus = F("terme").asc(nulls_last=True), postes(tenues, instant)
    siens = visibles.filter(_attendus(tenus, instant)).annotate(terme=_terme(tenus, instant))
    return siens.order_by(presse, "etat_depuis", "pk")


def attendus(tenues, instant) -> Q:
    """Of all cases, those whose move is theirs."""
    return _attendus(postes(tenues, instant), instant)


def _attendus(postes, instant) -> Q:
    siens = Q(pk__in=[])
    for role, lieux in postes.items():
        siens |= _chez(role, lieux) & _de(role, instant)
    return siens


def postes(tenues, instant) -> dict:
    """Where they hold each role that handles cases: with a commune come those that it has taken in."""
    lieux: dict = {}
    for tenue in tenues:
        if tenue.role in COTES:
            lieux.setdefault(tenue.role, set()).add(tenue.institution_id)
    anciennes = Institution.objects.avec_leurs_anciennes
    return {role: anciennes(ici, instant) if COTES[role] is MAIRIE else ici for role, ici in lieux.items()}


def roles_ici(dossier, postes) -> set:
    """What they are on the sides of this case: elsewhere, they are somebody else."""
    return {role for role, lieux in postes.items() if getattr(dossier, f"{LIEUX[COTES[role]]}_id") in lieux}


def _chez(role, lieux) -> Q:
    """On that side of the case, once it knows of it."""
    cote = COTES[role]
    return Q(**{f"{LIEUX[cote]}__in": lieux}) & (Q(cote=cote.value) | Q(transmis_le__isnull=False))


def _de(role, instant) -> Q:
    attendus = Q(pk__in=[])
    for page in procedures().values():
        attendus |= Q(procedure=page.nom) & _sur(page, role, instant)
    return attendus


def _sur(page, role, instant) -> Q:
    """A clock runs for them, or its silence is theirs to end; or the state is theirs, and no other clock has taken its turn."""
    a_eux = Q(etat__in=[etat for etat, attendu in page.tours.items() if attendu == role])
    for delai, reponses in detours(page, role).items():
        a_eux &= ~_detourne(delai, reponses)
    echues = Echeance.objects.a_effet(instant).filter(dossier=OuterRef("pk"), effet__in=ouverts(page, role))
    return a_eux | Q(Exists(_vives(courants(page, attendent(page, role), instant)))) | Q(Exists(echues))


def ouverts(page, role) -> list[str]:
    """The acts that a silence leaves to them."""
    return [acte.nom for delai in page.delais.values() for acte in delai.effets.values() if role in acte.par]


def _vives(ceux):
    return Echeance.objects.vives().filter(ceux, dossier=OuterRef("pk"))


def _detourne(delai, reponses):
    """It runs, and nothing has been answered since it started."""
    depuis = Trace.objects.filter(dossier=OuterRef("dossier"), acte__in=reponses, su_le__gte=OuterRef("depart"))
    return Exists(_vives(Q(delai=delai)).exclude(Exists(depuis)))


def _terme(postes, instant):
    """The first term of theirs that ends, or whose end is theirs to draw from: what is theirs in one place or procedure
    is another's in the next.
    """
    siennes = Q(pk__in=[])
    for role, lieux in postes.items():
        for page in procedures().values():
            ici = {f"dossier__{LIEUX[COTES[role]]}__in": lieux, "dossier__procedure": page.nom}
            echue = Q(effet__in=ouverts(page, role), limite__lte=instant)
            siennes |= Q(**ici) & (courants(page, attendent(page, role), instant) | echue)
    return Echeance.objects.vives().filter(siennes).premier_terme()
