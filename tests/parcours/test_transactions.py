"""A transaction as each of them clicks through it: from the procès-verbal to the end of the action publique, or to a silence."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.parcours.gestes import MAGISTRAT, accessible, email, intitule, suivre
from tests.parcours.test_rappel import remplir
from tests.parcours.test_tenue import remettre
from tests.procedure.fichiers import pdf

pytestmark = [pytest.mark.une_fois, pytest.mark.navigateur]
AGENT, ELU = email("Yann", "Kermadec", "bourg-royal"), email("Inès", "Barrault", "bourg-royal")
DELEGUE = email("Paul", "Anselme", "valmont")
BANC = "dégradation légère du bien d’autrui (R. 635-1 CP, 5e classe)"
FAITS = {
    "Infraction": BANC,
    "Lieu des faits": "place des Essais",
    "Résumé des faits": "Un banc a été cassé.",
    "Bien de la commune atteint": "un banc public",
    "Numéro du procès-verbal": "PV-77",
    "Service qui a constaté": "la police municipale",
    "Nom ou dénomination": "Vasquier",
    "Prénoms": "Théa",
    "Date de naissance": "1994-05-06",
    "Adresse": "12, rue des Essais, 73902 Bourg-Royal",
    "Délai pour s’exécuter": "2",
    "Peines complémentaires": "aucune",
}
SOMME = {"Montant": "480", "À verser à": "le comptable public"}


def a_l_instant():
    return f"{timezone.localtime():%Y-%m-%dT%H:%M}"


def joindre(page, nature):
    """One's file, of this nature, for both sides."""
    page.reload()
    pieces = page.get_by_role("region", name="Pièces jointes")
    if not pieces.locator("details").last.evaluate("un => un.open"):
        pieces.locator("summary", has_text="Joindre une pièce").click()
    page.get_by_label("Fichiers").set_input_files(
        [{"name": f"{nature}.pdf", "mimeType": "application/pdf", "buffer": pdf(f"<h1>{nature}</h1>")}]
    )
    page.get_by_label("Nature").select_option(nature)
    suivre(page, bouton="Joindre au dossier")
    dit = {"pv": "Procès-verbal", "devis": "Devis", "copie": "Copie signée"}[nature]
    expect(page.get_by_text(f"{dit} · PDF")).to_be_visible(timeout=30_000)


def agir(page, adresse, acte, dit, **champs):
    page.goto(adresse)
    suivre(page, lien=acte)
    intitule(page, acte)
    for question in page.locator("[data-question], .mb-3").filter(has=page.get_by_role("radio")).all():
        question.get_by_label("Non", exact=True).check()
    for champ, valeur in champs.items():
        page.get_by_label(re.compile(champ)).first.fill(valeur)
    suivre(page, bouton=acte)
    expect(page.get_by_role("status").filter(has_text=dit)).to_be_visible()  # what was read on the way may be said too


def proposer(chez):
    agent, elu, hier = chez(AGENT), chez(ELU, largeur=390), timezone.localtime() - timedelta(days=1)
    suivre(agent, bouton="Ouvrir une transaction municipale")
    remplir(
        agent,
        FAITS
        | SOMME
        | {"Date et heure des faits": f"{hier:%Y-%m-%dT10:00}", "Date du procès-verbal": f"{hier:%Y-%m-%d}"},
    )
    agent.get_by_label("Dressé par").select_option("police")
    agent.get_by_label("Ce qui est proposé").select_option("reparation")
    agent.get_by_role("group", name=re.compile("Un bien de la commune")).get_by_label("Oui").check()
    accessible(agent)
    suivre(agent, bouton="Enregistrer")
    adresse = agent.url
    joindre(agent, "pv")
    joindre(agent, "devis")
    agir(agent, adresse, "Soumettre à la signature", "Soumise à la signature")
    elu.goto(adresse)
    suivre(elu, lien="Signer et proposer")
    for debut in ("Une amende", "L’action publique"):
        elu.get_by_role("group", name=re.compile(debut)).get_by_label("Non").check()
    elu.get_by_label("remise en main propre").check()
    accessible(elu)
    suivre(elu, bouton="Signer et proposer")
    expect(elu.get_by_role("status")).to_contain_text("Transaction proposée")
    assert remettre(agent, adresse, "Proposition de transaction") == 1
    return adresse, agent, elu


