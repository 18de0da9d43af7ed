"""What becomes of a transaction: carried out in time, late, in part; refused; without an object; entrusted to a délégué."""

from datetime import timedelta

import pytest

from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from procedure.jointes import jointes_a
from procedure.models import Dossier
from procedure.moteur import franchir
from procedure.refus import Refus
from tests.conftest import INSTANT
from tests.rappel_ordre.dossiers import par_courriel
from tests.transactions.chemins import (
    JOUR,
    MINUTE,
    TNR,
    accepter,
    au_parquet,
    demander,
    joindre,
    noter,
    notifier,
    proposer,
    relire,
)
from transactions.models import Etat
from transactions.procedures.transaction import TransactionMunicipale as Page


def verser(dossier, equipe, montant, le, acte="verser"):
    dit = {"montant": montant, "reference": f"T-{montant}-{le:%d%H%M}"}
    franchir(relire(dossier), Page.actes[acte], equipe.agent, instant=le + MINUTE, le=le, **dit)


def test_payee_en_trois_fois_dans_le_delai_elle_eteint_l_action_publique(transaction, equipe):
    dossier = transaction("en_execution")
    for jours, montant in ((3, "200"), (20, "200"), (40, "80.00")):
        with pytest.raises(Refus, match="Tout n’est pas encore payé"):
            franchir(relire(dossier), Page.executer, equipe.elu, instant=INSTANT + jours * JOUR)
        verser(dossier, equipe, montant, INSTANT + jours * JOUR)
    franchir(relire(dossier), Page.executer, equipe.elu, instant=INSTANT + 41 * JOUR)
    dossier = relire(dossier)
    assert (dossier.etat, dossier.hors_delai) == (Etat.EXECUTEE, False)
    assert "exécutée dans le délai" in " ".join(dossier.documents.get(courrier="rapport").html.split())
    with pytest.raises(Refus, match="elle éteint l’action publique"):
        au_parquet(dossier, "decider", equipe, INSTANT + 50 * JOUR, suite="poursuites", motif="x")
    assert au_parquet(dossier, "eteindre", equipe, INSTANT + 50 * JOUR).etat == Etat.ETEINTE


def test_payee_apres_le_delai_le_procureur_en_decide(transaction, equipe):
    dossier = transaction("en_execution")
    tard = INSTANT + timedelta(days=90)
    verser(dossier, equipe, "480", tard)
    franchir(relire(dossier), Page.executer, equipe.elu, instant=tard + JOUR)
    dossier = relire(dossier)
    assert dossier.hors_delai
    with pytest.raises(Refus, match="Exécutée après le délai"):
        au_parquet(dossier, "eteindre", equipe, tard + 2 * JOUR)
    assert (
        au_parquet(dossier, "decider", equipe, tard + 2 * JOUR, suite="extinction", motif="Bonne foi.").etat
        == Etat.DECIDEE
    )


def test_un_travail_suspendu_puis_inacheve(transaction, equipe):
    dossier = transaction("juge")
    dossier = notifier(au_parquet(dossier, "homologuer_au_siege", equipe, INSTANT + JOUR), equipe, INSTANT + 2 * JOUR)
    le = INSTANT + 4 * JOUR
    dit = {"heures": "7", "encadrant": "Luc Marin", "le": le}
    franchir(dossier, Page.consigner_journee, equipe.agent, instant=le + MINUTE, **dit)
    with pytest.raises(Refus, match="déjà notée"):
        franchir(relire(dossier), Page.consigner_journee, equipe.agent, instant=le + 2 * MINUTE, **dit)
    with pytest.raises(Refus, match="le délai court encore"):
        franchir(relire(dossier), Page.constater_inexecution, equipe.elu, instant=le + JOUR, motif="Absent.")
    tard = INSTANT + 80 * JOUR
    franchir(relire(dossier), Page.constater_inexecution, equipe.elu, instant=tard, motif="Absent depuis un mois.")
    dossier = relire(dossier)
    html = " ".join(dossier.documents.get(courrier="rapport").html.split())
    assert "n’a pas été exécutée" in html
    assert "7,00 h de travail" in html or "7.00 h de travail" in html or "7 h de travail" in html
    assert au_parquet(dossier, "decider", equipe, tard + JOUR, suite="poursuites", motif="x").etat == Etat.DECIDEE


