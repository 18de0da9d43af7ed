"""Every clause the program understands."""

from annuaire.clauses.sujets import Genre, Sujet
from annuaire.clauses.termes import Effet, Terme, Unite

TOUS_EFFETS = (Effet.ACCEPTATION, Effet.REFUS, Effet.LE_MAIRE_DECIDE, Effet.ENSEMBLE)
EXCLUSIONS = {
    "crime_ou_delit": "faits susceptibles d’être un crime ou un délit",
    "cinquieme_classe_personnes": "contravention de la 5e classe contre les personnes (R.625-1 à R.625-13 CP)",
    "plainte_police_gendarmerie": "plainte déposée dans un commissariat ou une brigade",
    "plainte": "plainte, même adressée à l’autorité judiciaire",
    "enquete_en_cours": "enquête judiciaire en cours",
    "enquete": "faits ayant donné lieu à enquête",
    "reiterant": "personne que la commune a déjà rappelée à l’ordre",
}
AGES = {"majeurs": "majeurs", "mineurs": "mineurs"}
PUBLIC = AGES | {"personnes_morales": "personnes morales"}
CHAMP_DU_CLASSEMENT = {
    "delit_majeur": "délits des majeurs",
    "contravention_mineur": "contraventions des mineurs",
    "delit_mineur": "délits des mineurs",
}
FORMES_DE_DENONCIATION = {"lrar": "lettre recommandée avec avis de réception", "ecrit": "tout écrit daté"}
DEPARTS_DU_PREAVIS = {"envoi": "l’envoi", "presentation": "la première présentation", "reception": "la réception"}
EVALUATIONS = {"au_terme": "au terme de la durée", "a_la_demande": "à la demande du maire ou du procureur"}
# The offender's time, and his silence: they are his, not the signatories'. Both run past a closed day (art. 801 CPP).
PROPOSITION = Terme(1, Unite.MOIS, prorogee=True)
REPONSE = Terme(15, Unite.JOURS, prorogee=True, effet=Effet.REFUS)
# What the law answers to a clause that it forbids.
VERBAL = "Un rappel à l’ordre est verbal, quoi qu’on signe (art. L.132-7 CSI)."
A_SIGNALER = "Ce qui peut être un crime ou un délit se signale au procureur, quoi qu’on signe (art. 40 CPP)."
JAMAIS_TACITE = "Une homologation n’est jamais tacite : elle n’appartient qu’au procureur ou au juge (art. 44-1 CPP)."
AU_PROCUREUR = "Le procureur décide seul d’une mesure alternative : son silence ne vaut jamais accord (art. 41-1 CPP)."
IL_REFUSE = "Le silence du contrevenant vaut refus, quoi qu’on signe (art. R.15-33-62 CPP)."
AGES_POSSIBLES = range(1, 121)
EN_PERIODES = (Unite.JOURS, Unite.MOIS, Unite.ANNEES)
# What the subject of a mail may be filled with.
CHAMPS = ("commune", "nom")

