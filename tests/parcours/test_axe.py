"""Every page that a role can walk to, on a desk and on a phone: nothing that axe finds, nothing that overflows.

Walked, not listed: from one's day, along the links. Cases are all opened; an act, once in each state and for each role.
"""

from itertools import islice
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from annuaire.models.habilitations import Role
from tests.conftest import EPREUVES
from tests.parcours.gestes import accessible, email, se_connecter
from tests.parcours.test_connexion import MONTRES

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur, pytest.mark.epreuve]
PUBLIC = "personne"
QUI = [PUBLIC, *MONTRES] if EPREUVES else [Role.COORDONNATEUR]
LARGEURS = (1280, 390)
LIENS = "Array.from(document.querySelectorAll('a[href]'), (lien) => lien.href)"
DEPLIER = "document.querySelectorAll('main details').forEach((pli) => { pli.open = true })"
DEBORDE = "document.documentElement.scrollWidth > window.innerWidth"


def sorte(adresse, etats):
    """What makes two pages one: the same address in another case, in the same state. Each case is a page of its own."""
    chemin = urlsplit(adresse).path
    if chemin.startswith("/demonstration/"):
        return chemin
    trouve = resolve(chemin)
    if trouve.view_name == "procedure:dossier":
        return chemin
    suite = {nom: valeur for nom, valeur in trouve.kwargs.items() if nom != "jeton"}
    return trouve.view_name, tuple(sorted(suite.items())), etats.get(trouve.kwargs.get("jeton"), "")


def de_quelqu_un(adresse):
    """A link in a mail is its addressee's: to anybody else it says so, and nothing more."""
    return urlsplit(adresse).path.startswith("/liens/")


def page_web(onglet, adresse):
    """Neither a file to keep nor a letter."""
    return onglet.request.head(adresse).headers.get("content-type", "").startswith("text/html")


def parcourir(onglet, site, depart, etats):
    """Each page once, as one meets it: its address, shown."""
    a_voir, vues = [depart], set()
    while a_voir:
        adresse = a_voir.pop(0)
        if (laquelle := sorte(adresse, etats)) in vues:
            continue
        vues.add(laquelle)
        if page_web(onglet, adresse):
            yield adresse, onglet.goto(adresse).status
            liens = [lien.partition("#")[0] for lien in onglet.evaluate(LIENS)]
            a_voir += [lien for lien in dict.fromkeys(liens) if lien.startswith(f"{site}/") and not de_quelqu_un(lien)]


def fautes(onglet):
    onglet.evaluate(DEPLIER)
    try:
        accessible(onglet)
    except AssertionError as erreur:
        yield str(erreur).splitlines()[0][:600]
    if onglet.evaluate(DEBORDE):
        yield "déborde"


@pytest.mark.parametrize("qui", QUI)
def test_toute_page_se_lit_de_tous(onglet, en_service, ampleur, chiffre, qui):
    if qui != PUBLIC:
        se_connecter(onglet, email(*MONTRES[qui]))
        onglet.get_by_role("button", name="Se déconnecter").wait_for()
    site, etats = en_service.adresse, dict(en_service.lire("select jeton, etat from procedure_dossier"))
    pages = parcourir(onglet, site, f"{site}/" if qui != PUBLIC else f"{site}/connexion/", etats)
    trouvees, combien = [], 0
    for adresse, statut in islice(pages, ampleur(3, None)):
        combien += 1
        trouvees += [(adresse, statut)] if statut != 200 else []
        for largeur in LARGEURS:
            onglet.set_viewport_size({"width": largeur, "height": 844})
            trouvees += [(adresse.removeprefix(site), largeur, faute) for faute in fautes(onglet)]
    assert trouvees == []
    chiffre(f"{qui} : {combien} pages à 1280 et à 390 px, 0 faute d’axe, 0 débordement")


def test_une_faute_plantee_se_voit(onglet):
    """The sabotage: a picture that says nothing, a page wider than the screen."""
    onglet.goto("/connexion/")
    assert list(fautes(onglet)) == []
    onglet.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:image/png;base64,\">')"
    )
    onglet.evaluate("document.body.style.minWidth = '9000px'")
    (axe, large) = fautes(onglet)
    assert "image-alt" in axe
    assert large == "déborde"
