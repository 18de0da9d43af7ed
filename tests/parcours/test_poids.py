"""What a visit weighs on the wire, as the browser counted it: headers and bodies, as they came."""

import re

import pytest

from tests.parcours.gestes import AGENT, MAGISTRAT, se_connecter

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
PREMIERE, ENSUITE = 250_000, 30_000
TENUS = "max-age=315360000, public, immutable"


@pytest.fixture
def peser(onglet):
    """The bytes that going there brought: peser("/dossiers/"). What the browser kept weighs nothing; what people joined, what it weighs."""
    fil, pages, poids = onglet.context.new_cdp_session(onglet), {}, {}
    fil.send("Network.enable")
    fil.on("Network.responseReceived", lambda recue: pages.update({recue["requestId"]: recue["response"]["url"]}))
    fil.on("Network.loadingFinished", lambda fin: poids.update({fin["requestId"]: fin["encodedDataLength"]}))

    def _peser(adresse):
        poids.clear()
        onglet.goto(adresse, wait_until="networkidle")
        return sum(octets for requete, octets in poids.items() if "/pieces/" not in pages.get(requete, ""))

    return _peser


def test_une_premiere_visite_est_legere_et_les_suivantes_bien_plus(onglet, peser):
    assert 50_000 < peser("/connexion/") < PREMIERE
    assert peser("/connexion/") < ENSUITE
    for qui in (AGENT, MAGISTRAT):
        onglet.context.clear_cookies()
        se_connecter(onglet, qui)
        dossier = onglet.locator("a.ligne").first.get_attribute("href")
        for adresse in ("/", "/dossiers/", "/dossiers/signer/", "/agenda/", dossier):
            peser(adresse)  # a script of its own, the first time
            assert peser(adresse) < ENSUITE, adresse


def test_chaque_ecran_tient_dans_une_premiere_visite(onglet, peser):
    """With nothing kept at all."""
    se_connecter(onglet, AGENT)
    dossier = onglet.locator("a.ligne").first.get_attribute("href")
    fil = onglet.context.new_cdp_session(onglet)
    fil.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for adresse in ("/", "/dossiers/", dossier):
        assert peser(adresse) < PREMIERE, adresse


def test_ce_qui_ne_change_pas_se_garde_longtemps_et_une_page_jamais(onglet):
    reponses = []
    onglet.on("response", lambda reponse: reponses.append((reponse.url, reponse.headers)))
    onglet.goto("/connexion/", wait_until="networkidle")
    statiques = {url: entetes for url, entetes in reponses if "/statique/" in url}
    assert len(statiques) > 3
    assert {entetes["cache-control"] for entetes in statiques.values()} == {TENUS}
    assert all(re.search(r"\.[0-9a-f]{12}\.", url) for url in statiques)
    assert {entetes.get("content-encoding") for url, entetes in statiques.items() if ".css" in url} <= {"br", "gzip"}
    [page] = [entetes for url, entetes in reponses if url.endswith("/connexion/")]
    assert page["content-encoding"] == "gzip"
    assert "no-store" in page["cache-control"]
