"""Which facts a rappel à l'ordre may answer: asked as the convention words it, refused with its sentence and its article."""

from datetime import date
from types import SimpleNamespace

import pytest

from annuaire.clauses import EXCLUSIONS
from annuaire.conventions import CHAMBERY, DOLE
from procedure.droit.infractions import AMENDES, CIRCONSTANCES, LISTE, chercher, en_vigueur
from rappel_ordre.examen import Examen
from rappel_ordre.questions import AGGRAVANTES, PAR_NOM

pytestmark = pytest.mark.une_fois

JOUR = date(2026, 11, 18)


def clause(modele):
    return SimpleNamespace(**next(une for une in modele.clauses if une["cle"] == "rappel_ordre.exclusions"))


UNE_FOIS = SimpleNamespace(valeur=["crime_ou_delit", "reiterant"], article="art. 4")  # as neither model has it
CLAUSES = {"chambery": clause(CHAMBERY), "dole": clause(DOLE), "aucune": None, "une fois": UNE_FOIS}
RIEN = {"identifie": True, "auteur": True, "commune": True}


def examen(infraction="", convention="chambery", **reponses):
    return Examen(infraction, reponses, CLAUSES[convention])


@pytest.mark.parametrize(
    ("convention", "posees"),
    [
        ("chambery", ["crime_ou_delit", "cinquieme_classe_personnes", "plainte_police_gendarmerie", "enquete_en_cours"]),
        ("dole", ["crime_ou_delit", "cinquieme_classe_personnes", "plainte", "enquete"]),
        ("aucune", ["crime_ou_delit"]),
    ],
)  # fmt: skip
def test_on_demande_ce_que_la_convention_exclut_et_ce_que_la_loi_veut(convention, posees):
    assert [une.cle for une in examen(convention=convention).questions] == ["identifie", "auteur", "commune", *posees]


def test_toute_exclusion_d_une_convention_a_sa_question():
    assert set(EXCLUSIONS) <= set(PAR_NOM)


def test_une_infraction_connue_dit_sa_gravite_et_demande_ce_qui_l_aggrave():
    tapage, injure = examen("R. 623-2 CP"), examen("R. 621-2 CP")
    assert [une.cle for une in tapage.questions][3:] == ["plainte_police_gendarmerie", "enquete_en_cours"]
    assert [une.cle for une in injure.questions][5:] == ["victime", "lieu", "nombre", "propos"]


REFUS = [
    ("chambery", "", {"crime_ou_delit": True}, "peuvent être un crime ou un délit", "art. 40 CPP", ("signaler", "proposer_classement")),
    ("chambery", "", {"cinquieme_classe_personnes": True}, "5e classe contre les personnes", "art. R.625-1 à R.625-13 CP", ("signaler",)),
    ("chambery", "", {"plainte_police_gendarmerie": True}, "Une plainte a été déposée", "art. 2", ()),
    ("chambery", "", {"enquete_en_cours": True}, "Une enquête judiciaire est en cours", "art. 2", ()),
    ("dole", "", {"plainte": True}, "Une plainte a été déposée", "I, art. 2.1", ()),
    ("dole", "", {"enquete": True}, "ont donné lieu à une enquête", "I, art. 2.1", ()),
    ("une fois", "", {"reiterant": True}, "à qui n’en a pas déjà reçu un", "art. 4", ("transiger", "proposer_mesure")),
    ("aucune", "", {"identifie": False}, "dont l’identité est connue", "art. L.132-7 CSI", ("signaler",)),
    ("aucune", "", {"auteur": False}, "un complice en est exclu", "art. L.132-7 CSI", ("signaler",)),
    ("aucune", "", {"commune": False}, "sur le territoire de sa commune", "art. L.132-7 CSI", ()),
    ("aucune", "322-1 II CP", {}, "un délit se signale", "art. 40 CPP", ("signaler", "proposer_classement")),
    ("chambery", "R. 625-1 CP", {}, "5e classe contre les personnes", "art. R.625-1 à R.625-13 CP", ("signaler",)),
    *(("dole", "R. 624-1 CP", {cle: True}, une.refus, une.article, ("signaler",)) for cle, une in AGGRAVANTES.items()),
]  # fmt: skip


