"""How long the main gestures take at a person's pace, on a demonstration that runs: `outils/chronometrer.py http://localhost:8000`.

A machine plays: nobody hesitates, nobody errs. Letters, pointing and the thought before a gesture take what the keystroke-level
model gives them; what is asked is read at 240 words a minute, what a page shows at twice that, once. What pages take to come is
measured.
"""

import re
import sys
import time
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect, sync_playwright

LETTRE, AU_TELEPHONE, POINTER, PENSER, FICHIER = 0.28, 0.32, 1.1, 1.35, 5.0
LUS, PARCOURUS = 240 / 60, 480 / 60  # words a second
AGENT, ELU, MAGISTRAT = (
    "nadia.perrin@sainte-aure.example",
    "helene.vasseur@sainte-aure.example",
    "claire.aubry@valmont.example",
)
RESUME = (
    "Deux sacs de gravats et un sommier ont été déposés au pied des conteneurs de la rue du Lavoir. Une facture au nom de "
    "l’intéressé se trouvait dans le premier sac. Il reconnaît les avoir laissés là, la déchèterie étant fermée ce jour."
)

MOTS = """() => {
  const textes = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  const zone = document.createRange()
  let mots = 0
  while (textes.nextNode()) {
    zone.selectNodeContents(textes.currentNode)
    const ou = zone.getBoundingClientRect()
    if (ou.height && ou.top < innerHeight) mots += textes.currentNode.data.split(/\\s+/).filter(Boolean).length
  }
  return mots
}"""


class Personne:
    """Somebody before a screen: what they do, and the seconds it takes them."""

    def __init__(self, navigateur, adresse, largeur):
        contexte = navigateur.new_context(
            base_url=adresse, locale="fr-FR", viewport={"width": largeur, "height": 844}, has_touch=largeur < 600
        )
        self.page, self.lettre = contexte.new_page(), AU_TELEPHONE if largeur < 600 else LETTRE
        self.gestes = self.attente = 0.0
        self.clics = self.frappes = 0

    @property
    def secondes(self):
        return self.gestes + self.attente

    def _attendre(self, geste):
        debut = time.monotonic()
        with self.page.expect_navigation():
            geste()
        self.attente += time.monotonic() - debut

    def cliquer(self, element):
        self.gestes += PENSER + POINTER
        self.clics += 1
        self._attendre(element.click)

    def ecrire(self, intitule, texte):
        self.gestes += PENSER + POINTER + len(texte) * self.lettre
        self.clics += 1
        self.frappes += len(texte)
        self.page.get_by_label(re.compile(rf"^\s*{intitule}")).first.fill(texte)

    def dater(self, intitule, le, forme):
        """Its figures are typed; what stands between them is not."""
        self.gestes += PENSER + POINTER + sum(map(str.isdigit, f"{le:{forme}}")) * self.lettre
        self.clics += 1
        self.page.get_by_label(re.compile(rf"^\s*{intitule}")).first.fill(f"{le:{forme}}")

    def choisir(self, intitule, valeur):
        """A list opens, and a line of it is pointed at."""
        self.gestes += PENSER + 2 * POINTER
        self.clics += 2
        self.page.get_by_label(re.compile(rf"^\s*{intitule}")).first.select_option(valeur)

    def taper(self, touche):
        self.gestes += PENSER + self.lettre
        self.frappes += 1
        self._attendre(lambda: self.page.keyboard.press(touche))

    def lire(self):
        """What a page shows at first: the height of the screen, folds shut."""
        self.gestes += self.page.evaluate(MOTS) / PARCOURUS

    def entrer(self, adresse):
        self._attendre(lambda: self.page.goto("/"))
        self.ecrire("E-mail", adresse)
        self.ecrire("Mot de passe", "demonstration")
        self.cliquer(self.bouton("Se connecter"))

    def bouton(self, nom):
        return self.page.get_by_role("button", name=nom).first

    def lien(self, nom):
        return self.page.get_by_role("link", name=nom).first


def deposer(agent) -> str:
    agent.entrer(AGENT)
    dire("agente : entrée", agent)
    agent.lire()
    agent.cliquer(agent.bouton("Ouvrir un rappel à l’ordre"))
    agent.lire()
    dire("brouillon ouvert", agent)
    hier = datetime.now(UTC) - timedelta(days=1)
    raconter(agent, hier)
    nommer(agent)
    constater(agent, hier)
    agent.lire()
    agent.cliquer(agent.lien("Soumettre à la signature"))
    agent.lire()
    agent.cliquer(agent.bouton("Soumettre à la signature"))
    expect(agent.page.get_by_role("status")).to_contain_text("Soumis à la signature")
    dire("à signer", agent)
    return agent.page.url


