"""Conventions of our own making, as a secretary would type them: what is entered, clause by clause, and what must follow.

Each is entered through the pages of the platform, from a blank one. `BASE` is what most of them share.
"""

BASE = {
    "rappel_ordre.consultation": {"valeur": "True"},
    "rappel_ordre.avis": {"duree": 5, "unite": "jours", "effet": "acceptation"},
    "rappel_ordre.exclusions": {"valeur": ["crime_ou_delit", "plainte"]},
    "rappel_ordre.convocation": {"valeur": "facultative"},
    "rappel_ordre.objet": {"valeur": "RAO {commune} {nom}"},
}


def avis(duree, unite, effet="acceptation", **suite):
    return {"rappel_ordre.avis": {"duree": duree, "unite": unite, "effet": effet} | suite}


def dit(cle, valeur):
    return {cle: {"valeur": valeur}}


# What is entered; then, of a referral received on Wednesday 18 November 2026 at 11 h 20: until when it runs, there, and what
# its silence leads to.
DELAIS = {
    "le modèle, à peine changé": (BASE, "2026-11-24 00:00", "autorise"),
    "dix jours ouvrables": (avis(10, "ouvrables"), "2026-12-03 00:00", "autorise"),
    "trois jours francs, prorogés": (avis(3, "francs", prorogee="on"), "2026-11-24 00:00", "autorise"),
    "soixante-douze heures": (avis(72, "heures"), "2026-11-21 11:20", "autorise"),
    "un mois, et le silence refuse": (avis(1, "mois", "refus"), "2026-12-19 00:00", "refuse"),
    "le silence ne vaut rien": (avis(5, "jours", ""), "2026-11-24 00:00", "avis_demande"),
    "le maire décide": (avis(5, "jours", "le_maire_decide"), "2026-11-24 00:00", "avis_demande"),
    "ils décident ensemble": (avis(5, "jours", "ensemble"), "2026-11-24 00:00", "avis_demande"),
}
# What is entered; who may be brought before the mayor: the age on the day of the facts, or the answer to a question.
REFUS = {
    "les mineurs seuls": (dit("rappel_ordre.public", ["mineurs"]), {"age": 15}, {"age": 30}, "ne couvre pas ce public"),
    "les majeurs seuls": (dit("rappel_ordre.public", ["majeurs"]), {"age": 30}, {"age": 15}, "ne couvre pas ce public"),
    "à partir de treize ans": (dit("rappel_ordre.age_minimum", 13), {"age": 13}, {"age": 12}, "trop jeune"),
    "jusqu’à vingt-cinq ans": (dit("rappel_ordre.age_maximum", 25), {"age": 25}, {"age": 26}, "trop âgé"),
    "jamais deux fois": (
        dit("rappel_ordre.exclusions", ["crime_ou_delit", "reiterant"]),
        {"reiterant": False}, {"reiterant": True}, "réserve le rappel à qui n’en a pas déjà reçu un",
    ),
}  # fmt: skip
SANS_CONSULTATION = {"rappel_ordre.consultation": None, "rappel_ordre.avis": None}
SANS_NOM = dit("parquet.objet_opaque", "True")
AUTRES_NOMS = dit("annexes.fiche", "formulaire B") | dit("annexes.information", "formulaire D")
SUR_PAPIER = dit("parquet.voie", "depot") | dit("rappel_ordre.fiche_information", "True")
