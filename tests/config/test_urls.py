"""The register of addresses: one that is not here fails, and each answers as said to somebody who is not logged in."""

import importlib
from datetime import date

import pytest
from django.urls import URLPattern, clear_url_caches, get_resolver, path, reverse
from django.urls.resolvers import RegexPattern, URLResolver

from config import urls

PUBLIQUE, CONNEXION = "publique", "demande la connexion"
REGISTRE = {
    "accueil": CONNEXION,
    "engagements": CONNEXION,
    "gestion:fiche": CONNEXION,
    "gestion:en_tete": CONNEXION,
    "gestion:fermer": CONNEXION,
    "gestion:reinviter": CONNEXION,
    "gestion:refaire_facteur": CONNEXION,
    "gestion:ligne_neuve": CONNEXION,
    "gestion:ligne": CONNEXION,
    "plateforme:accueil": CONNEXION,
    "plateforme:ajouter": CONNEXION,
    "plateforme:regler": CONNEXION,
    "plateforme:administrer": CONNEXION,
    "plateforme:fusionner": CONNEXION,
    "plateforme:conventionner": CONNEXION,
    "plateforme:convention": CONNEXION,
    "plateforme:adherer": CONNEXION,
    "plateforme:adhesion": CONNEXION,
    "plateforme:avenant": CONNEXION,
    "plateforme:sujets": CONNEXION,
    "plateforme:clause": CONNEXION,
    "plateforme:oter": CONNEXION,
    "plateforme:arreter": CONNEXION,
    "transactions:inventaire": CONNEXION,
    "transactions:ligne_neuve": CONNEXION,
    "transactions:ligne": CONNEXION,
    "premier": PUBLIQUE,
    "procedure:dossiers": CONNEXION,
    "procedure:ouvrir": CONNEXION,
    "procedure:chercher": CONNEXION,
    "procedure:signatures": CONNEXION,
    "procedure:exports": CONNEXION,
    "procedure:export": CONNEXION,
    "procedure:vues": CONNEXION,
    "procedure:vue": CONNEXION,
    "procedure:dossier": CONNEXION,
    "procedure:suivant": CONNEXION,
    "procedure:consultations": CONNEXION,
    "procedure:acte": CONNEXION,
    "procedure:apercu": CONNEXION,
    "procedure:passage": CONNEXION,
    "procedure:agenda": CONNEXION,
    "procedure:rendez_vous": CONNEXION,
    "procedure:flux": PUBLIQUE,
    "procedure:flux_ouvrir": CONNEXION,
    "procedure:flux_fermer": CONNEXION,
    "procedure:journee": CONNEXION,
    "procedure:document": CONNEXION,
    "procedure:suivi": CONNEXION,
    "procedure:joindre": CONNEXION,
    "procedure:piece": CONNEXION,
    "procedure:secret": CONNEXION,
    "procedure:page_de_piece": CONNEXION,
    "procedure:lien": PUBLIQUE,
    "procedure:expediteurs": CONNEXION,
    "procedure:accuser": CONNEXION,
    "procedure:lettres": CONNEXION,
    "procedure:paragraphes": CONNEXION,
    "procedure:exemple_de_lettre": CONNEXION,
    "procedure:noter_accuse": CONNEXION,
    "procedure:preuve_accuse": CONNEXION,
    "procedure:horloge": CONNEXION,
    "procedure:preferences": CONNEXION,
    "procedure:glossaire": CONNEXION,
    "sante": PUBLIQUE,
    "sante_pages": PUBLIQUE,
    "account_login": PUBLIQUE,
    "account_logout": PUBLIQUE,
    "account_inactive": PUBLIQUE,
    "account_change_password": CONNEXION,
    "account_set_password": CONNEXION,
    "account_reauthenticate": CONNEXION,
    "mfa_authenticate": PUBLIQUE,
    "mfa_login_webauthn": PUBLIQUE,
    "mfa_index": CONNEXION,
    "suite": CONNEXION,
    "mfa_reauthenticate": CONNEXION,
    "mfa_reauthenticate_webauthn": CONNEXION,
    "mfa_list_webauthn": CONNEXION,
    "mfa_add_webauthn": CONNEXION,
    "mfa_edit_webauthn": CONNEXION,
    "mfa_remove_webauthn": CONNEXION,
    "mfa_activate_totp": CONNEXION,
    "mfa_deactivate_totp": CONNEXION,
    "mfa_view_recovery_codes": CONNEXION,
    "mfa_generate_recovery_codes": CONNEXION,
    "mfa_download_recovery_codes": CONNEXION,
    "sessions": CONNEXION,
    "fermer_sessions": CONNEXION,
    "fermer_session": CONNEXION,
    "account_reset_password": PUBLIQUE,
    "account_reset_password_done": PUBLIQUE,
    "account_reset_password_from_key": PUBLIQUE,
    "account_reset_password_from_key_done": PUBLIQUE,
}
ARGUMENTS = {
    "gestion:fiche": {"pk": 1},
    "gestion:en_tete": {"pk": 1},
    "gestion:fermer": {"pk": 1, "ligne": 1},
    "gestion:reinviter": {"pk": 1, "ligne": 1},
    "gestion:refaire_facteur": {"pk": 1, "ligne": 1},
    "gestion:ligne_neuve": {"pk": 1, "registre": "personnes"},
    "gestion:ligne": {"pk": 1, "registre": "personnes", "ligne": 1},
    "plateforme:ajouter": {"nature": "commune"},
    "plateforme:regler": {"pk": 1},
    "plateforme:administrer": {"pk": 1},
    "plateforme:fusionner": {"pk": 1},
    "plateforme:convention": {"pk": 1},
    "plateforme:adherer": {"pk": 1},
    "plateforme:adhesion": {"pk": 1, "adhesion": 1},
    "plateforme:avenant": {"pk": 1},
    "plateforme:sujets": {"pk": 1},
    "plateforme:clause": {"pk": 1, "cle": "x"},
    "plateforme:oter": {"pk": 1, "cle": "x"},
    "plateforme:arreter": {"pk": 1},
    "procedure:ouvrir": {"nom": "x"},
    "procedure:rendez_vous": {"le": date(2026, 12, 3)},
    "procedure:suivi": {"jeton": "x"},
    "procedure:export": {"jeton": "x"},
    "procedure:vue": {"jeton": "x"},
    "procedure:dossier": {"jeton": "x"},
    "procedure:suivant": {"jeton": "x"},
    "procedure:consultations": {"jeton": "x"},
    "procedure:acte": {"jeton": "x", "nom": "x"},
    "procedure:apercu": {"jeton": "x", "nom": "x", "rang": 0},
    "procedure:passage": {"jeton": "x", "nom": "x"},
    "procedure:flux": {"jeton": "x"},
    "procedure:document": {"jeton": "x"},
    "procedure:joindre": {"jeton": "x"},
    "procedure:piece": {"jeton": "x"},
    "procedure:secret": {"jeton": "x"},
    "procedure:page_de_piece": {"jeton": "x", "numero": 1},
    "procedure:lien": {"jeton": "x"},
    "procedure:accuser": {"pk": 1},
    "procedure:paragraphes": {"pk": 1, "nom": "x.y"},
    "procedure:exemple_de_lettre": {"pk": 1, "nom": "x.y"},
    "procedure:noter_accuse": {"pk": 1},
    "procedure:preuve_accuse": {"pk": 1},
    "transactions:ligne_neuve": {"pk": 1},
    "transactions:ligne": {"pk": 1, "ligne": 1},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x"},
    "mfa_edit_webauthn": {"pk": 1},
    "mfa_remove_webauthn": {"pk": 1},
    "fermer_session": {"pk": 1},
}


