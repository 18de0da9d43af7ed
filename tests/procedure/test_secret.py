"""The duty of secrecy: accepted once in each office, before a first confidential piece is shown there; dated, and asked again."""

from datetime import date

import pytest
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from procedure.models import Acceptation, Consultation
from procedure.models.acceptations import AcceptationQuerySet
from procedure.pieces import depot
from tests.procedure.fichiers import envoi, image

TITRE = "Certificat de Lormeau"


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def jointe(rappel, equipe):
    def _jointe(niveau="confidentiel", dossier=None):
        dossier = dossier or rappel("avis_demande")
        photo = envoi("photo.png", image("PNG"))
        return depot.joindre(dossier, equipe.agent, photo, nature="photo", pour="tous", niveau=niveau, titre=TITRE)

    return _jointe


@pytest.fixture
def lire(client):
    """What each way to a piece answers: the file, its image; and the case, where its title may stand."""

    def _lire(personne, piece):
        client.force_login(personne)
        fichier = client.get(reverse("procedure:piece", args=[piece.jeton]))
        vue = client.get(reverse("procedure:page_de_piece", args=[piece.jeton, 1]))
        dossier = client.get(reverse("procedure:dossier", args=[piece.dossier.jeton]))
        if fichier.streaming:
            b"".join(fichier)
        return fichier.status_code, vue.status_code, TITRE in dossier.text

    return _lire


@pytest.fixture
def accepter(client):
    def _accepter(personne, piece):
        client.force_login(personne)
        return client.post(reverse("procedure:secret", args=[piece.jeton]))

    return _accepter


LUE, DEMANDEE = (200, 200, True), (302, 302, False)


def test_une_piece_ordinaire_ne_demande_rien(jointe, lire, equipe):
    assert lire(equipe.magistrat, jointe("general")) == LUE


@pytest.mark.parametrize("niveau", ["confidentiel", "secret"])
def test_la_premiere_piece_secrete_demande_d_accepter_et_la_suivante_non(
    niveau, jointe, lire, accepter, equipe, client
):
    piece = jointe(niveau)
    assert lire(equipe.magistrat, piece) == DEMANDEE
    assert not Consultation.objects.filter(quoi__startswith="pièce").exists()
    assert "226-13" in client.get(reverse("procedure:secret", args=[piece.jeton])).text
    assert accepter(equipe.magistrat, piece).url.endswith(f"#piece-{piece.jeton}")
    assert lire(equipe.magistrat, piece) == lire(equipe.magistrat, jointe(niveau)) == LUE
    assert Acceptation.objects.get().habilitation.personne == equipe.magistrat


def test_chacun_accepte_pour_soi(jointe, lire, accepter, equipe):
    piece = jointe()
    accepter(equipe.magistrat, piece)
    assert lire(equipe.secretariat, piece) == lire(equipe.agent, piece) == DEMANDEE


def test_elle_se_redemande_quand_l_habilitation_change(jointe, lire, accepter, equipe, commune):
    piece = jointe()
    accepter(equipe.agent, piece)
    assert lire(equipe.agent, piece) == LUE
    tenue = equipe.agent.habilitations.get()
    tenue.fin = date(2030, 1, 1)
    tenue.save()
    assert lire(equipe.agent, piece) == DEMANDEE
    accepter(equipe.agent, piece)
    assert lire(equipe.agent, piece) == LUE
    ecrire(Habilitation(personne=equipe.agent, institution=commune, role=Role.COORDONNATEUR, debut=date(2026, 1, 1)))
    assert lire(equipe.agent, piece) == DEMANDEE
    assert Acceptation.objects.count() == 2  # what was accepted before stays written


def test_le_sabotage_se_voit(jointe, lire, equipe, monkeypatch):
    piece = jointe()
    monkeypatch.setattr(AcceptationQuerySet, "manque", lambda *args: False)
    assert lire(equipe.magistrat, piece) == LUE


def test_qui_ne_la_lirait_pas_n_en_accepte_rien(jointe, accepter, equipe, parquet, habiliter):
    piece = jointe()
    for role in (Role.JURISTE, Role.DELEGUE):
        assert accepter(habiliter(parquet, role).personne, piece).status_code == 404
    assert not Acceptation.objects.exists()
