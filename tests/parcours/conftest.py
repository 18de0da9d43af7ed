"""A real browser before a real installation. It goes nowhere else, and complains about what a person would not see.

Browser and installation live as long as this package is played: Playwright keeps an event loop in the thread, and Django
refuses its database to whoever comes next with one running.
"""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.conftest import NAVIGATEUR
from tests.installation import Installation
from tests.parcours.gestes import se_connecter

expect.set_options(timeout=15_000)  # a bound to a wait, never a speed
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters stand where a printer puts them
]


@pytest.fixture(scope="package")
def en_service(tmp_path_factory, demonstration):
    installation = Installation(tmp_path_factory.mktemp("parcours") / "donnees")
    installation.reprendre(demonstration).lancer().debout()
    yield installation
    installation.arreter()
    installation.nettoyer()


@pytest.fixture(scope="package")
def navigateur():
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=NAVIGATEUR, args=OPTIONS)
        yield navigateur
        navigateur.close()


@pytest.fixture
def onglet(navigateur, en_service):
    """A page of a new session; what went wrong behind it fails the test at its end."""
    contexte = navigateur.new_context(
        base_url=en_service.adresse, locale="fr-FR", viewport={"width": 1280, "height": 800}
    )
    onglet, ennuis = contexte.new_page(), []
    onglet.on("console", lambda message: message.type in ("error", "warning") and ennuis.append(message.text))
    onglet.on("pageerror", lambda erreur: ennuis.append(str(erreur)))
    onglet.on(
        "request", lambda r: r.url.startswith((en_service.adresse, "data:")) or ennuis.append(f"hors du site : {r.url}")
    )
    yield onglet
    contexte.close()
    assert ennuis == []


@pytest.fixture
def chez(navigateur, en_service):
    """Somebody at their own screen: chez(AGENT), chez(ELU, largeur=390), chez(AGENT, java_script_enabled=False)."""
    ouverts = []

    def _chez(qui, largeur=1280, **ecran):
        contexte = navigateur.new_context(
            base_url=en_service.adresse, locale="fr-FR", viewport={"width": largeur, "height": 844}, **ecran
        )
        ouverts.append(contexte)
        page = contexte.new_page()
        se_connecter(page, qui)
        expect(page.get_by_role("link", name="Ma journée")).to_be_visible()
        return page

    yield _chez
    for contexte in ouverts:
        contexte.close()
