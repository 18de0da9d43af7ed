"""What a convention has an avis say besides: asked online, read from a mail when it says so, and what it forbids."""

import re

import pytest
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Clause
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

CHAMPS = ("procedure_en_cours", "recidive")
NON = dict.fromkeys(CHAMPS, "non")
COURRIEL = {"le": INSTANT, "preuve": "courriel"}


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
    assert repondre(saisi, Page.favorable, equipe.agent, **COURRIEL).etat == Etat.AUTORISE


def test_sans_clause_rien_n_est_demande_et_rien_n_en_est_garde(saisi, equipe):
    dossier = repondre(saisi, Page.favorable, equipe.magistrat, **NON | {"procedure_en_cours": "oui"})
    assert dossier.etat == Etat.AUTORISE
    assert "procedure_en_cours" not in dossier.traces.get(acte="favorable").donnees
