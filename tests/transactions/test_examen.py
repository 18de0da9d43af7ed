"""Which facts may be settled, by the date of the facts: class, fine, road, reason. The lawyers' table, line by line."""

from datetime import date

import pytest

from procedure.droit.infractions import AMENDES, en_vigueur
from procedure.moteur import franchir
from procedure.refus import Refus
from tests.conftest import INSTANT
from tests.transactions.chemins import RIEN, SOCIETE, TNR, relire
from transactions.examen import Examen, Voie
from transactions.procedures.transaction import TransactionMunicipale as Page

pytestmark = pytest.mark.une_fois

JUIN_2020, NOVEMBRE_2026 = date(2020, 6, 15), date(2026, 11, 10)
BIEN, NETTOYAGE, COLLECTE = ["bien_communal"], ["domaine", "nettoyage"], ["nettoyage"]
# What was done; when; under which article; the fine; what is asked; and the road, where a transaction is none.
FAITS = [
    ("déchets, à la main", NOVEMBRE_2026, "R. 634-2 CP", 750, NETTOYAGE, None),
    ("déchets, avec une camionnette", NOVEMBRE_2026, "R. 635-8 CP", 1500, NETTOYAGE, None),
    ("encombrants qui gênent le passage", NOVEMBRE_2026, "R. 644-2 CP", 750, BIEN, None),
    ("sacs sortis hors des heures", NOVEMBRE_2026, "R. 632-1 CP", 150, COLLECTE, None),
    ("déchets, en juin 2020", JUIN_2020, "R. 633-6 CP", 450, NETTOYAGE, None),
    ("banc cassé", NOVEMBRE_2026, "R. 635-1 CP", 1500, BIEN, None),
    ("arrêté du maire", NOVEMBRE_2026, "R. 610-5 CP", 150, BIEN, None),
    ("arrêté du maire, en juin 2020", JUIN_2020, "R. 610-5 CP", 38, BIEN, None),
    ("voie communale", NOVEMBRE_2026, "R. 116-2 CVR", 1500, ["bien_communal", "admis"], None),
    ("tapage", NOVEMBRE_2026, "R. 623-2 CP", 450, [], "proposer_mesure"),
    ("injure", NOVEMBRE_2026, "R. 621-2 CP", 38, [], "proposer_mesure"),
    ("trouble dans un bus", NOVEMBRE_2026, "R. 2241-8 C. transp.", 750, [], "proposer_mesure"),
    ("tag sur une façade", NOVEMBRE_2026, "322-1 II CP", None, [], "proposer_classement"),
    ("occupation d’un hall", NOVEMBRE_2026, "L. 272-4 CSI", None, [], "proposer_classement"),
]


@pytest.mark.parametrize(("quoi", "jour", "article", "amende", "questions", "voie"), FAITS, ids=[f[0] for f in FAITS])
def test_ce_qui_peut_se_transiger_par_date_des_faits(quoi, jour, article, amende, questions, voie):
    une = next(une for une in en_vigueur(jour) if une.article == article)
    examen = Examen(une.cle, {})
    assert AMENDES.get(une.classe) == amende
    assert [question.cle for question in examen.questions] == questions
    assert [v for obstacle in examen.obstacles for v in obstacle.voies if v != "signaler"] == ([voie] if voie else [])


def test_abandonner_des_dechets_n_etait_pas_la_meme_infraction_en_2020():
    articles = {jour: {une.article for une in en_vigueur(jour)} for jour in (JUIN_2020, NOVEMBRE_2026)}
    assert "R. 634-2 CP" not in articles[JUIN_2020]
    assert "R. 633-6 CP" not in articles[NOVEMBRE_2026]


@pytest.mark.parametrize("cle", ["bien_communal", "domaine", "nettoyage", "admis"])
def test_chaque_non_ferme_la_voie_et_dit_pourquoi(cle):
    ou = {"bien_communal": "R. 635-1 CP", "domaine": "R. 634-2 CP", "nettoyage": "R. 634-2 CP", "admis": "R. 116-2 CVR"}
    oui = {"bien_communal": True, "domaine": True, "nettoyage": True, "admis": True}
    assert not Examen(ou[cle], oui).obstacles
    assert [o.article for o in Examen(ou[cle], oui | {cle: False}).obstacles] == ["art. 44-1 CPP"]


