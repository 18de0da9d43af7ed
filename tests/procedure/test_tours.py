"""Whose move it is: nobody waits without knowing it, and nobody is called in vain."""

from datetime import timedelta

import pytest

from annuaire.models.habilitations import Role
from procedure.ecrans.journee import a_faire, attente, change
from procedure.ecrans.tours import en_attente
from procedure.models import Visite
from procedure.moteur import echoir, franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

HEURE = timedelta(hours=1)


def lignes(personne, tenues, instant):
    return a_faire(attente(personne, tenues, instant), tenues, instant)


@pytest.fixture
def attendu(equipe):
    """Of whom the case is awaited, by the name of who they are."""

    def _attendu(dossier, instant=INSTANT):
        return {
            qui
            for qui, personne in vars(equipe).items()
            if en_attente(personne, personne.habilitations.tenues(instant), instant).filter(pk=dossier.pk).exists()
        }

    return _attendu


AU_PARQUET = {"magistrat", "mineurs"}


@pytest.mark.parametrize(
    ("etat", "qui"),
    [("brouillon", {"agent"}), ("a_signer", {"elu"}), ("avis_demande", AU_PARQUET | {"agent", "secretariat"})],
)
def test_un_dossier_attend_qui_doit_y_agir(rappel, attendu, etat, qui):
    assert attendu(rappel(etat)) == qui


def test_la_preuve_recue_la_mairie_n_est_plus_appelee(rappel, attendu):
    assert attendu(rappel("avis_demande", recu=INSTANT + HEURE)) == AU_PARQUET


def test_une_question_change_le_tour_et_la_reponse_le_rend(rappel, attendu, equipe):
    dossier = rappel("avis_demande", recu=INSTANT + HEURE)
    assert attendu(dossier) == AU_PARQUET
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + 2 * HEURE, texte="Le bruit a-t-il cessé ?")
    assert attendu(dossier) == {"agent"}
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 3 * HEURE, texte="Oui.")
    assert attendu(dossier) == {"agent", *AU_PARQUET}  # until it is known to be received


def test_un_avis_tardif_contraire_appelle_l_elu_et_lui_seul(rappel, attendu, equipe):
    """The case is stopped: whoever else goes on would be refused."""
    dossier = rappel("avis_demande", recu=INSTANT)
    tard = INSTANT + timedelta(20)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=tard, sens="favorable")
    assert attendu(dossier, tard) == {"agent"}
    franchir(dossier, Page.tardif, equipe.magistrat, instant=tard + HEURE, sens="defavorable")
    assert attendu(dossier, tard + 2 * HEURE) == {"elu"}
    (ligne,) = lignes(equipe.elu, equipe.elu.tenues(tard), tard + 2 * HEURE)
    assert (ligne.quoi, ligne.marque.allure) == ("Avis tardif contraire : renoncer, ou maintenir", "proche")
    franchir(dossier, Page.maintenir, equipe.elu, instant=tard + 2 * HEURE, motif="Les excuses sont écrites.")
    assert attendu(dossier, tard + 2 * HEURE) == {"agent"}


def test_un_silence_qui_laisse_decider_est_a_l_elu_des_son_terme(rappel, attendu, equipe, convention):
    """First in his day, by the hour it opened; the magistrate may still answer."""
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="le_maire_decide")
    dossier, tenues = rappel("avis_demande", recu=INSTANT), equipe.elu.habilitations.tenues(INSTANT)
    limite = dossier.echeances.vives().get(delai="reponse_attendue").limite
    rappel("a_signer", le=limite - 2 * HEURE)
    assert attendu(dossier, limite - HEURE) == AU_PARQUET
    assert attendu(dossier, limite) == AU_PARQUET | {"elu"}
    ligne, _ = lignes(equipe.elu, tenues, limite + 2 * HEURE)
    assert (ligne.dossier.pk, ligne.quoi, ligne.qui) == (dossier.pk, "Passer outre le silence", "QUIDAM Ada")
    assert (ligne.marque.texte, ligne.suite) == ("ouvert depuis 2\N{NO-BREAK SPACE}h", "la décision vous revient")


