"""What was noted is corrected by who noted it, or by their élu: the old fact stays, and the clocks are counted again."""

from datetime import UTC, datetime

import pytest

from annuaire.models.habilitations import Role
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter
from tests.rappel_ordre.dossiers import par_courriel


def rectifier(dossier, personne, fait, **suite):
    franchir(dossier, Page.rectifier, personne, motif="erreur", fait=fait.pk, **{"instant": INSTANT + 2 * JOUR} | suite)


def test_une_rectification_recompte_le_terme_et_garde_l_ancien(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT + JOUR)
    fait = dossier.faits.get(nom="fiche.reception")
    rectifier = {"instant": INSTANT + 2 * JOUR, "motif": "erreur de date"}
    with pytest.raises(Refus, match="Joignez ce qui le prouve"):
        franchir(dossier, Page.rectifier, equipe.elu, **rectifier, fait=fait.pk, quand=INSTANT)
    with pytest.raises(Refus, match="précède l’envoi"):
        franchir(dossier, Page.rectifier, equipe.elu, preuve="x", **rectifier, fait=fait.pk, quand=INSTANT - MINUTE)
    franchir(dossier, Page.rectifier, equipe.elu, preuve="accusé", **rectifier, fait=fait.pk, quand=INSTANT)
    assert [f.le for f in dossier.faits.debout()] == [INSTANT]
    assert dossier.faits.count() == 2
    assert [e.fin for e in dossier.echeances.filter(delai="reponse_attendue").order_by("pk")] == ["remplacee", ""]
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME
    franchir(dossier, Page.rectifier, equipe.elu, **rectifier, fait=dossier.faits.debout().get().pk)
    assert not dossier.echeances.vives().filter(delai="reponse_attendue").exists()


def test_nul_ne_rectifie_ce_que_l_autre_cote_a_fait(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="Quelle heure ?")
    question = dossier.faits.get(nom="question")
    for personne in (equipe.elu, equipe.agent, equipe.mineurs):
        with pytest.raises(Refus):
            franchir(dossier, Page.rectifier, personne, instant=INSTANT + JOUR, motif="x", fait=question.pk)
    franchir(dossier, Page.rectifier, equipe.magistrat, instant=INSTANT + JOUR, motif="par erreur", fait=question.pk)
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME


def test_un_collegue_ne_rectifie_pas_pour_un_autre_l_elu_si(rappel, equipe, commune, habiliter):
    """What one noted oneself; an élu, what his side noted."""
    dossier, collegue = rappel("avis_demande", recu=INSTANT), habiliter(commune, Role.AGENT).personne
    with pytest.raises(Refus, match="Vous n’avez encore rien noté ici"):
        rectifier(dossier, collegue, dossier.faits.get())
    rectifier(dossier, equipe.elu, dossier.faits.get())
    assert not dossier.faits.debout().exists()


def test_on_ne_rectifie_que_les_faits_de_ce_dossier(rappel, equipe):
    dossier, autre = rappel("avis_demande", recu=INSTANT), rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus, match="sélectionnez un choix valide"):
        rectifier(dossier, equipe.agent, autre.faits.get())


def test_un_fait_deja_rectifie_ne_l_est_plus(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    fait = dossier.faits.get()
    rectifier(dossier, equipe.agent, fait, quand=INSTANT + JOUR, preuve="accusé")
    with pytest.raises(Refus, match="sélectionnez un choix valide"):
        rectifier(dossier, equipe.agent, fait, quand=INSTANT, preuve="accusé")


def test_une_reponse_ne_se_rectifie_pas(rappel, equipe):
    """An outcome is followed by the act that comes after it; its date is not moved under it."""
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + JOUR)
    with pytest.raises(Refus, match="par l’acte qui la suit"):
        rectifier(dossier, equipe.magistrat, dossier.faits.get(nom="rendu"), quand=INSTANT + 2 * JOUR)


def test_on_ne_rectifie_pas_vers_demain(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus, match="à venir"):
        rectifier(dossier, equipe.agent, dossier.faits.get(), quand=INSTANT + 2 * JOUR + MINUTE, preuve="accusé")


def test_ce_qui_fut_dit_en_ligne_se_rectifie_sans_preuve(rappel, equipe):
    dossier = rappel("avis_demande")
    franchir(dossier, Page.noter_reception, equipe.secretariat, instant=INSTANT + MINUTE, courrier="fiche")
    rectifier(dossier, equipe.secretariat, dossier.faits.get(), quand=INSTANT + JOUR)
    assert dossier.echeances.vives().get(delai="reponse_attendue").depart == INSTANT + JOUR


