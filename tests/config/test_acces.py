"""Who reaches what: every address × role × {one's own, another's, what does not exist}. Another's and nothing look alike."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.models.roles import Role
from procedure.models import Dossier
from tests.config.acces import A_SOI, ACCES, ecarts, peupler, questionner
from tests.config.test_urls import CONNEXION, REGISTRE


def test_toute_adresse_dit_a_qui_elle_est():
    connues = {nom for nom, acces in REGISTRE.items() if acces == CONNEXION and not nom.startswith(A_SOI)}
    assert set(ACCES) == connues


@pytest.fixture
def monde(habiliter, parquet):
    return peupler(habiliter, parquet)


@pytest.fixture
def demander(client):
    return questionner(client)


def test_chacun_atteint_ce_que_dit_la_table(client, monde, demander):
    assert list(ecarts(client, monde, demander, Role)) == []


def test_un_filtre_oublie_se_voit(client, monde, demander, monkeypatch, sans_mur):
    """The sabotage: with cases that everybody sees, the table above fails."""
    monkeypatch.setattr(Dossier.objects._queryset_class, "visibles_par", lambda self, acteur, instant=None: self)
    assert any("procedure:document" in ecart for ecart in ecarts(client, monde, demander, [Role.AGENT]))


def test_un_mandat_fini_n_atteint_plus_rien(client, monde):
    """At the next request, whatever the address."""
    for role, personne in monde.gens.items():
        client.force_login(personne)
        personne.habilitations.update(fin=timezone.now().date() - timedelta(2))
        for nom, acces in ACCES.items():
            reponse = client.get(reverse(nom, args=acces.de(monde.ici)))
            assert (role, nom, reponse.status_code) == (role, nom, 403)


def test_aucune_adresse_ne_porte_de_nom():
    """Numbers and tokens only."""
    adresses = {reverse(nom, args=acces.nulle_part) for nom, acces in ACCES.items() if acces.nulle_part}
    assert not any(
        morceau.isalpha() and morceau[0].isupper() for adresse in adresses for morceau in adresse.split("/") if morceau
    )
