"""What is told to the parquet afterwards, to look at and to try. Everybody is invented."""

from dataclasses import replace
from datetime import date

from rappel_ordre.information import Adulte, FicheDInformation, Reponse, Tenue, Transmission
from tests.rappel_ordre import fiches
from tests.rappel_ordre.fiches import avec

CLAUSE = "l'article 3 de la convention signée le 6 février 2024"
COMMUNS = ("papier", "destinataire", "signataire", "reference", "le", "constat", "personne")


def dire(genre, fiche, **champs):
    """What a fiche says, said in another letter to the parquet."""
    return genre(**{nom: getattr(fiche, nom) for nom in COMMUNS}, **champs)


TENU = dire(
    FicheDInformation,
    fiches.MAJEUR,
    reponse=Reponse(sens="favorable", le=date(2026, 11, 20)),
    convocation="le jeudi 10 décembre 2026 à 14 h 30",
    tenue=Tenue(
        quand="le jeudi 10 décembre 2026 à 14 h 40",
        par="Hélène VASSEUR",
        qualite="adjointe au maire",
        arrete_numero="2026-118",
        arrete_date=date(2026, 4, 2),
    ),
    observations="L'intéressé a reconnu les faits et s'est engagé à ne plus recevoir après 22 h.",
    annexe="annexe 4",
)
TACITE = replace(TENU, reponse=Reponse(sens="tacite", clause=CLAUSE, terme="le lundi 23 novembre 2026 à 24 h"))
CARENCE = replace(TENU, tenue=None, observations="", constat=replace(TENU.constat, joint=True))
ENFANT = replace(
    TENU,
    personne=fiches.MINEUR.personne,
    adultes=(
        Adulte(nom="Solène OUVRARD", qualite="mère", venu=True),
        Adulte(nom="Denis TALBOT", qualite="père", raison="en déplacement à l'étranger"),
    ),
)
SEULE = replace(
    ENFANT, adultes=(), impossibilite="aucun n'a pu être joint avant le rendez-vous.", convocation="",
    reponse=Reponse(sens="sans_consultation"),
)  # fmt: skip
DEMESUREE = dire(
    FicheDInformation, fiches.LONG, reponse=TACITE.reponse, convocation=TENU.convocation, tenue=TENU.tenue,
    adultes=ENFANT.adultes * 5, observations="\n\n".join([TENU.observations * 4] * 8),
)  # fmt: skip
TRANSMISE = dire(
    Transmission, fiches.MINEUR, faits=fiches.MINEUR.faits, clause=CLAUSE,
    reponse=Reponse(sens="defavorable", le=date(2026, 11, 20)), pieces=("photographie du 14 novembre 2026", "plainte du bailleur"),
)  # fmt: skip
REFUS_TACITE = dire(
    Transmission, fiches.TURC, faits=fiches.TURC.faits,
    reponse=Reponse(sens="refus_tacite", clause=CLAUSE, terme="le lundi 23 novembre 2026 à 24 h"),
)  # fmt: skip
INFORMATIONS = {
    "info_tenu": TENU, "info_carence": CARENCE, "info_enfant": ENFANT, "info_seule": SEULE, "info_demesuree": DEMESUREE,
    "transmission": TRANSMISE, "transmission_turc": REFUS_TACITE,
}  # fmt: skip
ENTIERES = {
    "information": avec(
        replace(ENFANT, reponse=TACITE.reponse), papier={"paragraphes": ("Un paragraphe de la commune.",)}
    ),
    "transmission": TRANSMISE,
}
