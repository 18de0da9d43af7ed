from dataclasses import replace

from annuaire.clauses import Effet, Unite
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE, MAIRIE, PARQUET
from procedure.communs import Procedure
from procedure.declaration import EN_COURS, LIBRE, NEANT, NOUS, Courrier, Delai, Fait, Passage, Rubrique, Transition
from procedure.delais import Duree
from procedure.forms import MotifForm
from procedure.models.pieces import Nature as Piece
from transactions import conditions as si
from transactions import conditions_suites as suites
from transactions import effets, forms, forms_execution, forms_fin, lettres, lettres_au_parquet
from transactions import mois as mois_du_pv
from transactions import recevabilite as recevable
from transactions.aides import AIDES
from transactions.brouillon import TransactionForm, dater, ecrire
from transactions.destinataires import LE_CONTREVENANT, QUI_A_RECU, QUI_A_TRAVAILLE
from transactions.models import Etat, Transaction

DU_CONSTAT = ("constat_numero", "constat_le", "constat_service")
PREPAREE = (Etat.BROUILLON, Etat.A_SIGNER)
REFUSEES = (Etat.REFUSEE, Etat.SILENCE, Etat.NON_REMISE)
DEMANDEE = (Etat.HOMOLOGATION, Etat.JUGE)
AU_PARQUET = (
    Etat.TRANSMISE,
    *DEMANDEE,
    Etat.HOMOLOGUEE,
    Etat.NON_HOMOLOGUEE,
    Etat.CLOSE,
    Etat.EN_EXECUTION,
    Etat.EXECUTEE,
    Etat.NON_EXECUTEE,
)
VIVANTE = (Etat.PROPOSEE, Etat.ACCEPTEE, *REFUSEES, *AU_PARQUET)
# Where it was never homologated, what was paid in advance goes back.
CLOSES = (Etat.CLOSE, Etat.DECIDEE, Etat.SANS_SUITE, Etat.SANS_OBJET, Etat.ABANDONNEE)
ACCEPTABLE = (si.vivant, si.partie, si.partie_dans_le_mois, si.copie_signee)
A_DECIDER = (Etat.TRANSMISE, Etat.CLOSE, Etat.EXECUTEE, Etat.NON_EXECUTEE)


