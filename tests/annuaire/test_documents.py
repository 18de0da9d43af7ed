"""The model conventions, typed again from documents 003 (Chambéry) and 004 (Dole): what each says, where, and nothing more."""

import pytest

from annuaire.clauses import SUJETS, Effet
from annuaire.conventions import CHAMBERY, DOLE, LOI_SEULE

pytestmark = pytest.mark.une_fois

# Subject → article and value, or article, number, unit, until the next working day, what silence means.
LOI = {
    "transaction.proposition": ("art. R.15-33-61 CPP", 1, "mois", True, ""),
    "transaction.acceptation": ("art. R.15-33-62 CPP", 15, "jours", True, "refus"),
}
D003 = {
    "rappel_ordre.consultation": ("art. 3", True),
    "rappel_ordre.avis": ("art. 3", 5, "jours", True, "acceptation"),
    "rappel_ordre.magistrat_des_mineurs": ("art. 3", True),
    "rappel_ordre.objet": ("art. 3", "RAO / Commune de {commune} / {nom}"),
    "rappel_ordre.constat_joint": ("art. 3", True),
    "rappel_ordre.dossier_apres_refus": ("art. 3", True),
    "rappel_ordre.reorientation": ("art. 4", True),
    "rappel_ordre.exclusions": (
        "art. 2",
        ["crime_ou_delit", "cinquieme_classe_personnes", "plainte_police_gendarmerie", "enquete_en_cours"],
    ),
    "rappel_ordre.public": ("art. 1er 2", ["majeurs", "mineurs"]),
    "rappel_ordre.convocation": ("art. 5.1", "obligatoire"),
    "rappel_ordre.fiche_information": ("art. 5.4 et annexe 4", True),
    "rappel_ordre.suites": ("art. 5.4", True),
    "annexes.jeu": ("annexes jointes", "chambery"),
    "bilan.forme": ("art. 6 et annexe 5", "annexe_5"),
    "bilan.periode": ("art. 6", "conventionnelle"),
    "bilan.remise": ("art. 6", 1, "mois", False, ""),
    "convention.duree": ("art. 7", 1, "annees", False, ""),
    "convention.reconduction": ("art. 7", True),
    "convention.preavis": ("art. 7", 3, "mois", False, ""),
    "convention.denonciation": ("art. 7", "lrar"),
    "convention.evaluation": ("art. 7", ["au_terme"]),
}
D004 = {
    "rappel_ordre.consultation": ("I, art. 4", True),
    "rappel_ordre.questions": ("I, art. 4", ["procedure_en_cours", "recidive"]),
    "rappel_ordre.exclusions": (
        "I, art. 2.1",
        ["crime_ou_delit", "cinquieme_classe_personnes", "plainte", "enquete"],
    ),
    "rappel_ordre.public": ("I, art. 3.1", ["majeurs", "mineurs"]),
    "rappel_ordre.convocation": ("I, art. 3.3", "facultative"),
    "rappel_ordre.objet": ("IV, art. 3.1", "RAM Rappel à l’ordre {nom}"),
    "transaction.public": ("II, art. 2", ["majeurs", "personnes_morales"]),
    "transaction.proposition": ("II, art. 3.2.1 et 3.3.1 ; art. R.15-33-61 CPP", 1, "mois", True, ""),
    "transaction.acceptation": ("II, art. 3.4 ; art. R.15-33-62 CPP", 15, "jours", True, "refus"),
    "transaction.homologation": ("II, art. 3.5", 72, "heures", False, ""),
    "transaction.certificat_medical": ("II, art. 3.4", True),
    "transaction.assurance": ("II, art. 3.4", True),
    "transaction.delegue": ("II, art. 3.5", True),
    "transaction.objet_reparation": ("IV, art. 3.1", "RAM Transaction Réparation {nom}"),
    "transaction.objet_tnr": ("IV, art. 3.1", "RAM Transaction TNR {nom}"),
    "classement.champ": ("II, art. 4.1", ["delit_majeur", "contravention_mineur", "delit_mineur"]),
    "classement.validation": ("II, art. 4.3", 72, "heures", False, ""),
    "classement.delegue": ("II, art. 4.3", True),
    "cddf.parquet_invite": ("III, art. 4", True),
    "parquet.expediteurs": ("IV, art. 3.1", True),
    "echanges.objet": ("IV, art. 3.1", "RAM Divers"),
    "annexes.jeu": ("annexes", "dole"),
    "bilan.forme": ("V, art. 1", "etat_statistique"),
    "bilan.periode": ("V, art. 1", "civile"),
    "bilan.remise": ("V, art. 1", 1, "mois", False, ""),
    "convention.duree": ("V, art. 2", 1, "annees", False, ""),
    "convention.reconduction": ("V, art. 2", True),
    "convention.evaluation": ("V, art. 1", ["a_la_demande"]),
}
# Neither document says them; a new convention, or an avenant, may.
AUCUN_DOCUMENT = {
    "annexes.convocation_majeur",
    "annexes.convocation_mineur",
    "annexes.fiche",
    "annexes.information",
    "classement.objet",
    "convention.depart_preavis",
    "parquet.adresse",
    "parquet.objet_opaque",
    "parquet.reception_par_serveur",
    "parquet.voie",
    "rappel_ordre.age_maximum",
    "rappel_ordre.age_minimum",
    "rappel_ordre.forme",
}
TOUS = {Effet.ACCEPTATION, Effet.REFUS, Effet.LE_MAIRE_DECIDE, Effet.ENSEMBLE}


def ligne(cle, article, valeur=None, **terme):
    if not terme:
        return cle, (article, valeur)
    return cle, (article, terme["duree"], terme["unite"], terme.get("prorogee", False), terme.get("effet", ""))


@pytest.mark.parametrize(
    ("textes", "attendu"), [(LOI_SEULE, LOI), (CHAMBERY, D003), (DOLE, D004)], ids=["loi", "003", "004"]
)
def test_chaque_modele_dit_ce_que_dit_son_document(textes, attendu):
    lignes = [ligne(**champs) for champs in textes.clauses]
    assert dict(lignes) == attendu
    assert len(lignes) == len(attendu)


def test_chaque_sujet_sert_a_un_modele_ou_attend_une_convention_nouvelle():
    assert set(SUJETS) == set(D003) | set(D004) | AUCUN_DOCUMENT
    assert not AUCUN_DOCUMENT & (set(D003) | set(D004))


def test_le_silence_n_a_d_effet_que_sur_un_avis_et_sur_la_reponse_du_contrevenant():
    effets = {cle: set(sujet.effets) for cle, sujet in SUJETS.items() if sujet.effets}
    assert effets == {"rappel_ordre.avis": TOUS, "transaction.acceptation": {Effet.REFUS}}
