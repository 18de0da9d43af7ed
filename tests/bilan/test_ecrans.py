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
    for mot in ("Ce qui est convenu", "se dénonce jusqu’au", "6 novembre 2026", "reconduite après le"):
        assert mot.lower() in dit.lower()
    assert "Les faits" not in dit


def test_chacun_denonce_de_son_cote_et_l_agent_non(page):
    assert "Dénoncer la convention" in page("elu")
    assert "Dénoncer la convention, côté parquet" in page("magistrat")
    assert "Dénoncer la convention</a>" not in page("agent")
    assert "Motif" in page("elu", "acte", "denoncer")


def test_elle_n_attend_personne(page, equipe, client):
    page("elu")
    for qui in ("agent", "elu", "magistrat"):
        client.force_login(getattr(equipe, qui))
        assert "CNV-" not in client.get("/").text.partition("Depuis votre dernière visite")[0]
