"""What a hostile reader did to a transaction, each mended."""

from datetime import date, timedelta

import pytest

from procedure.models import Document, Fait, Representant
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from tests.conftest import INSTANT
from tests.transactions.chemins import (
    JOUR,
    MINUTE,
    RIEN,
    TNR,
    accepter,
    au_parquet,
    demander,
    noter,
    notifier,
    proposer,
    relire,
)
from transactions.models import Etat
from transactions.procedures.transaction import TransactionMunicipale as Page

pytestmark = pytest.mark.une_fois


def verser(dossier, equipe, montant, le, **suite):
    dit = {"montant": montant, "reference": f"T-{montant}"} | suite
    franchir(relire(dossier), Page.verser, equipe.agent, instant=le + MINUTE, le=le, **dit)


def lue(dossier, courrier) -> str:
    return " ".join(Document.objects.filter(dossier=dossier.pk, courrier=courrier).order_by("pk").last().html.split())


def test_qui_paie_ne_recoit_pas_de_certificat_de_travail(transaction):
    assert not transaction("executee").documents.filter(courrier="certificat").exists()


@pytest.mark.parametrize(
    ("etat", "courrier", "mot"),
    [
        ("transmise", "transmission", "Elle l’a refusée"),
        ("homologation", "demande", "Je vous demande de l’homologuer"),
        ("executee", "rapport", "exécutée dans le délai"),
        ("non_executee", "rapport", "n’a pas été exécutée"),
    ],
)
def test_une_lettre_refaite_redit_ce_qui_fut_dit(etat, courrier, mot, transaction, equipe):
    dossier = transaction(etat)
    assert mot in lue(dossier, courrier)
    franchir(dossier, Page.refaire, equipe.elu, instant=INSTANT + JOUR, courrier=courrier)
    assert mot in lue(dossier, courrier)
    assert dossier.documents.filter(courrier=courrier).count() == 2


def test_la_demande_d_un_travail_refaite_garde_l_aptitude(transaction, equipe):
    dossier = transaction("homologation", **TNR, pieces=("pv",))
    franchir(dossier, Page.refaire, equipe.elu, instant=INSTANT + JOUR, courrier="demande")
    assert "16&nbsp;novembre 2026 par le docteur Faure" in lue(dossier, "demande")


def test_un_delai_passe_ne_se_suspend_plus(transaction, equipe):
    dossier = notifier(
        au_parquet(transaction("juge"), "homologuer_au_siege", equipe, INSTANT + JOUR), equipe, INSTANT + 2 * JOUR
    )
    with pytest.raises(Refus, match="l’exécution ne se suspend plus"):
        franchir(dossier, Page.suspendre, equipe.elu, instant=INSTANT + 90 * JOUR, motif="x")


def test_rien_n_est_execute_avant_d_etre_notifie(transaction, equipe):
    dossier = transaction("homologuee")
    franchir(dossier, Page.notifier, equipe.elu, instant=INSTANT + JOUR, mode="lrar", **RIEN)
    with pytest.raises(Refus, match="Cette date précède ce qui permet"):
        verser(dossier, equipe, "480", INSTANT + 2 * JOUR)
    franchir(
        relire(dossier),
        Page.notifier_encore,
        equipe.elu,
        instant=INSTANT + 3 * JOUR,
        mode="remise",
        adresse="8, rue Haute, 73901 Sainte-Aure",
        **RIEN,
    )
    assert "8, rue Haute" in lue(dossier, "notification")
    dossier = noter(relire(dossier), "remise", equipe, INSTANT + 4 * JOUR, courrier="notification")
    verser(dossier, equipe, "480", INSTANT + 5 * JOUR)


