"""Past the door: a habilitation in force at this very request, and a second factor for those whose role demands it."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from annuaire import porte
from annuaire.models import Habilitation, Personne
from annuaire.models.habilitations import ROLES, Role
from annuaire.models.institutions import Nature
from tests.annuaire.connexions import avec_application, code, entrer, sans_second_facteur
from tests.config.test_urls import ARGUMENTS, CONNEXION, REGISTRE

# Typed here: the test would not see a role lost from annuaire/second_facteur.py.
DOIVENT = {"magistrat", "elu", "administrateur", "exploitant"}
FERMEES = [nom for nom, acces in REGISTRE.items() if acces == CONNEXION]
# What one needs to set a second factor up, and nothing that shows or changes anything else.
OUVERTES = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
MANIERES = {
    "GET": {"method": "GET"},
    "HEAD": {"method": "HEAD"},
    "POST": {"method": "POST"},
    "JSON": {"method": "GET", "headers": {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}},
}


@pytest.fixture(autouse=True)
def _personne_n_a_encore_echoue():
    cache.clear()


@pytest.fixture
def tenant(commune, parquet, habiliter):
    """Somebody who holds this role, with their password only."""

    def _tenant(role):
        ou = parquet if role in ROLES[Nature.PARQUET] else commune
        suite = {"qualite": "maire"} if role == Role.ELU else {}
        return sans_second_facteur(habiliter(None if role == Role.EXPLOITANT else ou, role, **suite).personne)

    return _tenant


def passent(client, refus):
    """Every address that is not public, in every manner: those that are not refused as said."""
    for nom in FERMEES:
        for maniere, demande in MANIERES.items():
            reponse = client.generic(path=reverse(nom, kwargs=ARGUMENTS.get(nom)), **demande)
            if not refus(reponse):
                yield nom, maniere


def doit_s_equiper(reponse):
    return reponse.status_code == 302 and reponse.url == reverse("mfa_index")


def sans_habilitation(reponse):
    return reponse.status_code == 403


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"representant"}))
def test_qui_doit_avoir_un_second_facteur(client, tenant, role):
    client.force_login(tenant(role))
    assert doit_s_equiper(client.get("/")) == (role in DOIVENT)


def test_sans_second_facteur_aucune_adresse_ne_s_ouvre(client, tenant):
    client.force_login(tenant("magistrat"))
    assert {nom for nom, _ in passent(client, doit_s_equiper)} == OUVERTES


def test_sans_habilitation_aucune_adresse_ne_s_ouvre(client, tenant):
    personne = tenant("agent")
    client.force_login(personne)
    assert client.get("/").status_code == 200
    Habilitation.objects.update(fin=date(2026, 1, 1))
    assert list(passent(client, sans_habilitation)) == []


@pytest.mark.parametrize("defaut", ["manque", "_s_equiper"])
def test_le_sabotage_du_second_facteur_se_voit(client, tenant, monkeypatch, defaut):
    monkeypatch.setattr(porte, defaut, lambda request: None)
    client.force_login(tenant("magistrat"))
    assert len(list(passent(client, doit_s_equiper))) > len(OUVERTES) * len(MANIERES)


def test_le_sabotage_de_l_habilitation_se_voit(client, tenant, monkeypatch):
    """Asked once, at login, as most applications do."""
    monkeypatch.setattr(porte.PorteMiddleware, "process_view", lambda *args: None)
    client.force_login(tenant("agent"))
    Habilitation.objects.update(fin=date(2026, 1, 1))
    client.raise_request_exception = False
    assert list(passent(client, sans_habilitation))


def test_la_page_du_refus_n_offre_que_la_sortie(client, tenant):
    client.force_login(tenant("agent"))
    Habilitation.objects.update(debut=date(2099, 1, 1))
    page = client.get("/").text
    assert "aucune habilitation ne vous est reconnue aujourd’hui" in page
    assert page.count("<form") == 1
    assert page.count("<a ") == 2  # over the band, and the brand
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get("/").url.startswith(reverse("account_login"))


def test_un_compte_ferme_sort_a_la_demande_suivante(client, tenant):
    client.force_login(tenant("agent"))
    assert client.get("/").status_code == 200
    Personne.objects.update(is_active=False)
    for demande in MANIERES.values():
        fermee = client.generic(path="/compte/sessions/", **demande)
        assert fermee.url in (reverse("account_inactive"), f"{reverse('account_login')}?next=/compte/sessions/")
    assert "Ce compte est fermé" in client.get(reverse("account_inactive")).text
    Personne.objects.update(is_active=True)
    assert client.get("/").status_code == 302


def test_les_codes_de_secours_seuls_ne_sont_pas_un_second_facteur(client, tenant):
    personne = tenant("elu")
    Authenticator.objects.create(user=personne, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(personne)
    assert doit_s_equiper(client.get("/"))


def test_une_installation_peut_s_en_tenir_a_le_proposer(client, tenant, settings):
    settings.SECOND_FACTEUR_EXIGE = False
    for role, invite in (("magistrat", True), ("agent", False)):
        client.force_login(tenant(role))
        reponse = client.get("/")
        assert (reponse.status_code, "Protéger mon compte" in reponse.text) == (200, invite)
    client.force_login(protege := tenant("elu"))
    avec_application(protege)
    assert "Protéger mon compte" not in entrer(protege).get("/").text


def test_on_s_equipe_puis_on_arrive_ou_l_on_allait(tenant):
    client = entrer(tenant("magistrat"))
    assert client.get("/mot-de-passe/?depuis=menu").url == reverse("mfa_index")
    assert "Votre fonction demande un second facteur" in client.get(reverse("mfa_index")).text
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    fait = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert fait.url == reverse("mfa_view_recovery_codes")
    assert len(client.get(fait.url).context["unused_codes"]) == 10
    assert client.get(reverse("suite")).url == "/mot-de-passe/?depuis=menu"
    assert client.get(reverse("suite")).url == reverse("accueil")
    assert client.get("/mot-de-passe/").status_code == 200


def test_les_habilitations_ne_se_lisent_qu_une_fois_par_demande(client, tenant, django_assert_max_num_queries):
    client.force_login(tenant("agent"))
    client.get("/conventions/")
    with django_assert_max_num_queries(8) as requetes:
        client.get("/conventions/")
    assert sum("annuaire_habilitation" in requete["sql"] for requete in requetes) == 1


def test_un_mandat_qui_finit_a_minuit_finit_a_minuit(tenant, time_machine):
    """In Paris: 23 h UTC in winter."""
    time_machine.move_to("2026-11-18 22:59Z", tick=False)
    agent = tenant("agent")
    agent.habilitations.update(fin=date(2026, 11, 18))
    client = entrer(agent)
    assert client.get("/").status_code == 200
    time_machine.move_to("2026-11-18 23:00Z", tick=False)
    assert client.get("/").status_code == 403
