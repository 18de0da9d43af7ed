"""What happens in a commune, with its offence: contraventions that a rappel à l'ordre may answer, never a délit."""

from typing import NamedTuple


class Infraction(NamedTuple):
    nature: str
    qualification: str


BRUIT = Infraction("bruits nocturnes troublant la tranquillité du voisinage", "art. R. 623-2 CP, 3e classe")
DEPOT = Infraction("abandon de déchets hors des emplacements autorisés", "art. R. 634-2 CP, 4e classe")
COLLECTE = Infraction("déchets sortis en dehors des jours de collecte", "art. R. 632-1 CP, 2e classe")
CHIEN = Infraction("divagation d’un animal pouvant présenter un danger", "art. R. 622-2 CP, 2e classe")
DEGRADATION = Infraction("dégradation légère du bien d’autrui", "art. R. 635-1 CP, 5e classe")
ENTRAVE = Infraction("entrave à la libre circulation sur la voie publique", "art. R. 644-2 CP, 4e classe")
ARRETE = Infraction("manquement à un arrêté municipal", "art. R. 610-5 CP, 2e classe")
ECOLE = Infraction("manquement d’un parent à l’obligation scolaire, après avertissement", "art. R. 624-7 CP, 4e classe")
EPAVE = Infraction("déchets transportés et déposés avec un véhicule", "art. R. 635-8 CP, 5e classe")
