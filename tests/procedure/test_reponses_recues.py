"""An answer given elsewhere is recorded with what was received: a file of the case, in the very act that records it."""

import pytest
from django.urls import reverse

from procedure import inscription
from procedure.journal import verifier
from procedure.models import Dossier, Piece
from procedure.models.pieces import Nature
from procedure.moteur import franchir
from procedure.pieces import depot
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import courriel, envoi
from tests.procedure.test_pieces import fichiers
from tests.rappel_ordre.dossiers import par_courriel

pytestmark = pytest.mark.usefixtures("a_l_heure")
JOUR = "2026-11-18T11:20"
EXE = b"MZ" + b"\0" * 80


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path, sans_constat):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def saisi(rappel):
    return rappel("avis_demande", recu=INSTANT)


@pytest.fixture
def page(client, equipe, saisi):
    """As a browser without script posts it, by the agent: page("favorable", fichier=envoi(…))."""
    client.force_login(equipe.agent)

    def _page(acte="favorable", **dit):
        adresse = reverse("procedure:acte", args=[saisi.jeton, acte])
        if not dit:
            return client.get(adresse).text
        commun = {"version": Dossier.objects.get(pk=saisi.pk).version, "quand_le": JOUR}
        return client.post(adresse, commun | dit, follow=True).text

    return _page


def joindre(dossier, par, nom="réponse.eml", octets=None, **suite):
    dit = {"nature": "preuve", "pour": "tous"} | suite
    return depot.joindre(dossier, par, envoi(nom, octets or courriel()), **dit)


def test_le_fichier_se_joint_dans_le_meme_geste_et_se_lit_avec_l_acte(page, saisi, equipe, client):
    assert 'enctype="multipart/form-data"' in page()
    dite = page(fichier=envoi("réponse du parquet.eml", courriel()))
    piece = saisi.pieces.get()
    trace = saisi.traces.get(acte="favorable")
    assert (piece.trace, piece.nature, piece.cote, trace.consigne) == (trace, Nature.PREUVE, "", True)
    assert (piece.reference in trace.empreintes, list(verifier())) == (True, [])
    adresse = f'href="{reverse("procedure:piece", args=[piece.jeton])}"'
    assert dite.count(adresse) == 3  # what was answered, the history, the pieces
    client.force_login(equipe.magistrat)
    assert client.get(reverse("procedure:dossier", args=[saisi.jeton])).text.count(adresse) == 3


def test_une_piece_deja_jointe_suffit_et_la_chaine_dit_laquelle(page, saisi, equipe):
    piece = joindre(saisi, equipe.agent)
    assert "réponse (courrier ou courriel reçu)" in page()
    dite = page(piece=piece.pk)
    trace = saisi.traces.get(acte="favorable")
    assert (trace.donnees["piece"], saisi.pieces.count()) == (piece.pk, 1)
    assert dite.count(reverse("procedure:piece", args=[piece.jeton])) == 3


@pytest.mark.parametrize("acte", ["favorable", "defavorable", "reorienter", "demander"])
def test_sans_fichier_rien_de_ce_que_fait_le_parquet_ne_se_note(acte, saisi, equipe):
    dit = {"motif": "x", "texte": "x", "preuve": "un appel, à 9 h"}
    with pytest.raises(Refus, match="Joignez le courrier ou le courriel reçu"):
        franchir(saisi, getattr(Page, acte), equipe.agent, instant=INSTANT, le=INSTANT, **dit)


@pytest.mark.parametrize("fichiers_", ["un texte", ["un autre"], [object()], []])
def test_ce_qu_un_navigateur_dit_etre_un_fichier_n_en_est_pas_un(fichiers_, saisi, equipe):
    with pytest.raises(Refus, match="Joignez le courrier"):
        franchir(saisi, Page.favorable, equipe.agent, instant=INSTANT, le=INSTANT, fichiers=fichiers_)


def test_ni_une_piece_d_un_autre_dossier_ni_une_a_nous_ni_un_constat(page, saisi, rappel, equipe):
    ailleurs = joindre(rappel("avis_demande"), equipe.agent)
    notre = joindre(saisi, equipe.agent, pour="nous")
    constat = joindre(saisi, equipe.agent, "pv.eml", courriel(html="<p>x</p>"), nature="pv")
    for piece in (ailleurs, notre, constat):
        assert f'<option value="{piece.pk}"' not in page()
        with pytest.raises(Refus, match="sélectionnez un choix valide"):
            franchir(saisi, Page.favorable, equipe.agent, instant=INSTANT, le=INSTANT, piece=piece.pk)


@pytest.mark.parametrize(("acte", "dit", "phrase"), [
    ("favorable", {"fichier": ("avis.exe", EXE)}, "programme"),
    ("favorable", {"fichier": ("avis.eml", b"")}, "Ce fichier est vide."),
    ("defavorable", {"fichier": ("avis.eml", courriel())}, "Choisissez de nouveau ce fichier"),
    ("favorable", {"fichier": ("avis.eml", courriel()), "quand_le": "2026-01-01T10:00"}, "précède la demande"),
])  # fmt: skip
def test_ce_qui_est_refuse_ne_laisse_rien_et_le_dit(acte, dit, phrase, page, saisi):
    assert phrase in page(acte, **dit | {"fichier": envoi(*dit["fichier"])})
    assert (saisi.pieces.count(), fichiers()) == (0, [])
    assert Dossier.objects.get(pk=saisi.pk).etat == "avis_demande"


def test_le_meme_fichier_ne_se_joint_pas_deux_fois(page, saisi, equipe):
    joindre(saisi, equipe.agent)
    assert "Ce fichier est déjà joint à ce dossier." in page(fichier=envoi("autre.eml", courriel()))


def test_en_ligne_le_parquet_ne_joint_rien_et_rien_ne_se_joint_pour_lui(saisi, equipe, client):
    client.force_login(equipe.magistrat)
    adresse = reverse("procedure:acte", args=[saisi.jeton, "favorable"])
    assert "multipart" not in client.get(adresse).text
    client.post(adresse, {"version": saisi.version, "fichier": envoi("avis.eml", courriel())})
    assert saisi.traces.filter(acte="favorable", consigne=False).exists()
    assert not saisi.pieces.exists()


def test_meme_par_le_code_une_reponse_en_ligne_n_emporte_pas_de_fichier(saisi, equipe):
    franchir(saisi, Page.favorable, equipe.magistrat, instant=INSTANT, **par_courriel())
    assert not saisi.pieces.exists()


def test_une_piece_effacee_ne_se_montre_plus_avec_l_acte(page, saisi, client):
    page(fichier=envoi("réponse.eml", courriel()))
    Piece.objects.update(fichier="", titre="", sel="")
    assert "Courrier ou courriel reçu :" not in client.get(reverse("procedure:dossier", args=[saisi.jeton])).text


def test_un_acte_qui_oublierait_la_piece_se_verrait(page, saisi, monkeypatch):
    """The sabotage: accepted with a file, and nothing is kept of it."""
    monkeypatch.setattr(inscription, "prouver", lambda essai: None)
    page(fichier=envoi("réponse.eml", courriel()))
    assert saisi.traces.filter(acte="favorable", consigne=True).exists()
    assert (saisi.pieces.count(), fichiers()) == (0, [])
