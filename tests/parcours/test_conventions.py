"""A convention that nobody foresaw, typed by the operator, then lived under by those who signed it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.parcours.gestes import AGENT, ELU, MAGISTRAT, email, suivre

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
JULIE = email("Julie", "Marchal", None)
ROSE = email("Rose", "Caradec", "port-clair")
INTITULE = "Convention de l’Estran"


def ecrire(page, sujet, article, choix=(), effet="", **champs):
    suivre(page, lien="Ajouter une clause")
    suivre(page, lien=sujet)
    for intitule, dit in champs.items():
        champ = page.get_by_label(intitule)
        (champ.select_option if intitule == "Unité" else champ.fill)(dit)
    if effet:
        page.get_by_label("Effet du silence").select_option(effet)
    for un in choix:
        page.get_by_label(un).check()
    page.get_by_label("Article").fill(article)


def test_de_la_page_blanche_a_ceux_qu_elle_lie(chez):
    julie = chez(JULIE)
    julie.goto("/plateforme/conventions/ajouter/")
    julie.get_by_label("Parquet").select_option("Parquet de l’Estran")
    julie.get_by_label("Port-Clair").check()
    julie.get_by_label("Intitulé").fill(INTITULE)
    julie.get_by_label("Clauses").select_option("Aucune : je les écris")
    julie.get_by_label("Signée le").fill(f"{timezone.localdate():%Y-%m-%d}")
    suivre(julie, bouton="Enregistrer")
    ecrire(julie, "Consultation préalable du parquet", "art. 1er", ["Oui"])
    suivre(julie, bouton="Enregistrer")
    ecrire(julie, "Cas d’exclusion", "art. 2", ["plainte, même adressée à l’autorité judiciaire"])
    suivre(julie, bouton="Enregistrer")
    expect(julie.get_by_text("se signale au procureur, quoi qu’on signe (art. 40 CPP)")).to_be_visible()
    julie.get_by_label("faits susceptibles d’être un crime ou un délit").check()
    suivre(julie, bouton="Enregistrer")
    ensemble = "le maire et le parquet décident ensemble"
    ecrire(julie, "Avis du parquet", "art. 3", effet=ensemble, Durée="8", Unité="jours ouvrables")
    suivre(julie, bouton="Voir la phrase")
    expect(julie.get_by_role("status")).to_contain_text("le maire et le parquet en conviennent ensemble")
    suivre(julie, bouton="Enregistrer")
    suivre(julie, lien=re.compile("Mettre en vigueur"))
    expect(julie.get_by_text("3 clauses")).to_be_visible()
    suivre(julie, bouton="Mettre en vigueur")
    suivre(julie, lien="Compléter Port-Clair")
    julie.get_by_label("délibération qui l’autorise, numéro").fill("2026-77")
    suivre(julie, bouton="Enregistrer")
    expect(julie.get_by_text("délibération 2026-77")).to_be_visible()
    elue = chez(ROSE)
    elue.goto("/conventions/")
    expect(elue.get_by_text(INTITULE).first).to_be_visible()
    expect(elue.get_by_text(re.compile("8.jours ouvrables")).first).to_be_attached()


def test_une_elue_denonce_et_son_agent_date_le_preavis(chez):
    """From its own page; the last day is read at once on both sides."""
    elu = chez(ELU, largeur=390)
    elu.goto("/dossiers/")
    suivre(elu, lien=re.compile("CNV-"))
    adresse = elu.url
    suivre(elu, lien="Dénoncer la convention")
    elu.get_by_label(re.compile("Motif")).fill("La commune change de méthode.")
    suivre(elu, bouton="Dénoncer la convention")
    expect(elu.get_by_role("status")).to_contain_text("Dénoncée")
    agent = chez(AGENT)
    agent.goto(adresse)
    suivre(agent, lien="Noter la date qui fait courir le préavis")
    agent.get_by_label(re.compile("Date qui fait courir")).fill(f"{timezone.localtime():%Y-%m-%dT%H:%M}")
    agent.get_by_label(re.compile("Preuve")).fill("Avis de réception signé")
    suivre(agent, bouton="Noter la date qui fait courir le préavis")
    expect(agent.get_by_role("region", name="Les jours qui comptent")).to_contain_text("Prend fin après le")
    magistrat = chez(MAGISTRAT)
    magistrat.goto(adresse)
    expect(magistrat.get_by_role("region", name="Les jours qui comptent")).to_contain_text("Prend fin après le")
