"""What a reading proves, and to whom; what nobody's haste, nor anybody's gesture, may take from an answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from procedure.models import Consultation, Dossier, Message
from procedure.moteur import franchir
from procedure.pieces.depot import joindre
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image

MINUTE = timedelta(minutes=1)


@pytest.fixture
def saisi(rappel):
    """Sent, its letter made: whoever it went to may read it."""
    dossier = rappel("avis_demande")
    dossier.documents.update(rendu_le=INSTANT, empreinte_pdf="x", reveil=None)
    return dossier


@pytest.fixture
def lire(client, saisi):
    def _lire(personne, methode="get", page="dossier", **entetes):
        client.force_login(personne)
        adresse = reverse(f"procedure:{page}", args=[saisi.jeton])
        return getattr(client, methode)(adresse, headers=entetes)

    return _lire


def recu(dossier) -> bool:
    return dossier.faits.filter(nom="fiche.reception").exists()


@pytest.mark.parametrize(
    ("methode", "entetes"), [("head", {}), ("get", {"Sec-Purpose": "prefetch"}), ("get", {"Purpose": "prefetch"})]
)
def test_ce_qui_n_est_montre_a_personne_ne_prouve_rien(saisi, lire, equipe, methode, entetes):
    lire(equipe.secretariat, methode, **entetes)
    assert not recu(saisi)


def test_ce_qui_est_lu_a_la_mairie_n_est_pas_recu_au_parquet(saisi, lire, equipe, commune):
    equipe.secretariat.habilitations.update(fin=timezone.localdate() - timedelta(1))
    ecrire(Habilitation(personne=equipe.secretariat, institution=commune, role=Role.AGENT, debut=INSTANT.date()))
    assert lire(equipe.secretariat).status_code == 200
    assert not recu(saisi)


def test_un_collegue_du_destinataire_ne_recoit_pas_pour_lui_et_le_lit(saisi, lire, equipe):
    """The mail went to the secretariat: a magistrat who passes by has received nothing, and the mairie hears nothing of it."""
    page = lire(equipe.magistrat).text
    assert not recu(saisi)
    assert f"Lu par {equipe.magistrat} le" in page
    assert "cette lecture ne vaut pas réception" in page
    assert reverse("procedure:acte", args=[saisi.jeton, "noter_reception"]) in page
    assert "Lu par" not in lire(equipe.agent).text


@pytest.mark.parametrize("qui", ["secretariat", "magistrat"])
def test_une_boite_partagee_n_a_pas_de_lecteur(saisi, lire, equipe, qui):
    Message.objects.filter(courrier="fiche").update(personne=None, adresse="permanence@valmont.example")
    assert "ne vaut pas réception" in lire(getattr(equipe, qui)).text
    assert not recu(saisi)


def test_la_parole_du_parquet_vaut_reception(saisi, lire, equipe):
    franchir(saisi, Page.noter_reception, equipe.magistrat, courrier="fiche")
    assert recu(saisi)
    assert "ne vaut pas réception" not in lire(equipe.magistrat).text


def test_le_destinataire_recoit_en_lisant(saisi, lire, equipe):
    assert "ne vaut pas réception" not in lire(equipe.secretariat).text
    assert recu(saisi)


def test_un_delegue_n_est_pas_le_parquet(saisi, lire, habiliter, parquet):
    delegue = habiliter(parquet, Role.DELEGUE).personne
    saisi.partages.create(personne=delegue, institution=parquet, motif="suite", debut=INSTANT)
    Message.objects.filter(courrier="fiche").update(personne=delegue)
    assert lire(delegue).status_code == 200
    assert not recu(saisi)


def test_une_page_qui_echoue_ne_prouve_rien(saisi, lire, equipe, client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("procedure.ecrans.views.render", lambda *args, **suite: 1 / 0)
    assert lire(equipe.secretariat).status_code == 500
    assert not recu(saisi)


def test_lue_dans_le_portail_la_lettre_part_quand_meme(saisi, lire, equipe):
    assert "réception le" in lire(equipe.secretariat).text
    message = Message.objects.get(courrier="fiche")
    assert message.ouvert_le
    assert (message.etat, message.reveil is not None) == ("a_envoyer", True)


def test_chaque_cote_ne_lit_que_ses_propres_consultations(saisi, lire, equipe):
    lire(equipe.agent)
    lire(equipe.magistrat)
    Consultation.objects.noter(equipe.magistrat, saisi, "pièce 12, page 3")
    page = lire(equipe.agent, page="consultations").text
    assert "pièce" not in page
    siennes = lire(equipe.magistrat, page="consultations").text
    assert "pièce" in siennes
    assert "12" not in siennes.partition("Qui, de notre côté")[2].partition("Revenir")[0].replace("12 h", "")


def test_un_suppleant_sans_cote_ne_lit_pas_qui_a_consulte(saisi, lire, equipe, habiliter, parquet):
    membre = habiliter(parquet, Role.DELEGUE).personne
    saisi.partages.create(personne=membre, institution=parquet, motif="suite", debut=INSTANT)
    assert lire(membre).status_code == 200
    assert lire(membre, page="consultations").status_code == 404


def test_ecrire_un_brouillon_se_sait_aussi(rappel, equipe, client):
    dossier = rappel()
    client.force_login(equipe.agent)
    client.get(reverse("procedure:acte", args=[dossier.jeton, "completer"]))
    assert Consultation.objects.get().quoi == "acte completer"


@pytest.mark.parametrize("geste", ["confier", "joindre", "noter"])
def test_rien_de_ce_que_la_mairie_ajoute_ne_fait_manquer_son_terme_au_parquet(
    geste, rappel, equipe, habiliter, commune
):
    dossier = rappel("avis_demande", recu=INSTANT)
    lue = dossier.version
    if geste == "confier":
        collegue = habiliter(commune, Role.AGENT).personne
        franchir(dossier, Page.confier, equipe.agent, instant=INSTANT, motif="renfort", personne=collegue.pk)
    elif geste == "noter":
        dit = {"courrier": "fiche", "preuve": "avis de réception", "le": INSTANT}
        franchir(dossier, Page.noter_presentation, equipe.agent, instant=INSTANT, **dit)
    else:
        joindre(dossier, equipe.agent, envoi("photo.png", image("PNG")), nature="photo", pour="nous")
    franchir(dossier, Page.defavorable, equipe.magistrat, version=lue, instant=INSTANT + MINUTE, motif="Une enquête.")
    assert Dossier.objects.get(pk=dossier.pk).etat == Etat.REFUSE


def test_deux_clics_ne_posent_pas_deux_questions(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(
        dossier, Page.demander, equipe.magistrat, version=dossier.version, instant=INSTANT + MINUTE, texte="Quand ?"
    )
    with pytest.raises(Refus, match="a changé"):
        franchir(
            dossier, Page.demander, equipe.magistrat, version=dossier.version, instant=INSTANT + MINUTE, texte="Quand ?"
        )


def test_un_avis_recu_dans_le_terme_l_emporte_meme_si_la_base_se_fait_attendre(
    rappel, equipe, client, time_machine, monkeypatch
):
    """Received a second before the end; read three seconds later."""
    dossier = rappel("avis_demande", recu=INSTANT)
    fin = dossier.echeances.vives().get(delai="reponse_attendue").limite
    time_machine.move_to(fin - timedelta(seconds=1), tick=False)
    client.force_login(equipe.magistrat)
    attendre = Dossier.objects.visibles_par

    def visibles_par(*args, **suite):
        time_machine.move_to(fin + timedelta(seconds=2), tick=False)
        return attendre(*args, **suite)

    monkeypatch.setattr("procedure.ecrans.porte.Dossier.objects.visibles_par", visibles_par)
    adresse = reverse("procedure:acte", args=[dossier.jeton, "defavorable"])
    client.post(adresse, {"version": dossier.version, "motif": "Une enquête."})
    assert Dossier.objects.get(pk=dossier.pk).etat == Etat.REFUSE


def test_apres_un_refus_la_page_reste_perimee(rappel, equipe, client):
    """A second click must not write over what a colleague has just written."""
    dossier = rappel()
    lue = dossier.version
    ecrit = {"faits_nature": "bruits", "personne-nom": "Belkacem", "repond1-nom": "Samia Haddad"}
    franchir(dossier, Page.completer, equipe.agent, instant=INSTANT, **ecrit)
    client.force_login(equipe.agent)
    adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
    for _ in range(2):
        page = client.post(adresse, {"version": lue, "faits_lieu": "là"})
        assert page.status_code == 422
        assert page.context["version"] == str(lue)
    assert dossier.interesses.get().representants.exists()
