"""The record of the facts leaves with the mail where the convention has it so, and where the parquet opens nothing here."""

from datetime import timedelta

import pytest

from annuaire.ecriture import ecrire
from annuaire.models import Clause
from procedure.horloge import sonner
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

pytestmark = pytest.mark.une_fois


@pytest.fixture
def clauses(convention):
    return convention.versions.get().clauses.filter(cle="rappel_ordre.constat_joint")


@pytest.fixture
def envoyer(rappel, a_l_heure, mailoutbox):
    """The referral as it leaves: the names of what it carries."""

    def _envoyer():
        dossier = rappel("avis_demande")
        sonner()
        objet = dossier.messages.get(courrier="fiche").objet
        (courriel,) = [courriel for courriel in mailoutbox if courriel.subject == objet]
        return dossier, courriel.attachments

    return _envoyer


def test_le_constat_part_avec_la_fiche(envoyer):
    dossier, (fiche, constat) = envoyer()
    assert fiche[0] == "fiche.pdf"
    assert constat[:2] == (f"{dossier.numero}-pv-1.txt", "Constat.")


def test_sans_clause_il_se_lit_en_ligne(envoyer, clauses):
    clauses.delete()
    _, (fiche,) = envoyer()
    assert fiche[0] == "fiche.pdf"


def test_un_parquet_qui_ne_lit_rien_ici_le_recoit_toujours(envoyer, clauses, convention, equipe):
    clauses.delete()
    adresse = {"cle": "parquet.adresse", "valeur": "siege@valmont.example", "article": "3"}
    ecrire(Clause(version=convention.versions.get(), **adresse))
    for personne in (equipe.magistrat, equipe.mineurs, equipe.secretariat):
        personne.habilitations.update(fin=INSTANT.date() - timedelta(1))
    assert len(envoyer()[1]) == 2


def test_ce_qu_un_courriel_ne_porterait_pas_ne_part_pas(rappel, equipe, settings, clauses):
    dossier = rappel(joint=True)
    settings.COURRIEL_JOINTES_MAX = len("Constat.") - 1
    with pytest.raises(Refus, match=r"trop lourd.*\(art. 3\)"):
        franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
    clauses.delete()
    assert franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
