"""Who is written to: whose move it is, whoever stands in for them, and somebody in any case."""

from datetime import timedelta

import pytest

from annuaire.ecriture import ecrire
from annuaire.models import Absence
from annuaire.models.habilitations import Competence, Role
from procedure.acteurs import MAIRIE, PARQUET
from procedure.adresses import adresses
from procedure.forms import Motif
from procedure.models import Dossier
from procedure.moteur import echoir, franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

pytestmark = pytest.mark.une_fois

AUJOURD_HUI = INSTANT.date()


@pytest.fixture
def ecrit_a(rappel):
    """Who reads a mail about this case: their addresses, in order."""
    dossier = rappel("avis_demande")
    return lambda cote, *args, **suite: {personne for personne, _ in adresses(dossier, cote, INSTANT, *args, **suite)}


@pytest.fixture
def absent(commune):
    def _absent(personne, suppleant=None, institution=None, **suite):
        lieu = institution or commune
        dates = {"debut": AUJOURD_HUI, "fin": AUJOURD_HUI + timedelta(7)} | suite
        return ecrire(Absence(personne=personne, institution=lieu, suppleant=suppleant, **dates))

    return _absent


def test_un_terme_rappelle_qui_doit_agir(ecrit_a, equipe):
    assert ecrit_a(MAIRIE) == {equipe.agent}
    assert ecrit_a(MAIRIE, Role.ELU) == {equipe.elu}
    assert ecrit_a(PARQUET) == {equipe.secretariat}
    assert ecrit_a(PARQUET, Role.MAGISTRAT) == {equipe.magistrat, equipe.mineurs}


def test_le_referent_de_la_commune_passe_avant_ses_collegues(ecrit_a, equipe, habiliter, parquet, commune):
    referente = habiliter(parquet, Role.MAGISTRAT, competence=Competence.REFERENT, referent_de=commune).personne
    assert ecrit_a(PARQUET, Role.MAGISTRAT) == {referente}
    assert ecrit_a(PARQUET, Role.MAGISTRAT, haut=True) == {referente, equipe.magistrat, equipe.mineurs}
    assert ecrit_a(PARQUET) == {equipe.secretariat}


def test_qui_est_absent_est_supplee(ecrit_a, equipe, commune, habiliter, absent):
    collegue, tiers = (habiliter(commune, Role.AGENT).personne for _ in range(2))
    absent(equipe.agent, collegue)
    assert ecrit_a(MAIRIE) == {collegue}
    absent(collegue)
    assert ecrit_a(MAIRIE) == {tiers}


def test_ou_tous_sont_absents_le_courriel_attend_chez_eux(ecrit_a, equipe, absent):
    absent(equipe.agent)
    assert ecrit_a(MAIRIE) == {equipe.elu}
    absent(equipe.elu)
    assert ecrit_a(MAIRIE) == {equipe.agent}


def test_une_absence_passee_ou_a_venir_n_y_change_rien(ecrit_a, equipe, absent):
    absent(equipe.agent, debut=AUJOURD_HUI - timedelta(9), fin=AUJOURD_HUI - timedelta(1))
    absent(equipe.agent, debut=AUJOURD_HUI + timedelta(1))
    assert ecrit_a(MAIRIE) == {equipe.agent}


@pytest.fixture
def renfort(commune, habiliter):
    """A social worker to whom a case is entrusted, and who stands in for them."""
    return [habiliter(commune, Role.MEMBRE).personne for _ in range(2)]


def confies(personne):
    return list(Dossier.objects.visibles_par(personne, INSTANT))


def test_le_suppleant_lit_ce_qui_fut_confie_a_qui_est_absent(rappel, equipe, commune, renfort, absent):
    dossier, (confident, suppleant) = rappel(), renfort
    dossier.partages.create(personne=confident, institution=commune, motif=Motif.RENFORT, debut=INSTANT)
    assert confies(suppleant) == []
    absent(confident, suppleant)
    assert [vu.pk for vu in confies(suppleant)] == [dossier.pk]
    confident.habilitations.update(fin=AUJOURD_HUI - timedelta(1))
    assert confies(suppleant) == []


def test_ce_qui_est_confie_au_suppleant_ne_revient_pas_a_l_absent(rappel, commune, renfort, absent):
    dossier, (confident, suppleant) = rappel(), renfort
    dossier.partages.create(personne=suppleant, institution=commune, motif=Motif.RENFORT, debut=INSTANT)
    absent(confident, suppleant)
    assert confies(confident) == []


def test_un_rappel_monte_vers_qui_decide(rappel, equipe, convention, habiliter, parquet, commune):
    """The reminder of a term that drags on is read by every magistrate, not by the référent alone."""
    convention.versions.get().clauses.get(cle="rappel_ordre.avis").delete()
    referente = habiliter(parquet, Role.MAGISTRAT, competence=Competence.REFERENT, referent_de=commune).personne
    dossier, lecteurs = rappel("avis_demande", recu=INSTANT), []
    echeance = dossier.echeances.vives().get(delai="reponse_attendue")
    for jours in (8, 15):
        instant = INSTANT + timedelta(jours)
        echoir(echeance.pk, instant)
        relances = dossier.messages.filter(objet__contains="Rappel : Avis du parquet", depose_le=instant)
        lecteurs.append({message.personne for message in relances})
    assert lecteurs == [{referente}, {referente, equipe.magistrat, equipe.mineurs}]


def test_l_elu_qui_doit_signer_est_rappele(rappel, equipe):
    dossier = rappel(joint=True)
    franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
    echeance, instant = dossier.echeances.vives().get(delai="signature"), INSTANT + timedelta(6)
    echoir(echeance.pk, instant)
    assert [message.personne for message in dossier.messages.filter(nouvelle="rappel")] == [equipe.elu]