@pytest.mark.parametrize(("convention", "infraction", "reponses", "phrase", "article", "voies"), REFUS)
def test_chaque_refus_a_sa_phrase_son_article_et_ses_voies(convention, infraction, reponses, phrase, article, voies):
    (obstacle,) = examen(infraction, convention, **RIEN | reponses).obstacles
    assert phrase in obstacle.phrase
    assert (obstacle.article, obstacle.voies) == (article, voies)


def test_chaque_question_peut_refuser():
    essayes = {cle for _, _, reponses, *_ in REFUS for cle in reponses}
    assert essayes == {*PAR_NOM, *AGGRAVANTES}
    assert tuple(AGGRAVANTES) == CIRCONSTANCES


def test_ce_qui_n_est_pas_demande_n_exclut_pas():
    """A complaint sent to the procureur excludes under Dole; Chambéry speaks of the police and the gendarmerie only."""
    assert examen(**RIEN, plainte=True).obstacles == []
    assert examen("R. 625-1 CP", "aucune").obstacles == []
    assert examen("R. 623-2 CP", **RIEN, victime=True).obstacles == []


def test_un_oui_sur_la_gravite_reste_une_fois_l_infraction_choisie():
    (obstacle,) = examen("R. 623-2 CP", **RIEN, crime_ou_delit=True).obstacles
    assert obstacle.article == "art. 40 CPP"


def test_rien_n_est_repondu_tant_que_tout_ne_l_est_pas():
    commence = examen("R. 621-2 CP", **RIEN, plainte_police_gendarmerie=False)
    assert [une.cle for une in commence.a_repondre] == ["enquete_en_cours", "victime", "lieu", "nombre", "propos"]
    fini = {une.cle: une.cle in RIEN for une in commence.questions}
    assert (examen("R. 621-2 CP", **fini).a_repondre, examen("R. 621-2 CP", **fini).obstacles) == ([], [])


# --- The table of offences


@pytest.mark.parametrize(
    ("texte", "articles"),
    [
        ("tapage nocturne", {"R. 623-2 CP"}),
        ("NOCTURNE bruit", {"R. 623-2 CP"}),
        ("r623-2", {"R. 623-2 CP"}),
        ("623-2", {"R. 623-2 CP"}),
        ("graffiti", {"322-1 II CP"}),
        ("depot sauvage", {"R. 634-2 CP", "R. 635-8 CP"}),
        ("ecole absenteisme", {"R. 624-7 CP"}),
        ("licorne", set()),
    ],
)
def test_une_infraction_se_trouve_par_ses_mots_ou_son_article(texte, articles):
    assert {une.article for une in chercher(texte, en_vigueur(JOUR))} == articles


@pytest.mark.parametrize(
    ("texte", "jour", "degre"),
    [
        ("r610-5", date(2021, 12, 31), "1re classe"),
        ("r610-5", date(2022, 1, 1), "2e classe"),
        ("abandon ordures", date(2020, 12, 12), "3e classe"),
        ("abandon ordures", date(2020, 12, 13), "4e classe"),
    ],
)
def test_la_loi_est_celle_du_jour_des_faits(texte, jour, degre):
    assert [une.degre for une in chercher(texte, en_vigueur(jour))] == [degre]


def test_la_liste_est_entiere_et_sans_double():
    assert len({une.cle for une in LISTE}) == len(LISTE)
    assert len({str(une) for une in en_vigueur(JOUR)}) == len(en_vigueur(JOUR))
    assert {une.classe for une in LISTE} == {0, *AMENDES}
    assert all(une.classe == 4 for une in LISTE if une.des)
