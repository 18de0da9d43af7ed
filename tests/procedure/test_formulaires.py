"""What the forms of acts refuse, whatever the page."""

from datetime import timedelta

import pytest

from annuaire.ecriture import ecrire
from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure.models import Dossier
from procedure.moteur import franchir, ouvrir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, noter

pytestmark = pytest.mark.une_fois

RECEPTION = {"instant": INSTANT + JOUR, "le": INSTANT + JOUR, "courrier": "fiche"}


@pytest.mark.parametrize("preuve", ["x" * 201, "a\x00b", "a\ud800b", "   "])
def test_une_preuve_est_un_texte_court_et_lisible(preuve, rappel, equipe):
    with pytest.raises(Refus):
        franchir(rappel("avis_demande"), Page.noter_reception, equipe.agent, preuve=preuve, **RECEPTION)


@pytest.mark.parametrize("jusqu_au", ["9999-12-31", "2046-01-01"])
def test_on_ne_confie_pas_pour_toujours(jusqu_au, rappel, equipe, habiliter, commune):
    suite = {"personne": habiliter(commune, Role.AGENT).personne.pk, "motif": "absence", "jusqu_au": jusqu_au}
    with pytest.raises(Refus, match="trop lointaine"):
        franchir(rappel(), Page.confier, equipe.agent, instant=INSTANT, **suite)


def test_une_heure_se_tape_a_l_horloge_de_la_commune(rappel, equipe, commune):
    commune.fuseau = "Indian/Reunion"
    commune.save()
    dossier = rappel("avis_demande", recu=INSTANT + 2 * timedelta(hours=1))
    suite = {"motif": "erreur", "preuve": "accusé", "fait": dossier.faits.get().pk, "quand": "2026-11-18 15:00"}
    franchir(dossier, Page.rectifier, equipe.agent, instant=INSTANT + JOUR, **suite)
    assert dossier.faits.debout().get().le.isoformat() == "2026-11-18T11:00:00+00:00"


def test_un_courrier_n_est_recu_que_de_qui_il_est_adresse_a(rappel, equipe):
    with pytest.raises(Refus):
        franchir(
            rappel("avis_demande"),
            Page.noter_reception,
            equipe.agent,
            preuve="accusé",
            destinataire="mairie",
            **RECEPTION,
        )


def test_qui_tient_deux_offices_agit_dans_celui_qui_decide(rappel, equipe, commune):
    dossier = rappel("avis_demande")
    ecrire(
        type(equipe.agent.habilitations.get())(
            personne=equipe.elu, institution=commune, role=Role.AGENT, debut="2026-06-01"
        )
    )
    franchir(dossier, Page.desister, equipe.elu, instant=INSTANT, motif="déménagement", raison="introuvable")
    assert Dossier.objects.get().etat == "abandonne"


def test_une_commune_sans_parquet_n_ouvre_rien(habiliter):
    seule = ecrire(Institution(nature="commune", nom="Seule", code="73998"))
    with pytest.raises(Refus, match="aucun parquet"):
        ouvrir(Page, habiliter(seule, Role.AGENT).personne, seule, instant=INSTANT)


def test_ce_qui_a_ete_confie_ici_ne_se_lit_pas_d_ailleurs(rappel, equipe, habiliter, commune):
    """Somebody who has left, and works for another commune, sees nothing of what he was lent."""
    collegue = habiliter(commune, Role.AGENT)
    dossier = rappel()
    franchir(dossier, Page.confier, equipe.agent, instant=INSTANT, personne=collegue.personne_id, motif="absence")
    collegue.fin = INSTANT.date()
    collegue.save()
    ailleurs = ecrire(Institution(nature="commune", nom="Ailleurs", code="73997", parquet=commune.parquet))
    ecrire(type(collegue)(personne=collegue.personne, institution=ailleurs, role=Role.AGENT, debut=INSTANT.date()))
    assert Dossier.objects.visibles_par(collegue.personne, INSTANT).exists()
    assert not Dossier.objects.visibles_par(collegue.personne, INSTANT + JOUR).exists()


def test_passe_au_parquet_on_ne_reprend_plus_ce_qu_on_nota_a_la_mairie(rappel, equipe, parquet):
    dossier = rappel("avis_demande")
    noter(dossier, equipe.agent, "fiche", INSTANT)
    equipe.agent.habilitations.update(fin=INSTANT.date())
    habilitation = equipe.agent.habilitations.get()
    ecrire(
        type(habilitation)(
            personne=equipe.agent, institution=parquet, role=Role.SECRETARIAT, debut=INSTANT.date() + JOUR
        )
    )
    suite = {"motif": "x", "fait": dossier.faits.get().pk}
    with pytest.raises(Refus):
        franchir(dossier, Page.rectifier, equipe.agent, instant=INSTANT + JOUR, **suite)
