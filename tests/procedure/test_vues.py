"""A view is somebody's own: its filters are codes, and its name is read by nobody else, the base included."""

import pytest
from django.urls import reverse

from procedure.models import Recherche, Vue
from procedure.models.vues import AU_PLUS

VUES = reverse("procedure:vues")


@pytest.fixture
def agent(client, equipe):
    client.force_login(equipe.agent)
    return equipe.agent


def garder(client, nom="À signer cette semaine", codes="etat=a_signer&echeance=semaine"):
    return client.post(f"{VUES}?{codes}", {"nom": nom})


def test_une_vue_se_garde_et_se_retrouve_en_tete_de_liste(client, agent, rappel):
    rappel("a_signer")
    rappel()
    assert "État" in client.get(f"{VUES}?etat=a_signer").text
    liste = garder(client, "À signer", "etat=a_signer").url
    page = client.get(liste)
    assert 'href="?etat=a_signer" aria-current="page">À signer</a>' in page.text
    assert len(page.context["lignes"]) == 1
    assert 'href="?etat=a_signer" >À signer</a>' in client.get(reverse("procedure:dossiers")).text


def test_ni_la_base_ni_l_adresse_ne_disent_son_nom(client, agent):
    assert "elkacem" not in garder(client, "Dossiers Belkacem").url
    vue = Vue.objects.get()
    assert vue.nom == "Dossiers Belkacem"
    assert b"elkacem" not in bytes(vue.contenu)
    assert "elkacem" not in f"{vue.codes} {vue}"


def test_une_recherche_n_y_entre_pas(client, agent):
    jeton = Recherche.objects.faire(agent, "belkacem").jeton
    garder(client, codes=f"etat=a_signer&recherche={jeton}&apres=x&nom=Belkacem&etat_=y")
    assert Vue.objects.get().codes == "etat=a_signer"


@pytest.mark.parametrize(
    ("nom", "codes", "dit"),
    [
        ("", "etat=a_signer", "Ce champ est obligatoire."),
        ("x" * 61, "etat=a_signer", "60"),
        ("à SIGNER", "etat=clos", "Vous avez déjà une vue de ce nom."),
        ("Tout", "", "Choisissez des filtres"),
        ("Rien", "etat=lune", "Choisissez des filtres"),
    ],
)
def test_ce_qui_ne_fait_pas_une_vue_le_dit(client, agent, nom, codes, dit):
    if codes == "etat=clos":
        garder(client, "À signer")
    avant = Vue.objects.count()
    page = garder(client, nom, codes)
    assert (page.status_code, Vue.objects.count()) == (422, avant)
    assert dit in page.text


def test_on_en_garde_peu(client, agent):
    for rang in range(AU_PLUS + 3):
        garder(client, f"vue {rang}")
    assert Vue.objects.count() == AU_PLUS
    assert "Supprimez-en une" in garder(client, "une de plus").text


def test_une_vue_se_renomme_et_se_supprime(client, agent):
    garder(client, "À signer")
    garder(client, "Closes", "etat=clos")
    adresse = reverse("procedure:vue", args=[Vue.objects.de(agent)[0].jeton])
    client.post(adresse, {"nom": "Ce que je signe"})
    assert [vue.nom for vue in Vue.objects.de(agent)] == ["Ce que je signe", "Closes"]
    for refuse, dit in (("", "obligatoire"), ("closes", "déjà une vue")):
        assert dit in client.post(adresse, {"nom": refuse}, follow=True).text
    client.post(adresse, {"nom": "x", "supprimer": "1"})
    assert [vue.nom for vue in Vue.objects.de(agent)] == ["Closes"]


def test_celle_d_un_autre_n_existe_pas(client, agent, equipe):
    garder(client, "Dossiers Belkacem")
    adresse = reverse("procedure:vue", args=[Vue.objects.get().jeton])
    client.force_login(equipe.elu)
    assert "elkacem" not in client.get(VUES).text + client.get(reverse("procedure:dossiers")).text
    for donnees in ({"nom": "à moi"}, {"supprimer": "1"}):
        autre, absente = client.post(adresse, donnees), client.post(f"{VUES}{'x' * 16}/", donnees)
        assert (autre.status_code, autre.content) == (404, absente.content)
    assert Vue.objects.get().nom == "Dossiers Belkacem"


def test_une_vue_dont_un_choix_n_existe_plus_le_dit(client, agent):
    vue = Vue.objects.garder(agent, "Ailleurs", "commune=999999")
    assert "n’a pas pu être lu" in client.get(f"{reverse('procedure:dossiers')}?{vue.codes}").text


def test_sans_la_cle_qui_ferma_son_nom_une_vue_sert_encore(client, agent, settings):
    garder(client, "À signer", "etat=a_signer")
    settings.CLES_DES_SECRETS = ["une autre clé"]
    assert "Sans nom" in client.get(reverse("procedure:dossiers")).text
