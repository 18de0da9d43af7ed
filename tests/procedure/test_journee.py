"""One's day, role by role: one's own part first, then what is late and whose it is; nobody lands on an empty page."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution, ListeExpediteurs
from annuaire.models.habilitations import Qualite, Role
from annuaire.models.institutions import Nature
from procedure.ecrans.journee import a_faire, attente
from procedure.ecrans.suivi import en_retard
from procedure.ecrans.tours import en_attente
from procedure.models import Ronde, Visite
from procedure.moteur import franchir, ouvrir
from procedure.templatetags.typographie import soigne
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.chemins import RENDEZ_VOUS, autorise, convoquer

HEURE = timedelta(hours=1)


@pytest.fixture
def lire(client):
    def _lire(personne):
        client.force_login(personne)
        return client.get(reverse("procedure:journee"))

    return _lire


@pytest.fixture
def ailleurs(parquet):
    """Another commune of the same parquet, three hours further east in November."""
    return ecrire(
        Institution(nature=Nature.COMMUNE, nom="Port-Clair", code="97401", parquet=parquet, fuseau="Indian/Reunion")
    )


def aussi(personne, institution, role, **suite):
    ecrire(Habilitation(personne=personne, institution=institution, role=role, debut=INSTANT.date(), **suite))


def tenues(personne):
    return personne.habilitations.tenues(INSTANT)


def lignes(personne, instant=INSTANT):
    return a_faire(attente(personne, tenues(personne), instant), tenues(personne), instant)


def test_le_secretariat_est_appele_la_ou_un_geste_de_lui_sert(rappel, equipe):
    """What is awaited of the agent is a proof: the parquet gives it by saying that it has the letter."""
    dossier = rappel("avis_demande")
    assert [ligne.quoi for ligne in lignes(equipe.secretariat)] == ["Noter la réception"]
    franchir(dossier, Page.noter_reception, equipe.secretariat, instant=INSTANT + HEURE, courrier="fiche")
    assert lignes(equipe.secretariat) == []


def test_qui_suit_lit_ce_qui_est_en_retard_et_chez_qui(rappel, equipe, habiliter, commune, ailleurs):
    rappel("a_signer")
    rappel("avis_demande")
    coordonnateur, tard = habiliter(commune, Role.COORDONNATEUR).personne, INSTANT + timedelta(10)
    assert en_retard(coordonnateur, tenues(coordonnateur), INSTANT) == []
    dits = [(retard.quoi, retard.chez) for retard in en_retard(coordonnateur, tenues(coordonnateur), tard)]
    assert dits == [("Preuve de réception par le parquet", str(equipe.agent)), ("Signature de l’élu", "l’élu")]
    autre = habiliter(ailleurs, Role.COORDONNATEUR).personne
    assert en_retard(autre, tenues(autre), tard) == []


def test_un_rendez_vous_passe_n_est_le_retard_de_personne_ce_qu_il_laisse_l_est(rappel, equipe, habiliter, commune):
    convoquer(autorise(rappel, equipe), equipe)
    coordonnateur, tard = habiliter(commune, Role.COORDONNATEUR).personne, RENDEZ_VOUS + HEURE
    dits = [retard.quoi for retard in en_retard(coordonnateur, tenues(coordonnateur), tard)]
    assert str(Page.a_tenir) in dits
    assert str(Page.rendez_vous) not in dits


def test_le_secretariat_ne_suit_pas_ce_que_la_mairie_n_a_pas_transmis(rappel, equipe):
    rappel("a_signer")
    tard = INSTANT + timedelta(10)
    assert en_retard(equipe.secretariat, tenues(equipe.secretariat), tard) == []


def test_chacun_lit_d_abord_ce_qu_il_doit_faire(rappel, equipe, habiliter, commune, lire):
    rappel()
    page = lire(habiliter(commune, Role.COORDONNATEUR).personne).text
    assert "Rien n’est à faire pour l’instant." in page
    assert "Personne n’est en retard" in page
    assert "En retard" not in lire(equipe.agent).text


def test_une_liste_d_expediteurs_attend_le_parquet_jusqu_a_son_accuse(equipe, commune, parquet, lire):
    liste = ListeExpediteurs.objects.create(institution=commune, parquet=parquet, rang=1, etablie_le=INSTANT)
    assert "Accuser réception d’une liste d’expéditeurs" in lire(equipe.secretariat).text
    assert "Accuser réception" not in lire(equipe.agent).text
    ListeExpediteurs.objects.filter(pk=liste.pk).update(recue_le=INSTANT, recue_par=tenues(equipe.secretariat)[0])
    assert "Accuser réception" not in lire(equipe.secretariat).text


@pytest.mark.parametrize(
    ("role", "dit"),
    [
        (Role.JURISTE, "groupes de travail où vous siégez"),
        (Role.DELEGUE, "dès qu’il vous désigne"),
        (Role.MEMBRE, "séances où vous siégez"),
    ],
)
def test_une_journee_vide_dit_ce_qui_la_remplira(parquet, habiliter, lire, role, dit):
    assert dit in lire(habiliter(parquet, role).personne).text


def test_ce_qui_est_confie_est_sur_la_journee(rappel, habiliter, parquet, lire):
    dossier = rappel("avis_demande")
    delegue = habiliter(parquet, Role.DELEGUE).personne
    dossier.partages.create(personne=delegue, institution=parquet, motif="suite", debut=INSTANT)
    page = lire(delegue).text
    assert dossier.numero in page
    assert "Rien ne vous est confié" not in page


def test_qui_s_est_vu_confier_un_dossier_lit_pourquoi_et_jusqu_a_quand(rappel, habiliter, parquet, client):
    dossier, juriste = rappel("avis_demande"), habiliter(parquet, Role.JURISTE).personne
    fin = datetime(2027, 1, 9, tzinfo=ZoneInfo("Europe/Paris"))
    dossier.partages.create(personne=juriste, institution=parquet, motif="renfort", debut=INSTANT, fin=fin)
    client.force_login(juriste)
    page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    assert soigne("Ce dossier vous est confié : renfort, jusqu’au vendredi 8 janvier 2027 à 24") in page


def test_l_exploitant_trouve_ce_qu_il_fait_tourner(habiliter, lire):
    exploitant = habiliter(None, Role.EXPLOITANT).personne
    Ronde.objects.create().finir()
    page = lire(exploitant).text
    assert "tout part à l’heure" in page
    for nom in ("plateforme:accueil", "procedure:horloge"):
        assert page.count(f'href="{reverse(nom)}"') == 2  # in the navigation, and on the page


def test_l_administrateur_trouve_son_institution_dans_la_navigation(habiliter, commune, lire):
    adresse = reverse("gestion:fiche", args=[commune.pk])
    assert lire(habiliter(commune, Role.ADMINISTRATEUR).personne).text.count(f'href="{adresse}"') == 2


def test_chaque_dossier_se_lit_avec_le_role_que_l_on_y_tient(rappel, equipe, ailleurs):
    """A magistrat here, an agent there: the proof that this case lacks is another agent's to find."""
    aussi(equipe.magistrat, ailleurs, Role.AGENT)
    rappel("avis_demande")
    assert [ligne.quoi for ligne in lignes(equipe.magistrat)] == ["Avis demandé"]
    (dossier,) = en_attente(equipe.magistrat, tenues(equipe.magistrat), INSTANT)
    assert dossier.terme is None


