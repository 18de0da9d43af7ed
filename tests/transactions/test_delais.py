"""The clocks of a transaction: our month, his fifteen days and what reverses his silence, the hours that decide nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from annuaire.clauses import Unite
from procedure.delais import Duree, compter, minuit
from procedure.droit.feries import Calendrier
from procedure.moteur import echoir, franchir
from procedure.passages import passer
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Rappel
from tests.conftest import EPREUVES, INSTANT
from tests.transactions.chemins import (
    JOUR,
    MINUTE,
    RIEN,
    TNR,
    accepter,
    au_parquet,
    demander,
    homologuer,
    joindre,
    midi,
    noter,
    notifier,
    proposer,
    relire,
)
from transactions.models import Etat
from transactions.procedures.transaction import TransactionMunicipale as Page

PARIS = Calendrier("Europe/Paris", "73", False, {})


def terme(dossier, delai):
    return dossier.echeances.vives().get(delai=delai)


def reponse(envoi):
    """Independently of the engine: fifteen days, the day of the sending not counted, then to a working day."""
    fin = PARIS.jour(envoi) + 15 * JOUR
    while PARIS.chome(fin):
        fin += JOUR
    return minuit(fin, PARIS)


def silence(dossier):
    une = terme(dossier, "reponse_attendue")
    echoir(une.pk, une.limite)
    return relire(dossier)


# --- His fifteen days


def test_quinze_jours_de_l_envoi_ou_de_la_remise_puis_il_a_refuse(transaction, equipe):
    dossier = noter(proposer(transaction(), equipe), "envoi", equipe)
    une = terme(dossier, "reponse_attendue")
    assert une.limite == reponse(INSTANT) == datetime(2026, 12, 3, 23, tzinfo=UTC)
    assert une.article == "II, art. 3.4 ; art. R.15-33-62 CPP"
    assert silence(dossier).etat == Etat.SILENCE


@pytest.mark.epreuve
@pytest.mark.parametrize("d", range(21) if EPREUVES else [0, 1, 14, 15, 16, 20])
def test_toute_acceptation_datee_d_et_connue_e_a_la_bonne_issue(d, transaction, equipe, ampleur, chiffre):
    """All 0 ≤ d ≤ 20, d ≤ e ≤ 45: dated in time it stands, however late it is known, until the refusal was told."""
    connues = ampleur([e for e in (d, 15, 16, 45) if e >= d], range(d, 46))
    for e in connues:
        dossier = noter(proposer(transaction(), equipe), "envoi", equipe)
        limite = terme(dossier, "reponse_attendue").limite
        date_, su = INSTANT + d * JOUR + 2 * MINUTE, INSTANT + e * JOUR + 3 * MINUTE
        if su >= limite:
            dossier = silence(dossier)
        if date_ < limite:
            assert accepter(dossier, equipe, date_, su).etat == Etat.ACCEPTEE, (d, e)
        else:
            with pytest.raises(Refus, match="ne renverse plus"):
                accepter(dossier, equipe, date_, su)
            assert relire(dossier).etat == Etat.SILENCE, (d, e)
    chiffre(f"datée du jour {d}, connue {len(connues)} jours : 0 écart")


def test_le_refus_dit_au_parquet_une_acceptation_ne_renverse_plus_rien_et_lui_est_dite(transaction, equipe):
    dossier = noter(proposer(transaction(), equipe, mode="lrar"), "envoi", equipe)
    dossier = noter(dossier, "presentation", equipe, INSTANT + 3 * JOUR)
    dossier = silence(dossier)
    tot = INSTANT + 17 * JOUR
    with pytest.raises(Refus, match="attendez le lundi 7 décembre 2026 à 24"):
        franchir(dossier, Page.informer_du_refus, equipe.elu, instant=tot)
    dossier = relire(dossier)
    franchir(dossier, Page.informer_du_refus, equipe.elu, instant=INSTANT + 21 * JOUR)
    dossier = relire(dossier)
    assert dossier.etat == Etat.TRANSMISE
    with pytest.raises(Refus, match="n’est pas possible"):
        accepter(dossier, equipe, INSTANT + 10 * JOUR, INSTANT + 22 * JOUR)
    tard = {"le": INSTANT + 10 * JOUR, "preuve": "cachet de la poste"}
    franchir(dossier, Page.dire_l_acceptation, equipe.agent, instant=INSTANT + 23 * JOUR, **tard)
    assert dossier.messages.filter(courrier="acceptation_tardive", destinataire="parquet").exists()


def test_tant_que_la_distribution_n_est_pas_notee_le_silence_ne_se_transmet_pas(transaction, equipe):
    dossier = silence(noter(proposer(transaction(), equipe, mode="lrar"), "envoi", equipe))
    with pytest.raises(Refus, match="Notez d’abord la distribution"):
        franchir(dossier, Page.informer_du_refus, equipe.elu, instant=INSTANT + 60 * JOUR)


def test_une_adresse_inconnue_arrete_le_silence_et_le_reprend(transaction, equipe):
    """Left unclaimed, the letter was presented: that stops nothing."""
    dossier = silence(noter(proposer(transaction(), equipe, mode="lrar"), "envoi", equipe))
    revenu = INSTANT + 18 * JOUR
    dossier = noter(dossier, "retour", equipe, revenu, cause="non_reclame")
    assert dossier.etat == Etat.SILENCE
    dossier = noter(dossier, "retour", equipe, revenu + JOUR, cause="inconnu")
    assert (dossier.etat, dossier.pli_revenu) == (Etat.PROPOSEE, True)
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()
    le = {"le": revenu + JOUR, "preuve": "pli revenu"}
    franchir(dossier, Page.constater_non_remise, equipe.agent, instant=revenu + 2 * JOUR, **le)
    assert (relire(dossier).etat, relire(dossier).pli_revenu) == (Etat.NON_REMISE, False)


def test_une_date_ecrite_a_la_main_est_a_l_elu(transaction, equipe):
    dossier = silence(noter(proposer(transaction(), equipe), "envoi", equipe))
    tot, tard = INSTANT + 5 * JOUR, INSTANT + 20 * JOUR
    joindre(dossier, equipe.agent, tard, "copie")
    with pytest.raises(Refus, match="revient à"):
        franchir(relire(dossier), Page.admettre, equipe.agent, instant=tard, le=tot, motif="x", preuve="x")
    with pytest.raises(Refus, match="Motif"):
        franchir(relire(dossier), Page.admettre, equipe.elu, instant=tard, le=tot)
    assert (
        accepter(dossier, equipe, tot, tard, acte="admettre", motif="Il l’a déposée un samedi.").etat == Etat.ACCEPTEE
    )


def test_sans_exemplaire_signe_rien_n_est_accepte(transaction, equipe):
    dossier = noter(proposer(transaction(), equipe), "envoi", equipe)
    with pytest.raises(Refus, match="exemplaire signé") as refus:
        franchir(dossier, Page.accepter, equipe.agent, instant=INSTANT + JOUR, le=INSTANT + JOUR, preuve="x")
    assert refus.value.article == "art. R.15-33-62 CPP"


# --- Our month


@pytest.mark.parametrize(
    ("pv", "sans_report", "dernier"),
    [
        (date(2026, 1, 29), date(2026, 2, 28), date(2026, 3, 2)),  # a Saturday
        (date(2026, 1, 30), date(2026, 2, 28), date(2026, 3, 2)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 2)),
        (date(2026, 10, 13), date(2026, 11, 13), date(2026, 11, 13)),
    ],
)
def test_le_mois_du_proces_verbal(pv, sans_report, dernier, transaction, equipe):
    dossier = transaction(constat_le=pv, faits_le=midi(pv - JOUR), le=midi(pv))
    une = terme(dossier, "mois")
    assert (une.prudent, une.limite) == (minuit(sans_report, PARIS), minuit(dernier, PARIS))
    dossier = proposer(dossier, equipe, midi(dernier))
    assert dossier.etat == Etat.PROPOSEE


def test_le_lendemain_du_dernier_jour_rien_ne_part_et_l_agent_le_constate(transaction, equipe):
    pv = date(2026, 1, 31)
    dossier = transaction(constat_le=pv, faits_le=midi(pv - JOUR), le=midi(pv))
    tard = midi(date(2026, 3, 3))
    with pytest.raises(Refus, match="Le mois du procès-verbal est passé depuis le lundi 2 mars 2026 à 24") as refus:
        franchir(dossier, Page.soumettre, equipe.agent, instant=tard, **RIEN)
    assert refus.value.article == "art. R.15-33-61 CPP"
    franchir(relire(dossier), Page.constater_hors_delai, equipe.agent, instant=tard)
    assert relire(dossier).etat == Etat.ABANDONNEE


def test_un_rappel_qui_devient_une_transaction_emmene_le_proces_verbal_et_le_mois_court(rappel, equipe):
    dossier = rappel(constat_le=date(2026, 11, 14), constat_numero="PV-77", auteur={"nom": "Vasquier"})
    neuf = relire(passer(dossier, Rappel.transiger, equipe.agent, INSTANT + MINUTE))
    assert (neuf.constat_le, neuf.constat_numero, neuf.contrevenant.nom) == (date(2026, 11, 14), "PV-77", "Vasquier")
    assert terme(neuf, "mois").limite == minuit(date(2026, 12, 14), PARIS)


def test_une_proposition_signee_mais_pas_partie_ne_remplit_pas_le_mois(transaction, equipe):
    dossier = proposer(transaction(), equipe)
    assert terme(dossier, "mois")
    assert not noter(dossier, "envoi", equipe).echeances.vives().filter(delai="mois").exists()


# --- Seventy-two hours, that decide nothing


@pytest.mark.parametrize("recue", [datetime(2026, 10, 24, 9, tzinfo=UTC), datetime(2026, 3, 27, 9, tzinfo=UTC)])
def test_soixante_douze_heures_ecoulees_aux_deux_changements_d_heure(recue, transaction, equipe):
    pv = PARIS.jour(recue) - 3 * JOUR
    avant = recue - JOUR
    dossier = transaction(constat_le=pv, faits_le=midi(pv - JOUR), le=avant - JOUR)
    dossier = noter(proposer(dossier, equipe, avant - JOUR), "remise", equipe, avant - JOUR + MINUTE)
    dossier = demander(accepter(dossier, equipe, avant), equipe, avant + 2 * MINUTE)
    dossier = recevoir(dossier, equipe, recue)
    assert terme(dossier, "homologation").limite == recue + timedelta(hours=72)


def recevoir(dossier, equipe, le):
    dit = {"courrier": "demande", "destinataire": "parquet", "preuve": "accusé"}
    franchir(dossier, Page.noter_reception, equipe.agent, instant=le + MINUTE, le=le, **dit)
    return relire(dossier)


def test_dix_jours_de_silence_du_procureur_ne_font_que_relancer(transaction, equipe):
    dossier = recevoir(transaction("homologation"), equipe, INSTANT + JOUR)
    une = terme(dossier, "homologation")
    assert une.effet == ""
    for jours in range(1, 11):
        for vive in dossier.echeances.vives().filter(reveil__lte=INSTANT + (jours + 1) * JOUR):
            echoir(vive.pk, INSTANT + (jours + 1) * JOUR)
    dossier = relire(dossier)
    assert dossier.etat == Etat.HOMOLOGATION
    dits = dossier.messages.filter(objet__contains="Homologation par le procureur")
    assert dits.count() >= 3
    assert homologuer(dossier, equipe, INSTANT + 12 * JOUR).etat == Etat.HOMOLOGUEE


def test_une_piece_demandee_leve_les_heures_et_la_reponse_en_donne_d_autres(transaction, equipe):
    dossier = recevoir(transaction("homologation"), equipe, INSTANT + JOUR)
    dossier = au_parquet(dossier, "demander", equipe, INSTANT + 2 * JOUR, texte="Le devis ?")
    assert not dossier.echeances.vives().filter(delai="homologation").exists()
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 3 * JOUR, texte="Le voici.")
    dit = {"courrier": "reponse", "destinataire": "parquet", "preuve": "accusé", "le": INSTANT + 4 * JOUR}
    franchir(relire(dossier), Page.noter_reception, equipe.agent, instant=INSTANT + 4 * JOUR + MINUTE, **dit)
    assert terme(relire(dossier), "homologation").limite == INSTANT + 7 * JOUR


def test_un_travail_n_a_pas_de_terme_chez_le_juge(transaction, equipe):
    dossier = transaction("homologation", **TNR, pieces=("pv",))
    assert not dossier.echeances.vives().filter(delai="homologation").exists()
    with pytest.raises(Refus, match="un travail par le juge"):
        homologuer(dossier, equipe, INSTANT + JOUR)
    dossier = au_parquet(dossier, "transmettre_au_juge", equipe, INSTANT + JOUR)
    dossier = au_parquet(dossier, "homologuer_au_siege", equipe, INSTANT + 9 * JOUR)
    assert dossier.etat == Etat.HOMOLOGUEE


# --- The execution, and the prescription


def test_le_delai_pour_s_executer_est_celui_de_la_lettre_et_un_travail_se_suspend(transaction, equipe):
    dossier = transaction("homologation", **TNR, pieces=("pv",))
    dossier = au_parquet(dossier, "transmettre_au_juge", equipe, INSTANT + JOUR)
    dossier = notifier(
        au_parquet(dossier, "homologuer_au_siege", equipe, INSTANT + 2 * JOUR), equipe, INSTANT + 3 * JOUR
    )
    avant = terme(dossier, "execution").limite
    assert avant == compter(INSTANT + 3 * JOUR, Duree(2, Unite.MOIS), PARIS).limite
    franchir(dossier, Page.suspendre, equipe.elu, instant=INSTANT + 10 * JOUR, motif="Maladie.")
    assert terme(relire(dossier), "execution").suspendue_le
    with pytest.raises(Refus, match="déjà suspendue"):
        franchir(
            relire(dossier),
            Page.consigner_journee,
            equipe.agent,
            instant=INSTANT + 11 * JOUR,
            heures="7",
            encadrant="x",
        )
    franchir(relire(dossier), Page.poursuivre, equipe.elu, instant=INSTANT + 20 * JOUR)
    assert terme(relire(dossier), "execution").limite == avant + 10 * JOUR


def test_la_prescription_repart_de_ce_qui_l_interrompt_et_ne_ferme_rien(transaction, equipe):
    """One year from the facts, never extended; restarted at the date of the act, not of its entry."""
    dossier = noter(proposer(transaction(), equipe), "envoi", equipe)
    un_an = lambda le: compter(le, Duree(1, Unite.ANNEES), PARIS).limite  # noqa: E731
    assert terme(dossier, "prescription").limite == un_an(INSTANT)
    dossier = demander(accepter(dossier, equipe, INSTANT + JOUR), equipe, INSTANT + 3 * JOUR)
    assert terme(dossier, "prescription").limite == un_an(INSTANT + 3 * JOUR)
    une = terme(dossier, "prescription")
    echoir(une.pk, une.limite + JOUR)
    assert relire(dossier).etat == Etat.HOMOLOGATION
