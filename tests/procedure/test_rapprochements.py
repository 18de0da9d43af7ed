"""Linked cases: by somebody who sees both, shown to those who may, and to nobody else not even as a link."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure.journal import verifier
from procedure.models import Partage, Rapprochement, Trace
from procedure.models.rapprochements import Motif, RapprochementQuerySet
from procedure.moteur import franchir, ouvrir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

APRES = INSTANT + timedelta(minutes=1)


@pytest.fixture
def lier():
    def _lier(un, autre, par, motif="coauteur"):
        return franchir(un, Page.rapprocher, par, instant=APRES, numero=autre.numero, motif=motif)

    return _lier


@pytest.fixture
def page(client):
    def _page(personne, dossier):
        client.force_login(personne)
        lue = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
        return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", lue)

    return _page


@pytest.fixture
def ailleurs(parquet):
    return ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))


def test_deux_dossiers_lies_se_voient_l_un_de_l_autre(rappel, equipe, lier, page):
    un, autre = rappel("avis_demande"), rappel("avis_demande", auteur={"nom": "Lormeau", "prenoms": "Zoé"})
    trace = lier(un, autre, equipe.agent)
    assert (trace.cote, trace.donnees) == ("mairie", {"autre": autre.pk, "motif": "coauteur"})
    for qui in (equipe.agent, equipe.magistrat):
        assert autre.numero in page(qui, un)
        assert "LORMEAU Zoé" in page(qui, un)
        assert un.numero in page(qui, autre)
    assert list(verifier()) == []


def test_une_suite_se_lit_dans_les_deux_sens(rappel, equipe, lier, page):
    ancien, suite = rappel(), rappel()
    lier(suite, ancien, equipe.agent, motif="suite")
    assert "Suite de ce dossier" in page(equipe.agent, ancien)
    assert "À l’origine de ce dossier" in page(equipe.agent, suite)


def test_qui_ne_voit_pas_l_autre_ne_sait_pas_qu_il_existe(rappel, equipe, lier, page):
    """A draft of the mairie, linked to a case that both sides read."""
    transmis, brouillon = rappel("avis_demande"), rappel()
    avant = page(equipe.magistrat, transmis)
    lier(transmis, brouillon, equipe.agent)
    assert page(equipe.magistrat, transmis) == avant
    assert brouillon.numero in page(equipe.agent, transmis)


def test_a_qui_un_seul_est_confie_l_autre_reste_inconnu(rappel, equipe, parquet, habiliter, lier, page):
    un, autre, delegue = rappel("avis_demande"), rappel("avis_demande"), habiliter(parquet, Role.DELEGUE).personne
    lier(un, autre, equipe.magistrat)
    Partage.objects.create(dossier_id=un.pk, personne=delegue, institution=parquet, motif="suite", debut=INSTANT)
    assert autre.numero not in page(delegue, un)


def test_sans_ce_filtre_il_le_saurait(rappel, equipe, lier, page, monkeypatch, sans_mur):
    """The sabotage."""
    transmis, brouillon = rappel("avis_demande"), rappel()
    lier(transmis, brouillon, equipe.agent)
    monkeypatch.setattr(RapprochementQuerySet, "visibles_par", lambda self, personne, instant=None: self)
    assert brouillon.numero in page(equipe.magistrat, transmis)


def test_un_dossier_ne_se_lie_ni_a_lui_meme_ni_deux_fois_ni_ailleurs(rappel, equipe, lier, ailleurs, habiliter):
    un, autre = rappel("avis_demande"), rappel("avis_demande")
    la_bas = habiliter(ailleurs, Role.AGENT).personne
    etranger = ouvrir(Page, la_bas, ailleurs, instant=INSTANT)
    with pytest.raises(Refus, match="c’est le dossier que vous lisez"):
        lier(un, un, equipe.agent)
    for inconnu in ("RAO-2026-73901-9999", etranger.numero, "Lormeau"):
        with pytest.raises(Refus, match="aucun de vos dossiers ne porte ce numéro"):
            franchir(un, Page.rapprocher, equipe.agent, instant=APRES, numero=inconnu, motif="autre")
    lier(un, autre, equipe.agent)
    for de, vers, qui in ((un, autre, equipe.elu), (autre, un, equipe.agent), (autre, un, equipe.magistrat)):
        with pytest.raises(Refus, match="déjà liés"):
            lier(de, vers, qui)


def test_le_parquet_ne_lie_pas_deux_communes(rappel, equipe, lier, ailleurs, habiliter):
    """One sheet a case, no base of persons: he reads both, and they do not meet."""
    un, la_bas = rappel("avis_demande"), habiliter(ailleurs, Role.AGENT).personne
    autre = ouvrir(Page, la_bas, ailleurs, instant=INSTANT)
    type(autre).objects.filter(pk=autre.pk).update(transmis_le=INSTANT)
    with pytest.raises(Refus, match="d’une autre commune"):
        lier(un, autre, equipe.magistrat)


def test_la_base_tient_qu_un_lien_est_un(rappel, equipe, lier):
    un, autre = rappel(), rappel()
    lier(un, autre, equipe.agent)
    for premier, second in ((un, autre), (autre, un), (un, un)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rapprochement.objects.create(
                premier_id=premier.pk, second_id=second.pk, motif=Motif.AUTRE, cote="mairie", fait_le=APRES
            )
    Rapprochement.objects.faire(autre, un, motif=Motif.AUTRE, cote="parquet", fait_le=APRES)
    assert Rapprochement.objects.get().motif == Motif.COAUTEUR


def test_un_lien_se_defait_par_le_cote_qui_l_a_fait(rappel, equipe, lier, page):
    un, autre = rappel("avis_demande"), rappel("avis_demande")
    lier(un, autre, equipe.agent)
    with pytest.raises(Refus, match="De quel dossier"):
        franchir(un, Page.separer, equipe.magistrat, instant=APRES, autre=autre.numero)
    assert "Défaire" not in page(equipe.magistrat, un)
    assert "Défaire" in page(equipe.elu, un)
    franchir(autre, Page.separer, equipe.elu, instant=APRES, autre=un.numero)
    assert not Rapprochement.objects.exists()
    assert Trace.objects.filter(acte__in=("rapprocher", "separer")).count() == 2


def test_les_requetes_ne_croissent_pas_avec_les_liens(rappel, equipe, lier, page):
    un = rappel()
    lier(un, rappel(auteur={"nom": "A"}), equipe.agent)

    def compter():
        with CaptureQueriesContext(connection) as requetes:
            page(equipe.agent, un)
        return len(requetes)

    compter()
    avant = compter()
    for nom in "BCD":
        lier(un, rappel(auteur={"nom": nom}), equipe.agent)
    assert compter() == avant
