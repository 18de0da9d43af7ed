"""A name is looked for without ever standing in an address."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from procedure.models import Recherche


@pytest.fixture
def nommer(rappel):
    def _nommer(nom, prenoms):
        return rappel(auteur={"nom": nom, "prenoms": prenoms})

    return _nommer


@pytest.fixture
def chercher(client, equipe):
    def _chercher(texte, par=None):
        client.force_login(par or equipe.agent)
        return client.post(reverse("procedure:chercher"), {"texte": texte})

    return _chercher


def test_un_seul_dossier_trouve_s_ouvre(nommer, chercher):
    dossier = nommer("Étchevèrry", "Samuel")
    nommer("Rahmani", "Inaya")
    assert chercher("samuel etch").url == reverse("procedure:dossier", args=[dossier.jeton])


def test_plusieurs_se_montrent_sans_que_l_adresse_les_nomme(nommer, chercher, client):
    nommer("Belkacem", "Yanis")
    nommer("Belkacem", "Lina")
    nommer("Rahmani", "Inaya")
    adresse = chercher("belk").url
    assert "belk" not in adresse.lower()
    page = client.get(adresse)
    assert page.text.count("RAO-") == 2
    assert "Recherche de « belk »" in page.text
    assert client.get(f"{adresse}&etat=clos").text.count("RAO-") == 0


def test_rien_ne_se_trouve_et_cela_se_dit(nommer, chercher, client):
    nommer("Rahmani", "Inaya")
    assert "Aucun dossier" in client.get(chercher("lune").url).text


def test_la_recherche_d_un_autre_ne_se_lit_pas(nommer, chercher, client, equipe):
    nommer("Belkacem", "Yanis")
    nommer("Belkacem", "Lina")
    adresse = chercher("belkacem").url
    client.force_login(equipe.magistrat)
    assert "elkacem" not in client.get(adresse).text


def test_on_ne_trouve_que_ce_qu_on_peut_voir(nommer, chercher, equipe, client):
    nommer("Belkacem", "Yanis")
    assert "Aucun dossier" in client.get(chercher("belkacem", equipe.magistrat).url).text


def test_la_base_ne_dit_pas_ce_qui_fut_cherche_et_l_oublie(nommer, chercher):
    nommer("Rahmani", "Inaya")
    chercher("belkacem")
    assert b"belkacem" not in bytes(Recherche.objects.get().contenu)
    Recherche.objects.oublier(timezone.now() + timedelta(days=7))
    assert not Recherche.objects.exists()


@pytest.mark.parametrize("texte", ["", "   "])
def test_rien_a_chercher_montre_tout(nommer, chercher, texte):
    nommer("Rahmani", "Inaya")
    assert chercher(texte).url == reverse("procedure:dossiers")


@pytest.mark.usefixtures("_bornee")
def test_un_flot_de_recherches_ne_garde_que_les_dernieres(chercher, equipe):
    """However many are posted, and nobody else's goes with them."""
    autre = Recherche.objects.faire(equipe.elu, "autre")
    adresses = [chercher(f"mot {n}").url for n in range(9)]
    gardees = Recherche.objects.filter(personne=equipe.agent).order_by("pk")
    assert [recherche.texte for recherche in gardees] == ["mot 6", "mot 7", "mot 8"]
    assert all(recherche.jeton in adresse for recherche, adresse in zip(gardees, adresses[6:], strict=True))
    assert Recherche.objects.filter(pk=autre.pk).exists()


@pytest.fixture
def _bornee(monkeypatch):
    monkeypatch.setattr("procedure.models.recherches.AU_PLUS", 3)