def test_une_homologation_refusee_se_notifie_et_rend_ce_qui_fut_verse(transaction, equipe):
    dossier = transaction("acceptee")
    verser(dossier, equipe, "100", INSTANT + JOUR, "verser_avant")
    dossier = demander(relire(dossier), equipe, INSTANT + 2 * JOUR)
    dossier = au_parquet(dossier, "refuser_homologation", equipe, INSTANT + 3 * JOUR, motif="Poursuites.")
    franchir(dossier, Page.notifier_refus, equipe.elu, instant=INSTANT + 4 * JOUR, mode="lrar")
    html = relire(dossier).documents.get(courrier="refus").html
    assert "100,00" in html
    assert "Poursuites" not in html  # the reason is the mairie's to read
    assert relire(dossier).etat == Etat.CLOSE


def test_une_avance_a_rendre_se_rappelle_puis_se_rend_une_fois(transaction, equipe):
    dossier = transaction("acceptee")
    verser(dossier, equipe, "100", INSTANT + JOUR, "verser_avant")
    dossier = demander(relire(dossier), equipe, INSTANT + 2 * JOUR)
    dossier = au_parquet(dossier, "refuser_homologation", equipe, INSTANT + 3 * JOUR, motif="Poursuites.")
    assert dossier.echeances.vives().filter(delai="avance_a_rendre").exists()
    rendre = {"instant": INSTANT + 5 * JOUR, "le": INSTANT + 4 * JOUR, "reference": "R-7"}
    franchir(dossier, Page.restituer, equipe.agent, **rendre)
    assert not relire(dossier).echeances.vives().filter(delai="avance_a_rendre").exists()
    assert ("Restitué", "100,00 €, dimanche 22 novembre 2026") in relire(dossier).cadres()[1][1]
    with pytest.raises(Refus, match="Aucune avance"):
        franchir(relire(dossier), Page.restituer, equipe.agent, **rendre)


def test_sans_avance_ou_homologuee_il_n_y_a_rien_a_rendre(transaction, equipe):
    sans = transaction("non_homologuee")
    assert not sans.echeances.vives().filter(delai="avance_a_rendre").exists()
    rendre = {"instant": INSTANT + 90 * JOUR, "le": INSTANT + 89 * JOUR, "reference": "R-7"}
    with pytest.raises(Refus, match="Aucune avance"):
        franchir(sans, Page.restituer, equipe.agent, **rendre)
    payee = transaction("en_execution")
    verser(payee, equipe, "100", INSTANT + JOUR)
    tard, dit = INSTANT + 80 * JOUR, {"motif": "Le reste n’est pas payé."}
    franchir(relire(payee), Page.constater_inexecution, equipe.elu, instant=tard, **dit)
    payee = au_parquet(relire(payee), "decider", equipe, tard + JOUR, suite="poursuites", motif="x")
    with pytest.raises(Refus, match="Aucune avance"):
        franchir(payee, Page.restituer, equipe.agent, **rendre)


def test_un_versement_fait_par_avance_compte_une_fois_homologuee(transaction, equipe):
    dossier = transaction("acceptee")
    verser(dossier, equipe, "480", INSTANT + JOUR, "verser_avant")
    dossier = demander(relire(dossier), equipe, INSTANT + 2 * JOUR)
    franchir(dossier, Page.homologuer, equipe.magistrat, instant=INSTANT + 3 * JOUR)
    dossier = notifier(relire(dossier), equipe, INSTANT + 4 * JOUR)
    franchir(dossier, Page.executer, equipe.elu, instant=INSTANT + 5 * JOUR)
    assert (relire(dossier).etat, relire(dossier).hors_delai) == (Etat.EXECUTEE, False)