# One act, a few lines: the page is read, not scrolled.
# fmt: off
class TransactionMunicipale(Procedure):
    """Transaction municipale, art. 44-1 du code de procédure pénale ; protocole de Dole, II, art. 1er à 3."""

    sigle, modele, etats, convention, article = "TRM", Transaction, Etat, LIBRE, "une"
    finals = (Etat.ETEINTE, Etat.DECIDEE, Etat.SANS_SUITE, Etat.SANS_OBJET, Etat.ABANDONNEE)
    attentes = (Etat.PROPOSEE, *DEMANDEE)
    chemin = (Etat.BROUILLON, Etat.A_SIGNER, Etat.PROPOSEE, Etat.ACCEPTEE, Etat.HOMOLOGATION, Etat.HOMOLOGUEE, Etat.EN_EXECUTION, Etat.EXECUTEE, Etat.ETEINTE)
    ecarte, aides, jointes = staticmethod(recevable.obstacles), AIDES, (Piece.PV, Piece.COPIE, Piece.DEVIS)
    details = ("bien", *DU_CONSTAT)
    tours = {Etat.BROUILLON: Role.AGENT, Etat.A_SIGNER: Role.ELU, Etat.PROPOSEE: Role.AGENT, Etat.NON_REMISE: Role.AGENT, Etat.ACCEPTEE: Role.ELU,
        Etat.REFUSEE: Role.ELU, Etat.SILENCE: Role.ELU, Etat.HOMOLOGATION: Role.MAGISTRAT, Etat.JUGE: Role.SECRETARIAT, Etat.HOMOLOGUEE: Role.ELU,
        Etat.NON_HOMOLOGUEE: Role.ELU, Etat.EN_EXECUTION: Role.AGENT} | dict.fromkeys(A_DECIDER, Role.MAGISTRAT)

    demandee, donnee = Fait("Pièce demandée par le parquet"), Fait("Pièce donnée au parquet")
    proposition = Courrier("Proposition de transaction", a=LE_CONTREVENANT, signe=Role.ELU, lettre=lettres.proposition)
    demande = Courrier("Demande d’homologation", a=PARQUET, objet="transaction.objet_reparation", signe=Role.ELU, avec=True, lettre=lettres_au_parquet.demande)
    question = Courrier("Pièce demandée par le parquet", a=MAIRIE)
    reponse = Courrier("Pièce donnée au parquet", a=PARQUET, avec=True, avec_depuis=demandee, lettre=lettres_au_parquet.reponse)
    decision = Courrier("Décision sur l’homologation", a=MAIRIE)
    au_juge_dit = Courrier("Transmission au juge", a=MAIRIE)
    relance = Courrier("Relance du parquet", a=PARQUET)
    notification = Courrier("Transaction homologuée", a=LE_CONTREVENANT, signe=Role.ELU, lettre=lettres.notification)
    refus = Courrier("Transaction non homologuée", a=LE_CONTREVENANT, signe=Role.ELU, lettre=lettres.refus)
    transmission = Courrier("Transmission du procès-verbal", a=PARQUET, objet="transaction.objet_reparation", signe=Role.ELU, avec=True, lettre=lettres_au_parquet.transmission)
    rapport = Courrier("Rapport d’exécution", a=PARQUET, objet="transaction.objet_reparation", signe=Role.ELU, lettre=lettres_au_parquet.rapport)
    compte = Courrier("Compte rendu du délégué", a=(PARQUET, MAIRIE))
    certificat = Courrier("Certificat d’exécution du travail", a=QUI_A_TRAVAILLE, signe=Role.ELU, lettre=lettres.certificat)
    fin = Courrier("Fin de la transaction", a=QUI_A_RECU, signe=Role.ELU, lettre=lettres.fin)
    lettre = Courrier("Lettre du maire au parquet", a=PARQUET, signe=Role.ELU, lettre=lettres_au_parquet.fin_au_parquet)
    acceptation_tardive = Courrier("Acceptation reçue après le refus transmis", a=PARQUET)
    suite = Courrier("Suite donnée par le parquet", a=MAIRIE)
    deces = Courrier("Décès du contrevenant", a=PARQUET)

    commis, pv = Fait("Faits commis"), Fait("Procès-verbal dressé")
    acceptee, refusee, non_remise = Fait("Proposition acceptée"), Fait("Proposition refusée"), Fait("Pli non distribuable")
    requete, requise, decidee = Fait("Homologation demandée"), Fait("Demande transmise au juge"), Fait("Décision rendue")
    paye, travaille = Fait("Somme versée"), Fait("Journée travaillée")
    avance_rendue = Fait("Avance restituée")
    suspendue, reprise = Fait("Exécution suspendue"), Fait("Exécution reprise")

    # From the procès-verbal to the proposal.
    completer = replace(Procedure.completer, formulaire=TransactionForm, applique=ecrire, selon=(commis, pv))
    noter_retour = replace(Procedure.noter_retour, applique=(*Procedure.noter_retour.applique, effets.revenue))
    noter_envoi = replace(Procedure.noter_envoi, applique=(*Procedure.noter_envoi.applique, effets.repartie))
    noter_remise = replace(Procedure.noter_remise, applique=(*Procedure.noter_remise.applique, effets.repartie))
    rectifier = replace(Procedure.rectifier, applique=(*Procedure.rectifier.applique, effets.rectifiee))
    ouvrir = Transition("Ouvrir", "Dossier ouvert", de=NEANT, vers=Etat.BROUILLON, par=Role.AGENT, si=mois_du_pv.dans_le_mois,
        selon=(commis, pv), applique=dater)
    soumettre = Transition("Soumettre à la signature", "Soumise à la signature", de=Etat.BROUILLON, vers=Etat.A_SIGNER, par=Role.AGENT,
        si=recevable.complet, formulaire=forms.EncoreForm, interne=True)
    rendre = Transition("Rendre à l’agent", "Rendue à l’agent", de=Etat.A_SIGNER, vers=Etat.BROUILLON, par=Role.ELU, formulaire=MotifForm, interne=True)
    retirer = Transition("Reprendre le brouillon", "Brouillon repris", de=Etat.A_SIGNER, vers=Etat.BROUILLON, par=Role.AGENT, interne=True)
    constater_hors_delai = Transition("Constater que le mois est passé", "Abandonnée : mois passé", de=(*PREPAREE, Etat.PROPOSEE), vers=Etat.ABANDONNEE, par=Role.AGENT,
        si=(mois_du_pv.mois_passe, si.pas_partie))
    proposer = Transition("Signer et proposer", "Transaction proposée", de=(Etat.A_SIGNER, Etat.NON_REMISE), vers=Etat.PROPOSEE, par=Role.ELU,
        si=(si.vivant, *recevable.complet), formulaire=forms.ProposerForm, courriers=proposition, applique=effets.reproposer)

    # His answer, or his silence.
    constater_non_remise = Transition("Constater que le pli n’a pas pu être distribué", "Proposition non remise", de=(Etat.PROPOSEE, Etat.SILENCE),
        vers=Etat.NON_REMISE, par=Role.AGENT, faits=non_remise, datee=True, prouve=True, applique=effets.reproposer)
    accepter = Transition("Noter l’acceptation", "Acceptée", de=Etat.PROPOSEE, vers=Etat.ACCEPTEE, par=Role.AGENT,
        si=ACCEPTABLE,
        formulaire=forms.AccepterForm, faits=acceptee, datee=True, prouve=True, renverse=Etat.SILENCE)
    admettre = Transition("Admettre la date écrite", "Acceptée, à la date écrite", de=Etat.PROPOSEE, vers=Etat.ACCEPTEE, par=Role.ELU,
        si=ACCEPTABLE,
        formulaire=forms.AdmettreForm, faits=acceptee, datee=True, prouve=True, renverse=Etat.SILENCE)
    refuser = Transition("Noter le refus", "Refusée", de=Etat.PROPOSEE, vers=Etat.REFUSEE, par=Role.AGENT, faits=refusee, datee=True, prouve=True)
    constater_silence = Transition("Constater le silence", "Refusée par le silence", de=Etat.PROPOSEE, vers=Etat.SILENCE, par=HORLOGE)
    revenir = Transition("Revenir sur le silence", "Silence sans effet", de=Etat.SILENCE, vers=Etat.PROPOSEE, par=HORLOGE)
    informer_du_refus = Transition("Transmettre le procès-verbal au parquet", "Refus transmis au parquet", de=REFUSEES, vers=Etat.TRANSMISE, par=Role.ELU,
        si=(si.silence_sur, recevable.pv_joint), formulaire=forms.TransmettreForm, courriers=transmission, transmet=True)
    dire_l_acceptation = Transition("Dire l’acceptation reçue ensuite", "Acceptation dite au parquet", de=Etat.TRANSMISE, par=Role.AGENT,
        courriers=acceptation_tardive, datee=True, prouve=True)

    # The homologation: never tacit.
    demander_homologation = Transition("Signer et demander l’homologation", "Homologation demandée", de=Etat.ACCEPTEE, vers=Etat.HOMOLOGATION, par=Role.ELU,
        si=(*ACCEPTABLE, recevable.pv_joint, si.expediable), formulaire=forms.DemandeForm, faits=requete, courriers=demande, transmet=True, applique=effets.demander)
    demander = Transition("Demander une pièce", "Pièce demandée", de=DEMANDEE, par=(Role.MAGISTRAT, Role.SECRETARIAT), formulaire=forms.QuestionForm,
        faits=demandee, courriers=question, datee=True)
    repondre = Transition("Répondre au parquet", "Pièce donnée", de=DEMANDEE, par=Role.AGENT, si=(si.question_posee, si.expediable), formulaire=forms.ReponseForm, faits=donnee, courriers=reponse)
    homologuer = Transition("Homologuer", "Homologuée", de=Etat.HOMOLOGATION, vers=Etat.HOMOLOGUEE, par=Role.MAGISTRAT, si=(si.vivant, si.une_somme, suites.apres_l_etape),
        formulaire=forms.DecisionForm, faits=decidee, courriers=decision, datee=True)
    refuser_homologation = Transition("Refuser d’homologuer", "Non homologuée", de=Etat.HOMOLOGATION, vers=Etat.NON_HOMOLOGUEE, par=Role.MAGISTRAT,
        si=suites.apres_l_etape, formulaire=MotifForm, faits=decidee, courriers=decision, datee=True)
    transmettre_au_juge = Transition("Transmettre au juge, avec des réquisitions", "Transmise au juge", de=Etat.HOMOLOGATION, vers=Etat.JUGE, par=Role.MAGISTRAT,
        si=(si.vivant, si.un_travail, suites.apres_l_etape), formulaire=forms.RequisitionsForm, faits=requise, courriers=au_juge_dit, datee=True)
    homologuer_au_siege = Transition("Noter que le juge homologue", "Homologuée par le juge", de=Etat.JUGE, vers=Etat.HOMOLOGUEE,
        par=(Role.SECRETARIAT, Role.MAGISTRAT), si=(si.vivant, suites.apres_l_etape), formulaire=forms.DecisionDuJugeForm, faits=decidee, courriers=decision, datee=True, rapporte=True)
    refuser_au_siege = Transition("Noter que le juge refuse", "Non homologuée par le juge", de=Etat.JUGE, vers=Etat.NON_HOMOLOGUEE,
        par=(Role.SECRETARIAT, Role.MAGISTRAT), si=suites.apres_l_etape, formulaire=forms.RefusDuJugeForm, faits=decidee, courriers=decision, datee=True, rapporte=True)
    relancer = Transition("Relancer le parquet", "Parquet relancé", de=DEMANDEE, par=Role.AGENT, courriers=relance)
    designer_delegue = Transition("Désigner un délégué", "Délégué désigné", de=(*DEMANDEE, Etat.HOMOLOGUEE, Etat.EN_EXECUTION), par=Role.MAGISTRAT,
        si=si.delegue_demande, formulaire=forms.DelegueForm, applique=effets.designer, annonce="Un délégué du procureur est désigné")
    notifier = Transition("Signer l’homologation pour le contrevenant", "Homologation notifiée", de=Etat.HOMOLOGUEE, vers=Etat.EN_EXECUTION, par=Role.ELU,
        si=si.vivant, formulaire=forms.NotifierForm, courriers=notification)
    notifier_encore = Transition("Signer de nouveau l’homologation", "Homologation notifiée de nouveau", de=Etat.EN_EXECUTION, par=Role.ELU,
        si=(si.vivant, suites.pas_encore_notifiee), formulaire=forms.NotifierForm, courriers=notification, applique=effets.reproposer)
    notifier_refus = Transition("Signer la lettre de refus", "Refus notifié", de=Etat.NON_HOMOLOGUEE, vers=Etat.CLOSE, par=Role.ELU,
        formulaire=forms.EntretienForm, courriers=refus)
    restituer = Transition("Noter la restitution de l’avance", "Avance restituée", de=(Etat.NON_HOMOLOGUEE, *CLOSES), par=Role.AGENT, si=suites.avance_a_rendre,
        formulaire=forms_execution.RestitutionForm, faits=avance_rendue, datee=True)

    # The execution, which the procureur alone says to be enough.
    verser_avant = Transition("Noter un versement fait par avance", "Versement reçu par avance", de=(Etat.ACCEPTEE, *DEMANDEE), par=Role.AGENT, si=si.une_somme,
        formulaire=forms_execution.VersementForm, datee=True, applique=effets.verser)
    verser = Transition("Noter un versement", "Versement reçu", de=Etat.EN_EXECUTION, par=Role.AGENT, si=si.une_somme,
        formulaire=forms_execution.VersementForm, faits=paye, datee=True, applique=effets.verser)
    consigner_journee = Transition("Noter une journée de travail", "Journée travaillée", de=Etat.EN_EXECUTION, par=(Role.AGENT, Role.DELEGUE),
        si=(suites.par_le_designe, si.un_travail, suites.pas_suspendue),
        formulaire=forms_execution.JourneeForm, faits=travaille, datee=True, rapporte=True, applique=effets.consigner)
    suspendre = Transition("Suspendre l’exécution", "Exécution suspendue", de=Etat.EN_EXECUTION, par=Role.ELU, si=(si.un_travail, suites.pas_suspendue, suites.delai_court),
        formulaire=MotifForm, faits=suspendue)
    poursuivre = Transition("Reprendre l’exécution", "Exécution reprise", de=Etat.EN_EXECUTION, par=Role.ELU, si=suites.suspendue, faits=reprise)
    retirer_ligne = Transition("Retirer ce qui a été noté par erreur", "Retiré : noté par erreur", de=(Etat.ACCEPTEE, *DEMANDEE, Etat.NON_HOMOLOGUEE, Etat.CLOSE, Etat.EN_EXECUTION), par=(Role.AGENT, Role.ELU, Role.DELEGUE),
        si=(suites.par_le_designe, suites.quelque_chose_de_fait), formulaire=forms_execution.RetirerForm, selon=(paye, travaille), applique=effets.retirer_la_ligne)
    rendre_compte = Transition("Rendre compte", "Compte rendu du délégué", de=(*DEMANDEE, Etat.HOMOLOGUEE, Etat.EN_EXECUTION, Etat.EXECUTEE, Etat.NON_EXECUTEE), par=Role.DELEGUE,
        si=(suites.delegue_designe, suites.par_le_designe), formulaire=forms_execution.CompteForm, courriers=compte)
    executer = Transition("Constater l’exécution", "Exécutée", de=Etat.EN_EXECUTION, vers=Etat.EXECUTEE, par=Role.ELU,
        si=(si.vivant, suites.notifiee, suites.pas_suspendue, suites.tout_fait),
        courriers=(rapport, certificat), applique=effets.executer)
    constater_inexecution = Transition("Constater l’inexécution", "Non exécutée", de=Etat.EN_EXECUTION, vers=Etat.NON_EXECUTEE, par=Role.ELU,
        formulaire=forms_execution.InexecutionForm, courriers=rapport)
    eteindre = Transition("Constater l’extinction de l’action publique", "Action publique éteinte", de=Etat.EXECUTEE, vers=Etat.ETEINTE, par=Role.MAGISTRAT,
        si=(suites.dans_le_delai, suites.apres_l_etape), courriers=suite, datee=True)
    decider = Transition("Décider la suite", "Suite décidée", de=A_DECIDER, vers=Etat.DECIDEE, par=Role.MAGISTRAT,
        si=(suites.suite_a_decider, suites.apres_l_etape),
        formulaire=forms_execution.SuiteForm, courriers=suite, datee=True)
    clore_sans_suite = Transition("Clore sans suite connue", "Close sans suite connue", de=A_DECIDER, vers=Etat.SANS_SUITE, par=Role.AGENT,
        si=suites.attente_longue, formulaire=MotifForm)
    dire_la_suite = Transition("Dire la suite donnée", "Suite donnée par le parquet", de=Etat.SANS_SUITE, par=Role.MAGISTRAT,
        formulaire=forms_execution.SuiteForm, courriers=suite, datee=True)

    # What puts an end to it.
    classer_sans_objet = Transition("Constater que c’est sans objet", "Sans objet", de=VIVANTE, vers=Etat.SANS_OBJET, par=Role.ELU,
        si=si.pas_encore_homologuee, formulaire=forms_fin.SansObjetForm, courriers=(lettre, fin))
    constater_sans_objet = Transition("Constater que c’est sans objet, au parquet", "Sans objet, d’après le parquet", de=AU_PARQUET, vers=Etat.SANS_OBJET, par=Role.MAGISTRAT,
        si=si.homologuee_ou_deces, formulaire=forms_fin.SansObjetForm, courriers=suite, datee=True)
    prescrire = Transition("Constater la prescription", "Prescrite", de=AU_PARQUET, vers=Etat.SANS_OBJET, par=Role.MAGISTRAT, formulaire=MotifForm, courriers=suite, datee=True)
    constater_deces = Transition("Constater le décès", "Décès constaté", de=EN_COURS, par=Role.AGENT, courriers=deces, datee=True, prouve=True,
        applique=effets.constater_le_deces)
    abandonner = Transition("Abandonner", "Abandonnée", de=PREPAREE, vers=Etat.ABANDONNEE, par=(Role.AGENT, Role.ELU), si=si.rien_n_est_parti, formulaire=forms_fin.AbandonForm)
    desister = Transition("Abandonner et le faire savoir", "Abandonnée", de=(Etat.PROPOSEE, Etat.NON_REMISE, Etat.ACCEPTEE, *DEMANDEE), vers=Etat.ABANDONNEE, par=Role.ELU,
        formulaire=forms_fin.AbandonForm, courriers=(lettre, fin))

    mois = Delai("Proposition, dans le mois du procès-verbal", dans=(*PREPAREE, Etat.PROPOSEE), depuis=pv, jusqua=(proposition.envoi, proposition.remise),
        clause="transaction.proposition", pour=NOUS, rappels=(7, 2), relances=(0,))
    signature = Delai("Signature de l’élu", dans=Etat.A_SIGNER, attend=Role.ELU, duree=Duree(2, Unite.JOURS), relances=(0, 3, 7))
    proposition_a_remettre = Delai("Proposition à poster ou à remettre", dans=Etat.PROPOSEE, depuis=proposition.depart, jusqua=(proposition.envoi, proposition.remise),
        gestes=(noter_envoi, noter_remise), duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    reponse_attendue = Delai("Réponse du contrevenant", dans=Etat.PROPOSEE, depuis=(proposition.envoi, proposition.remise), sauf=("pli_revenu", "deces"),
        clause="transaction.acceptation", effets={Effet.REFUS: constater_silence}, revient=revenir, rappels=(2,))
    pli_revenu = Delai("Pli revenu : constater qu’il n’a pas été distribué", dans=Etat.PROPOSEE, bloquant="pli_revenu", duree=Duree(1, Unite.OUVRABLES), relances=(0, 3))
    a_demander = Delai("Homologation à demander", dans=Etat.ACCEPTEE, attend=Role.ELU, duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    refus_a_transmettre = Delai("Refus à transmettre au parquet", dans=(Etat.REFUSEE, Etat.NON_REMISE), attend=Role.ELU, duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    silence_a_transmettre = Delai("Silence à transmettre au parquet", dans=Etat.SILENCE, attend=Role.ELU, duree=Duree(20, Unite.JOURS), relances=(0, 7, 15))
    reception = Delai("Preuve de réception par le parquet", dans=Etat.HOMOLOGATION, jusqua=demande.reception, gestes=Procedure.noter_reception,
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    homologation = Delai("Homologation par le procureur", dans=Etat.HOMOLOGATION, attend=Role.MAGISTRAT, depuis=(demande.reception, reponse.reception), jusqua=(demandee, decidee),
        pause={demande.retour: demande.reception, reponse.retour: reponse.reception}, sauf="tnr", clause="transaction.homologation", rappels=(1,), relances=(0, 3, 7, 14), escalade=2)
    requisitions = Delai("Réquisitions, et transmission au juge", dans=Etat.HOMOLOGATION, attend=Role.MAGISTRAT, bloquant="tnr", duree=Duree(7, Unite.JOURS), relances=(0, 7, 21), escalade=2)
    au_juge = Delai("Nouvelles du juge à demander", dans=Etat.JUGE, gestes=relancer, duree=Duree(1, Unite.MOIS), relances=(0, 15, 30))
    question_posee = Delai("Réponse au parquet", dans=DEMANDEE, depuis=demandee, jusqua=reponse.reception, gestes=Procedure.noter_reception, duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    a_notifier = Delai("Homologation à notifier", dans=Etat.HOMOLOGUEE, attend=Role.ELU, duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    refus_a_notifier = Delai("Refus d’homologuer à notifier", dans=Etat.NON_HOMOLOGUEE, attend=Role.ELU, duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    refus_a_remettre = Delai("Refus à poster ou à remettre", dans=Etat.CLOSE, depuis=refus.depart, jusqua=(refus.envoi, refus.remise),
        gestes=(noter_envoi, noter_remise), duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    avance_a_rendre = Delai("Avance à restituer", dans=(Etat.NON_HOMOLOGUEE, *CLOSES), jusqua=avance_rendue, sauf="sans_avance", gestes=restituer,
        duree=Duree(1, Unite.MOIS), relances=(0, 15, 30))
    notification_a_remettre = Delai("Homologation à poster ou à remettre", dans=Etat.EN_EXECUTION, depuis=notification.depart, jusqua=(notification.envoi, notification.remise),
        gestes=(noter_envoi, noter_remise), duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    execution = Delai("Exécution", dans=Etat.EN_EXECUTION, depuis=(notification.remise, notification.reception), du_dossier="duree",
        pause={suspendue: reprise, notification.retour: notification.envoi}, rappels=(15, 3), relances=(0, 7, 15))
    suite_attendue = Delai("Suite à décider", dans=(Etat.TRANSMISE, Etat.CLOSE, Etat.NON_EXECUTEE), attend=Role.MAGISTRAT, duree=Duree(1, Unite.MOIS), relances=(0, 30, 60))
    extinction = Delai("Extinction à constater", dans=Etat.EXECUTEE, attend=Role.MAGISTRAT, duree=Duree(1, Unite.MOIS), relances=(0, 30, 60))
    prescription = Delai("Prescription de l’action publique", dans=VIVANTE, depuis=(commis, proposition.envoi, proposition.remise, requete, requise, decidee,
        notification.envoi, notification.remise, paye, travaille), duree=Duree(1, Unite.ANNEES), au_plus_tard=True, attend=Role.ELU, des=60, rappels=(60, 14))
    prescription_au_parquet = Delai("Prescription de l’action publique", dans=AU_PARQUET, depuis=(commis, proposition.envoi, proposition.remise, requete,
        requise, decidee, notification.envoi, notification.remise, paye, travaille), duree=Duree(1, Unite.ANNEES), au_plus_tard=True, attend=Role.MAGISTRAT, des=60, rappels=(60, 14))

    rouvrir = Passage("Ouvrir un nouveau dossier pour les mêmes faits", vers="transaction", de=(Etat.ABANDONNEE,), emporte=DU_CONSTAT)
    coauteur = Passage("Ouvrir un dossier pour un coauteur", vers="transaction", coauteur=True, emporte=DU_CONSTAT)
    signaler = Passage("Signaler au procureur (art. 40 CPP)", vers="signalement")
    proposer_mesure = Passage("Proposer une mesure au procureur (art. 44-1 al. 6 CPP)", vers="proposition", emporte=DU_CONSTAT)
    proposer_classement = Passage("Proposer un classement sous condition", vers="classement")
    rappeler = Passage("Adresser un rappel à l’ordre", vers="rappel_ordre", emporte=DU_CONSTAT)

    proposees = Rubrique("Transactions proposées", compte=proposer)
    acceptees = Rubrique("Transactions acceptées", compte=(accepter, admettre))
    refusees = Rubrique("Transactions refusées", compte=(refuser, constater_silence))
    homologuees = Rubrique("Transactions homologuées", compte=(homologuer, homologuer_au_siege))
    executees = Rubrique("Transactions exécutées", compte=executer)
    inexecutees = Rubrique("Transactions non exécutées", compte=constater_inexecution)
# fmt: on
