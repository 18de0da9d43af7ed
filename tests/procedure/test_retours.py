"""A letter that came back: why, in words; the gesture that mends it first; and what was done is seen at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from procedure import poste
from procedure.causes import cause, panne
from procedure.ecrans.gestes import gestes
from procedure.models import Message
from procedure.moteur import franchir
from rappel_ordre.procedure import RappelALOrdre as Page

MINUTE = timedelta(minutes=1)


@pytest.fixture
def revenu(rappel):
    """Taken by their server, refused by the box behind it."""
    parti = timezone.now() - timedelta(hours=5)
    dossier = rappel("avis_demande", le=parti)
    message = Message.objects.get(courrier="fiche")
    poste.accepter(message, parti + MINUTE)
    poste.rejeter(message, parti + 2 * MINUTE, panne="Rejet 5.2.2")
    return dossier


@pytest.fixture
def lire(client, revenu):
    def _lire(personne):
        client.force_login(personne)
        return client.get(reverse("procedure:dossier", args=[revenu.jeton])).text

    return _lire


@pytest.mark.parametrize(
    ("panne", "etat", "dite"),
    [
        ("Rejet 5.1.1", "rejete", "l’adresse n’existe pas"),
        ("SMTPRecipientsRefused 5.2.2", "rejete", "est pleine"),
        ("Rejet 5.2.1", "rejete", "n’accepte plus"),
        ("Rejet 5.20.2", "rejete", "sans dire pourquoi"),
        ("Rejet 5.7.26", "rejete", "règle de sécurité"),
        ("Rejet", "rejete", "sans dire pourquoi"),
        ("TimeoutError", "echec", "pendant trois jours"),
        ("LettreImpossible", "echec", "mise en page"),
    ],
)
def test_la_cause_se_dit_en_francais(panne, etat, dite):
    assert dite in cause(Message(panne=panne, etat=etat))


def test_le_dossier_dit_pourquoi_et_offre_d_abord_de_renvoyer(revenu, lire, equipe):
    page = lire(equipe.agent)
    assert "la boîte de réception est pleine" in page
    assert "Renvoyer ce courrier" in page
    assert next(iter(gestes(revenu, equipe.agent, timezone.now()))).acte == Page.renvoyer


def test_qui_ne_renvoie_pas_le_sait_aussi_sans_bouton(lire, equipe):
    page = lire(equipe.elu)
    assert "la boîte de réception est pleine" in page
    assert "Renvoyer ce courrier" not in page


def test_renvoye_cela_se_voit_avant_que_l_horloge_ne_passe(revenu, lire, equipe):
    franchir(revenu, Page.renvoyer, equipe.agent, courrier="fiche")
    page = lire(equipe.agent)
    assert "Il part dans la minute" in page
    assert "Renvoyer ce courrier" not in page
    assert next(iter(gestes(revenu, equipe.agent, timezone.now()))).acte == Page.noter_reception


def test_recu_il_n_est_plus_revenu(revenu, lire, equipe):
    franchir(revenu, Page.renvoyer, equipe.agent, courrier="fiche")
    poste.accepter(Message.objects.filter(courrier="fiche").latest("pk"), timezone.now())
    assert "feuille revenu" not in lire(equipe.agent)


def test_un_retour_note_a_la_main_dit_ce_que_l_agent_a_ecrit(rappel, equipe, client):
    dossier = rappel("avis_demande", recu=timezone.now() - timedelta(hours=2), le=timezone.now() - timedelta(hours=3))
    dit = {"courrier": "fiche", "preuve": "pli rendu par La Poste"}
    franchir(dossier, Page.noter_retour, equipe.agent, le=timezone.now() - timedelta(hours=1), **dit)
    client.force_login(equipe.agent)
    assert "pli rendu par La Poste" in client.get(reverse("procedure:dossier", args=[dossier.jeton])).text


def test_du_refus_d_un_serveur_on_ne_garde_que_le_code():
    assert panne("Rejet", "5.2.2") == "Rejet 5.2.2"
    assert panne("SMTPDataError", "(550, b'5.1.1 Monsieur Untel est parti')") == "SMTPDataError 5.1.1"
    assert panne("Rejet", "il est 12.30") == "Rejet"