def test_un_delegue_demande_puis_designe_ne_lit_que_ce_dossier(transaction, equipe, parquet, habiliter, commune):
    delegue = habiliter(parquet, Role.DELEGUE).personne
    sans = transaction("homologation")
    with pytest.raises(Refus, match="n’a pas demandé de délégué"):
        au_parquet(sans, "designer_delegue", equipe, INSTANT + JOUR, personne=delegue.pk)
    dossier = noter(proposer(transaction(), equipe), "remise", equipe)
    dossier = demander(accepter(dossier, equipe, INSTANT + JOUR), equipe, INSTANT + 2 * JOUR, delegue="on")
    assert "assisté par un délégué" in dossier.documents.get(courrier="demande").html
    assert not Dossier.objects.visibles_par(delegue, INSTANT + 3 * JOUR).exists()
    au_parquet(dossier, "designer_delegue", equipe, INSTANT + 3 * JOUR, personne=delegue.pk)
    assert list(Dossier.objects.visibles_par(delegue, INSTANT + 4 * JOUR).values_list("pk", flat=True)) == [dossier.pk]
    with pytest.raises(Refus, match="revient à"):
        franchir(relire(dossier), Page.homologuer, delegue, instant=INSTANT + 4 * JOUR)


@pytest.fixture
def suivi(transaction, equipe, parquet, habiliter):
    """A work in execution, with the délégué that its case was entrusted to."""
    delegue = habiliter(parquet, Role.DELEGUE).personne
    dossier = noter(proposer(transaction(**TNR), equipe), "remise", equipe)
    dossier = demander(accepter(dossier, equipe, INSTANT + JOUR), equipe, INSTANT + 2 * JOUR, delegue="on")
    dossier = au_parquet(dossier, "designer_delegue", equipe, INSTANT + 3 * JOUR, personne=delegue.pk)
    dossier = au_parquet(dossier, "transmettre_au_juge", equipe, INSTANT + 3 * JOUR)
    dossier = au_parquet(dossier, "homologuer_au_siege", equipe, INSTANT + 4 * JOUR)
    return notifier(dossier, equipe, INSTANT + 5 * JOUR), delegue


def test_le_delegue_note_une_journee_au_jour_ou_elle_fut_travaillee(suivi):
    dossier, delegue = suivi
    vu = {"instant": INSTANT + 9 * JOUR, "le": INSTANT + 8 * JOUR}
    franchir(dossier, Page.consigner_journee, delegue, heures="7", encadrant="M. Roche", **vu)
    (journee,) = relire(dossier).journees.all()
    assert (journee.le, journee.heures) == ((INSTANT + 8 * JOUR).date(), 7)


def test_le_delegue_rend_compte_au_procureur_et_le_dit_a_la_mairie(suivi):
    dossier, delegue = suivi
    franchir(dossier, Page.rendre_compte, delegue, instant=INSTANT + 9 * JOUR, texte="Tout est fait.")
    trace = relire(dossier).traces.get(acte="rendre_compte")
    assert trace.cote == ""  # both sides read it
    assert {message.destinataire for message in trace.messages.all()} == {"mairie", "parquet"}
    assert trace.propos.get(champ="texte").texte == "Tout est fait."


def test_sans_compte_ici_l_agent_consigne_le_compte_rendu_avec_sa_preuve(suivi, equipe):
    dossier, _ = suivi
    dit = {"instant": INSTANT + 9 * JOUR, "texte": "Tout est fait."}
    with pytest.raises(Refus, match="Joignez le courrier"):
        franchir(dossier, Page.rendre_compte, equipe.agent, le=INSTANT + 8 * JOUR, **dit)
    franchir(dossier, Page.rendre_compte, equipe.agent, le=INSTANT + 8 * JOUR, **dit, **par_courriel())
    assert relire(dossier).traces.get(acte="rendre_compte").consigne


def test_sans_designation_personne_ne_rend_compte(transaction, equipe, parquet, habiliter):
    dossier, dit = transaction("homologation"), {"le": INSTANT + JOUR, "texte": "Rien."} | par_courriel()
    with pytest.raises(Refus, match="Aucun délégué"):
        franchir(dossier, Page.rendre_compte, equipe.agent, instant=INSTANT + JOUR, **dit)