def test_qui_tient_les_deux_cotes_est_appele_des_deux(rappel, equipe, commune, parquet):
    aussi(equipe.agent, parquet, Role.MAGISTRAT)
    rappel("avis_demande")
    rappel()
    assert sorted(ligne.quoi for ligne in lignes(equipe.agent)) == ["Brouillon", "Preuve de réception par le parquet"]


def test_elu_ici_n_est_pas_elu_la_bas(rappel, equipe, ailleurs):
    aussi(equipe.agent, ailleurs, Role.ELU, qualite=Qualite.MAIRE)
    rappel("a_signer")
    assert lignes(equipe.agent) == []


def test_une_heure_se_lit_a_l_horloge_du_lieu(equipe, ailleurs, lire, time_machine):
    aussi(equipe.magistrat, ailleurs, Role.ELU, qualite=Qualite.MAIRE)
    aussi(equipe.agent, ailleurs, Role.AGENT)
    Visite.objects.create(personne=equipe.magistrat, derniere=INSTANT, avant=INSTANT)
    ouvrir(Page, equipe.agent, ailleurs, instant=INSTANT + HEURE)
    time_machine.move_to(INSTANT + 2 * HEURE, tick=False)
    assert "15 h 20" in lire(equipe.magistrat).text.replace("\N{NO-BREAK SPACE}", " ")
