"""The model conventions, as data: Chambéry's and Dole's; and apart from them, the terms that the law alone sets.

Each clause carries its article. What a document does not say is not here: no clause, no effect. The parquet's own
address is not here either: each convention enters its own.
"""

from typing import Any, NamedTuple

from annuaire.clauses import SUJETS, Effet, Unite
from annuaire.ecriture import ecrire
from annuaire.models import Adhesion, Clause, Convention, Version


class Modele(NamedTuple):
    nom: str
    intitule: str
    clauses: tuple[dict[str, Any], ...]


def terme(cle, article, duree, unite, **suite):
    return {"cle": cle, "article": article, "duree": duree, "unite": unite, **suite}


def valeur(cle, article, valeur=True):
    return {"cle": cle, "article": article, "valeur": valeur}


def selon_le_code(cle, article):
    return terme(cle, article, **SUJETS[cle].loi._asdict())


class Loi(NamedTuple):
    """Not a convention, so nobody signs it: it is read under whatever is signed, and alone where nothing is."""

    clauses: tuple[dict[str, Any], ...]


LOI_SEULE = Loi(
    (
        selon_le_code("transaction.proposition", "art. R.15-33-61 CPP"),
        selon_le_code("transaction.acceptation", "art. R.15-33-62 CPP"),
    )
)

CHAMBERY = Modele(
    "chambery",
    "Convention de rappel à l’ordre, modèle de Chambéry",
    (
        valeur("rappel_ordre.consultation", "art. 3"),
        # "5 jours" is undefined there: calendar days, past a closed day, for their end opens a right for us.
        terme("rappel_ordre.avis", "art. 3", 5, Unite.JOURS, prorogee=True, effet=Effet.ACCEPTATION),
        valeur("rappel_ordre.magistrat_des_mineurs", "art. 3"),
        valeur("rappel_ordre.objet", "art. 3", "RAO / Commune de {commune} / {nom}"),
        valeur("rappel_ordre.constat_joint", "art. 3"),
        valeur("rappel_ordre.dossier_apres_refus", "art. 3"),
        valeur("rappel_ordre.reorientation", "art. 4"),
        valeur(
            "rappel_ordre.exclusions",
            "art. 2",
            ["crime_ou_delit", "cinquieme_classe_personnes", "plainte_police_gendarmerie", "enquete_en_cours"],
        ),
        valeur("rappel_ordre.public", "art. 1er 2", ["majeurs", "mineurs"]),
        valeur("rappel_ordre.convocation", "art. 5.1", "obligatoire"),
        valeur("rappel_ordre.fiche_information", "art. 5.4 et annexe 4"),
        valeur("rappel_ordre.suites", "art. 5.4"),
        valeur("annexes.jeu", "annexes jointes", "chambery"),
        valeur("bilan.forme", "art. 6 et annexe 5", "annexe_5"),
        valeur("bilan.periode", "art. 6", "conventionnelle"),
        terme("bilan.remise", "art. 6", 1, Unite.MOIS),
        terme("convention.duree", "art. 7", 1, Unite.ANNEES),
        valeur("convention.reconduction", "art. 7"),
        # From which fact the notice counts, it does not say.
        terme("convention.preavis", "art. 7", 3, Unite.MOIS),
        valeur("convention.denonciation", "art. 7", "lrar"),
        valeur("convention.evaluation", "art. 7", ["au_terme"]),
    ),
)

DOLE = Modele(
    "dole",
    "Protocole de partenariat, modèle de Dole",
    (
        # No term for the avis and nothing on silence: it is awaited, and asked for again.
        valeur("rappel_ordre.consultation", "I, art. 4"),
        valeur("rappel_ordre.questions", "I, art. 4", ["procedure_en_cours", "recidive"]),
        valeur(
            "rappel_ordre.exclusions",
            "I, art. 2.1",
            ["crime_ou_delit", "cinquieme_classe_personnes", "plainte", "enquete"],
        ),
        valeur("rappel_ordre.public", "I, art. 3.1", ["majeurs", "mineurs"]),
        valeur("rappel_ordre.convocation", "I, art. 3.3", "facultative"),
        valeur("rappel_ordre.objet", "IV, art. 3.1", "RAM Rappel à l’ordre {nom}"),
        # "Un majeur" sets minors aside, who have art. 4; it does not set aside a company, an offender of art. 44-1 CPP too.
        valeur("transaction.public", "II, art. 2", ["majeurs", "personnes_morales"]),
        selon_le_code("transaction.proposition", "II, art. 3.2.1 et 3.3.1 ; art. R.15-33-61 CPP"),
        selon_le_code("transaction.acceptation", "II, art. 3.4 ; art. R.15-33-62 CPP"),
        terme("transaction.homologation", "II, art. 3.5", 72, Unite.HEURES),
        valeur("transaction.certificat_medical", "II, art. 3.4"),
        valeur("transaction.assurance", "II, art. 3.4"),
        valeur("transaction.delegue", "II, art. 3.5"),
        valeur("transaction.objet_reparation", "IV, art. 3.1", "RAM Transaction Réparation {nom}"),
        valeur("transaction.objet_tnr", "IV, art. 3.1", "RAM Transaction TNR {nom}"),
        valeur("classement.champ", "II, art. 4.1", ["delit_majeur", "contravention_mineur", "delit_mineur"]),
        terme("classement.validation", "II, art. 4.3", 72, Unite.HEURES),
        valeur("classement.delegue", "II, art. 4.3"),
        valeur("cddf.parquet_invite", "III, art. 4"),
        valeur("parquet.expediteurs", "IV, art. 3.1"),
        valeur("echanges.objet", "IV, art. 3.1", "RAM Divers"),
        valeur("annexes.jeu", "annexes", "dole"),
        valeur("bilan.forme", "V, art. 1", "etat_statistique"),
        valeur("bilan.periode", "V, art. 1", "civile"),
        # "Pour le 31 janvier": one month after the 31 December that closes the civil year.
        terme("bilan.remise", "V, art. 1", 1, Unite.MOIS),
        terme("convention.duree", "V, art. 2", 1, Unite.ANNEES),
        valeur("convention.reconduction", "V, art. 2"),
        valeur("convention.evaluation", "V, art. 1", ["a_la_demande"]),
    ),
)

MODELES = {modele.nom: modele for modele in (CHAMBERY, DOLE)}


def signer(modele: Modele, parquet, communes, le):
    """A convention of this model between this parquet and these communes, in force from that day."""
    convention = ecrire(Convention(intitule=modele.intitule, parquet=parquet))
    for commune in communes:
        ecrire(Adhesion(convention=convention, commune=commune, signee_le=le))
    version = ecrire(Version(convention=convention, en_vigueur_le=le))
    reprendre(modele, version)
    return convention


def reprendre(modele: Modele, version):
    """The clauses of a model as they stand: that each may be written is tried once, with the model."""
    Clause.objects.bulk_create(Clause(version=version, **champs) for champs in modele.clauses)
