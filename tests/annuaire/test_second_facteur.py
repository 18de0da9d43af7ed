"""The second factor: asked at each login, its secrets closed, its codes used once, and a way back for who lost it."""

import json
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from annuaire import second_facteur
from annuaire.comptes import reinitialiser_second_facteur
from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution
from annuaire.models.habilitations import Role
from tests.annuaire.connexions import MOT, avec_application, code, entrer, prouver, sans_second_facteur


@pytest.fixture(autouse=True)
def _personne_n_a_encore_echoue():
    cache.clear()


@pytest.fixture
def elu(commune, habiliter):
    return habiliter(commune, Role.ELU, qualite="maire").personne


def dans_la_base():
    """All that the rows of second factors and sessions hold, opened as far as the base alone allows."""
    sessions = [session.get_decoded() for session in Session.objects.all()]
    return json.dumps([*Authenticator.objects.order_by("pk").values_list("data", flat=True), *sessions])


def test_le_mot_de_passe_seul_n_ouvre_plus(elu):
    secret = avec_application(elu)
    client = entrer(elu)
    assert client.reponse.url == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302
    assert prouver(client, "000000").status_code == 200
    assert prouver(client, code(secret)).url == "/"
    assert client.get("/").status_code == 200


def test_un_code_de_l_application_sert_une_fois(elu):
    secret = avec_application(elu)
    un_code = code(secret)
    assert [prouver(entrer(elu), un_code).status_code for _ in range(2)] == [302, 200]
    assert prouver(entrer(elu), code(secret, dans=-30)).status_code == 200


def test_un_code_de_secours_sert_une_fois(elu):
    _, codes = avec_application(elu, codes=True)
    assert [prouver(entrer(elu), codes[0]).status_code for _ in range(2)] == [302, 200]
    assert prouver(entrer(elu), codes[1]).status_code == 302


def test_cinq_codes_faux_ferment_la_porte_meme_au_bon_et_d_ou_que_l_on_vienne(elu):
    secret = avec_application(elu)
    for numero in range(5):
        client = entrer(elu)
        client.post(reverse("mfa_authenticate"), {"code": "000000"}, REMOTE_ADDR=f"192.0.2.{numero}")
    assert "Trop de tentatives" in prouver(entrer(elu), code(secret)).text


def test_une_cle_inconnue_ne_dit_rien_de_qui_existe(client, elu):
    """The handle in the answer names somebody, or nobody: the same refusal, ten times a minute."""
    avec_application(elu)
    reponse = {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "MQ"}}
    dites = []
    for poignee in ("MQ", "OTk5", "!"):
        reponse["response"]["userHandle"] = poignee
        client.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(reponse)})
        dites.append(client.get(reverse("account_login")).text.count("Ce n’est pas le bon code"))
    assert len(set(dites)) == 1
    codes = [client.post(reverse("mfa_login_webauthn"), {"credential": "{}"}).status_code for _ in range(8)]
    assert codes == [302] * 7 + [429]


def test_les_secrets_ne_se_lisent_pas_dans_la_base(elu):
    client = entrer(sans_second_facteur(elu))
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    assert secret not in dans_la_base()  # nor while it is being set up
    refuse = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert (refuse.context["form"].secret, secret in dans_la_base()) == (secret, False)
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    graine = Authenticator.objects.get(type="recovery_codes").wrap()
    assert second_facteur.SecondFacteur().decrypt(graine.instance.data["seed"]) not in dans_la_base()
    assert not [mot for mot in (secret, *codes) if mot in dans_la_base()]


def test_le_sabotage_du_chiffrement_se_voit(elu, monkeypatch):
    monkeypatch.setattr(second_facteur.SecondFacteur, "encrypt", lambda self, texte: texte)
    client = entrer(sans_second_facteur(elu))
    assert client.get(reverse("mfa_activate_totp")).context["form"].secret in dans_la_base()
    assert avec_application(elu) in dans_la_base()


def test_une_cle_se_change_sans_rien_demander_a_personne(elu, settings, capsys):
    settings.CLES_DES_SECRETS = ["ancienne"]
    secret, codes = avec_application(elu, codes=True)
    settings.CLES_DES_SECRETS = ["nouvelle", "ancienne"]
    assert prouver(entrer(elu), code(secret)).status_code == 302
    call_command("rechiffrer_secrets")
    assert capsys.readouterr().out == "Secrets chiffrés de nouveau : 2.\n"
    settings.CLES_DES_SECRETS = ["nouvelle"]
    assert prouver(entrer(elu), codes[0]).status_code == 302
    settings.CLES_DES_SECRETS = ["ancienne"]
    assert "ne peut pas être lu" in prouver(entrer(elu), code(secret)).text


