"""The register of addresses: one that is not here fails, and each answers as said to somebody who is not logged in."""

import pytest
from django.urls import URLPattern, get_resolver, path, reverse
from django.urls.resolvers import RegexPattern, URLResolver

from config import urls

PUBLIQUE, CONNEXION = "publique", "demande la connexion"
REGISTRE = {
    "accueil": CONNEXION,
    "procedure:horloge": CONNEXION,
    "sante": PUBLIQUE,
    "account_login": PUBLIQUE,
    "account_logout": PUBLIQUE,
    "account_inactive": PUBLIQUE,
    "account_change_password": CONNEXION,
    "account_set_password": CONNEXION,
    "account_reset_password": PUBLIQUE,
    "account_reset_password_done": PUBLIQUE,
    "account_reset_password_from_key": PUBLIQUE,
    "account_reset_password_from_key_done": PUBLIQUE,
}
ARGUMENTS = {"account_reset_password_from_key": {"uidb36": "1", "key": "x"}}


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


def test_une_adresse_hors_registre_fait_echouer(monkeypatch):
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("x/", lambda r: None, name="x")])
    assert set(noms(URLResolver(RegexPattern(r"^/"), urls))) - set(REGISTRE) == {"x"}
