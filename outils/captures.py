"""Ten pages of a demonstration that runs, on a desk and on a phone, into docs/captures: `outils/captures.py http://localhost:8000`."""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

RACINE = Path(__file__).resolve().parent.parent
ICI = RACINE / "docs/captures"
LARGEURS = {"bureau": 1280, "telephone": 390}
AGENT, ELU, MAGISTRAT = (
    "nadia.perrin@sainte-aure.example",
    "helene.vasseur@sainte-aure.example",
    "claire.aubry@valmont.example",
)
# Its name, who looks, from where, and what is followed from there.
PAGES = (
    ("ma-journee", AGENT, "/", ()),
    ("dossier", AGENT, "/", ("2, impasse du Four",)),
    ("brouillon", AGENT, "/", ("3, chemin des Vignes", "Compléter le brouillon")),
    ("dossiers", AGENT, "/dossiers/", ()),
    ("agenda", AGENT, "/agenda/", ()),
    ("conventions", AGENT, "/conventions/", ()),
    ("a-signer", ELU, "/dossiers/signer/", ()),
    ("signer", ELU, "/", ("27, avenue de la Gare", "Signer et saisir le parquet")),
    ("avis", MAGISTRAT, "/", ("12, rue des Tanneurs",)),
    ("avis-defavorable", MAGISTRAT, "/", ("12, rue des Tanneurs", "Avis défavorable")),
)


def main(adresse):
    ICI.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for nom, largeur in LARGEURS.items():
            for qui in (AGENT, ELU, MAGISTRAT):
                page = entrer(navigateur, adresse, qui, largeur)
                for titre, _, depuis, liens in (ligne for ligne in PAGES if ligne[1] == qui):
                    prendre(page, f"{titre}-{nom}.png", adresse + depuis, liens)


def entrer(navigateur, adresse, qui, largeur):
    contexte = navigateur.new_context(locale="fr-FR", viewport={"width": largeur, "height": 844})
    page = contexte.new_page()
    page.goto(adresse)
    page.get_by_label("E-mail").fill(qui)
    page.get_by_label("Mot de passe").fill("demonstration")
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("button", name="Se déconnecter").wait_for()
    return page


def prendre(page, fichier, adresse, liens):
    page.goto(adresse)
    for lien in liens:
        page.get_by_role("link", name=lien).first.click()
        page.wait_for_load_state("networkidle")
    page.wait_for_load_state("networkidle")
    image = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    image.quantize(64).save(ICI / fichier, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
