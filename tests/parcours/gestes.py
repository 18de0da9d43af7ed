"""What every journey does: come in, follow a link or a button to the page behind it, read that page once it is there."""

from pathlib import Path

from playwright.sync_api import expect

from config import demonstration
from config.demonstration import MOT_DE_PASSE

AXE = (Path(__file__).parent.parent / "vendor/axe-core/axe.min.js").read_text()
NORMES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def email(prenom, nom, lieu):
    return f"{demonstration._adresse(prenom)}.{demonstration._adresse(nom)}@{lieu or 'trait-d-union'}.example"


AGENT, ELU = email("Nadia", "Perrin", "sainte-aure"), email("Hélène", "Vasseur", "sainte-aure")
MAGISTRAT, MINEURS = email("Claire", "Aubry", "valmont"), email("Sophie", "Morel", "valmont")


def arriver(page, geste):
    """Once its page is here, whole: who looks sooner reads the one that is being left."""
    with page.expect_navigation():
        geste()


def ou(page, lien, bouton):
    return page.get_by_role("link" if lien else "button", name=lien or bouton).first


def suivre(page, *, lien="", bouton=""):
    arriver(page, ou(page, lien, bouton).click)


def emporter(page, *, lien="", bouton=""):
    """The file behind it."""
    with page.expect_download() as fichier:
        ou(page, lien, bouton).click()
    return fichier.value


def se_connecter(page, adresse, mot=MOT_DE_PASSE):
    page.goto("/")
    page.get_by_label("E-mail").fill(adresse)
    page.get_by_label("Mot de passe").fill(mot)
    suivre(page, bouton="Se connecter")


def taper(page, *touches):
    for touche in touches:
        page.keyboard.press(touche)


def tous(lieu):
    """All of them, once the first is here: who counts sooner finds none and goes on."""
    expect(lieu.first).to_be_attached()
    return lieu.all()


def intitule(page, titre):
    """The page of that name, whole."""
    expect(page.get_by_role("heading", level=1)).to_have_text(titre)
    page.wait_for_load_state()


def accessible(page):
    """Nothing that axe finds wrong on the page shown."""
    page.evaluate(AXE)
    fautes = page.evaluate("(normes) => axe.run({runOnly: normes}).then((resultat) => resultat.violations)", NORMES)
    trouvees = [(faute["id"], faute["nodes"][0]["html"]) for faute in fautes]
    assert trouvees == [], trouvees