def test_un_secret_qui_n_a_pas_attendu_en_session_ne_sert_a_rien(elu):
    """A code posted before the page was ever shown: a new secret is made, and that code is not its own."""
    client = entrer(sans_second_facteur(elu))
    refuse = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert refuse.status_code == 200
    assert refuse.context["form"].secret not in dans_la_base()


def test_sans_cle_a_part_celle_de_l_application_sert(elu, settings):
    secret = avec_application(elu)
    settings.CLES_DES_SECRETS = [settings.SECRET_KEY]
    assert prouver(entrer(elu), code(secret)).status_code == 302


def test_le_premier_second_facteur_fait_sortir_qui_n_avait_que_le_mot_de_passe(commune, habiliter):
    agent = sans_second_facteur(habiliter(commune, Role.AGENT).personne)
    ici, ailleurs = entrer(agent), entrer(agent)
    secret = ici.get(reverse("mfa_activate_totp")).context["form"].secret
    ici.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert (ici.get("/").status_code, ailleurs.get("/").status_code) == (200, 302)


@pytest.fixture
def autre_commune(parquet):
    return ecrire(Institution(nature="commune", nom="Bourg-Royal", code="73902", parquet=parquet))


def perdre_tout(personne, par):
    avec_application(personne, codes=True)
    reinitialiser_second_facteur(personne, par)


def test_l_administrateur_remet_a_zero_qui_a_tout_perdu(
    elu, commune, habiliter, mailoutbox, django_capture_on_commit_callbacks
):
    ouverte = entrer(sans_second_facteur(elu))
    with django_capture_on_commit_callbacks(execute=True):
        perdre_tout(elu, par=habiliter(commune, Role.ADMINISTRATEUR).personne)
    assert not Authenticator.objects.filter(user=elu).exists()
    assert ouverte.get("/compte/").status_code == 302
    assert entrer(elu).reponse.url == "/"
    assert entrer(elu).get("/").url == reverse("mfa_index")
    (courriel,) = mailoutbox
    assert (courriel.to, "remis à zéro" in courriel.subject) == ([elu.email], True)


def test_l_exploitant_le_peut_aussi(elu, habiliter):
    perdre_tout(elu, par=habiliter(None, Role.EXPLOITANT).personne)
    assert not Authenticator.objects.filter(user=elu).exists()


@pytest.mark.parametrize("qui", ["un agent", "soi-même", "l’ancien", "d’ailleurs", "pour moitié", "de personne"])
def test_personne_d_autre_ne_le_peut(elu, commune, autre_commune, habiliter, qui):
    par = {
        "un agent": lambda: habiliter(commune, Role.AGENT),
        "soi-même": lambda: Habilitation(personne=elu),
        "l’ancien": lambda: habiliter(commune, Role.ADMINISTRATEUR, fin=date(2026, 1, 2)),
        "d’ailleurs": lambda: habiliter(autre_commune, Role.ADMINISTRATEUR),
        "pour moitié": lambda: habiliter(commune, Role.ADMINISTRATEUR),
        "de personne": lambda: habiliter(commune, Role.ADMINISTRATEUR),
    }[qui]().personne
    if qui == "soi-même":
        ecrire(Habilitation(personne=elu, institution=commune, role=Role.ADMINISTRATEUR, debut=date(2026, 1, 1)))
    if qui == "pour moitié":
        ecrire(Habilitation(personne=elu, institution=autre_commune, role=Role.AGENT, debut=date(2026, 1, 1)))
    if qui == "de personne":
        elu.habilitations.update(fin=date(2026, 1, 2))
    with pytest.raises(PermissionDenied):
        perdre_tout(elu, par)
    assert Authenticator.objects.filter(user=elu).count() == 2


def test_qui_vient_d_entrer_n_a_pas_a_le_redire_mais_plus_tard_si(elu, time_machine):
    time_machine.move_to("2026-11-18 10:20Z", tick=False)
    secret = avec_application(elu)
    client = entrer(elu)
    prouver(client, code(secret))
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    time_machine.shift(15 * 60)
    client.get("/")
    demande = client.get(reverse("mfa_deactivate_totp"))
    assert demande.url.startswith(reverse("account_reauthenticate"))
    assert client.post(demande.url, {"password": MOT}).url == reverse("mfa_deactivate_totp")
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