@pytest.mark.parametrize("raison", ["amende", "deces"])
def test_sans_objet_chacun_l_apprend_sauf_le_mort(raison, transaction, equipe):
    dossier = transaction("homologation")
    franchir(dossier, Page.classer_sans_objet, equipe.elu, instant=INSTANT + JOUR, raison=raison)
    dossier = relire(dossier)
    assert dossier.etat == Etat.SANS_OBJET
    assert dossier.documents.filter(courrier="lettre").count() == 1
    assert dossier.documents.filter(courrier="fin").count() == (raison != "deces")


def test_apres_l_homologation_c_est_au_procureur_de_le_dire(transaction, equipe):
    dossier = transaction("homologuee")
    with pytest.raises(Refus, match="c’est au procureur"):
        franchir(dossier, Page.classer_sans_objet, equipe.elu, instant=INSTANT + JOUR, raison="amende")
    assert au_parquet(dossier, "constater_sans_objet", equipe, INSTANT + JOUR, raison="amende").etat == Etat.SANS_OBJET


def test_rien_n_est_dit_au_parquet_de_ce_qui_ne_lui_fut_pas_transmis(transaction, equipe):
    dossier = transaction("proposee")
    franchir(dossier, Page.desister, equipe.elu, instant=INSTANT + JOUR, raison="opportunite", motif="x")
    dossier = relire(dossier)
    assert not dossier.messages.filter(destinataire="parquet").exists()
    assert dossier.documents.filter(courrier="fin").count() == 1
    assert not Dossier.objects.visibles_par(equipe.magistrat, INSTANT + 2 * JOUR).exists()


def test_un_autre_delegue_designe_le_premier_n_y_fait_plus_rien(suivi, equipe, habiliter, parquet):
    dossier, delegue = suivi
    autre = habiliter(parquet, Role.DELEGUE).personne
    au_parquet(dossier, "designer_delegue", equipe, INSTANT + 6 * JOUR, personne=autre.pk)
    assert not Dossier.objects.visibles_par(delegue, INSTANT + 7 * JOUR).exists()
    franchir(relire(dossier), Page.rendre_compte, autre, instant=INSTANT + 7 * JOUR, texte="Repris.")


def test_qui_n_est_pas_designe_ne_note_rien_meme_si_le_dossier_lui_est_confie(suivi, equipe, habiliter, parquet):
    dossier, _ = suivi
    tiers = habiliter(parquet, Role.DELEGUE).personne
    confie = {"motif": "suite", "personne": tiers.pk, "instant": INSTANT + 6 * JOUR}
    franchir(dossier, Page.confier, equipe.magistrat, **confie)
    for acte, dit in (
        (Page.rendre_compte, {"texte": "x"}),
        (Page.consigner_journee, {"heures": "7", "encadrant": "x"}),
    ):
        with pytest.raises(Refus, match="Un autre délégué"):
            franchir(relire(dossier), acte, tiers, instant=INSTANT + 9 * JOUR, le=INSTANT + 8 * JOUR, **dit)


def test_un_compte_rendu_consigne_suit_la_designation(suivi, equipe):
    dossier, _ = suivi
    dit = {"instant": INSTANT + 9 * JOUR, "texte": "Fait.", "le": INSTANT + JOUR} | par_courriel()
    with pytest.raises(Refus, match="précède la désignation"):
        franchir(dossier, Page.rendre_compte, equipe.agent, **dit)


def test_chaque_cote_retire_ce_qu_il_a_note(suivi, equipe):
    dossier, delegue = suivi
    vu = {"heures": "7", "encadrant": "M. Roche", "le": INSTANT + 8 * JOUR}
    franchir(dossier, Page.consigner_journee, delegue, instant=INSTANT + 9 * JOUR, **vu)
    ligne = f"journee-{relire(dossier).journees.get().pk}"
    retirer = {"instant": INSTANT + 10 * JOUR, "ligne": ligne, "motif": "Une autre personne."}
    with pytest.raises(Refus):
        franchir(relire(dossier), Page.retirer_ligne, equipe.agent, **retirer)
    franchir(relire(dossier), Page.retirer_ligne, delegue, **retirer)
    assert relire(dossier).journees.get().retire


