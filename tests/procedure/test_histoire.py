"""What a case came to is read first; its history tells each thing once; who has looked is told day by day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.models.habilitations import Role
from procedure import poste
from procedure.ecrans.histoire import histoire
from procedure.ecrans.reponses import reponses
from procedure.models import Consultation, Dossier, Message
from procedure.moteur import franchir
from procedure.regles import calendrier_de
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.dossiers import par_courriel

HEURE = timedelta(hours=1)


@pytest.fixture
def saisi(rappel):
    return rappel("avis_demande", recu=INSTANT)


def dites(dossier):
    dossier = Dossier.objects.get(pk=dossier.pk)
    return reponses(Page, dossier, calendrier_de(dossier.commune), [])


def lues(dossier, lecteur):
    return histoire(Page, dossier, lecteur, INSTANT, [])


def test_une_piece_jointe_se_nomme(saisi, equipe):
    [piece] = saisi.pieces.all()
    avec = histoire(Page, saisi, equipe.agent, INSTANT, [piece])
    assert [ligne.quoi for ligne in avec if "jointe" in ligne.quoi] == [f"Pièce jointe : {piece.titre}"]
    piece.niveau = "secret"
    sans = histoire(Page, saisi, equipe.agent, INSTANT, [piece])
    assert [ligne.quoi for ligne in sans if "jointe" in ligne.quoi] == ["Pièce jointe"]


def test_sans_reponse_rien_ne_se_montre(saisi):
    assert dites(saisi) == []


def test_l_avis_dit_qui_quand_et_pourquoi(saisi, equipe):
    franchir(saisi, Page.defavorable, equipe.magistrat, instant=INSTANT + HEURE, motif="Une enquête est ouverte.")
    (reponse,) = dites(saisi)
    assert (reponse.dite.quoi, reponse.dite.le, reponse.terme) == ("Avis défavorable rendu", INSTANT + HEURE, "")
    assert reponse.dite.qui == f"{equipe.magistrat}, magistrat du parquet"
    assert reponse.dite.propos == [("Motif", "Une enquête est ouverte.")]


def test_le_silence_dit_son_terme_et_l_avis_tardif_le_suit(saisi, equipe):
    franchir(
        saisi, Page.tardif, equipe.magistrat, instant=INSTANT + timedelta(20), sens="defavorable", observations="Non."
    )
    silence, tardif = dites(saisi)
    assert (silence.dite.quoi, silence.terme) == (
        "Accepté par le silence",
        "lundi 23 novembre 2026 à 24\N{NO-BREAK SPACE}h",
    )
    assert silence.article == "art. 3"
    assert tardif.dite.propos == [("Sens de l’avis", "défavorable"), ("Observations", "Non.")]


def test_une_reponse_renversee_ne_se_montre_plus(saisi, equipe):
    franchir(saisi, Page.tardif, equipe.magistrat, instant=INSTANT + timedelta(20), sens="defavorable")
    recu = {"le": INSTANT + HEURE, **par_courriel(), "instant": INSTANT + timedelta(21), "motif": "Une enquête."}
    franchir(saisi, Page.defavorable, equipe.agent, **recu)
    (reponse,) = dites(saisi)
    assert reponse.dite.quoi == "Avis défavorable rendu"


def test_une_lettre_et_son_voyage_tiennent_en_une_ligne(rappel, equipe):
    dossier = rappel("avis_demande")
    avant = len(lues(dossier, equipe.agent))
    poste.accepter(Message.objects.get(courrier="fiche"), INSTANT + HEURE)
    lignes = lues(dossier, equipe.agent)
    assert len(lignes) == avant
    assert lignes[0].quoi == "Parquet saisi"
    moments = [moment for moment, _ in lignes[0].suites["Fiche de transmission au procureur"]]
    assert moments == ["envoi", "réception"]


def test_ce_que_quelqu_un_note_reste_a_son_nom_et_dit_de_quelle_lettre(saisi, equipe):
    assert lues(saisi, equipe.agent)[0].quoi == "Courrier reçu : Fiche de transmission au procureur"


def test_ce_qu_on_a_choisi_se_lit_aussi(rappel, equipe):
    dossier = rappel()
    franchir(dossier, Page.abandonner, equipe.agent, instant=INSTANT, raison="erreur", motif="Un doublon.")
    assert ("Raison", "erreur") in lues(dossier, equipe.agent)[0].propos


def test_les_consultations_d_un_jour_se_disent_en_une_fois(saisi, equipe, client, time_machine):
    time_machine.move_to(INSTANT + HEURE, tick=False)
    for quoi in ("dossier", "dossier", "dossier", "pièce 4, page 2"):
        Consultation.objects.noter(equipe.agent, saisi, quoi, INSTANT)
    Consultation.objects.noter(equipe.agent, saisi, "dossier", INSTANT - timedelta(1))
    client.force_login(equipe.elu)
    page = " ".join(client.get(reverse("procedure:consultations", args=[saisi.jeton])).text.split())
    assert f"{equipe.agent} a consulté le dossier 3 fois, une pièce." in page.replace(
        "une pièce, le dossier 3 fois", "le dossier 3 fois, une pièce"
    )
    assert page.count(f"{equipe.agent} a consulté") == 2


def test_le_temps_qui_reste_se_lit_une_fois(rappel, equipe, client):
    recu = timezone.now()
    dossier = rappel("avis_demande", recu=recu, le=recu)
    client.force_login(equipe.agent)
    assert client.get(reverse("procedure:dossier", args=[dossier.jeton])).text.count("il reste") == 1


def test_qui_n_est_d_aucun_cote_ne_se_voit_pas_offrir_les_consultations(rappel, equipe, habiliter, parquet, client):
    """They are each side's own: who is entrusted with the case would be answered that there are none."""
    dossier, delegue = rappel("avis_demande"), habiliter(parquet, Role.DELEGUE).personne
    franchir(dossier, Page.confier, equipe.magistrat, instant=timezone.now(), motif="suite", personne=delegue.pk)
    offertes = reverse("procedure:consultations", args=[dossier.jeton])
    for qui, statut in ((equipe.magistrat, 200), (delegue, 404)):
        client.force_login(qui)
        page = client.get(reverse("procedure:dossier", args=[dossier.jeton]))
        assert page.status_code == 200
        assert (offertes in page.content.decode()) == (statut == 200)
        assert client.get(offertes).status_code == statut


def test_un_sigle_garde_ses_capitales(rappel, habiliter, commune):
    """Inside a sentence, an office loses its first capital and no other."""
    dossier, coordonnateur = rappel(), habiliter(commune, Role.COORDONNATEUR).personne
    franchir(dossier, Page.noter, coordonnateur, instant=INSTANT, texte="Vu.")
    assert "Ada Test, coordonnateur du CLSPD" in [
        ligne.qui for ligne in histoire(Page, dossier, coordonnateur, INSTANT, [])
    ]
