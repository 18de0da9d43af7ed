"""What a convention has an avis say besides: asked online, read from a mail when it says so, and what it forbids."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Clause
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.dossiers import par_courriel

CHAMPS = ("procedure_en_cours", "recidive")
NON = dict.fromkeys(CHAMPS, "non")


@pytest.fixture
def questions(convention):
    version = convention.versions.get()
    ecrire(Clause(version=version, cle="rappel_ordre.questions", valeur=list(CHAMPS), article="I, art. 4"))


@pytest.fixture
def saisi(rappel):
    return rappel("avis_demande", recu=INSTANT)


def repondre(dossier, acte, par, **dit):
    franchir(dossier, acte, par, instant=INSTANT, **dit)
    return RappelOrdre.objects.get(pk=dossier.pk)


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize(("dit", "phrase"), [
    ({}, "obligatoire"),
    ({"recidive": "non"}, "obligatoire"),
    (NON | {"procedure_en_cours": "oui"}, r"ne peut pas être favorable \(I, art. 4\)"),
])  # fmt: skip
def test_un_avis_favorable_dit_qu_aucune_procedure_n_est_en_cours(saisi, equipe, dit, phrase):
    with pytest.raises(Refus, match=phrase):
        repondre(saisi, Page.favorable, equipe.magistrat, **dit)


@pytest.mark.usefixtures("questions")
def test_la_recidive_informe_sans_fermer(saisi, equipe, client):
    dossier = repondre(saisi, Page.favorable, equipe.magistrat, **NON | {"recidive": "oui"})
    assert dossier.etat == Etat.AUTORISE
    client.force_login(equipe.agent)
    page = " ".join(client.get(reverse("procedure:dossier", args=[dossier.jeton])).text.split())
    assert re.search(r"Situation de récidive :</span>\s*(<p>)?oui", page)


@pytest.mark.usefixtures("questions")
def test_une_procedure_en_cours_se_dit_avec_un_avis_contraire(saisi, equipe):
    dit = NON | {"procedure_en_cours": "oui", "motif": "Une convocation est prévue."}
    assert repondre(saisi, Page.defavorable, equipe.magistrat, **dit).etat == Etat.REFUSE


@pytest.mark.usefixtures("questions")
def test_recu_par_courriel_il_dit_ce_qu_il_dit(saisi, equipe):
    assert repondre(saisi, Page.favorable, equipe.agent, le=INSTANT, **par_courriel()).etat == Etat.AUTORISE


def test_sans_clause_rien_n_est_demande_et_rien_n_en_est_garde(saisi, equipe):
    dossier = repondre(saisi, Page.favorable, equipe.magistrat, **NON | {"procedure_en_cours": "oui"})
    assert dossier.etat == Etat.AUTORISE
    assert "procedure_en_cours" not in dossier.traces.get(acte="favorable").donnees


# --- Late, it is asked what it would have been asked in time

TARD = INSTANT + timedelta(days=9)


@pytest.fixture
def muet(saisi):
    """Silence has accepted."""
    echoir(saisi.echeances.vives().get(delai="reponse_attendue").pk, TARD)
    return saisi


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize(("dit", "phrase"), [
    ({"sens": "favorable"}, "obligatoire"),
    ({"sens": "defavorable", "recidive": "non"}, "obligatoire"),
    (NON | {"sens": "favorable", "procedure_en_cours": "oui"}, r"ne peut pas être favorable \(I, art. 4\)"),
])  # fmt: skip
def test_tardif_il_dit_aussi_ce_que_la_convention_demande(muet, equipe, dit, phrase):
    with pytest.raises(Refus, match=phrase):
        franchir(muet, Page.tardif, equipe.magistrat, instant=TARD, **dit)


@pytest.mark.usefixtures("questions")
def test_tardif_et_contraire_une_procedure_en_cours_se_dit(muet, equipe):
    dit = NON | {"sens": "defavorable", "procedure_en_cours": "oui"}
    franchir(muet, Page.tardif, equipe.magistrat, instant=TARD, **dit)
    donnees = muet.traces.get(acte="tardif").donnees
    assert [donnees[champ] for champ in CHAMPS] == ["oui", "non"]


@pytest.mark.usefixtures("questions")
def test_tardif_et_recu_par_courriel_il_dit_ce_qu_il_dit(muet, equipe):
    franchir(muet, Page.tardif, equipe.agent, instant=TARD, le=TARD, sens="favorable", **par_courriel())
    assert muet.traces.filter(acte="tardif").exists()


def test_tardif_sans_clause_rien_n_est_demande(muet, equipe):
    franchir(muet, Page.tardif, equipe.magistrat, instant=TARD, sens="favorable")
    assert "recidive" not in muet.traces.get(acte="tardif").donnees
