"""A convention's own page: read by both sides, its acts offered to whom they are."""

import pytest
from django.urls import reverse

from tests.bilan.vies import naitre


@pytest.fixture
def page(equipe, client):
    engagement = naitre()

    def _page(qui, ou="dossier", *args):
        client.force_login(getattr(equipe, qui))
        reponse = client.get(reverse(f"procedure:{ou}", args=[engagement.jeton, *args]))
        assert reponse.status_code == 200, qui
        return reponse.text

    return _page


@pytest.mark.parametrize("qui", ["agent", "elu", "magistrat", "secretariat"])
def test_chacun_lit_ses_jours(page, qui):
    dit = page(qui)
    for mot in ("Les jours qui comptent", "se dénonce jusqu’au", "6 novembre 2026", "reconduite après le"):
        assert mot.lower() in dit.lower()
    assert "Les faits" not in dit


def test_chacun_denonce_de_son_cote_et_l_agent_non(page):
    assert "Dénoncer la convention" in page("elu")
    assert "Dénoncer la convention, au nom du parquet" in page("magistrat")
    assert "Dénoncer la convention</a>" not in page("agent")
    assert "Motif" in page("elu", "acte", "denoncer")


def test_elle_n_attend_personne(page, equipe, client):
    page("elu")
    for qui in ("agent", "elu", "magistrat"):
        client.force_login(getattr(equipe, qui))
        assert "CNV-" not in client.get("/").text.partition("Depuis votre dernière visite")[0]


def test_avant_de_denoncer_on_lit_quand_elle_finirait(page, a_l_heure):
    assert "Si le préavis court d’aujourd’hui, la convention prend fin le samedi 5 février 2028 au soir." in page(
        "elu", "acte", "denoncer"
    )


@pytest.mark.parametrize(
    ("qui", "titre"), [("agent", "Compléter le brouillon"), ("elu", "Rectifier ce qui a été noté")]
)
def test_ce_qui_n_a_rien_a_faire_la_ne_s_offre_pas(page, qui, titre):
    assert titre not in page(qui)
