"""A commune's own paragraphs: written by who keeps its accounts, printed as they are, bounded; nobody else's, and no case."""

import pytest
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Institution, Paragraphe
from annuaire.models.habilitations import Role
from procedure.moteur import franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

FICHE = "rappel_ordre.fiche"


@pytest.fixture
def odile(habiliter, commune):
    return habiliter(commune, Role.ADMINISTRATEUR).personne


@pytest.fixture
def page(client, odile, commune):
    client.force_login(odile)

    def _page(ou="paragraphes", nom=FICHE, chez=None, **dit):
        adresse = reverse(f"procedure:{ou}", args=[(chez or commune).pk, nom] if ou != "lettres" else [])
        return client.post(adresse, dit, follow=True) if dit else client.get(adresse)

    return _page


def test_ce_qui_est_ecrit_s_imprime_dans_l_ordre_et_sans_mise_en_forme(page, rappel, equipe, commune):
    page(texte="Le premier.\r\nEt sa suite.\r\n\r\n  \r\nLe <b>second</b>.")
    assert list(commune.paragraphes.values_list("rang", "texte")) == [
        (1, "Le premier.\r\nEt sa suite."),
        (2, "Le <b>second</b>."),
    ]
    dossier = rappel("a_signer")
    franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT)
    html = dossier.documents.get().html
    assert html.index("Le premier.") < html.index("Le &lt;b&gt;second&lt;/b&gt;.")


def test_on_sait_qui_l_a_ecrit_et_quand(page, odile):
    page(texte="Un paragraphe.")
    paragraphe = Paragraphe.objects.get()
    assert (paragraphe.ecrit_par.personne, paragraphe.ecrit_le.tzinfo is not None) == (odile, True)
    assert f"par {odile} le" in page("lettres").text
    assert f"Écrit par {odile}" in page().text


def test_recrire_remplace_et_vider_ote(page, commune):
    for texte, reste in (("Un.\n\nDeux.", 2), ("Trois.", 1), (" ", 0)):
        page(texte=texte)
        assert commune.paragraphes.count() == reste


@pytest.mark.parametrize(("texte", "dit"), [("a" * 3001, "3000"), ("Un 🐈.", "ne s’imprime pas")])
def test_ce_qui_ne_peut_pas_s_imprimer_est_dit_et_n_est_pas_garde(texte, dit, page, commune):
    for ou in ("paragraphes", "exemple_de_lettre"):
        reponse = page(ou, texte=texte)
        assert (reponse.status_code, dit in reponse.text) == (422, True)
    assert not commune.paragraphes.exists()


def test_l_apercu_montre_ce_qui_vient_d_etre_tape_et_n_en_garde_rien(page, commune):
    vu = page("exemple_de_lettre", texte="Un essai.")
    assert (vu["Content-Type"], vu.content[:5]) == ("application/pdf", b"%PDF-")
    assert not commune.paragraphes.exists()
    assert page("exemple_de_lettre").content[:5] == b"%PDF-"


def test_on_n_ecrit_que_les_lettres_de_chez_soi(page, parquet, commune):
    voisine = ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))
    assert page(chez=voisine, texte="Pas d’ici.").status_code == 404
    for nom in ("rappel_ordre.avis", "rappel_ordre.lune", "lune.fiche"):
        assert page(nom=nom, texte="Rien.").status_code == 404
    assert not Paragraphe.objects.exists()


def test_un_parquet_n_ecrit_pas_les_lettres_d_une_mairie(client, habiliter, parquet):
    client.force_login(habiliter(parquet, Role.ADMINISTRATEUR).personne)
    assert "Aucune lettre" in client.get(reverse("procedure:lettres")).text
    assert client.get(reverse("procedure:paragraphes", args=[parquet.pk, FICHE])).status_code == 404