def test_ce_qui_est_note_par_erreur_se_retire_et_ne_compte_plus(transaction, equipe):
    dossier = transaction("en_execution")
    with pytest.raises(Refus, match="il ne reste que 480,00"):
        verser(dossier, equipe, "4800", INSTANT + JOUR)
    for fois, montant in enumerate(("470", "460"), 1):
        verser(dossier, equipe, montant, INSTANT + fois * JOUR)
        ligne = f"versement-{relire(dossier).versements.get(retire=False).pk}"
        dit = {"ligne": ligne, "motif": "Autre dossier."}
        franchir(relire(dossier), Page.retirer_ligne, equipe.agent, instant=INSTANT + fois * JOUR + 2 * MINUTE, **dit)
    assert not Fait.objects.debout().filter(dossier=dossier.pk, nom="paye", le__isnull=False).exists()
    with pytest.raises(Refus, match="Tout n’est pas encore payé"):
        franchir(relire(dossier), Page.executer, equipe.elu, instant=INSTANT + 3 * JOUR)
    verser(dossier, equipe, "480", INSTANT + 3 * JOUR)
    franchir(relire(dossier), Page.executer, equipe.elu, instant=INSTANT + 4 * JOUR)


def test_un_delai_sans_unite_n_est_pas_un_delai(transaction, equipe):
    dossier = transaction(delai_unite="")
    assert dossier.cadres()
    with pytest.raises(Refus, match="en combien de temps"):
        franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT, **RIEN)


def test_le_silence_d_un_mort_ne_dit_rien(transaction, equipe):
    dossier = noter(proposer(transaction(), equipe), "envoi", equipe)
    une = dossier.echeances.vives().get(delai="reponse_attendue")
    franchir(dossier, Page.constater_deces, equipe.agent, instant=INSTANT + 2 * JOUR, le=INSTANT + JOUR, preuve="acte")
    echoir(une.pk, une.limite)
    assert relire(dossier).etat == Etat.PROPOSEE
    with pytest.raises(Refus, match="Le contrevenant est décédé"):
        accepter(relire(dossier), equipe, INSTANT + 3 * JOUR)
    franchir(relire(dossier), Page.classer_sans_objet, equipe.elu, instant=INSTANT + 4 * JOUR, raison="deces")
    assert not dossier.documents.filter(courrier="fin").exists()


def test_postee_apres_le_mois_elle_ne_vaut_rien(transaction, equipe):
    dossier = proposer(transaction(), equipe)
    tard = INSTANT + 60 * JOUR
    franchir(dossier, Page.constater_hors_delai, equipe.agent, instant=tard)
    assert relire(dossier).etat == Etat.ABANDONNEE
    autre = noter(proposer(transaction(constat_le=date(2026, 11, 15)), equipe), "envoi", equipe, tard)
    with pytest.raises(Refus, match="partie après le mois"):
        accepter(autre, equipe, tard + JOUR)


def test_on_n_accepte_que_ce_qui_est_parti_et_apres(transaction, equipe):
    dossier = proposer(transaction(), equipe)
    with pytest.raises(Refus, match="Notez d’abord l’envoi"):
        accepter(dossier, equipe, INSTANT + JOUR)
    dossier = noter(relire(dossier), "envoi", equipe, INSTANT + 3 * JOUR)
    with pytest.raises(Refus, match="précède l’envoi"):
        accepter(dossier, equipe, INSTANT + 2 * JOUR, INSTANT + 4 * JOUR)
    dossier = demander(accepter(relire(dossier), equipe, INSTANT + 5 * JOUR), equipe, INSTANT + 6 * JOUR)
    assert "J’ai proposé le 21&nbsp;novembre 2026" in lue(dossier, "demande")


def test_un_pli_revenu_puis_remis_fait_courir_le_delai(transaction, equipe):
    dossier = noter(proposer(transaction(), equipe, mode="lrar"), "envoi", equipe)
    dossier = noter(dossier, "retour", equipe, INSTANT + 5 * JOUR, cause="inconnu")
    assert dossier.pli_revenu
    dossier = noter(dossier, "remise", equipe, INSTANT + 6 * JOUR)
    assert not dossier.pli_revenu
    assert dossier.echeances.vives().filter(delai="reponse_attendue").exists()