def test_la_decision_du_juge_a_sa_date_qui_que_ce_soit_qui_la_note(transaction, equipe):
    dossier = transaction("juge")
    dit = {"instant": INSTANT + 9 * JOUR, "le": INSTANT + 3 * JOUR}
    franchir(dossier, Page.homologuer_au_siege, equipe.secretariat, **dit)
    assert relire(dossier).faits.get(nom="decidee").le == INSTANT + 3 * JOUR


def test_une_avance_se_rappelle_quoi_qu_il_advienne_du_dossier(transaction, equipe):
    for etat in ("desister", "decider"):
        dossier = transaction("acceptee")
        verser(dossier, equipe, "100", INSTANT + JOUR, "verser_avant")
        if etat == "desister":
            fin = {"instant": INSTANT + 2 * JOUR, "raison": "erreur", "motif": "Une erreur."}
            franchir(relire(dossier), Page.desister, equipe.elu, **fin)
            assert "100,00" in relire(dossier).documents.get(courrier="fin").html
        else:
            dossier = demander(relire(dossier), equipe, INSTANT + 2 * JOUR)
            dossier = au_parquet(dossier, "refuser_homologation", equipe, INSTANT + 3 * JOUR, motif="x")
            franchir(dossier, Page.notifier_refus, equipe.elu, instant=INSTANT + 4 * JOUR, mode="lrar")
            dossier = au_parquet(relire(dossier), "decider", equipe, INSTANT + 5 * JOUR, suite="poursuites", motif="x")
        assert relire(dossier).echeances.vives().filter(delai="avance_a_rendre").exists()


def test_ce_que_l_on_repond_porte_ce_qui_etait_demande(transaction, equipe):
    dossier = au_parquet(transaction("homologation"), "demander", equipe, INSTANT + JOUR, texte="Une photo ?")
    joindre(dossier, equipe.agent, INSTANT + 2 * JOUR, "photo")
    franchir(relire(dossier), Page.repondre, equipe.agent, instant=INSTANT + 3 * JOUR, texte="La voici.")
    natures = jointes_a(Page.courriers["reponse"], relire(dossier)).values_list("nature", flat=True)
    assert "photo" in natures
    assert "photo" not in jointes_a(Page.courriers["demande"], relire(dossier)).values_list("nature", flat=True)


def test_une_reponse_trop_lourde_ne_part_pas(transaction, equipe, settings):
    dossier = au_parquet(transaction("homologation"), "demander", equipe, INSTANT + JOUR, texte="Une photo ?")
    settings.COURRIEL_JOINTES_MAX = 1
    with pytest.raises(Refus, match="trop lourdes"):
        franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 2 * JOUR, texte="La voici.")


def test_la_reponse_s_attend_jusqu_a_ce_qu_elle_soit_recue(transaction, equipe):
    dossier = au_parquet(transaction("homologation"), "demander", equipe, INSTANT + JOUR, texte="Une photo ?")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 2 * JOUR, texte="La voici.")
    attendue = relire(dossier).echeances.vives().filter(delai="question_posee")
    assert attendue.exists()
    noter(relire(dossier), "reception", equipe, INSTANT + 3 * JOUR, courrier="reponse")
    assert not attendue.exists()


def test_une_prescription_lointaine_ne_prend_le_tour_de_personne(transaction, equipe):
    dossier = transaction("homologation")
    assert not dossier.messages.filter(objet__icontains="prescription").exists()
    assert dossier.messages.filter(objet__contains="vous d’agir", personne=equipe.magistrat).exists()


def test_un_agent_qui_est_aussi_delegue_note_comme_agent(suivi, equipe, parquet):
    dossier, _ = suivi
    Habilitation.objects.create(personne=equipe.agent, institution=parquet, role=Role.DELEGUE, debut=INSTANT.date())
    vu = {"instant": INSTANT + 9 * JOUR, "le": INSTANT + 8 * JOUR, "heures": "7", "encadrant": "M. Roche"}
    franchir(dossier, Page.consigner_journee, equipe.agent, **vu)
    assert relire(dossier).traces.get(acte="consigner_journee").par.role == Role.AGENT
