"""Letters to persons, to look at and to try: from the plainest to those that break a page. Everybody is invented."""

from dataclasses import replace

from procedure.rendu.papier import Destinataire, Pli
from procedure.rendu.reperes import repere
from rappel_ordre.convocations import (
    Annulation,
    Convocation,
    ConvocationDuMineur,
    ConvocationDuRepresentant,
    RendezVous,
)
from tests.rappel_ordre import fiches
from tests.rappel_ordre.fiches import avec

RENDEZ_VOUS = RendezVous(
    quand="le jeudi 10 décembre 2026 à 14 h 30",
    lieu="mairie de Sainte-Aure, bureau du maire, 1ᵉʳ étage",
    adresse="1, place de l'Hôtel-de-Ville, 73901 Sainte-Aure",
    avec="Mme Hélène VASSEUR, adjointe déléguée",
    joindre="04 00 00 00 00",
)
SUIVI = {
    "qr": repere("https://trait-d-union.example/lettres/9f0a7c52-3b1e-4f6d-8a77-2d6f0b1c5e90/"),
    "suivi": "Réservé à la mairie : suivi de cette lettre.",
}
A_BASTIEN = Destinataire(
    appel="Madame, Monsieur", noms=("Bastien LORMEAU",), lignes=("12, rue des Tanneurs", "73901 Sainte-Aure")
)
A_LINA = replace(A_BASTIEN, noms=("Lina OUVRARD",), lignes=("4, impasse du Lavoir", "73901 Sainte-Aure"))
AUX_PARENTS = replace(A_LINA, noms=("Solène OUVRARD", "Denis TALBOT"))


def adresser(genre, fiche, **champs):
    """What a fiche says, said in a letter to a person."""
    communs = {
        nom: getattr(fiche, nom) for nom in ("papier", "signataire", "reference", "le", "constat", "personne", "faits")
    }
    return genre(
        **(communs | {"tribunal": "tribunal judiciaire de Valmont", "rendez_vous": RENDEZ_VOUS} | SUIVI | champs)
    )


MAJEUR = adresser(Convocation, fiches.MAJEUR, destinataire=A_BASTIEN, mode="lrar", poursuites=True, annexe="annexe 2")
REMISE = replace(MAJEUR, mode="remise", remplace="du jeudi 3 décembre 2026 à 10 h")
PARENTS = adresser(
    ConvocationDuRepresentant, fiches.MINEUR, destinataire=AUX_PARENTS, mode="lrar", poursuites=True, annexe="annexe 3"
)
EDUCATRICE = replace(
    PARENTS, parental=False, mode="remise", poursuites=False, destinataire=replace(A_LINA, noms=("Aïcha BENALI",))
)
LINA = adresser(
    ConvocationDuMineur, fiches.MINEUR, destinataire=A_LINA, mode="lrar", poursuites=True, annexe="annexe 3",
    adultes=("Solène OUVRARD", "Denis TALBOT"),
)  # fmt: skip
ANNULATION = Annulation(
    papier=fiches.PAPIER, signataire=MAJEUR.signataire, reference=MAJEUR.reference, le=MAJEUR.le, destinataire=A_BASTIEN,
    rendez_vous="du jeudi 10 décembre 2026 à 14 h 30", lieu=RENDEZ_VOUS.lieu, **SUIVI,
)  # fmt: skip
LONGUE = adresser(
    ConvocationDuRepresentant,
    fiches.LONG,
    destinataire=replace(
        AUX_PARENTS,
        noms=("Marie-Bérengère de LA TOUR-D’AUVERGNE-LAURAGUAIS DE SAINT-PAULET", "MONTMORENCY-LUXEMBOURG-BOUTEVILLE-PINEY Anne-Charlotte"),
        lignes=("Résidence des Quatre-Saisons et du Grand Parc, bâtiment C, escalier 12, porte 4", "1240 ter, ancienne route départementale du Vieux-Moulin",
                "Lieu-dit la Combe-aux-Loups", "73901 Saint-Germain-de-Tallevende-la-Lande-Vaumont"),
    ),
    mode="remise", poursuites=True, remplace="du jeudi 3 décembre 2026 à 10 h", annexe="annexe 3",
)  # fmt: skip
VIDE = adresser(
    Convocation, fiches.VIDE, destinataire=replace(A_BASTIEN, noms=("X",), lignes=()), qr="", suivi="",
    rendez_vous=RendezVous(quand="le 10 décembre 2026 à 14 h 30", lieu="mairie"),
)  # fmt: skip
ILES = adresser(ConvocationDuRepresentant, fiches.ILES, destinataire=replace(A_LINA, noms=("TEʻURA-HŌATUA Māhealani",)))
TURC = adresser(ConvocationDuMineur, fiches.TURC, destinataire=replace(A_LINA, noms=("İbrahim YILDIRIM-ĞÖKÇEOĞLU",)))
ENTIERES = {
    "majeur": avec(REMISE, papier={"paragraphes": ("Un paragraphe de la commune.",)}),
    "parents": replace(PARENTS, remplace=REMISE.remplace),
    "mineur": replace(LINA, remplace=REMISE.remplace),
    "annulation": ANNULATION,
}
PLIS = {f"pli_{nom.lower()}": pli for nom, pli in globals().items() if isinstance(pli, Pli)}
