"""What the page of a convention says of the clauses it has not: each sentence is what happens."""

from datetime import date

import pytest
from django.urls import reverse

from annuaire.clauses import SUJETS
from annuaire.clauses.aides import SANS
from annuaire.conventions import CHAMBERY
from annuaire.models.habilitations import Role
from bilan.procedures.convention import VieDeConvention as Convention
from procedure.essai import Essai
from procedure.jointes import accompagne
from procedure.models import Message
from procedure.moteur import franchir
from procedure.poste import accepter
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from rappel_ordre.recevabilite import examen
from tests.bilan.vies import jours, naitre
from tests.conftest import INSTANT
from tests.rappel_ordre.chemins import (
    MINUTE,
    RENDEZ_VOUS,
    RIEN_DEPUIS,
    autorise,
    convoquer,
    elu_de,
    noter,
    relire,
    tenir,
)
from tests.rappel_ordre.dossiers import par_courriel


def permis(dossier, acte, par, instant=INSTANT, **dit):
    try:
        franchir(dossier, acte, par, instant=instant, **dit)
    except Refus:
        return False
    return True


def sans_consultation(rappel, equipe):
    dossier = rappel("a_signer")
    return not permis(dossier, Page.saisir, equipe.elu) and permis(dossier, Page.autoriser, equipe.elu)


def sans_delai(rappel, equipe):
    attendue = rappel("avis_demande", recu=INSTANT).echeances.vives().get(delai="reponse_attendue")
    return (attendue.limite, attendue.effet) == (None, "")


def tout_magistrat(rappel, equipe):
    return permis(rappel("avis_demande", mineur=True), Page.favorable, equipe.magistrat)


def aucune_question(rappel, equipe):
    return permis(rappel("avis_demande"), Page.favorable, equipe.magistrat)


def la_gravite_seule(rappel, equipe):
    essai = Essai(rappel(), Page.soumettre, equipe.agent, INSTANT, donnees=None)
    return [une.cle for une in examen(essai).questions] == ["identifie", "auteur", "commune", "crime_ou_delit"]


def tous_les_ages(rappel, equipe):
    return all(permis(rappel(mineur=mineur, joint=True), Page.soumettre, equipe.agent) for mineur in (True, False))


def un_enfant(rappel, equipe):
    enfant = rappel(mineur=True, joint=True, auteur={"nom": "Vasquier", "ne_le": date(2020, 5, 6)})
    return permis(enfant, Page.soumettre, equipe.agent)


def un_ancien(rappel, equipe):
    ancien = rappel(joint=True, auteur={"nom": "Vasquier", "ne_le": date(1926, 5, 6)})
    return permis(ancien, Page.soumettre, equipe.agent)


def jamais_en_ligne(rappel, equipe):
    dossier, dit = rappel("avis_demande", reconnus="oui"), {"motif": "x"}
    return not permis(dossier, Page.reorienter, equipe.magistrat, **dit) and permis(
        dossier, Page.reorienter, equipe.agent, **dit, le=INSTANT, **par_courriel()
    )


def refuse(rappel, equipe):
    dossier = rappel("avis_demande")
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=INSTANT, motif="Poursuites.")
    return relire(dossier)


def clos_apres_le_refus(rappel, equipe):
    return permis(refuse(rappel, equipe), Page.clore_sans_suite, equipe.agent)


def tenu_sans_convocation(rappel, equipe):
    dossier, instant = autorise(rappel, equipe), RENDEZ_VOUS + MINUTE
    dit = {"par_qui": elu_de(dossier), "norme": "on", "le": RENDEZ_VOUS} | RIEN_DEPUIS
    return permis(dossier, Page.prononcer, equipe.agent, instant, **dit)


def tenu_sans_fiche(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe), equipe)
    return not tenir(noter(dossier, "remise", equipe), equipe).fiche_due


def suites_tues(rappel, equipe):
    return not permis(refuse(rappel, equipe), Page.demander_suite, equipe.agent)


def objet_muet(rappel, equipe):
    objet = rappel("avis_demande").messages.filter(courrier="fiche").first().objet
    return "quidam" not in objet.lower()


def constat_ici(rappel, equipe):
    dossier = rappel("avis_demande")
    ici = accompagne(Page.fiche, dossier, INSTANT)
    dossier.parquet.habilitations.all().delete()
    return not ici and accompagne(Page.fiche, dossier, INSTANT)