def test_des_faits_que_nul_texte_ne_nomme_se_demandent():
    assert Examen("", {}).voie is Voie.BIEN


# Each missing or wrong input, and the sentence that stops it before anything can leave.
MANQUES = [
    ({"reponses": {"bien_communal": False}}, "Aucun bien de la commune n’est atteint", "art. 44-1 CPP"),
    ({"reponses": {}}, "Il reste à répondre", "art. 44-1 CPP"),
    ({"infraction": "R. 623-2 CP"}, "aucun bien de la commune n’est atteint", "art. 44-1 CPP"),
    ({"infraction": "322-1 II CP"}, "un délit se signale", "art. 40 CPP"),
    ({"constat_agent": "autre"}, "Seul un procès-verbal de la police municipale", "art. 44-1 CPP"),
    ({"faits_lieu": ""}, "Dites quand, où", "art. R.15-33-61 CPP"),
    ({"resume": ""}, "Dites quand, où", "art. R.15-33-61 CPP"),
    ({"peines": ""}, "peines complémentaires", "art. R.15-33-61 CPP"),
    ({"auteur": {"nom": "Vasquier"}}, "Nommez le contrevenant", "art. R.15-33-61 CPP"),
    ({"auteur": {"nom": "Vasquier", "prenoms": "Noé", "ne_le": date(2012, 1, 1), "adresse": "ici"}}, "La convention ne propose", "II, art. 2"),
    ({"montant": None}, "Dites le montant", "art. R.15-33-61 CPP"),
    ({"beneficiaire": ""}, "à qui la somme est versée", "art. R.15-33-61 CPP"),
    ({"delai_nombre": None}, "en combien de temps", "art. R.15-33-61 CPP"),
    ({"pieces": ("pv",)}, "Joignez le devis", "art. R.15-33-61 CPP"),
    ({"pieces": ("devis",)}, "Joignez le procès-verbal", ""),
    (TNR | {"pieces": ("pv",), "heures": 31}, "30 au plus", "art. 44-1 CPP"),
    (TNR | {"pieces": ("pv",), "heures": None}, "30 au plus", "art. 44-1 CPP"),
    (TNR | {"pieces": ("pv",), "travail": ""}, "la nature du travail, et son lieu", "art. R.15-33-61 CPP"),
    (TNR | {"pieces": ("pv",), "travail_lieu": ""}, "la nature du travail, et son lieu", "art. R.15-33-61 CPP"),
    (TNR | {"pieces": ("pv",), "emploi": 39, "par_semaine": 9}, "47 h par semaine", "art. R.15-33-61 CPP"),
]  # fmt: skip


@pytest.mark.parametrize(("champs", "phrase", "article"), MANQUES, ids=[m[1] for m in MANQUES])
def test_ce_qui_manque_arrete_avant_que_rien_ne_parte(champs, phrase, article, transaction, equipe):
    with pytest.raises(Refus, match=phrase) as refus:
        franchir(transaction(**champs), Page.soumettre, equipe.agent, instant=INSTANT, **RIEN)
    assert refus.value.article == article


@pytest.mark.parametrize(
    "champs", [{}, {"auteur": SOCIETE}, TNR | {"pieces": ("pv",), "heures": 30, "par_semaine": 12}]
)
def test_rien_ne_manque_a_ceux_ci(champs, transaction, equipe):
    dossier = transaction(**champs)
    franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT, **RIEN)
    assert relire(dossier).etat == "a_signer"


@pytest.mark.parametrize(
    ("question", "phrase"),
    [("amende", "l’amende payée éteint"), ("action", "l’action publique est engagée : le maire")],
)
@pytest.mark.parametrize(("acte", "etat", "qui"), [("soumettre", "brouillon", "agent"), ("proposer", "a_signer", "elu"),
    ("demander_homologation", "acceptee", "elu"), ("notifier", "homologuee", "elu")])  # fmt: skip
def test_une_amende_payee_ou_une_poursuite_arrete_tout_a_chaque_depart(
    acte, etat, qui, question, phrase, transaction, equipe
):
    dossier = transaction(etat)
    dit = RIEN | {question: "True", "mode": "remise"}
    with pytest.raises(Refus, match=phrase):
        franchir(dossier, Page.actes[acte], getattr(equipe, qui), instant=INSTANT.replace(hour=18), **dit)
