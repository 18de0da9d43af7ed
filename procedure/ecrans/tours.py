"""Whose move it is: the cases that wait for somebody, soonest first."""

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery

from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure.acteurs import COTES, MAIRIE
from procedure.models import Dossier, Echeance, Trace
from procedure.page import procedures

# Who decides nothing alone watches what waits for those they work with.
SUIVENT = {Role.SECRETARIAT: Role.MAGISTRAT, Role.COORDONNATEUR: Role.AGENT}


def en_attente(personne, tenues, instant):
    """What waits for this person, as what they are in each place."""
    visibles = Dossier.objects.visibles_par(personne, instant)
    a_lui = [_de(SUIVENT.get(tenue.role, tenue.role), tenue, instant) for tenue in tenues if tenue.role in COTES]
    attendus = Q(pk__in=[])
    for condition in a_lui:
        attendus |= condition
    terme = _terme({SUIVENT.get(tenue.role, tenue.role) for tenue in tenues})
    presse = F("terme").asc(nulls_last=True)
    return visibles.filter(attendus).annotate(terme=terme).order_by(presse, "etat_depuis", "pk")


def _de(role, tenue, instant) -> Q:
    mairies = Institution.objects.avec_leurs_anciennes([tenue.institution_id], instant)
    ici = Q(commune__in=mairies) if COTES[tenue.role] is MAIRIE else Q(parquet=tenue.institution_id)
    attendus = Q(pk__in=[])
    for page in procedures().values():
        attendus |= Q(procedure=page.nom) & _sur(page, role, instant)
    return ici & attendus


def _sur(page, role, instant) -> Q:
    """A clock runs for them, or its silence is theirs to end; or the state is theirs, and no other clock has taken its turn."""
    etats = [etat for etat, attendu in page.tours.items() if attendu == role]
    siens = [delai.nom for delai in page.delais.values() if delai.attend == role]
    a_eux = Q(etat__in=etats)
    for delai, reponses in page.detours(role).items():
        a_eux &= ~_detourne(delai, reponses)
    effets = [acte.nom for delai in page.delais.values() for acte in delai.effets.values() if role in acte.par]
    echues = Echeance.objects.a_effet(instant).filter(dossier=OuterRef("pk"), effet__in=effets)
    return a_eux | Q(Exists(_vives(siens))) | Q(Exists(echues))


def _vives(delais):
    return Echeance.objects.vives().filter(dossier=OuterRef("pk"), delai__in=delais)


def _detourne(delai, reponses):
    """It runs, and nothing has been answered since it started."""
    depuis = Trace.objects.filter(dossier=OuterRef("dossier"), acte__in=reponses, su_le__gte=OuterRef("depart"))
    return Exists(_vives([delai]).exclude(Exists(depuis)))


def _terme(roles):
    """The first term of theirs that ends."""
    siens = [delai.nom for page in procedures().values() for delai in page.delais.values() if delai.attend in roles]
    vives = Echeance.objects.vives().filter(dossier=OuterRef("pk"), delai__in=siens)
    return Subquery(vives.order_by().values("dossier").annotate(premier=Min("limite")).values("premier"))
