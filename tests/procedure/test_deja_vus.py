"""Somebody seen before in the same commune: recognised by a key, shown only where it counts, erased with the person."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure.ecrans import voisins
from procedure.ecrans.lecture import Lecture
from procedure.models import Dossier, Interesse
from procedure.models.interesses import reconnaissances
from procedure.moteur import franchir, ouvrir
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

NE_LE = date(2000, 3, 4)
LORMEAU = {"nom": "Lormeau", "prenoms": "Bastien", "ne_le": NE_LE}
PLUS_TARD = INSTANT + timedelta(days=1)


@pytest.fixture
def compte(monkeypatch):
    """As if a favourable avis were what a procedure counts: the acts that do are not on the page yet."""
    monkeypatch.setattr(Page, "antecedents", {Page.favorable: (Etat.AUTORISE,)})


@pytest.fixture
def ancien(rappel, equipe, compte):
    def _ancien(**auteur):
        dossier = rappel("avis_demande", auteur=LORMEAU | auteur)
        franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)
        return dossier

    return _ancien


def vus(dossier, lecteur):
    lu = RappelOrdre.objects.get(pk=dossier.pk)
    return {trace.dossier_id for trace, _ in Lecture(lu, lecteur, PLUS_TARD).deja_vus}


def cle(**qui):
    return reconnaissances(**{"commune_id": 1} | LORMEAU | qui)


# --- Recognised


@pytest.mark.parametrize(
    "qui",
    [{"nom": "LORMEAU"}, {"nom": "Lorméau"}, {"prenoms": " bastien "}, {"nom": "Lor-meau"}, {"nom": "Lor Meau"}],
)
def test_une_meme_personne_se_reconnait_comme_on_l_ecrit(qui):
    assert cle(**qui) == cle()


@pytest.mark.parametrize(
    "qui",
    [{"nom": "Lormeaux"}, {"prenoms": "Basile"}, {"ne_le": date(2000, 3, 5)}, {"commune_id": 2},
     {"nom": "Lormeau Bastien", "prenoms": "x"}, {"nom": "Lor", "prenoms": "meauBastien"}],
)  # fmt: skip
def test_une_autre_ne_lui_ressemble_pas_ni_la_meme_ailleurs(qui):
    assert cle(**qui) != cle()


@pytest.mark.parametrize("qui", [{"nom": ""}, {"prenoms": ""}, {"prenoms": "…"}, {"ne_le": None}])
def test_sans_prenom_ni_naissance_personne_n_est_reconnu(qui):
    assert cle(**qui) == []


def test_rien_n_en_revient_sans_la_cle(settings):
    avant = cle()
    settings.CLES_DES_SECRETS = ["une autre clé"]
    assert set(cle()) & set(avant) == set()


def test_elle_s_ecrit_quoi_qui_ecrive_la_personne(rappel):
    dossier = rappel(auteur=LORMEAU)
    attendue = reconnaissances(**LORMEAU, commune_id=dossier.commune_id)[0]
    assert dossier.auteur.reconnue == attendue
    Interesse.objects.bulk_create([Interesse(dossier_id=dossier.pk, rang=2, **LORMEAU)])
    assert dossier.interesses.filter(reconnue=attendue).count() == 2
    qui = dossier.auteur
    qui.nom = "Autre"
    qui.save()
    assert dossier.interesses.filter(reconnue=attendue).count() == 1


def test_elle_s_efface_avec_la_personne(ancien, rappel, equipe):
    dossier, autre = rappel(auteur=LORMEAU), ancien()
    assert vus(dossier, equipe.agent) == {autre.pk}
    autre.interesses.all().delete()
    assert vus(dossier, equipe.agent) == set()


def test_une_cle_se_change_sans_que_personne_ne_soit_oublie(ancien, rappel, equipe, settings):
    settings.CLES_DES_SECRETS = ["ancienne"]
    autre, dossier = ancien(), rappel(auteur=LORMEAU)
    settings.CLES_DES_SECRETS = ["nouvelle", "ancienne"]
    assert vus(dossier, equipe.agent) == {autre.pk}
    call_command("reconnaitre_personnes")
    settings.CLES_DES_SECRETS = ["nouvelle"]
    assert vus(dossier, equipe.agent) == {autre.pk}
    settings.CLES_DES_SECRETS = ["ancienne"]
    assert vus(dossier, equipe.agent) == set()


# --- Shown


def test_la_page_le_dit_a_verifier_aux_deux_cotes(ancien, rappel, equipe, client):
    autre, dossier = ancien(), rappel("avis_demande", auteur=LORMEAU)
    for qui in (equipe.agent, equipe.magistrat):
        client.force_login(qui)
        page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
        section = page.partition('aria-labelledby="deja-vus"')[2].partition("</section>")[0]
        assert "à vérifier" in section
        assert autre.numero in section
        assert "Avis favorable rendu" in section


@pytest.mark.usefixtures("a_l_heure")
def test_qui_rend_l_avis_le_lit_avant_les_faits(ancien, rappel, equipe, client):
    """On the screen where the record stands beside what one answers; and nothing is said of nobody."""
    autre, dossier = ancien(), rappel("avis_demande", auteur=LORMEAU)
    client.force_login(equipe.magistrat)
    page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    assert "data-constat" in page
    assert page.index('id="gestes"') < page.index('id="deja-vus"') < page.index(autre.numero) < page.index('id="faits"')
    inconnu = client.get(reverse("procedure:dossier", args=[rappel("avis_demande").jeton])).text
    assert 'id="deja-vus"' not in inconnu


def test_ce_qui_ne_compte_pas_ne_se_montre_jamais(rappel, equipe, compte):
    """Refused, abandoned, merely suspected, still pending."""
    dossier = rappel(auteur=LORMEAU)
    for etat in ("brouillon", "a_signer", "avis_demande"):
        rappel(etat, auteur=LORMEAU)
    refuse, abandonne = rappel("avis_demande", auteur=LORMEAU), rappel("avis_demande", auteur=LORMEAU)
    franchir(refuse, Page.defavorable, equipe.magistrat, instant=INSTANT, motif="x")
    franchir(abandonne, Page.favorable, equipe.magistrat, instant=INSTANT)
    franchir(abandonne, Page.desister, equipe.elu, instant=INSTANT, motif="x", raison="erreur")
    assert vus(dossier, equipe.agent) == set()


def test_ce_qui_fut_renverse_ne_compte_plus(ancien, rappel, equipe):
    autre, dossier = ancien(), rappel(auteur=LORMEAU)
    assert vus(dossier, equipe.agent) == {autre.pk}
    autre.saisines.update(debout=False)
    assert vus(dossier, equipe.agent) == set()


def test_une_procedure_qui_n_en_dit_rien_n_en_montre_rien(ancien, rappel, equipe, monkeypatch):
    ancien()
    monkeypatch.setattr(Page, "antecedents", {})
    assert vus(rappel(auteur=LORMEAU), equipe.agent) == set()


@pytest.fixture
def la_bas(parquet, habiliter, compte):
    """The same person, in another commune of the same parquet, whose case the magistrate reads as well."""
    commune = ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))
    agent = habiliter(commune, Role.AGENT).personne
    dossier = ouvrir(Page, agent, commune, instant=INSTANT)
    Interesse.objects.create(dossier=dossier, **LORMEAU)
    Dossier.objects.filter(pk=dossier.pk).update(transmis_le=INSTANT, etat=Etat.AUTORISE)
    return dossier, agent


def test_une_autre_commune_n_en_sait_rien_ni_le_magistrat_des_deux(la_bas, ancien, rappel, equipe):
    etranger, agent = la_bas
    autre, dossier = ancien(), rappel("avis_demande", auteur=LORMEAU)
    assert vus(etranger, agent) == vus(etranger, equipe.magistrat) == set()
    assert vus(dossier, equipe.magistrat) == {autre.pk}


def test_sans_ces_filtres_il_le_saurait(la_bas, ancien, rappel, equipe, monkeypatch):
    """The sabotages: a key that is the same everywhere, and a filter on the commune that is not there."""
    etranger, _ = la_bas
    ancien()
    partout = reconnaissances(**LORMEAU, commune_id=0)
    Interesse.objects.update(reconnue=partout[0])
    monkeypatch.setattr(Interesse, "reconnaissances", lambda self, commune: partout)
    assert vus(etranger, equipe.magistrat) == set()
    Dossier.objects.exclude(pk=etranger.pk).update(commune=etranger.commune_id)
    assert len(vus(etranger, equipe.magistrat)) == 1


def test_le_magistrat_n_en_voit_que_ce_qui_lui_fut_transmis(ancien, rappel, equipe, monkeypatch):
    autre, dossier = ancien(), rappel("avis_demande", auteur=LORMEAU)
    Dossier.objects.filter(pk=autre.pk).update(transmis_le=None)
    assert vus(dossier, equipe.magistrat) == set()
    assert vus(dossier, equipe.agent) == {autre.pk}
    monkeypatch.setattr(Dossier.objects._queryset_class, "visibles_par", lambda self, acteur, instant=None: self)
    assert vus(dossier, equipe.magistrat) == {autre.pk}  # the sabotage


def test_les_requetes_ne_croissent_pas_avec_les_antecedents(ancien, rappel, equipe):
    dossier = RappelOrdre.objects.select_related("commune").get(pk=rappel(auteur=LORMEAU).pk)
    personnes = list(dossier.interesses.all())

    def compter():
        with CaptureQueriesContext(connection) as requetes:
            trouves = voisins.deja_vus(dossier, personnes, equipe.agent, PLUS_TARD)
            str([trace.dossier.titre() for trace, _ in trouves])
        return len(trouves), len(requetes)

    ancien()
    (un, avant), _ = compter(), [ancien() for _ in range(3)]
    assert (un, *compter()) == (1, 4, avant)