def sans_liste(rappel, equipe):
    return permis(rappel("a_signer"), Page.saisir, equipe.elu)


def par_courriel_au_parquet(rappel, equipe):
    return rappel("avis_demande").messages.filter(courrier="fiche", destinataire="parquet").exists()


def aux_personnes(rappel, equipe):
    dossier = rappel("avis_demande")
    return set(dossier.messages.filter(courrier="fiche").values_list("personne", flat=True)) == {equipe.secretariat.pk}


def serveur_muet(rappel, equipe):
    dossier = rappel("avis_demande")
    message = dossier.messages.filter(courrier="fiche").first()
    dossier.parquet.habilitations.all().delete()
    accepter(message, INSTANT)
    acceptee = dossier.messages.filter(courrier="fiche", etat=Message.Etat.ACCEPTE).exists()
    return acceptee and not dossier.faits.filter(nom="fiche.reception").exists()


def sans_terme(rappel, equipe):
    return jours(naitre()) == (None, None, None)


def terme_qui_eteint(rappel, equipe):
    engagement = naitre()
    return engagement.reconduction_le is None and engagement.extinction_le is not None


def denoncee_a_deux(rappel, equipe):
    engagement, dit = naitre(), {"fin_convenue": "2026-12-31", "accord": "Échange du 20 novembre 2026"}
    return not permis(engagement, Convention.denoncer, equipe.elu) and permis(
        engagement, Convention.denoncer, equipe.elu, **dit
    )


def evaluee_si_on_le_demande(rappel, equipe):
    engagement = naitre()
    jamais = engagement.evaluation_le is None
    return jamais and permis(engagement, Convention.demander, equipe.agent)


ESSAIS = dict(zip(SANS, (
    sans_consultation, sans_delai, tout_magistrat, aucune_question, la_gravite_seule, tous_les_ages, un_enfant, un_ancien,
    jamais_en_ligne, clos_apres_le_refus, tenu_sans_convocation, tenu_sans_fiche, suites_tues, objet_muet, constat_ici,
    sans_liste, par_courriel_au_parquet, aux_personnes, serveur_muet, sans_terme, terme_qui_eteint, denoncee_a_deux,
    evaluee_si_on_le_demande,
), strict=True))  # fmt: skip


@pytest.mark.parametrize("cle", SANS)
def test_ou_la_convention_ne_dit_rien_il_arrive_ce_que_dit_sa_page(cle, rappel, equipe, convention):
    convention.versions.get().clauses.filter(cle=cle).delete()
    assert ESSAIS[cle](rappel, equipe)


DITES = [
    "rappel_ordre.consultation",
    "rappel_ordre.avis",
    "rappel_ordre.reorientation",
    "rappel_ordre.objet",
    "rappel_ordre.constat_joint",
    "rappel_ordre.exclusions",
    "rappel_ordre.magistrat_des_mineurs",
    "rappel_ordre.dossier_apres_refus",
    "rappel_ordre.convocation",
    "rappel_ordre.fiche_information",
    "rappel_ordre.suites",
    "convention.duree",
    "convention.reconduction",
    "convention.preavis",
    "convention.evaluation",
]


@pytest.mark.parametrize("cle", DITES)
def test_ou_elle_dit_quelque_chose_c_est_autre_chose(cle, rappel, equipe):
    """The sabotage: with the clause, the same trial fails."""
    assert cle in {clause["cle"] for clause in CHAMBERY.clauses}
    assert not ESSAIS[cle](rappel, equipe)


def test_sa_page_nomme_ce_qu_elle_tait_et_rien_de_ce_qu_elle_dit(client, habiliter, commune, convention):
    client.force_login(habiliter(commune, Role.AGENT).personne)
    tues = (
        client.get(reverse("engagements"))
        .text.partition("Ce dont cette convention ne dit rien")[2]
        .partition("</details>")[0]
    )
    dites = {clause.cle for clause in convention.versions.get().clauses.all()}
    assert {cle for cle in SANS if SANS[cle] in tues} == set(SANS) - dites
    assert SUJETS["rappel_ordre.questions"].libelle in tues


def test_l_exploitant_la_lit_aussi_et_l_ajoute_par_un_avenant(client, habiliter, convention):
    client.force_login(habiliter(None, Role.EXPLOITANT).personne)
    page = client.get(reverse("plateforme:convention", args=[convention.pk])).text
    assert "Ce dont cette convention ne dit rien" in page
    assert "Écrire un avenant" in page