def test_proposee_de_nouveau_elle_part_a_la_nouvelle_adresse(transaction, equipe):
    dossier = transaction("non_remise")
    franchir(
        dossier,
        Page.proposer,
        equipe.elu,
        instant=INSTANT + JOUR,
        mode="lrar",
        adresse="8, rue Haute, 73901 Sainte-Aure",
        **RIEN,
    )
    assert "8, rue Haute" in lue(dossier, "proposition")


def test_la_prescription_ne_recule_pas(transaction, equipe):
    """A payment typed after a later one restarts nothing before it."""
    dossier = transaction("en_execution")
    verser(dossier, equipe, "100", INSTANT + 20 * JOUR)
    fin = relire(dossier).echeances.vives().get(delai="prescription").limite
    franchir(
        relire(dossier),
        Page.verser,
        equipe.agent,
        instant=INSTANT + 21 * JOUR,
        le=INSTANT + 10 * JOUR,
        montant="100",
        reference="T-2",
    )
    assert relire(dossier).echeances.vives().get(delai="prescription").limite == fin


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"montant": -480}, "Dites le montant"),
        ({"infraction": "", "qualification": "art. 322-1 II CP, délit"}, "Choisissez l’infraction"),
        ({"infraction": "", "qualification": "dégradation volontaire"}, "Choisissez l’infraction"),
        ({"faits_le": INSTANT - timedelta(days=800)}, "plus d’un an"),
    ],
)
def test_ce_qui_ne_se_propose_pas(champs, phrase, transaction, equipe):
    with pytest.raises(Refus, match=phrase):
        franchir(transaction(**champs), Page.soumettre, equipe.agent, instant=INSTANT, **RIEN)


def test_une_proposition_ne_part_jamais_a_un_mineur_seul(transaction, equipe, convention):
    convention.versions.get().clauses.filter(cle="transaction.public").delete()
    dossier = transaction(auteur={"nom": "Vasquier", "prenoms": "Noé", "ne_le": date(2012, 1, 1), "adresse": "ici"})
    with pytest.raises(Refus, match="nommez l’adulte"):
        franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT, **RIEN)
    Representant.objects.create(interesse=dossier.contrevenant, nom="Ana Vasquier", qualite="mère")
    assert proposer(relire(dossier), equipe).documents.filter(courrier="proposition").count() == 2


def test_le_parquet_ne_decide_pas_avant_d_etre_saisi(transaction, equipe):
    dossier = transaction("juge")
    with pytest.raises(Refus, match="précède ce qui a conduit"):
        franchir(dossier, Page.homologuer_au_siege, equipe.agent, instant=INSTANT + 9 * JOUR, le=INSTANT - 8 * JOUR)


def test_le_refus_nomme_qui_a_refuse(transaction, equipe):
    dossier = au_parquet(
        transaction("homologation", **TNR, pieces=("pv",)), "refuser_homologation", equipe, INSTANT + JOUR, motif="x"
    )
    franchir(dossier, Page.notifier_refus, equipe.elu, instant=INSTANT + 2 * JOUR, mode="lrar")
    assert "par le procureur de la République" in lue(dossier, "refus")


def test_le_parquet_a_deux_mois_avant_que_l_on_ferme_sans_lui(transaction, equipe):
    dossier = transaction("executee")
    with pytest.raises(Refus, match="attendez deux mois"):
        franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=INSTANT + 10 * JOUR, motif="x")


def test_qui_n_a_rien_recu_n_apprend_rien(transaction, equipe):
    dossier = proposer(transaction(), equipe)
    franchir(dossier, Page.desister, equipe.elu, instant=INSTANT + JOUR, raison="erreur", motif="x")
    assert not dossier.documents.filter(courrier="fin").exists()
