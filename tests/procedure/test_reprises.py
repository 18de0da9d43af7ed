"""An act that the session's end interrupts is kept, encrypted, for the same person."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from procedure.models import Reprise

MOTIF = "Une enquête est ouverte rue Haute."


@pytest.fixture
def interrompu(rappel, equipe, client):
    """The magistrate was typing when the session ended."""
    adresse = reverse("procedure:acte", args=[rappel("avis_demande").jeton, "defavorable"])
    client.force_login(equipe.magistrat)
    jeton = client.get(adresse).context["porteur"]
    Session.objects.all().delete()
    reponse = client.post(adresse, {"motif": MOTIF, "version": "3", "porteur": jeton})
    assert reponse.url == f"{reverse('account_login')}?next={adresse}"
    return adresse


def test_ce_qui_etait_ecrit_revient_a_qui_l_ecrivait(interrompu, equipe, client):
    client.force_login(equipe.magistrat)
    page = client.get(interrompu)
    assert MOTIF in page.text
    assert "ce que vous aviez écrit est là" in page.text
    client.post(interrompu, {"motif": MOTIF, "version": page.context["essai"].dossier.version})
    assert not Reprise.objects.exists()


def test_un_autre_n_en_voit_rien(interrompu, equipe, client):
    client.force_login(equipe.mineurs)
    assert MOTIF not in client.get(interrompu).text


def test_la_base_n_en_dit_rien(interrompu):
    assert b"rue Haute" not in bytes(Reprise.objects.get().contenu)


def test_cela_s_oublie_en_un_jour(interrompu, equipe, client):
    Reprise.objects.update(deposee_le=timezone.now() - timedelta(days=1))
    client.force_login(equipe.magistrat)
    assert MOTIF not in client.get(interrompu).text
    Reprise.objects.oublier(timezone.now())
    assert not Reprise.objects.exists()


def test_ce_qu_on_ecrit_ensuite_prend_la_place(interrompu, equipe, client):
    client.force_login(equipe.magistrat)
    jeton = client.get(interrompu).context["porteur"]
    Session.objects.all().delete()
    client.post(interrompu, {"motif": "Autre motif.", "porteur": jeton})
    assert Reprise.objects.get().champs()["motif"] == ["Autre motif."]


@pytest.mark.parametrize("jeton", ["", "x", "faux:jeton"])
def test_sans_jeton_valable_rien_n_est_garde(interrompu, client, jeton):
    Reprise.objects.all().delete()
    client.post(interrompu, {"motif": MOTIF, "porteur": jeton})
    assert not Reprise.objects.exists()


def test_le_jeton_d_une_page_ne_vaut_pas_ailleurs(rappel, equipe, client):
    ici, la = (reverse("procedure:acte", args=[rappel("avis_demande").jeton, "defavorable"]) for _ in range(2))
    client.force_login(equipe.magistrat)
    jeton = client.get(ici).context["porteur"]
    Session.objects.all().delete()
    client.post(la, {"motif": MOTIF, "porteur": jeton})
    assert not Reprise.objects.exists()