def test_l_elu_est_relance_de_ce_qui_bloque(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=INSTANT + timedelta(20), sens="defavorable")
    echoir(dossier.echeances.vives().get(delai="avis_contraire").pk, INSTANT + timedelta(24))
    assert dossier.messages.filter(personne=equipe.elu, trace=None).exists()


def test_un_dossier_fini_n_attend_personne(rappel, attendu, equipe):
    dossier = rappel()
    franchir(dossier, Page.abandonner, equipe.agent, instant=INSTANT, raison="erreur", motif="Doublon.")
    assert attendu(dossier) == set()


@pytest.mark.parametrize("role", [Role.COORDONNATEUR, Role.ADMINISTRATEUR])
def test_on_n_attend_rien_de_qui_n_y_peut_rien(rappel, habiliter, commune, role):
    rappel()
    qui = habiliter(commune, role).personne
    assert attente(qui, qui.tenues(INSTANT), INSTANT) == []


def test_le_plus_presse_d_abord_et_ce_qui_n_a_pas_de_terme_a_la_fin(rappel, equipe):
    sans = rappel("avis_demande")
    tard = rappel("avis_demande", recu=INSTANT + timedelta(2))
    tot = rappel("avis_demande", recu=INSTANT + HEURE)
    sans.echeances.all().delete()
    lues = lignes(equipe.magistrat, equipe.magistrat.tenues(INSTANT), INSTANT + timedelta(3))
    assert [ligne.dossier.pk for ligne in lues] == [tot.pk, tard.pk, sans.pk]


def test_une_ligne_dit_ce_qui_est_attendu_et_ce_que_fait_le_silence(rappel, equipe):
    rappel("avis_demande", recu=INSTANT + HEURE)
    (ligne,) = lignes(equipe.magistrat, equipe.magistrat.tenues(INSTANT), INSTANT + 2 * HEURE)
    assert ligne.quoi == "Avis du parquet"
    assert ligne.marque.allure == "serein"
    assert ligne.suite == "le dossier passe à « Autorisé »"


def test_les_requetes_de_ma_journee_ne_croissent_pas(rappel, equipe, django_assert_num_queries):
    tenues = equipe.agent.habilitations.tenues(INSTANT)
    rappel()
    for _ in range(2):
        with django_assert_num_queries(9):
            lignes(equipe.agent, tenues, INSTANT)
        rappel()


def test_ce_qui_a_change_est_ce_que_d_autres_ont_fait_depuis(rappel, equipe):
    dossier = rappel("a_signer")
    depuis, tenues = INSTANT + HEURE, equipe.agent.habilitations.tenues(INSTANT)
    assert change(equipe.agent, tenues, depuis, INSTANT) == []
    franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT + 2 * HEURE)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + 3 * HEURE, texte="Quand ?")
    assert [acte.dit for _, acte in change(equipe.agent, tenues, depuis, INSTANT + 4 * HEURE)] == [
        "Précision demandée",
        "Parquet saisi",
    ]
    assert change(equipe.agent, tenues, None, INSTANT) == []


def test_ce_qui_est_interne_a_un_cote_ne_change_rien_pour_l_autre(rappel, equipe, commune, habiliter):
    dossier = rappel("avis_demande")
    collegue = habiliter(commune, Role.AGENT).personne
    franchir(dossier, Page.confier, equipe.agent, instant=INSTANT + HEURE, motif="renfort", personne=collegue.pk)
    lus = {
        qui: [acte.nom for _, acte in change(p, p.habilitations.tenues(INSTANT), INSTANT, INSTANT + 2 * HEURE)]
        for qui, p in (("elu", equipe.elu), ("magistrat", equipe.magistrat))
    }
    assert lus == {"elu": ["confier"], "magistrat": []}


def test_une_visite_commence_quand_on_revient(equipe):
    passer = Visite.objects.passer
    assert passer(equipe.agent, INSTANT) is None
    assert passer(equipe.agent, INSTANT + HEURE) is None
    assert passer(equipe.agent, INSTANT + 5 * HEURE) == INSTANT + HEURE
    assert passer(equipe.agent, INSTANT + 6 * HEURE) == INSTANT + HEURE
