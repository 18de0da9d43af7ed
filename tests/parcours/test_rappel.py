"""A rappel à l'ordre from the first report to the avis, as each of them clicks through it."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.parcours.gestes import AGENT, ELU, MAGISTRAT, MINEURS, intitule, suivre, taper, tous
from tests.procedure.fichiers import pdf

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
TAPAGE = "bruits ou tapages injurieux ou nocturnes (R. 623-2 CP, 3e classe)"
CONSTAT = {"name": "pv.pdf", "mimeType": "application/pdf"}
FAITS = {
    "Infraction": TAPAGE,
    "Date et heure des faits": "2026-11-14T23:40",
    "Lieu des faits": "12, rue des Essais",
    "Résumé des faits": "Musique forte, fenêtres ouvertes, après un premier passage.",
    "Nom ou dénomination": "Vasquier",
    "Prénoms": "Théa",
    "Date de naissance": "1994-05-06",
    "Date du constat": "2026-11-14",
    "Service qui a constaté": "police municipale",
}
ENFANT = {"Prénoms": "Noé", "Date de naissance": "2011-05-06"}
NON = ("plainte", "enquête", "crime", "5e classe")


def remplir(page, champs):
    for intitule_, dit in champs.items():
        page.get_by_label(re.compile(rf"^\s*{intitule_}")).first.fill(dit)


def repondre(page, exclut=()):
    """The questions: what must be is, what excludes is not, save what is said."""
    for question in tous(page.locator("[data-question]").filter(has=page.get_by_role("radio"))):
        if question.is_visible():
            texte = question.inner_text()
            mauvais = any(mot in texte for mot in NON)
            oui = any(mot in texte for mot in exclut) if mauvais else True
            question.get_by_label("Oui" if oui else "Non").check()


def deposer(agent, representants=(), exclut=(), **champs):
    """From one's day to a case that waits for its signature: its address, and how many gestures it took."""
    suivre(agent, bouton="Ouvrir un rappel à l’ordre")
    remplir(agent, FAITS | champs)
    agent.get_by_label("Faits reconnus").select_option("oui")
    repondre(agent, exclut)
    for rang, (nom, adresse) in enumerate(representants, 1):
        agent.get_by_text(f"Représentant légal {rang}").first.click()
        groupe = agent.get_by_role("group", name=f"Représentant légal {rang}")
        groupe.get_by_label("Nom").fill(nom)
        groupe.get_by_label("Qualité").fill("parent")
        groupe.get_by_label("Adresse").fill(adresse)
    agent.get_by_label("Constat", exact=True).select_option("pv")
    suivre(agent, bouton="Enregistrer")
    return agent.url


def joindre(agent, constat=None):
    agent.get_by_label("Fichiers").set_input_files([CONSTAT | {"buffer": constat or pdf()}])
    suivre(agent, bouton="Joindre au dossier")
    expect(agent.get_by_text("Procès-verbal · PDF")).to_be_visible(timeout=30_000)


def soumettre(agent):
    suivre(agent, lien="Soumettre à la signature")
    suivre(agent, bouton="Soumettre à la signature")
    expect(agent.get_by_role("status")).to_contain_text("Soumis à la signature")


def signer(elu, adresse):
    elu.goto(adresse)
    suivre(elu, lien="Signer et saisir le parquet")
    suivre(elu, bouton="Signer et saisir le parquet")
    expect(elu.get_by_role("status")).to_contain_text("Parquet saisi")


def saisir(chez, constat=None, **champs):
    """A case before the parquet; its agent."""
    agent, elu = chez(AGENT), chez(ELU)
    adresse = deposer(agent, **champs)
    joindre(agent, constat)
    soumettre(agent)
    signer(elu, adresse)
    return adresse, agent


def test_un_mineur_une_question_un_avis_favorable(chez, chiffre):
    debut, agent = time.monotonic(), chez(AGENT)
    adresse = deposer(agent, [("Ana Vasquier", "3, rue Basse"), ("Luc Vasquier", "8, rue Haute")], **ENFANT)
    joindre(agent)
    soumettre(agent)
    depot, elu = time.monotonic() - debut, chez(ELU, largeur=390)
    debut = time.monotonic()
    signer(elu, adresse)
    chiffre(f"par une machine : déposer {depot:.0f} s, signer au téléphone {time.monotonic() - debut:.0f} s")
    magistrat = chez(MINEURS)
    magistrat.goto(adresse)
    suivre(magistrat, lien="Demander une précision")
    magistrat.get_by_label("Question du parquet").fill("A-t-il été entendu avec ses parents ?")
    suivre(magistrat, bouton="Demander une précision")
    agent.goto(adresse)
    suivre(agent, lien="Répondre à la demande de précision")
    agent.get_by_label("Réponse de la mairie").fill("Oui, le lendemain.")
    suivre(agent, bouton="Répondre à la demande de précision")
    magistrat.goto(adresse)
    taper(magistrat, "1")
    intitule(magistrat, "Avis favorable")
    suivre(magistrat, bouton="Avis favorable")
    expect(magistrat.get_by_role("status")).to_contain_text("Avis favorable rendu.")
    agent.goto(adresse)
    expect(agent.get_by_role("region", name="Avis favorable rendu")).to_be_visible()


def test_une_plainte_ferme_la_voie_et_dit_laquelle_prendre(chez):
    agent = chez(AGENT)
    deposer(agent, exclut=("plainte",))
    ecarte = agent.get_by_role("region", name="Ce qui l’empêche")
    expect(ecarte).to_contain_text("Une plainte a été déposée : la justice en décide.")
    expect(ecarte).to_contain_text("art. 2")
    joindre(agent)
    assert agent.get_by_role("link", name="Soumettre à la signature").count() == 0


def test_deux_magistrats_a_la_fois(chez):
    adresse, agent = saisir(chez)
    un, autre = chez(MAGISTRAT), chez(MAGISTRAT)
    for page in (un, autre):
        page.goto(adresse)
        suivre(page, lien="Avis défavorable")
        page.get_by_label("Motif").fill("Une convocation est prévue.")
    suivre(un, bouton="Avis défavorable")
    expect(un.get_by_role("status")).to_contain_text("Avis défavorable rendu.")
    suivre(autre, bouton="Avis défavorable")
    expect(autre.get_by_role("alert")).to_contain_text("Une réponse a déjà été donnée")
    agent.goto(adresse)
    expect(agent.get_by_role("region", name="Avis défavorable rendu")).to_contain_text("Une convocation est prévue.")


def test_reoriente_sur_des_faits_reconnus(chez):
    adresse, agent = saisir(chez)
    magistrat = chez(MAGISTRAT)
    magistrat.goto(adresse)
    suivre(magistrat, lien="Réorienter")
    magistrat.get_by_label("Motif").fill("Un stage est proposé.")
    suivre(magistrat, bouton="Réorienter")
    agent.goto(adresse)
    expect(agent.get_by_text("Réorienté").first).to_be_visible()
    suivre(agent, lien="Clore sans autre suite")
    suivre(agent, bouton="Clore sans autre suite")
    expect(agent.get_by_role("status")).to_contain_text("Clos sans autre suite")