def test_une_heure_se_tape_a_la_montre_de_la_commune(rappel, equipe, commune):
    commune.fuseau = "Pacific/Tahiti"
    commune.save()
    dossier = rappel("avis_demande", recu=INSTANT + JOUR)
    rectifier(dossier, equipe.agent, dossier.faits.get(), quand="2026-11-18 00:30", preuve="accusé")
    assert dossier.faits.debout().get().le == datetime(2026, 11, 18, 10, 30, tzinfo=UTC)


def test_le_fait_rectifie_garde_son_destinataire_et_dit_quand_on_l_a_su(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT + JOUR)
    rectifier(dossier, equipe.agent, dossier.faits.get(), quand=INSTANT, preuve="accusé")
    fait = dossier.faits.debout().get()
    assert (fait.destinataire, fait.le, fait.su_le) == ("parquet", INSTANT, INSTANT + 2 * JOUR)


def test_un_fait_rectifie_reste_de_sa_demande(rappel, equipe, monkeypatch):
    dossier = rappel("avis_demande", recu=INSTANT + MINUTE)
    monkeypatch.setattr(Page, "attentes", (Etat.AVIS_DEMANDE, Etat.AUTORISE))
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + JOUR)
    rectifier(dossier, equipe.agent, dossier.faits.get(nom="fiche.reception"), quand=INSTANT, preuve="accusé")
    assert dossier.faits.debout().get(nom="fiche.reception").rang == 1


def rendre(dossier, equipe):
    """The letter came back the next day."""
    le = INSTANT + JOUR
    franchir(dossier, Page.noter_retour, equipe.agent, instant=le, le=le, preuve="rejet", courrier="fiche")
    return dossier.faits.get(nom="fiche.retour")


def limite(dossier):
    return dossier.echeances.vives().get(delai="reponse_attendue").limite


def test_la_trace_d_une_rectification_dit_quoi_et_quand_jamais_pourquoi(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    fait = dossier.faits.get()
    rectifier(dossier, equipe.agent, fait, quand=INSTANT + JOUR, preuve="accusé")
    trace = dossier.traces.get(acte="rectifier")
    assert (trace.donnees["fait"], sorted(trace.donnees)) == (fait.pk, ["fait", "quand"])
    assert {propos.champ for propos in trace.propos.all()} == {"motif", "preuve"}


def test_un_retour_note_par_erreur_ne_fait_pas_repartir_le_terme(rappel, equipe):
    """Taken back, it never was: the reception noted since is the same letter's."""
    dossier = rappel("avis_demande", recu=INSTANT)
    retour = rendre(dossier, equipe)
    noter(dossier, equipe.agent, "fiche", INSTANT + 3 * JOUR)
    assert limite(dossier) == datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
    rectifier(dossier, equipe.agent, retour, instant=INSTANT + 3 * JOUR)
    assert limite(dossier) == TERME


def test_un_retour_repris_ne_fait_pas_non_plus_repartir_ce_qui_est_note_ensuite(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    rectifier(dossier, equipe.agent, rendre(dossier, equipe))
    noter(dossier, equipe.agent, "fiche", INSTANT + 3 * JOUR)
    assert limite(dossier) == TERME


def test_un_retour_dont_l_heure_est_rectifiee_fait_encore_repartir_le_terme(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    retour = rendre(dossier, equipe)
    noter(dossier, equipe.agent, "fiche", INSTANT + 5 * JOUR)
    avant = limite(dossier)
    suite = {"instant": INSTANT + 6 * JOUR, "quand": retour.le + MINUTE, "preuve": "rejet"}
    rectifier(dossier, equipe.agent, retour, **suite)
    assert limite(dossier) == avant


def test_une_question_se_rectifie_vers_plus_tot(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    parvenue = {"instant": INSTANT + 2 * JOUR, "le": INSTANT + 2 * JOUR, **par_courriel()}
    franchir(dossier, Page.demander, equipe.agent, texte="?", **parvenue)
    rectifier(dossier, equipe.agent, dossier.faits.get(nom="question"), quand=INSTANT + JOUR, preuve="courriel")
    assert dossier.faits.debout().get(nom="question").le == INSTANT + JOUR
