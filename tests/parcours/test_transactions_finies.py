"""How a transaction ends otherwise: accepted late, unanswered, refused, unfinished. On the cases of the demonstration."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.parcours.gestes import MAGISTRAT, accessible, email, intitule, suivre
from tests.parcours.test_tenue import remettre
from tests.parcours.test_transactions import AGENT, ELU, a_l_instant, agir, joindre

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
SECRETARIAT = email("Martine", "Duvernay", "valmont")


def trouver(page, numero):
    page.goto("/dossiers/")
    return page.get_by_role("link", name=re.compile(f"TRM-.*-{numero}")).first.get_attribute("href")


def a_temps():
    """Ten days ago: within the fortnight of those that were proposed by the demonstration."""
    le = timezone.localtime() - timedelta(days=10)
    return {"Date": f"{le:%Y-%m-%dT10:00}", "Preuve": "Cachet de la poste"}


def signer_pour_lui(elu, adresse, acte):
    """Read first, as it will leave."""
    elu.goto(adresse)
    suivre(elu, lien=acte)
    intitule(elu, acte)
    for question in elu.get_by_role("group", name=re.compile("Une amende|L’action publique")).all():
        question.get_by_label("Non").check()
    elu.get_by_label("remise en main propre").check()
    with elu.context.expect_page() as lettre:
        elu.get_by_role("button", name="Lire ce qui partira").click()
    lettre.value.close()
    suivre(elu, bouton=acte)
    expect(elu.get_by_role("status")).to_be_visible()


def test_postee_a_temps_connue_tard_elle_renverse_le_silence(chez):
    agent = chez(AGENT)
    adresse = trouver(agent, "0004")
    agent.goto(adresse)
    expect(agent.get_by_text("Refusée par le silence").first).to_be_visible()
    joindre(agent, "copie")
    agir(agent, adresse, "Noter l’acceptation", "Acceptée", **a_temps())
    agent.goto(adresse)
    expect(agent.get_by_text("Homologation à demander").first).to_be_visible()
    accessible(agent)


def test_connue_apres_que_le_silence_fut_dit_elle_se_dit_au_procureur_qui_decide(chez):
    agent, elu, magistrat = chez(AGENT), chez(ELU, largeur=390), chez(MAGISTRAT)
    adresse = trouver(agent, "0002")
    agir(elu, adresse, "Transmettre le procès-verbal au parquet", "Refus transmis au parquet")
    accessible(elu)
    agir(agent, adresse, "Dire l’acceptation reçue ensuite", "Acceptation dite au parquet", **a_temps())
    magistrat.goto(adresse)
    expect(magistrat.get_by_text("Acceptation dite au parquet").first).to_be_visible()
    suivre(magistrat, lien="Décider la suite")
    magistrat.get_by_label("Suite donnée").select_option("classement")
    magistrat.get_by_label("Motif").fill("Acceptée à temps.")
    accessible(magistrat)
    suivre(magistrat, bouton="Décider la suite")
    expect(magistrat.get_by_role("status")).to_contain_text("Suite décidée")


def test_dix_jours_sans_reponse_ne_decident_rien_puis_un_refus_rend_l_avance(chez):
    agent, elu, magistrat = chez(AGENT), chez(ELU, largeur=390), chez(MAGISTRAT)
    adresse = trouver(agent, "0005")
    magistrat.goto(adresse)
    expect(magistrat.get_by_text("Homologation demandée").first).to_be_visible()
    expect(magistrat.locator(".terme.depasse").first).to_be_visible()
    accessible(magistrat)
    agir(magistrat, adresse, "Refuser d’homologuer", "Non homologuée", Motif="Des poursuites sont préférées.")
    agent.goto(adresse)
    expect(agent.get_by_text("Avance à restituer").first).to_be_visible()
    signer_pour_lui(elu, adresse, "Signer la lettre de refus")
    rendue = {"Restituée le": a_l_instant(), "Référence": "R-12"}
    agir(agent, adresse, "Noter la restitution de l’avance", "Avance restituée", **rendue)
    expect(agent.get_by_role("region", name="Ce qui est fait")).to_contain_text("Restitué")
    accessible(agent)


def test_un_travail_suspendu_repris_et_qui_ne_s_acheve_pas(chez):
    agent, elu, magistrat = chez(AGENT), chez(ELU, largeur=390), chez(MAGISTRAT)
    adresse = trouver(agent, "0003")
    secretariat, homologue = chez(SECRETARIAT), "Noter que le juge homologue"
    secretariat.goto(adresse)
    if secretariat.get_by_role("link", name=homologue).count():  # another journey may have noted it
        agir(secretariat, adresse, homologue, "Homologuée par le juge", **{"Décision rendue le": a_l_instant()})
    signer_pour_lui(elu, adresse, "Signer l’homologation pour le contrevenant")
    assert remettre(agent, adresse, "Transaction homologuée") == 1
    journee = {"Travaillé le": a_l_instant(), "Heures": "7", "Encadrant": "Gilles Perrot"}
    agir(agent, adresse, "Noter une journée de travail", "Journée travaillée", **journee)
    expect(agent.get_by_role("region", name="Ce qui est fait")).to_contain_text("7 h sur 21")
    agir(elu, adresse, "Suspendre l’exécution", "Exécution suspendue", Motif="Un arrêt de travail.")
    accessible(elu)
    agir(elu, adresse, "Reprendre l’exécution", "Exécution reprise")
    fini = {"Renonciation": f"{timezone.localdate():%Y-%m-%d}", "Ce qui n’a pas été": "Quatorze heures."}
    agir(elu, adresse, "Constater l’inexécution", "Non exécutée", **fini)
    magistrat.goto(adresse)
    suivre(magistrat, lien="Décider la suite")
    magistrat.get_by_label("Suite donnée").select_option("poursuites")
    magistrat.get_by_label("Motif").fill("Travail inachevé.")
    suivre(magistrat, bouton="Décider la suite")
    expect(magistrat.get_by_role("status")).to_contain_text("Suite décidée")
    accessible(magistrat)