def test_une_reparation_payee_en_trois_fois(chez):
    adresse, agent, elu = proposer(chez)
    agent.goto(adresse)
    joindre(agent, "copie")
    date, preuve = {"Date de l’acceptation": a_l_instant()}, {"Preuve": "Déposé en mairie"}
    agir(agent, adresse, "Noter l’acceptation", "Acceptée", **date | preuve)
    agir(elu, adresse, "Signer et demander l’homologation", "Homologation demandée")
    magistrat = chez(MAGISTRAT)
    magistrat.goto(adresse)
    accessible(magistrat)
    expect(magistrat.get_by_role("region", name="Ce qui est proposé")).to_contain_text("480,00")
    agir(magistrat, adresse, "Homologuer", "Homologuée")
    elu.goto(adresse)
    suivre(elu, lien="Signer l’homologation pour le contrevenant")
    for debut in ("Une amende", "L’action publique"):
        elu.get_by_role("group", name=re.compile(debut)).get_by_label("Non").check()
    elu.get_by_label("remise en main propre").check()
    suivre(elu, bouton="Signer l’homologation pour le contrevenant")
    expect(elu.get_by_role("status")).to_contain_text("Homologation notifiée")
    assert remettre(agent, adresse, "Transaction homologuée") == 1
    for rang, montant in enumerate(("200", "200", "80"), 1):
        dit = {"Versé le": a_l_instant(), "Montant": montant, "Référence": f"T-{rang}"}
        agir(agent, adresse, "Noter un versement", "Versement reçu", **dit)
    expect(agent.get_by_role("region", name="Ce qui est fait")).to_contain_text(re.compile("480,00.€ sur 480,00"))
    agir(elu, adresse, "Constater l’exécution", "Exécutée")
    agir(magistrat, adresse, "Constater l’extinction de l’action publique", "Action publique éteinte")
    accessible(magistrat)


def test_un_silence_se_lit_se_renverse_et_un_travail_attend_le_juge(chez):
    """Two cases of the demonstration: silent, and before the judge; somebody of the parquet notes what he decided."""
    agent = chez(AGENT)
    agent.goto("/dossiers/")
    silence = agent.get_by_role("link", name=re.compile("TRM-.*-0002")).first.get_attribute("href")
    juge = agent.get_by_role("link", name=re.compile("TRM-.*-0003")).first.get_attribute("href")
    agent.goto(silence)
    expect(agent.get_by_text("Personne n’avait répondu")).to_be_visible()
    accessible(agent)
    secretariat = chez(email("Martine", "Duvernay", "valmont"))
    rendue = {"Décision rendue le": a_l_instant()}
    agir(secretariat, juge, "Noter que le juge homologue", "Homologuée par le juge", **rendue)
    agent.goto(juge)
    expect(agent.get_by_text("Homologation à notifier").first).to_be_visible()


def test_un_besoin_du_parquet_un_poste_et_un_dossier_qui_le_choisit(chez):
    magistrat, agent = chez(MAGISTRAT), chez(AGENT)
    suivre(magistrat, lien="Travaux et réparations")
    accessible(magistrat)
    suivre(magistrat, lien="Exprimer un besoin")
    magistrat.get_by_label("travail non rémunéré").check()
    remplir(magistrat, {"Personnes à la fois": "4", "Précisions": "l’après-midi"})
    accessible(magistrat)
    suivre(magistrat, bouton="Enregistrer")
    suivre(agent, lien="Travaux et réparations")
    expect(agent.get_by_text("4 places pour : travail non rémunéré")).to_be_visible()
    suivre(agent, lien="Proposer un poste")
    dits = {
        "Travail": "peinture de l’abri",
        "Lieu": "arrêt des Essais",
        "Encadrant": "Ada Test",
        "Jours et heures": "lundi",
    }
    remplir(agent, dits | {"Personnes à la fois": "2"})
    agent.get_by_label("travail non rémunéré").check()
    suivre(agent, bouton="Enregistrer")
    accessible(agent)
    agent.goto("/")
    suivre(agent, bouton="Ouvrir une transaction municipale")
    agent.get_by_label("Ce qui est proposé").select_option("tnr")
    agent.get_by_label("Poste de l’inventaire").select_option(
        label="peinture de l’abri, arrêt des Essais (2 places libres sur 2)"
    )
    suivre(agent, bouton="Enregistrer")
    suivre(agent, lien="Compléter le brouillon")
    expect(agent.get_by_label("Nature du travail")).to_have_value("peinture de l’abri")
    expect(agent.get_by_label("Encadrant")).to_have_value("Ada Test")


def test_un_delegue_designe_ne_trouve_que_son_dossier_et_en_rend_compte(chez):
    magistrat, delegue = chez(MAGISTRAT), chez(DELEGUE, largeur=390)
    expect(delegue.get_by_text("TRM-")).to_have_count(0)
    magistrat.goto("/dossiers/")
    juge = magistrat.get_by_role("link", name=re.compile("TRM-.*-0003")).first.get_attribute("href")
    magistrat.goto(juge)
    suivre(magistrat, lien="Désigner un délégué")
    magistrat.get_by_label("Délégué du procureur").select_option(index=1)
    accessible(magistrat)
    suivre(magistrat, bouton="Désigner un délégué")
    delegue.goto("/")
    accessible(delegue)
    suivre(delegue, lien=re.compile("TRM-.*-0003"))
    accessible(delegue)
    agir(
        delegue,
        juge,
        "Rendre compte",
        "Compte rendu du délégué",
        **{"Compte rendu": "Premier rendez-vous tenu en mairie."},
    )
    agent = chez(AGENT)
    agent.goto(juge)
    expect(agent.get_by_text("Premier rendez-vous tenu en mairie.").first).to_be_visible()
