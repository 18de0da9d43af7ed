"""What was noted is corrected by who noted it, or by their élu: the old fact stays, and the clocks are counted again."""

import pytest

from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME


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