def raconter(agent, hier):
    agent.ecrire("Infraction", "R. 634-2")
    agent.page.get_by_label("Infraction").fill("abandon d’ordures, de déchets ou de matériaux (R. 634-2 CP, 4e classe)")
    agent.gestes += POINTER  # the line proposed is pointed at
    agent.dater("Date et heure des faits", hier, "%Y-%m-%dT10:00")
    agent.ecrire("Lieu des faits", "rue du Lavoir")
    agent.ecrire("Résumé des faits", RESUME)
    agent.choisir("Faits reconnus", "oui")
    dire("faits dits", agent)
    repondre(agent)
    dire("questions répondues", agent)


def nommer(agent):
    for intitule, texte in (("Nom ou dénomination", "Sabatier"), ("Prénoms", "Gilles")):
        agent.ecrire(intitule, texte)
    agent.dater("Date de naissance", date(1979, 4, 12), "%Y-%m-%d")
    agent.ecrire("Adresse", "4, rue du Lavoir, 73901 Sainte-Aure")
    dire("personne nommée", agent)


def constater(agent, hier):
    agent.choisir("Constat", "pv")
    agent.ecrire("Numéro du constat", "2026-91")
    agent.dater("Date du constat", hier, "%Y-%m-%d")
    agent.ecrire("Service qui a constaté", "police municipale")
    agent.gestes += PENSER + POINTER + FICHIER
    agent.clics += 1
    fichier = {"name": "pv.pdf", "mimeType": "application/pdf", "buffer": un_pdf()}
    agent.page.get_by_label(re.compile("lui-même")).set_input_files(fichier)
    agent.cliquer(agent.bouton("Enregistrer"))
    dire("brouillon enregistré, constat joint", agent)


def un_pdf() -> bytes:
    octets = BytesIO()
    Image.new("L", (595, 842), 255).save(octets, "PDF")
    return octets.getvalue()


def repondre(agent):
    for question in agent.page.locator("[data-question]").filter(has=agent.page.get_by_role("radio")).all():
        if question.is_visible():
            texte = question.inner_text()
            agent.gestes += len(texte.split()) / LUS + POINTER
            agent.clics += 1
            mauvais = any(mot in texte for mot in ("plainte", "enquête"))
            question.get_by_label("Non" if mauvais else "Oui", exact=True).check()


def signer(elu, adresse):
    elu.entrer(ELU)
    dire("élue, au téléphone : entrée", elu)
    elu.lire()
    elu._attendre(lambda: elu.page.goto(adresse))
    elu.lire()
    lu = elu.secondes
    elu.cliquer(elu.lien("Signer et saisir le parquet"))
    elu.lire()
    elu.cliquer(elu.bouton("Signer et saisir le parquet"))
    expect(elu.page.get_by_role("status")).to_contain_text("Parquet saisi")
    dire("signé", elu)
    print(f"| – du dossier lu à « Parquet saisi » | {elu.secondes - lu:.0f} | | |")


def rendre(magistrat, adresse):
    magistrat.entrer(MAGISTRAT)
    magistrat.lire()
    magistrat._attendre(lambda: magistrat.page.goto(adresse))
    magistrat.lire()
    frappes, lu = magistrat.frappes, magistrat.secondes
    magistrat.taper("1")
    magistrat.lire()
    magistrat.taper("Enter")
    dire("avis rendu", magistrat)
    print(f"| – du dossier lu à l’avis | {magistrat.secondes - lu:.0f} | | {magistrat.frappes - frappes} |")


def dire(quoi, qui):
    print(
        f"| {quoi} | {qui.secondes:.0f}, dont {qui.attente:.0f} d’attente | {qui.clics} | {qui.frappes} |", flush=True
    )


def main(ici):
    print("| à l’issue de | secondes | clics | frappes |\n|---|---|---|---|")
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        adresse = deposer(Personne(navigateur, ici, 1280))
        signer(Personne(navigateur, ici, 390), adresse)
        rendre(Personne(navigateur, ici, 1280), adresse)


if __name__ == "__main__":
    main(sys.argv[1])
