"""Offences that a mairie meets, dated: what the codes say of each (text of April 2026), and nothing of what one does with it.

A procedure reads here how grave the facts are, and which questions may make them graver. The list is open: a commune adds
lines (`procedure/infractions.py` gives both); facts that none names are described, and asked about.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from procedure.mots import mots_de

DELIT = 0
AMENDES = {1: 38, 2: 150, 3: 450, 4: 750, 5: 1500}  # art. 131-13 CP
CIRCONSTANCES = ("victime", "lieu", "nombre", "propos")


@dataclass(frozen=True)
class Infraction:
    """`contre`: persons or not, for conventions tell them apart. `aggrave`: questions whose « oui » makes it graver."""

    article: str
    faits: str
    classe: int
    aussi: str = ""  # other words that people use for it
    personnes: bool = False
    aggrave: tuple[str, ...] = ()
    recidive: int = 0  # the fine of a repeat, where the text sets one
    des: int = 0  # the lowest class, where it depends on what was done
    du: date = date.min
    au: date = date.max  # the first day it no longer holds
    locale: str = ""  # the key of a line that a commune added
    ajoutee_par: str = ""
    rappel: bool = True  # may a rappel à l'ordre answer it? A commune's line may say no, never yes in the law's place

    @property
    def cle(self) -> str:
        """What a case keeps of it. Two texts that followed each other under one number are two offences."""
        if self.locale:
            return self.locale
        suite = "" if self.au == date.max else f"/{self.au:%Y}"
        return f"{self.article}{suite}"

    @property
    def delit(self) -> bool:
        return self.classe == DELIT

    @property
    def degre(self) -> str:
        if self.delit:
            return "délit"
        return (
            f"{self.des}e à {self.classe}e classe"
            if self.des
            else f"{self.classe}{'re' if self.classe == 1 else 'e'} classe"
        )

    @property
    def qualification(self) -> str:
        """As a letter says it."""
        article = self.article if self.article.lower().startswith(("arrêté", "art")) else f"art. {self.article}"
        return f"{article}, {'délit' if self.delit else f'contravention de la {self.degre}'}"

    def __str__(self):
        qui = f" – ajoutée par {self.ajoutee_par}" if self.locale else ""
        return f"{self.faits} ({self.article}, {self.degre}){qui}"


LISTE = (
    Infraction("R. 610-5 CP", "manquement à un arrêté du maire ou de police", 2, "stationnement alcool chien muselière",
        du=date(2022, 1, 1)),
    Infraction("R. 610-5 CP", "manquement à un arrêté du maire ou de police", 1, au=date(2022, 1, 1)),
    Infraction("R. 621-2 CP", "injure non publique", 1, "insulte gros mot", personnes=True, aggrave=CIRCONSTANCES),
    Infraction("R. 622-1 CP", "atteinte involontaire à l’intégrité d’autrui, sans incapacité de travail", 2,
        "blessure imprudence négligence", personnes=True),
    Infraction("R. 622-2 CP", "divagation d’un animal dangereux", 2, "chien errant sans laisse"),
    Infraction("R. 623-1 CP", "menaces de violences", 3, "intimidation", personnes=True, aggrave=CIRCONSTANCES),
    Infraction("R. 623-2 CP", "bruits ou tapages injurieux ou nocturnes", 3, "musique fête voisin voisinage nuisance sonore"),
    Infraction("R. 623-3 CP", "excitation d’un animal dangereux", 3, "chien"),
    Infraction("R. 624-1 CP", "violences sans incapacité de travail", 4, "coup gifle bagarre bousculade", personnes=True,
        aggrave=CIRCONSTANCES),
    Infraction("R. 624-7 CP", "manquement d’un parent à l’obligation scolaire, après avertissement", 4,
        "absentéisme école assiduité"),
    Infraction("R. 625-1 CP", "violences, huit jours d’incapacité au plus", 5, "coup bagarre itt", personnes=True),
    Infraction("R. 625-2 CP", "blessures involontaires, trois mois d’incapacité au plus", 5, "imprudence itt", personnes=True),
    Infraction("R. 625-8-1 CP", "injure non publique raciste, sexiste, homophobe ou visant un handicap", 5,
        "insulte discriminatoire", personnes=True),
    Infraction("R. 631-1 CP", "menace de dégradation légère", 1, "intimidation"),
    Infraction("R. 632-1 CP", "déchets sortis sans respecter les règles de collecte", 2, "poubelle ordures bac tri"),
    Infraction("R. 633-6 CP", "abandon d’ordures", 3, "déchets dépôt sauvage", au=date(2020, 12, 13)),
    Infraction("R. 634-1 CP", "menace de dégradation, sans danger pour les personnes", 4, "intimidation"),
    Infraction("R. 634-2 CP", "abandon d’ordures, de déchets ou de matériaux", 4, "dépôt sauvage encombrants mégot urine crachat",
        du=date(2020, 12, 13)),
    Infraction("R. 635-1 CP", "dégradation légère du bien d’autrui", 5, "casse vitre abri bus banc mobilier tag", recidive=3000),
    Infraction("R. 635-8 CP", "épave, ou déchets apportés avec un véhicule", 5, "dépôt sauvage ordures voiture camion", recidive=3000),
    Infraction("R. 644-2 CP", "entrave à la libre circulation", 4, "voie publique trottoir obstacle encombrement"),
    Infraction("R. 645-12 CP", "intrusion dans un établissement scolaire", 5, "école collège lycée"),
    Infraction("R. 116-2 CVR", "jets, épandages ou empiétement sur une voie communale", 5, "déversement voirie route chemin"),
    Infraction("R. 2241-8 C. transp.", "trouble dans les transports publics", 4, "bus tram train gare", des=2),
    Infraction("R. 3116-9 C. transp.", "trouble dans les transports routiers, dont fumer ou vapoter", 4, "bus car cigarette", des=2),
    Infraction("322-1 II CP", "tags, dommage léger, sur une façade, un véhicule, la voie ou le mobilier urbain", DELIT,
        "graffiti inscription dessin"),
    Infraction("322-1 I CP", "dégradation d’un bien d’autrui, dommage qui n’est pas léger", DELIT, "casse destruction vandalisme"),
    Infraction("322-3 CP", "dégradation à plusieurs, masqués, ou d’un bien d’utilité publique", DELIT, "casse destruction vandalisme"),
    Infraction("L. 272-4 CSI", "occupation du hall ou des parties communes d’un immeuble", DELIT, "cage escalier squat"),
    Infraction("222-16 CP", "appels malveillants ou agressions sonores répétés", DELIT, "téléphone bruit harcèlement"),
    Infraction("431-22 CP", "intrusion dans un établissement scolaire pour y troubler l’ordre", DELIT, "école collège lycée"),
    Infraction("312-12-1 CP", "demande de fonds sous contrainte", DELIT, "mendicité agressive"),
)  # fmt: skip
PAR_CLE = {infraction.cle: infraction for infraction in LISTE}


def en_vigueur(jour: date) -> list[Infraction]:
    """What is an offence on the day of the facts."""
    return [infraction for infraction in LISTE if infraction.du <= jour < infraction.au]


def chercher(texte: str, parmi: list[Infraction]) -> list[Infraction]:
    """Every word that was typed begins one of theirs, accents and order ignored, or its article's."""
    voulus = mots_de(texte)
    return [une for une in parmi if all(any(mot.startswith(voulu) for mot in _mots(une)) for voulu in voulus)]


@cache
def _mots(infraction) -> tuple[str, ...]:
    article = infraction.article.replace(" ", "").replace(".", "")
    return tuple(mots_de(f"{infraction.faits} {infraction.aussi} {infraction.article} {article}"))
