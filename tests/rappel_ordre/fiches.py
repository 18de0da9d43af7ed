"""Fiches de transmission to look at and to try: from the plainest to those that break a page. Everybody is invented."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from config.reglages import RACINE
from procedure.rendu.papier import Destinataire, Papier, Signataire
from procedure.rendu.textes import porter
from rappel_ordre.courriers import Constat, Diligence, Faits, FicheDeTransmission, MisEnCause, Representant

PAPIER = Papier(
    commune="Ville de Sainte-Aure",
    service="Le maire · Tranquillité publique et prévention",
    mairie="Mairie de Sainte-Aure",
    adresse="1, place de l’Hôtel-de-Ville · 73901 Sainte-Aure",
    lieu="Sainte-Aure",
    armoiries=porter(Path(RACINE / "static/courriers/armoiries-exemple.svg").read_bytes()),
    legende="Armoiries de Sainte-Aure : d’azur au chevron d’or, deux besants d’argent en chef, une onde en pointe",
)
MAJEUR = FicheDeTransmission(
    papier=PAPIER,
    destinataire=Destinataire(
        appel="Madame la procureure de la République",
        lignes=("Tribunal judiciaire de Valmont",),
        courriel="mairies.valmont@parquet.example",
    ),
    signataire=Signataire(
        nom="Hélène VASSEUR",
        qualite="Pour le maire, l’adjointe déléguée",
        arrete_numero="2026-118",
        arrete_date=date(2026, 4, 2),
    ),
    reference="RAO-2026-73901-0042",
    le=date(2026, 11, 18),
    constat=Constat(nature="procès-verbal", numero="2026-311", le=date(2026, 11, 14), service="la police municipale"),
    personne=MisEnCause(
        nom="LORMEAU",
        prenoms="Bastien Élie",
        ne_le=date(1994, 3, 1),
        ne_a="Valmont",
        adresse="12, rue des Tanneurs, 73901 Sainte-Aure",
        telephone="04 00 00 00 12",
        profession="carreleur",
    ),
    faits=Faits(
        quand="le samedi 14 novembre 2026 à 23 h 40",
        lieu="12, rue des Tanneurs",
        nature="bruits nocturnes troublant la tranquillité du voisinage",
        qualification="article R. 623-2 du code pénal, contravention de la 3ᵉ classe",
        resume="Appelée par trois voisins, la patrouille a constaté depuis la rue une musique très forte, fenêtres "
        "ouvertes. L'intéressé a d'abord refusé de baisser le son, puis l'a coupé à 0 h 15 : c'est la troisième "
        "intervention depuis le mois de septembre.",
        reconnus="oui",
    ),
    convention=date(2024, 2, 6),
    annexe="annexe 1",
)


def avec(fiche, **champs):
    """The same letter with other fields, given by their part: avec(fiche, personne={"nom": …})."""
    return replace(
        fiche,
        **{nom: replace(getattr(fiche, nom), **v) if isinstance(v, dict) else v for nom, v in champs.items()},
    )


MINEUR = avec(
    MAJEUR,
    personne={
        "nom": "OUVRARD",
        "prenoms": "Lina",
        "ne_le": date(2011, 6, 1),
        "profession": "collégienne",
        "mineur": True,
        "representants": (
            Representant(nom="Solène OUVRARD", qualite="mère", adresse="4, impasse du Lavoir, 73901 Sainte-Aure"),
            Representant(nom="Denis TALBOT", qualite="père", adresse="31, route de Valmont, 73902 Bourg-Royal"),
        ),
        "diligences": (
            Diligence(le=date(2026, 11, 15), moyen="appel téléphonique", resultat="mère jointe, informée des faits"),
            Diligence(le=date(2026, 11, 16), moyen="passage au domicile", resultat="père absent, avis laissé"),
        ),
    },
    faits={"nature": "inscriptions sur un abri de la commune", "reconnus": "non"},
)

DOLE = avec(MAJEUR, reorientation=False, questions=("Procédure en cours", "Situation de récidive"), annexe="")
VIDE = avec(
    MAJEUR,
    papier={"armoiries": "", "legende": "", "service": ""},
    destinataire={"courriel": ""},
    signataire=Signataire(nom="Marc ESTÈVE", qualite="Le maire"),
    personne=MisEnCause(nom="X", prenoms="Y"),
    faits=Faits(resume="Tapage.", quand="le 14 novembre 2026", lieu="Sainte-Aure", nature="bruits"),
    annexe="",
)
MINEUR_INCONNU = avec(MINEUR, personne={"representants": (), "adresse": "", "ne_le": None})
LONG = avec(
    MINEUR,
    papier={
        "commune": "Saint-Germain-de-Tallevende-la-Lande-Vaumont-et-Notre-Dame-des-Landes-sur-l’Aure",
        "service": "Le maire · Direction de la tranquillité publique, de la prévention et de la médiation sociale",
        "mairie": "Mairie de Saint-Germain-de-Tallevende-la-Lande-Vaumont-et-Notre-Dame-des-Landes-sur-l’Aure",
        "paragraphes": (
            "La commune est membre du conseil intercommunal de prévention : son coordonnateur est à votre disposition.",
        )
        * 2,
    },
    destinataire={
        "courriel": "secretariat-du-parquet-des-mineurs-et-de-la-famille.tribunal-de-valmont@parquet.example"
    },
    signataire={
        "nom": "Marie-Bérengère de LA TOUR-D’AUVERGNE-LAURAGUAIS DE SAINT-PAULET",
        "qualite": "Pour le maire, la conseillère municipale déléguée à la tranquillité publique et à la prévention",
    },
    constat={"numero": "PM/2026/TRANQUILLITE/NORD-EST/000311-BIS", "service": "la police municipale pluricommunale"},
    personne={
        "nom": "MONTMORENCY-LUXEMBOURG-BOUTEVILLE-" * 3 + "PINEY",
        "prenoms": "Anne-Charlotte Marie-Joséphine Élisabeth Philippine Désirée " * 3,
        "ne_a": "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson (Marne)",
        "profession": "w" * 180,
    },
    faits={
        "nature": "présence, sans adulte, dans un lieu public à une heure tardive " * 4,
        "qualification": "R. 623-2 " * 30,
    },
)
CINQ = avec(
    MINEUR,
    personne={
        "representants": tuple(
            Representant(
                nom=f"Maximilienne-Aurore VAN DEN BOSCH-LÉVÊQUE {rang}",
                qualite="tiers digne de confiance désigné par le juge des enfants",
                adresse=f"{rang}, résidence des Quatre-Saisons, bâtiment C, escalier 12, 73901 Sainte-Aure",
            )
            for rang in range(1, 6)
        ),
        "diligences": MINEUR.personne.diligences * 6,
    },
)
ILES = avec(
    MAJEUR,
    papier={
        "commune": "Fa’a’ā – Faʻaʻā",
        "lieu": "Faʻaʻā",
        "adresse": "Hōtel de ville, Pūtea ʻōmuʻa",
        "mairie": "Mairie",
    },
    personne={"nom": "TEʻURA-HŌATUA", "prenoms": "Māhealani Tūmata Ēriki Īana", "ne_a": "Nukuʻalofa, Rāʻiātea"},
    faits={"resume": "Teraʻi a dit « ʻaita » ; ʻŌpūnohu, Mo’orea, Ūturoa : āēīōū ĀĒĪŌŪ ʻ ’ ‘ ʼ."},
)
TURC = avec(
    MAJEUR,
    personne={"nom": "YILDIRIM-ĞÖKÇEOĞLU", "prenoms": "İbrahim Işıl Şerife Çağrı", "ne_a": "İzmir, Iğdır, Şırnak"},
    faits={
        "resume": "ğ ı ş İ Ğ Ş ç Ç ö ü – ŵ ŷ ł ř ő ű ț ș ệ ữ Ж Ω, et jusqu'à ce que nul n'imprime : 🙂 漢 \u202e\u200f\x0b\x85."
    },
)
PAGES = avec(MINEUR, faits={"resume": "\n\n".join([MAJEUR.faits.resume * 3] * 14)})
PNG = BytesIO()
Image.new("RGBA", (64, 80), (31, 79, 122, 128)).save(PNG, "PNG")
EN_PNG = avec(MAJEUR, papier={"armoiries": porter(PNG.getvalue())})
SANS_LEGENDE = avec(MAJEUR, papier={"legende": ""})
LONG_ET_VIDE = avec(LONG, personne={"representants": (), "diligences": ()}, faits={"resume": ""})
ENTIERE = avec(MINEUR, papier={"paragraphes": ("Un paragraphe de la commune.",)})
FICHES = {nom.lower(): fiche for nom, fiche in globals().items() if isinstance(fiche, FicheDeTransmission)}