def noms(resolveur, prefixe=""):
    for motif in resolveur.url_patterns:
        if isinstance(motif, URLPattern):
            yield f"{prefixe}{motif.name}"
        else:
            yield from noms(motif, f"{prefixe}{motif.namespace}:" if motif.namespace else prefixe)


def test_toutes_les_adresses_sont_au_registre():
    assert sorted(noms(get_resolver())) == sorted(REGISTRE)


@pytest.mark.parametrize(("nom", "acces"), REGISTRE.items())
def test_une_adresse_repond_comme_dit_a_qui_n_est_pas_connecte(client, db, nom, acces):
    adresse = reverse(nom, kwargs=ARGUMENTS.get(nom))
    for methode in (client.get, client.post):
        demande_la_connexion = methode(adresse).headers.get("Location") == f"{reverse('account_login')}?next={adresse}"
        assert demande_la_connexion == (acces == CONNEXION)


@pytest.fixture
def _demonstration(settings):
    """The addresses of a demonstration, taken away again."""
    settings.DEMONSTRATION = True
    importlib.reload(urls)
    clear_url_caches()
    yield
    settings.DEMONSTRATION = False
    importlib.reload(urls)
    clear_url_caches()


@pytest.mark.usefixtures("_demonstration")
def test_une_demonstration_n_a_qu_une_adresse_de_plus():
    assert set(noms(get_resolver())) - set(REGISTRE) == {"courriels"}


@pytest.mark.usefixtures("_demonstration")
def test_ses_courriels_se_lisent_tous(client, tmp_path, settings):
    """A mail with the line that ends one in its text, and one that carries no date."""
    settings.COURRIELS = tmp_path
    tirets = "-" * 79
    (tmp_path / "1.log").write_text(
        f"Content-Type: text/plain; charset=utf-8\nSubject: Un\nTo: a@b.example\nDate: Mon, 02 Mar 2026 10:00:00 +0100\n\n"
        f"Avant\n{tirets}\nAprès\n{tirets}\nContent-Type: text/plain\nSubject: Deux\nTo: c@d.example\n\nFin\n{tirets}\n"
    )
    reponse = client.get("/demonstration/courriels/")
    assert [courriel["objet"] for courriel in reponse.context["courriels"]] == ["Un", "Deux"]
    assert "Après" in reponse.context["courriels"][0]["texte"]
    assert "10:00" in reponse.content.decode()


@pytest.mark.usefixtures("_demonstration")
def test_leurs_liens_menent_ici_sous_quelque_nom_et_port_qu_ils_furent_ecrits(client, tmp_path, settings):
    settings.COURRIELS = tmp_path
    (tmp_path / "1.log").write_text("Content-Type: text/plain\nSubject: Un\n\nhttp://localhost:8000/liens/x/\n")
    page = client.get("/demonstration/courriels/", SERVER_PORT="8133").content.decode()
    assert 'href="http://testserver:8133/liens/x/"' in page


def test_une_adresse_hors_registre_fait_echouer(monkeypatch):
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("x/", lambda r: None, name="x")])
    assert set(noms(URLResolver(RegexPattern(r"^/"), urls))) - set(REGISTRE) == {"x"}
