"""The clock: every minute, one round over what is due. Rows are what is due; the broker only knocks at the door."""

import logging
from datetime import timedelta
from itertools import islice
from typing import Any, NamedTuple

from celery import shared_task
from django.db.models import F, Q
from django.utils import timezone

from annuaire import sessions
from annuaire.models import Adhesion, Convention, Institution, JourFerie
from procedure.acteurs import HORLOGE
from procedure.courriers import rendre_les_dus
from procedure.expediteurs import a_tenir, tenir
from procedure.listes.exports import exporter
from procedure.models import Consultation, Echeance, Export, Recherche, Reprise, Ronde
from procedure.moteur import franchir, ouvrir, recompter, tenter
from procedure.page import procedures
from procedure.pieces.rangement import ramasser
from procedure.poste import expedier_les_dus
from procedure.regards import TOUT, regarder
from procedure.sceaux import sceller

journal = logging.getLogger(__name__)
PAR_RONDE = 500
EN_COURS = timedelta(minutes=10)  # a change may be committed long after it was written


@shared_task
@regarder(TOUT)
def sonner():
    """Do all that is due now. Running it twice changes nothing; running it late loses nothing."""
    precedente, ronde = Ronde.objects.derniere(), Ronde.objects.create()
    recalculer(depuis=precedente.commencee_le - EN_COURS if precedente else None)
    nouveau_jour = precedente is None or precedente.commencee_le.date() < ronde.commencee_le.date()
    depuis = None if nouveau_jour else precedente.commencee_le - EN_COURS
    _chacun("ouverture", _a_naitre(ronde.commencee_le), lambda nee: ouvrir(nee.page, HORLOGE, **nee.avec))
    _chacun("veille", _a_veiller(ronde.commencee_le, depuis), lambda du: franchir(du.dossier, du.acte, HORLOGE))
    _chacun("échéance", _premiers(Echeance.objects.echues(ronde.commencee_le)), tenter)
    rendre_les_dus(timezone.now(), PAR_RONDE)
    if nouveau_jour:
        _chacun("sceau", Institution.objects.all(), sceller)
        sessions.oublier()
        _chacun("pièces en doute,", [ronde.commencee_le], ramasser)
    _chacun("liste", a_tenir(ronde.commencee_le, depuis), lambda adhesion: tenir(adhesion, ronde.commencee_le))
    expedier_les_dus(PAR_RONDE)
    Ronde.objects.oublier(avant=timezone.now() - Ronde.GARDEES)
    for gardes in (Consultation.objects, Recherche.objects, Reprise.objects, Export.objects):
        gardes.oublier(timezone.now())
    if Export.objects.attendent(timezone.now()).exists():
        exporter.apply_async(expires=55)  # in its own time: a round does not wait for it
    ronde.finir()


def recalculer(depuis):
    """Count anew the clocks of the places whose holidays or conventions changed, those whose silence decided included."""
    decident = Q(dossier__saisines__debout=True, dossier__saisines__issue=F("effet"))
    touchees = Echeance.objects.filter(Q(close_le=None) | decident, _touchees(depuis)).order_by("dossier")
    _chacun("dossier", touchees.values_list("dossier", flat=True).distinct(), recompter)


class Naissance(NamedTuple):
    page: Any
    avec: dict


def _a_naitre(instant) -> list[Naissance]:
    """What no person opens."""
    pages = (page for page in procedures().values() if page.nait)
    return list(islice((Naissance(page, avec) for page in pages for avec in page.nait(instant)), PAR_RONDE))


class Du(NamedTuple):
    dossier: Any
    acte: Any


def _a_veiller(instant, depuis) -> list[Du]:
    """What no term tells: something that a case stands on has changed."""
    pages = (page for page in procedures().values() if page.veille)
    return [Du(dossier, page.actes[nom]) for page in pages for dossier, nom in page.veille(instant, depuis)]


def _premiers(file):
    return file.values_list("pk", flat=True)[:PAR_RONDE]


def _chacun(quoi, elements, geste):
    """What fails for one stops no other."""
    for element in elements:
        try:
            geste(element)
        except Exception as erreur:  # whatever it is, and never its words: they may quote a case
            journal.error("%s %s : %s", quoi, getattr(element, "pk", element), type(erreur).__name__)


def _touchees(depuis) -> Q:
    if depuis is None:
        return Q(pk__isnull=False)
    lieux = Institution.objects.filter(modifiee_le__gte=depuis)
    feries = JourFerie.objects.filter(modifie_le__gte=depuis)
    parties = Adhesion.objects.filter(
        Q(modifiee_le__gte=depuis) | Q(convention__in=Convention.objects.filter(modifiee_le__gte=depuis))
    )
    return (
        Q(dossier__commune__in=lieux.values("pk"))
        | Q(dossier__commune__in=feries.values("institution"))
        | Q(dossier__commune__in=parties.values("commune"))
    )
