"""Who comes again, who did it with somebody else, what a side notes: what one case says of another."""

from dataclasses import replace

from config.demonstration.auteurs import Auteur
from config.demonstration.faits import COLLECTE, DEGRADATION, DEPOT
from config.demonstration.personnes import OLIVEIRA

# The same person another time, born the same day: a rappel was pronounced in her first case.
OLIVEIRA_ENCORE = replace(
    OLIVEIRA,
    infraction=DEPOT,
    resume="Un matelas et deux cartons laissés au pied du même mur, après le passage de la collecte.",
    reconnus="non",
)
SALLES = Auteur(
    "Salles", "Timéo", 15, "Valmont", "collégien", "6, allée des Cèdres", DEGRADATION,
    "Deux jardinières d’un restaurant renversées en sortant du stade ; une plante est perdue, un pot fêlé.", "", 18,
)  # fmt: skip
DIALLO = Auteur(
    "Diallo", "Mariam", 27, "Dijon", "coiffeuse", "6, place du Marché-aux-Grains", COLLECTE,
    "Cartons et emballages du salon déposés devant la halle, deux samedis de suite.", "oui", 19,
)  # fmt: skip


def note(texte, niveau="general"):
    return {"texte": texte, "niveau": niveau}