DOMAINES = {
    "rappel_ordre": "Rappel à l’ordre",
    "transaction": "Transaction municipale",
    "classement": "Classement sous condition",
    "cddf": "Conseil pour les droits et devoirs des familles",
    "echanges": "Échanges d’information",
    "bilan": "Bilan",
    "parquet": "Parquet",
    "annexes": "Annexes",
    "convention": "Durée et fin",
}
SUJETS = {
    "rappel_ordre.consultation": Sujet("Consultation préalable du parquet", Genre.OUI_NON),
    "rappel_ordre.avis": Sujet("Avis du parquet", Genre.TERME, effets=TOUS_EFFETS),
    "rappel_ordre.magistrat_des_mineurs": Sujet("Avis d’un magistrat chargé des mineurs", Genre.OUI_NON),
    "rappel_ordre.questions": Sujet(
        "L’avis dit aussi",
        Genre.LISTE,
        {"procedure_en_cours": "procédure en cours", "recidive": "situation de récidive"},
    ),
    # What may be a crime or a délit is reported: art. 40 CPP leaves no choice, so no convention may leave it out.
    "rappel_ordre.exclusions": Sujet(
        "Cas d’exclusion", Genre.LISTE, EXCLUSIONS, obligatoires=("crime_ou_delit",), la_loi=A_SIGNALER
    ),
    # A rappel is spoken to its author, and a legal person cannot be one.
    "rappel_ordre.public": Sujet("Public", Genre.LISTE, AGES),
    "rappel_ordre.age_minimum": Sujet("Âge minimum, au jour des faits", Genre.NOMBRE, bornes=AGES_POSSIBLES),
    "rappel_ordre.age_maximum": Sujet("Âge maximum, au jour des faits", Genre.NOMBRE, bornes=AGES_POSSIBLES),
    "rappel_ordre.forme": Sujet(
        "Forme du rappel", Genre.CHOIX, {"verbal": "verbal", "ecrit": "par écrit"}, interdits=("ecrit",), la_loi=VERBAL
    ),
    "rappel_ordre.reorientation": Sujet("Réorientation par le parquet", Genre.OUI_NON),
    "rappel_ordre.dossier_apres_refus": Sujet("Dossier transmis après un refus", Genre.OUI_NON),
    "rappel_ordre.convocation": Sujet(
        "Convocation", Genre.CHOIX, {"obligatoire": "obligatoire", "facultative": "le cas échéant"}
    ),
    "rappel_ordre.fiche_information": Sujet("Fiche d’information après le rappel ou la carence", Genre.OUI_NON),
    "rappel_ordre.suites": Sujet("Suites connues à la demande du maire", Genre.OUI_NON),
    "rappel_ordre.objet": Sujet("Objet du courriel", Genre.TEXTE, champs=CHAMPS),
    "rappel_ordre.constat_joint": Sujet("Constat joint au courriel", Genre.OUI_NON),
    "transaction.public": Sujet("Public", Genre.LISTE, PUBLIC),
    "transaction.proposition": Sujet("Proposition de transaction", Genre.TERME, loi=PROPOSITION),
    "transaction.acceptation": Sujet(
        "Réponse du contrevenant",
        Genre.TERME,
        effets=(Effet.REFUS,),
        loi=REPONSE,
        interdits=(Effet.ACCEPTATION,),
        la_loi=IL_REFUSE,
    ),
    "transaction.homologation": Sujet(
        "Homologation d’une réparation", Genre.TERME, interdits=TOUS_EFFETS, la_loi=JAMAIS_TACITE
    ),
    "transaction.certificat_medical": Sujet("Travail non rémunéré : aptitude médicale", Genre.OUI_NON),
    "transaction.assurance": Sujet("Travail non rémunéré : assurance de la commune", Genre.OUI_NON),
    "transaction.delegue": Sujet("Délégué du procureur, à la demande du maire", Genre.OUI_NON),
    "transaction.objet_reparation": Sujet("Objet du courriel, réparation", Genre.TEXTE, champs=CHAMPS),
    "transaction.objet_tnr": Sujet("Objet du courriel, travail non rémunéré", Genre.TEXTE, champs=CHAMPS),
    # The channel itself is a clause: where it is not granted, no classement is proposed this way.
    "classement.champ": Sujet("Faits admis", Genre.LISTE, CHAMP_DU_CLASSEMENT),
    "classement.validation": Sujet(
        "Validation d’un classement sous condition", Genre.TERME, interdits=TOUS_EFFETS, la_loi=AU_PROCUREUR
    ),
    "classement.delegue": Sujet("Délégué du procureur, à la demande du maire", Genre.OUI_NON),
    "classement.objet": Sujet("Objet du courriel", Genre.TEXTE, champs=CHAMPS),
    "cddf.parquet_invite": Sujet("Parquet invité au conseil des familles", Genre.OUI_NON),
    "echanges.objet": Sujet("Objet du courriel, autres sujets", Genre.TEXTE, champs=CHAMPS),
    "bilan.forme": Sujet(
        "Bilan", Genre.CHOIX, {"annexe_5": "fiche-bilan (annexe 5)", "etat_statistique": "état statistique"}
    ),
    "bilan.periode": Sujet(
        "Période du bilan", Genre.CHOIX, {"conventionnelle": "d’un anniversaire à l’autre", "civile": "année civile"}
    ),
    "bilan.remise": Sujet("Remise du bilan après la période", Genre.TERME),
    "parquet.expediteurs": Sujet("Liste nominative des expéditeurs", Genre.OUI_NON),
    "parquet.voie": Sujet(
        "Envoi au parquet", Genre.CHOIX, {"courriel": "par courriel", "depot": "déposé sur papier, sans aucun courriel"}
    ),
    "parquet.adresse": Sujet("Adresse du parquet", Genre.TEXTE),
    "parquet.reception_par_serveur": Sujet("L’acceptation par son serveur vaut réception", Genre.OUI_NON),
    "parquet.objet_opaque": Sujet("Objet sans nom, accepté par écrit par le parquet", Genre.OUI_NON),
    "annexes.jeu": Sujet("Annexes", Genre.CHOIX, {"chambery": "annexes 1 à 5", "dole": "trames du protocole"}),
    # As the convention numbers its own, where it is neither.
    "annexes.fiche": Sujet("Nom de la fiche de transmission", Genre.TEXTE),
    "annexes.convocation_majeur": Sujet("Nom de la convocation d’un majeur", Genre.TEXTE),
    "annexes.convocation_mineur": Sujet("Nom de la convocation d’un représentant", Genre.TEXTE),
    "annexes.information": Sujet("Nom de la fiche d’information", Genre.TEXTE),
    "convention.duree": Sujet("Durée", Genre.TERME, unites=EN_PERIODES),
    "convention.reconduction": Sujet("Tacite reconduction", Genre.OUI_NON),
    "convention.preavis": Sujet("Préavis de dénonciation", Genre.TERME, unites=EN_PERIODES),
    "convention.depart_preavis": Sujet("Le préavis court depuis", Genre.CHOIX, DEPARTS_DU_PREAVIS),
    "convention.denonciation": Sujet("Forme de la dénonciation", Genre.CHOIX, FORMES_DE_DENONCIATION),
    "convention.evaluation": Sujet("Évaluation", Genre.LISTE, EVALUATIONS),
}

# Decisions that only a judge or the procureur can take: silence never takes them (art. 44-1 CPP; 004 II.3.5 and II.4.3).
# Written out, for the database holds this list: a new clause must not change it.
SANS_EFFET_POSSIBLE = ("transaction.homologation", "classement.validation")
