from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.conventions import DOLE, signer
from annuaire.ecriture import ecrire
from annuaire.models import Adhesion, Institution
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature


@pytest.fixture
def page(client):
    def lire(personne):
        client.force_login(personne)
        return client.get(reverse("engagements")).content.decode()

    return lire


def test_l_agent_lit_son_habilitation_et_ce_qui_lie_sa_commune(page, habiliter, commune, convention):
    texte = page(habiliter(commune, Role.AGENT).personne)
    assert "Agent de la mairie" in texte
    assert "l’avis est réputé favorable" in texte
    assert "art. 3" in texte


def test_sans_convention_la_loi_seule(page, habiliter, commune):
    texte = page(habiliter(commune, Role.AGENT).personne)
    assert "la loi seule" in texte
    assert "R.15-33-62" in texte
    assert "acceptation" not in texte


def test_la_loi_se_lit_a_part_de_la_convention_et_une_seule_fois(page, habiliter, commune, convention):
    engagement, loi = page(habiliter(commune, Role.AGENT).personne).split("Ce que la loi fixe")
    assert "R.15-33" not in engagement
    assert loi.count("R.15-33-61") == loi.count("R.15-33-62") == 1


def test_le_parquet_lit_toutes_ses_conventions_et_pas_celles_d_un_autre(page, habiliter, parquet, commune, convention):
    ailleurs = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet de l’Estran", code="TJ-ESTRAN"))
    port_clair = ecrire(Institution(nature=Nature.COMMUNE, nom="Port-Clair", code="17901", parquet=ailleurs))
    signer(DOLE, ailleurs, [port_clair], date(2021, 12, 16))
    texte = page(habiliter(parquet, Role.MAGISTRAT).personne)
    assert "Sainte-Aure" in texte
    assert "Port-Clair" not in texte


def test_une_commune_partie_n_est_plus_nommee_par_la_convention(page, habiliter, parquet, convention):
    reste = ecrire(Institution(nature=Nature.COMMUNE, nom="Bourg-Royal", code="73902", parquet=parquet))
    ecrire(Adhesion(convention=convention, commune=reste, signee_le=date(2025, 1, 1)))
    convention.adhesions.filter(commune__nom="Sainte-Aure").update(fin=date(2025, 12, 31))
    texte = page(habiliter(parquet, Role.MAGISTRAT).personne)
    assert "Bourg-Royal" in texte
    assert "Sainte-Aure" not in texte


def test_une_habilitation_finie_n_ouvre_plus_rien(page, habiliter, commune, convention):
    texte = page(habiliter(commune, Role.AGENT, fin=date(2026, 1, 2)).personne)
    assert "Aucune habilitation en vigueur" in texte
    assert "convention" not in texte
    assert "Sainte-Aure" not in texte


def test_l_exploitant_n_est_lie_par_rien(page, habiliter, convention):
    texte = page(habiliter(None, Role.EXPLOITANT).personne)
    assert "Toute la plateforme" in texte
    assert "Sainte-Aure" not in texte


def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_conventions(
    client, habiliter, parquet, convention, django_assert_num_queries
):
    client.force_login(habiliter(parquet, Role.MAGISTRAT).personne)
    client.get("/conventions/")  # the first notes the session
    with django_assert_num_queries(11) as peu:
        client.get("/conventions/")
    for rang in range(20):
        commune = ecrire(Institution(nature=Nature.COMMUNE, nom=f"C{rang}", code=f"{74000 + rang}", parquet=parquet))
        signer(DOLE, parquet, [commune], timezone.localdate())
    with django_assert_num_queries(len(peu)):
        assert client.get("/conventions/").content.decode().count("Ce dont cette convention ne dit rien") == 21
