"""A world that was copied is what the door would have written: its chains, its letters, its clocks, what comes next."""

import pytest
from django.db import transaction
from django.db.models import Max

from config.peuplement import peupler
from procedure import journal
from procedure.acteurs import PARQUET
from procedure.essai import Essai
from procedure.horloge import sonner
from procedure.models import Compteur, Document, Dossier, Echeance, Interesse, Message, MotCle, Ronde, Trace
from procedure.models.interesses import reconnaitre
from procedure.moteur import franchir, ouvrir
from procedure.regles import calendrier_de
from procedure.rendu.textes import figer
from procedure.termes import comptes, dementi, deplaces
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

COMBIEN = 150
# What a world does without: letters on paper, whose readers each case names, and what is rare.
AILLEURS = {Etat.REORIENTE, Etat.CONVOQUE, Etat.PRONONCE, Etat.CARENCE}


@pytest.fixture(scope="module")
def une_fois_pour_toutes(django_db_setup, django_db_blocker):
    """Written once for those that look at it, each in a transaction within this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        peupler(COMBIEN, maintenant=INSTANT)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def monde(une_fois_pour_toutes, db):
    """That of this file."""


def agent(dossier):
    return dossier.commune.habilitations.get(role="agent").personne


@pytest.mark.usefixtures("monde")
def test_ce_qui_est_copie_est_ce_que_la_porte_aurait_ecrit():
    assert not list(journal.verifier())
    for verifier in (divers, horloges, lettres, mots, personnes):
        verifier(RappelOrdre.objects.all())


def divers(rappels):
    assert rappels.count() == COMBIEN == rappels.values("jeton").distinct().count()
    assert set(rappels.values_list("etat", flat=True)) >= set(Etat.values) - AILLEURS
    assert len({rappel.ouvert_le.year for rappel in rappels}) >= 4
    assert not Message.objects.filter(etat=Message.Etat.A_ENVOYER).exists()


def horloges(rappels):
    """Counted anew, the terms that run are as they were, and those whose silence has decided still stand."""
    vifs = rappels.filter(echeances__in=Echeance.objects.vives()).distinct()
    tacites = rappels.filter(saisines__issue="tacite")
    assert vifs
    assert tacites
    assert not [dossier for dossier in vifs if deplaces(comptes(dossier, calendrier_de(dossier.commune)))]
    assert not [dossier for dossier in tacites if dementi(dossier)]


def lettres(rappels):
    """Frozen again, from what the cases say: the same, word for word."""
    assert Document.objects.count() > COMBIEN / 3
    for lettre in Document.objects.select_related("trace__par__personne"):
        acte, courrier = Page.actes[lettre.trace.acte], Page.courriers[lettre.courrier]
        essai = Essai(rappels.get(pk=lettre.dossier_id), acte, lettre.trace.par.personne, lettre.trace.le)
        assert figer(courrier.lettre(essai, PARQUET)) == lettre.html


def mots(rappels):
    """Indexed again, from what the cases say: the same."""
    lire = MotCle.objects.order_by("dossier", "sorte", "mot").values_list("dossier", "sorte", "mot")
    copies = list(lire)
    for rappel in rappels:
        MotCle.objects.indexer(rappel)
    assert list(lire.all()) == copies


def personnes(rappels):
    """Recognised again: the same."""
    lire = Interesse.objects.filter(dossier__in=rappels).order_by("pk").values_list("pk", "reconnue")
    copies = dict(lire)
    assert reconnaitre(Interesse) == len(copies)
    assert dict(lire.all()) == copies
    assert all(copies.values())


@pytest.mark.usefixtures("monde")
def test_la_porte_continue_ce_qui_a_ete_copie():
    brouillon = RappelOrdre.objects.filter(etat=Etat.BROUILLON).order_by("pk").first()
    franchir(brouillon, Page.soumettre, agent(brouillon), instant=INSTANT)
    for dossier in RappelOrdre.objects.filter(etat=Etat.AVIS_DEMANDE).order_by("pk"):
        secretariat = dossier.parquet.habilitations.get(role="secretariat").personne
        franchir(dossier, Page.noter_reception, secretariat, instant=INSTANT, courrier="fiche")
    les_numeros_et_les_cles_se_suivent()
    assert not list(journal.verifier())


def les_numeros_et_les_cles_se_suivent():
    dossier = RappelOrdre.objects.filter(ouvert_le__year=INSTANT.year).order_by("pk").last()
    compteur = Compteur.objects.get(commune=dossier.commune, annee=INSTANT.year)
    neuf = ouvrir(Page, agent(dossier), dossier.commune, instant=INSTANT)
    assert neuf.numero == f"RAO-{INSTANT.year}-{dossier.commune.code}-{compteur.dernier + 1:04}"
    assert neuf.pk == Dossier.objects.aggregate(dernier=Max("pk"))["dernier"]


@pytest.mark.usefixtures("monde")
def test_une_ronde_n_y_recompte_rien():
    traces = Trace.objects.filter(acte="recompter")
    sonner()
    assert Ronde.objects.count() == 2
    assert not traces.exists()
