"""Each clause as one sentence: what will happen because it was signed, for who types it to compare with what they read."""

from typing import Any

from annuaire.clauses.termes import Effet
from annuaire.clauses.vocabulaire import SUJETS

AVIS = "Sans réponse du parquet dans {les} suivant la réception prouvée de la demande{report}, "
PASSE = "Sans réponse dans {les}{report}, le procureur est relancé ; son silence ne vaut jamais accord."
SANS_EFFET, NOMME = Effet.AUCUN, "L’objet du courriel sera « {dit} »."
PHRASES: dict[str, Any] = {
    "rappel_ordre.consultation": {
        True: "Avant chaque rappel à l’ordre, le maire demande l’avis du parquet.",
        False: "Le maire rappelle à l’ordre sans consulter le parquet.",
    },
    "rappel_ordre.avis": {
        Effet.ACCEPTATION: AVIS + "l’avis est réputé favorable.",
        Effet.REFUS: AVIS + "l’avis est réputé défavorable.",
        Effet.LE_MAIRE_DECIDE: AVIS + "le maire décide seul, et le dossier dit « sans avis ».",
        Effet.ENSEMBLE: AVIS + "rien n’est décidé : le maire et le parquet en conviennent ensemble.",
        SANS_EFFET: AVIS + "rien n’est décidé : on attend, et on relance.",
    },
    "rappel_ordre.magistrat_des_mineurs": {
        True: "Pour un mineur au jour des faits, l’avis vient d’un magistrat chargé des mineurs.",
        False: "Pour un mineur aussi, l’avis vient de tout magistrat du parquet.",
    },
    "rappel_ordre.questions": "L’avis dit aussi : {dit}.",
    "rappel_ordre.exclusions": "Pas de rappel à l’ordre dans ces cas : {dit}.",
    "rappel_ordre.public": "Selon l’âge au jour des faits, le rappel à l’ordre s’adresse à : {dit}.",
    "rappel_ordre.age_minimum": "Pas de rappel à l’ordre à qui avait moins de {dit} ans au jour des faits.",
    "rappel_ordre.age_maximum": "Pas de rappel à l’ordre à qui avait plus de {dit} ans au jour des faits.",
    "rappel_ordre.forme": {"verbal": "Le rappel se dit de vive voix, devant l’intéressé."},
    "rappel_ordre.reorientation": {
        True: "Le parquet peut répondre que des faits reconnus appellent autre chose qu’un rappel.",
        False: "Le parquet ne réoriente pas : il est favorable, ou ne l’est pas.",
    },
    "rappel_ordre.dossier_apres_refus": {
        True: "Après un avis défavorable, la mairie transmet le dossier au parquet.",
        False: "Après un avis défavorable, le dossier se clôt sans autre envoi.",
    },
    "rappel_ordre.convocation": {
        "obligatoire": "Nul n’est rappelé à l’ordre sans une lettre qui le convoque.",
        "facultative": "Le rappel peut se tenir sans convocation.",
    },
    "rappel_ordre.fiche_information": {
        True: "Tenu ou manqué, chaque rappel est suivi d’une fiche d’information au parquet.",
        False: "Aucune fiche d’information ne part après le rappel.",
    },
    "rappel_ordre.suites": {
        True: "À la demande du maire, le parquet dit ce qu’il a fait d’un dossier qui n’a pas été mené.",
        False: "Le parquet ne dit pas ce qu’il a fait d’un dossier qui n’a pas été mené.",
    },
    **dict.fromkeys((cle for cle, sujet in SUJETS.items() if sujet.champs), NOMME),
    "rappel_ordre.constat_joint": {
        True: "Le procès-verbal ou le rapport part avec le courriel.",
        False: "Le procès-verbal ou le rapport se lit dans le dossier, et ne part pas avec le courriel.",
    },
    "transaction.public": "Une transaction se propose à : {dit}.",
    "transaction.proposition": {SANS_EFFET: "La proposition est envoyée ou remise dans {les} suivant le procès-verbal{report}."},
    "transaction.acceptation": {
        Effet.REFUS: "Sans réponse dans {les} suivant l’envoi ou la remise{report}, la proposition est refusée."
    },
    "transaction.homologation": {SANS_EFFET: PASSE},
    "transaction.certificat_medical": {
        True: "Un travail non rémunéré demande que l’aptitude soit constatée par un médecin.",
        False: "Un travail non rémunéré ne demande pas de constat d’aptitude.",
    },
    "transaction.assurance": {
        True: "La commune assure qui exécute un travail non rémunéré.", False: "Aucune assurance n’est demandée.",
    },
    "transaction.delegue": {
        True: "À la demande du maire, un délégué du procureur peut suivre une transaction.",
        False: "Aucun délégué ne suit les transactions.",
    },
    "classement.champ": "Un classement sous condition se propose pour : {dit}.",
    "classement.validation": {SANS_EFFET: PASSE},
    "classement.delegue": {
        True: "À la demande du maire, un délégué du procureur peut suivre un classement.",
        False: "Aucun délégué ne suit les classements.",
    },
    "cddf.parquet_invite": {
        True: "Le parquet est invité au conseil pour les droits et devoirs des familles.",
        False: "Le parquet n’est pas invité au conseil pour les droits et devoirs des familles.",
    },
    "bilan.forme": {
        "annexe_5": "Le bilan est la fiche-bilan de l’annexe 5.", "etat_statistique": "Le bilan est un état statistique.",
    },
    "bilan.periode": {
        "conventionnelle": "Le bilan porte sur une année de la convention, d’un anniversaire à l’autre.",
        "civile": "Le bilan porte sur une année civile.",
    },
    "bilan.remise": {SANS_EFFET: "Le bilan est remis dans {les} suivant la fin de la période{report}."},
    "parquet.expediteurs": {
        True: "Le parquet reçoit la liste de ceux qui peuvent lui écrire, et chaque changement.",
        False: "Qui est habilité écrit au parquet, sans liste à lui envoyer.",
    },
    "parquet.voie": {
        "courriel": "Les courriers officiels partent au parquet par courriel.",
        "depot": "Rien ne part par courriel : la mairie dépose ses courriers au parquet, et note chaque remise.",
    },
    "parquet.adresse": "Les courriers officiels partent à {dit}.",
    "parquet.reception_par_serveur": {
        True: "L’accord du serveur de courriel du parquet prouve la réception : le délai court de là.",
        False: "D’un parquet qui n’ouvre rien ici, l’accord de son serveur ne prouve rien : il faut un accusé ou une réponse.",
    },
    "parquet.objet_opaque": {
        True: "Quels que soient les objets écrits ailleurs, aucun ne nomme personne : le parquet l’a accepté par écrit.",
        False: "L’objet des courriels est celui que la convention a fixé.",
    },
    "annexes.jeu": {
        "chambery": "Les lettres portent les numéros des annexes 1 à 4 du modèle de Chambéry, et le bilan celui de l’annexe 5.",
        "dole": "Les lettres suivent les trames du protocole, sans numéro d’annexe.",
    },
    "annexes.fiche": "La fiche de transmission porte « {dit} ».",
    "annexes.convocation_majeur": "La convocation d’un majeur porte « {dit} ».",
    "annexes.convocation_mineur": "La convocation du représentant d’un mineur porte « {dit} ».",
    "annexes.information": "La fiche d’information porte « {dit} ».",
    "convention.duree": {SANS_EFFET: "La convention est conclue pour {delai} à compter de la signature de chaque commune."},
    "convention.reconduction": {
        True: "Au terme, la convention recommence pour la même durée si personne ne l’a dénoncée.",
        False: "Au terme, la convention s’éteint.",
    },
    "convention.preavis": {SANS_EFFET: "La partie qui ne veut pas la poursuivre le fait savoir au moins {delai} avant le terme."},
    "convention.depart_preavis": "Le préavis se compte depuis {dit} de la lettre.",
    "convention.denonciation": "La dénonciation prend cette forme : {dit}.",
    "convention.evaluation": "La convention s’évalue {dit}.",
}  # fmt: skip
