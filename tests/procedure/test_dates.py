"""When things happened, and what shows it: typed by the mairie with its proof, by nobody where a gesture is its own date."""

from datetime import timedelta

import pytest

from procedure.acteurs import HORLOGE
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter, relire
from tests.rappel_ordre.dossiers import par_courriel

pytestmark = pytest.mark.une_fois


def test_une_reception_ne_precede_pas_l_envoi(rappel, equipe):
    dossier = rappel("avis_demande")
    with pytest.raises(Refus, match="précède l’envoi"):
        franchir(
            dossier, Page.noter_reception, equipe.agent,
            instant=INSTANT, le=INSTANT - 5 * JOUR, preuve="accusé", courrier="fiche",
        )  # fmt: skip
    assert not dossier.faits.exists()


def test_le_parquet_par_courriel_repond_par_l_agent_avec_sa_preuve(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    recu = INSTANT + timedelta(days=2)
    with pytest.raises(Refus, match="la date que montre la preuve"):
        franchir(dossier, Page.favorable, equipe.agent, instant=recu)
    with pytest.raises(Refus, match="Joignez le courrier ou le courriel reçu"):
        franchir(dossier, Page.favorable, equipe.agent, instant=recu, le=recu)
    franchir(dossier, Page.favorable, equipe.agent, instant=TERME + timedelta(days=9), le=recu, **par_courriel())
    trace = dossier.traces.get(acte="favorable")
    assert (trace.consigne, trace.le, trace.su_le) == (True, recu, TERME + timedelta(days=9))
    assert relire(dossier).etat == Etat.AUTORISE


def test_en_ligne_personne_ne_choisit_la_date_de_son_avis(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus, match="Parvenu après le terme"):
        franchir(dossier, Page.favorable, equipe.magistrat, instant=TERME + MINUTE, le=INSTANT)


def test_le_parquet_en_ligne_accuse_reception_d_un_geste(rappel, equipe):
    dossier = rappel("avis_demande")
    recu = INSTANT + JOUR
    franchir(dossier, Page.noter_reception, equipe.secretariat, instant=recu, le=INSTANT, courrier="fiche")
    assert dossier.faits.get().le == recu


def consigner(dossier, equipe, acte, instant, le, **donnees):
    return franchir(dossier, acte, equipe.agent, instant=instant, le=le, **par_courriel(), **donnees)


def test_rien_ne_se_date_de_demain(rappel, equipe):
    with pytest.raises(Refus, match="à venir"):
        consigner(rappel("avis_demande"), equipe, Page.favorable, INSTANT, INSTANT + MINUTE)


def test_on_ne_repond_pas_avant_d_avoir_ete_saisi(rappel, equipe):
    dossier = rappel("avis_demande")
    with pytest.raises(Refus, match="précède la demande"):
        consigner(dossier, equipe, Page.favorable, INSTANT + JOUR, INSTANT - MINUTE)
    with pytest.raises(Refus, match="précède la demande"):
        consigner(dossier, equipe, Page.demander, INSTANT + JOUR, INSTANT - MINUTE, texte="?")


def test_apres_le_silence_non_plus(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    with pytest.raises(Refus, match="précède la demande"):
        consigner(dossier, equipe, Page.demander, TERME, INSTANT - MINUTE, texte="?")


def test_ce_qui_n_est_pas_date_compte_a_l_heure_ou_on_le_fait(rappel, equipe):
    trace = franchir(rappel("a_signer"), Page.saisir, equipe.elu, instant=INSTANT + JOUR, le=INSTANT)
    assert trace.le == INSTANT + JOUR


def test_un_fait_dit_quand_il_fut_et_quand_on_l_a_su(rappel, equipe):
    dossier = rappel("avis_demande")
    rendu = consigner(dossier, equipe, Page.favorable, INSTANT + 2 * JOUR, INSTANT + JOUR).faits.get()
    assert (rendu.nom, rendu.le, rendu.su_le) == ("rendu", INSTANT + JOUR, INSTANT + 2 * JOUR)


def test_un_avis_consigne_apres_le_terme_mais_parvenu_avant_ne_laisse_pas_parler_le_silence(rappel, equipe):
    """No notice of a silence that never was leaves to anybody."""
    dossier = rappel("avis_demande", recu=INSTANT)
    consigner(dossier, equipe, Page.favorable, TERME + JOUR, TERME - MINUTE)
    assert [s.issue for s in dossier.saisines.all()] == ["favorable"]


def test_entrer_dans_un_etat_en_date_l_horloge(rappel, equipe):
    dossier = rappel("brouillon", joint=True)
    franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT + JOUR)
    assert relire(dossier).etat_depuis == INSTANT + JOUR
    assert dossier.echeances.get(delai="signature").depart == INSTANT + JOUR


def test_sans_courrier_parti_rien_ne_se_note(rappel, equipe):
    with pytest.raises(Refus, match="Aucun courrier n’est encore parti"):
        noter(rappel("a_signer"), equipe.agent, "fiche", INSTANT)
    with pytest.raises(Refus, match="sélectionnez un choix valide"):
        noter(rappel("avis_demande"), equipe.agent, "reponse", INSTANT)


@pytest.mark.parametrize("court", ["envoi", "remise", "presentation", "reception", "retour"])
def test_chaque_moment_d_un_courrier_a_son_fait_son_destinataire_et_sa_preuve(court, rappel, equipe):
    dossier, acte = rappel("avis_demande"), Page.actes[f"noter_{court}"]
    donnees = {"instant": INSTANT + JOUR, "courrier": "fiche"}
    with pytest.raises(Refus, match="la date que montre la preuve"):
        franchir(dossier, acte, equipe.agent, **donnees)
    with pytest.raises(Refus, match="Joignez ce qui le prouve"):
        franchir(dossier, acte, equipe.agent, le=INSTANT, **donnees)
    fait = franchir(dossier, acte, equipe.agent, le=INSTANT, preuve="accusé", **donnees).faits.get()
    assert (fait.nom, fait.le, fait.destinataire, fait.prouve) == (f"fiche.{court}", INSTANT, "parquet", True)


def test_l_horloge_note_une_reception_en_ligne_sans_autre_preuve(rappel):
    dossier = rappel("avis_demande")
    suite = {"instant": INSTANT + JOUR, "courrier": "fiche"}
    franchir(dossier, Page.noter_reception, HORLOGE, le=INSTANT + MINUTE, **suite)
    assert dossier.faits.get().le == INSTANT + MINUTE


def test_on_dit_a_qui_le_courrier_est_parvenu(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    for courrier, suite in (("constat", {}), ("fiche", {"destinataire": "mairie"})):
        with pytest.raises(Refus, match="Dites à qui"):
            noter(dossier, equipe.agent, courrier, TERME, **suite)
    noter(dossier, equipe.agent, "constat", TERME, destinataire="parquet")
    assert relire(dossier).etat == Etat.AUTORISE
    assert dossier.faits.get(nom="constat.reception").destinataire == "parquet"
