from dataclasses import replace

from annuaire.clauses import Effet, Unite
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE, MAIRIE, PARQUET
from procedure.communs import Procedure
from procedure.declaration import EN_COURS, LIBRE, NEANT, PARTOUT, Courrier, Delai, Fait, Passage, Rubrique, Transition
from procedure.delais import Duree
from procedure.forms import MotifForm
from rappel_ordre import conditions as si
from rappel_ordre import conditions_tenue as tenue
from rappel_ordre import effets, forms_rendez_vous, forms_suites, forms_tenue
from rappel_ordre import recevabilite as recevable
from rappel_ordre.aides import AIDES
from rappel_ordre.au_parquet import constat_du_silence, reponse_au_parquet, reprise_du_silence
from rappel_ordre.brouillon import RappelForm, ecrire
from rappel_ordre.convocations import lettre_d_annulation, lettre_de_convocation
from rappel_ordre.convoques import LE_PARQUET_APRES, LES_CONVOQUES, LES_DECOMMANDES
from rappel_ordre.courriers import fiche_de_transmission
from rappel_ordre.decisions import decision
from rappel_ordre.effets import ENCORE
from rappel_ordre.forms import (
    AbandonForm,
    AvisMotiveForm,
    AvisTardifForm,
    ConvenirForm,
    FavorableForm,
    PrecisionForm,
    ReponseForm,
)
from rappel_ordre.information import fiche_d_information, lettre_de_transmission
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.personnes import PersonnesForm, ecrire_les_personnes

# What shows the facts.
DU_CONSTAT = ("constat", "constat_numero", "constat_le", "constat_service")
# What silence decided can still be replaced here, by an answer that reached the commune in time: nothing was held.
APRES_SILENCE = (Etat.AUTORISE, Etat.REFUSE, Etat.CONVOQUE)
A_TENIR = (Etat.AUTORISE, Etat.CONVOQUE)
DIT = (Etat.PRONONCE, Etat.CARENCE)


# One act, a few lines: the page is read, not scrolled.
# fmt: off
class RappelALOrdre(Procedure):
    """Rappel à l'ordre, art. L.132-7 du code de la sécurité intérieure."""

    sigle, modele, etats, convention = "RAO", RappelOrdre, Etat, LIBRE
    finals, attentes = (Etat.CLOS, Etat.ABANDONNE), (Etat.AVIS_DEMANDE,)
    chemin = (Etat.BROUILLON, Etat.A_SIGNER, Etat.AVIS_DEMANDE, Etat.AUTORISE, Etat.CONVOQUE, Etat.PRONONCE, Etat.CLOS)
    ecarte = staticmethod(recevable.obstacles)
    aides, details = AIDES, ("motif_bilan", "reconnus", "mineur", *DU_CONSTAT)
    tours = {Etat.A_SIGNER: Role.ELU, Etat.AVIS_DEMANDE: Role.MAGISTRAT} | dict.fromkeys(
        (Etat.BROUILLON, Etat.REFUSE, Etat.REORIENTE, *A_TENIR, *DIT), Role.AGENT)

    question = Fait("Précision demandée par le parquet")
    fiche = Courrier("Fiche de transmission au procureur", a=PARQUET, objet="rappel_ordre.objet", signe=Role.ELU,
        avec="rappel_ordre.constat_joint", lettre=fiche_de_transmission)
    demande = Courrier("Demande de précision", a=MAIRIE)
    reponse = Courrier("Réponse à la demande de précision", a=PARQUET, avec="rappel_ordre.constat_joint", avec_depuis=question,
        lettre=reponse_au_parquet)
    avis = Courrier("Avis du parquet", a=MAIRIE)
    constat = Courrier("Constat du silence", a=(PARQUET, MAIRIE), dit=constat_du_silence)
    reprise = Courrier("Silence sans effet", a=(PARQUET, MAIRIE), dit=reprise_du_silence)
    lettre = Courrier("Lettre du maire au parquet", a=PARQUET, signe=Role.ELU, lettre=decision)
    convocation = Courrier("Convocation", a=LES_CONVOQUES, signe=Role.ELU, lettre=lettre_de_convocation)
    annulation = Courrier("Annulation de la convocation", a=LES_DECOMMANDES, signe=Role.ELU, lettre=lettre_d_annulation)
    information = Courrier("Fiche d’information", a=PARQUET, objet="rappel_ordre.objet", signe=Role.ELU,
        avec="rappel_ordre.constat_joint", avec_dans=Etat.CARENCE, lettre=fiche_d_information)
    transmission = Courrier("Transmission du dossier", a=PARQUET, objet="rappel_ordre.objet", signe=Role.ELU,
        avec="rappel_ordre.constat_joint", lettre=lettre_de_transmission)
    deja_tenu = Courrier("Rappel déjà tenu quand l’avis est parvenu", a=LE_PARQUET_APRES)
    deces = Courrier("Décès de la personne", a=PARQUET)
    suite_demandee = Courrier("Demande de la suite donnée", a=PARQUET)
    suite = Courrier("Suite donnée par le parquet", a=MAIRIE)
    rendu = Fait("Avis rendu par le parquet")
    propose = Fait("Rendez-vous proposé")
    suite_posee, suite_dite = Fait("Suite demandée"), Fait("Suite dite par le parquet")
    tenu, manque = Fait("Rappel à l’ordre tenu"), Fait("Rendez-vous manqué")
    sans_fiche = Fait("Aucune fiche d’information n’est demandée")

    # From the first report to the referral.
    completer = replace(Procedure.completer, formulaire=RappelForm, applique=ecrire)
    ouvrir = Transition("Ouvrir", "Dossier ouvert", de=NEANT, vers=Etat.BROUILLON, par=Role.AGENT,
        si=(si.par_une_commune, si.territoire_du_rappel))
    soumettre = Transition("Soumettre à la signature", "Soumis à la signature", de=Etat.BROUILLON, vers=Etat.A_SIGNER,
        par=Role.AGENT, si=recevable.complet, interne=True)
    rendre = Transition("Rendre à l’agent", "Rendu à l’agent", de=Etat.A_SIGNER, vers=Etat.BROUILLON, par=Role.ELU,
        formulaire=MotifForm, interne=True)
    retirer = Transition("Reprendre le brouillon", "Brouillon repris", de=Etat.A_SIGNER, vers=Etat.BROUILLON,
        par=Role.AGENT, interne=True)
    saisir = Transition("Signer et saisir le parquet", "Parquet saisi", de=Etat.A_SIGNER, vers=Etat.AVIS_DEMANDE,
        par=Role.ELU, si=(si.consultation_prevue, *recevable.complet),
        courriers=fiche, transmet=True)
    autoriser = Transition("Autoriser sans consultation", "Autorisé sans consultation", de=Etat.A_SIGNER, vers=Etat.AUTORISE,
        par=Role.ELU, si=(si.sans_consultation, *recevable.complet))

    # The parquet's answer, or a question back.
    demander = Transition("Demander une précision", "Précision demandée", de=Etat.AVIS_DEMANDE, par=Role.MAGISTRAT,
        formulaire=PrecisionForm, faits=question, courriers=demande, datee=True, renverse=APRES_SILENCE)
    repondre = Transition("Répondre à la demande de précision", "Précision donnée", de=Etat.AVIS_DEMANDE, par=Role.AGENT,
        si=si.precision_demandee, formulaire=ReponseForm, courriers=reponse)
    favorable = Transition("Avis favorable", "Avis favorable rendu", de=Etat.AVIS_DEMANDE, vers=Etat.AUTORISE,
        par=Role.MAGISTRAT, si=si.magistrat_competent, formulaire=FavorableForm, faits=rendu, courriers=avis,
        datee=True, renverse=APRES_SILENCE, applique=effets.debloquer)
    defavorable = Transition("Avis défavorable", "Avis défavorable rendu", de=Etat.AVIS_DEMANDE, vers=Etat.REFUSE,
        par=Role.MAGISTRAT, si=si.magistrat_competent, formulaire=AvisMotiveForm, faits=rendu, courriers=avis,
        datee=True, renverse=APRES_SILENCE, applique=(effets.debloquer, effets.decommander, effets.refuser))
    reorienter = Transition("Réorienter", "Réorienté par le parquet", de=Etat.AVIS_DEMANDE, vers=Etat.REORIENTE,
        par=Role.MAGISTRAT, si=(si.magistrat_competent, si.reorientation_prevue, si.faits_reconnus),
        formulaire=AvisMotiveForm, faits=rendu, courriers=avis,
        datee=True, renverse=APRES_SILENCE, applique=(effets.debloquer, effets.reconnaitre, effets.decommander))

    # Silence, and an answer that comes after it.
    tacite = Transition("Constater le silence qui accepte", "Accepté par le silence", de=Etat.AVIS_DEMANDE, vers=Etat.AUTORISE,
        par=HORLOGE, courriers=constat)
    refus_tacite = Transition("Constater le silence qui refuse", "Refusé par le silence", de=Etat.AVIS_DEMANDE, vers=Etat.REFUSE,
        par=HORLOGE, courriers=constat, applique=effets.refuser)
    revenir = Transition("Revenir sur le silence", "Silence sans effet", de=APRES_SILENCE, vers=Etat.AVIS_DEMANDE,
        par=HORLOGE, courriers=reprise, applique=(effets.debloquer, effets.decommander))
    passer_outre = Transition("Passer outre le silence", "Silence passé outre", de=Etat.AVIS_DEMANDE, vers=Etat.AUTORISE,
        par=Role.ELU, si=recevable.encore, courriers=lettre)
    convenir = Transition("Noter la décision prise ensemble", "Décidé avec le parquet", de=Etat.AVIS_DEMANDE, vers=Etat.AUTORISE,
        par=Role.ELU, si=recevable.encore, formulaire=ConvenirForm, courriers=lettre, datee=True, a_deux=True)
    tardif = Transition("Avis tardif", "Avis tardif reçu", de=(*APRES_SILENCE, *DIT, Etat.CLOS),
        par=Role.MAGISTRAT, si=(si.magistrat_competent, si.silence_a_decide, si.apres_le_terme), formulaire=AvisTardifForm,
        faits=rendu, courriers=(avis, deja_tenu), datee=True, applique=effets.bloquer)
    renoncer = Transition("Renoncer après l’avis tardif", "Abandonné après l’avis tardif", de=ENCORE, vers=Etat.ABANDONNE,
        par=Role.ELU, si=si.bloque, formulaire=MotifForm, courriers=(lettre, annulation), applique=effets.debloquer)
    maintenir = Transition("Maintenir malgré l’avis tardif", "Maintenu malgré l’avis tardif", de=ENCORE,
        par=Role.ELU, si=si.bloque, formulaire=MotifForm, courriers=lettre, applique=effets.debloquer)
    reprendre = Transition("Reprendre après un avis favorable tardif", "Repris après l’avis tardif", de=Etat.REFUSE, vers=Etat.AUTORISE,
        par=Role.ELU, si=(si.silence_a_decide, si.avis_favorable_tardif), courriers=lettre)

    # From the appointment to what was said, or missed.
    actualiser = Transition("Mettre à jour les personnes", "Personnes mises à jour", de=ENCORE, par=Role.AGENT,
        formulaire=PersonnesForm, applique=ecrire_les_personnes, interne=True)
    fixer = Transition("Fixer un rendez-vous", "Rendez-vous fixé, à signer", de=ENCORE, par=(Role.AGENT, Role.ELU),
        si=(si.pas_bloque, tenue.fiche_pas_partie), formulaire=forms_rendez_vous.RendezVousForm, faits=propose, applique=effets.proposer, interne=True)
    convoquer = Transition("Signer la convocation", "Convoqué", de=Etat.AUTORISE, vers=Etat.CONVOQUE, par=Role.ELU,
        si=(si.pas_bloque, tenue.rendez_vous_fixe, tenue.un_adulte_a_convoquer, tenue.adresses_connues),
        courriers=(convocation, annulation), applique=effets.convoquer)
    reporter = Transition("Signer le report", "Rendez-vous reporté", de=(Etat.CONVOQUE, Etat.CARENCE), vers=Etat.CONVOQUE, par=Role.ELU,
        si=(si.pas_bloque, tenue.rendez_vous_fixe, tenue.fiche_pas_partie, tenue.un_adulte_a_convoquer, tenue.adresses_connues),
        courriers=(convocation, annulation), applique=effets.convoquer)
    confirmer = Transition("Maintenir le rendez-vous", "Rendez-vous maintenu", de=Etat.AUTORISE, vers=Etat.CONVOQUE,
        par=(Role.AGENT, Role.ELU), si=(si.pas_bloque, tenue.rendez_vous_tient))
    prononcer = Transition("Noter que le rappel a été tenu", "Rappel à l’ordre prononcé", de=A_TENIR, vers=Etat.PRONONCE,
        par=(Role.AGENT, Role.ELU), si=(si.pas_bloque, tenue.convocation_facultative), formulaire=forms_tenue.PrononcerForm,
        faits=tenu, selon=sans_fiche, courriers=deja_tenu, datee=True, applique=(effets.debloquer, effets.tenir))
    constater_carence = Transition("Constater la carence", "Carence constatée", de=Etat.CONVOQUE, vers=Etat.CARENCE, par=Role.ELU,
        si=(si.pas_bloque, tenue.heure_passee, tenue.convocations_presentees), formulaire=forms_suites.CarenceForm,
        selon=(manque, sans_fiche), applique=effets.manquer)
    informer = Transition("Signer la fiche d’information", "Fiche d’information envoyée", de=DIT, par=Role.ELU,
        si=tenue.fiche_due, courriers=information, transmet=True, applique=effets.informe)
    annuler = Transition("Décommander les personnes convoquées", "Convocation annulée",
        de=(Etat.AVIS_DEMANDE, Etat.REFUSE, Etat.REORIENTE), par=Role.ELU, si=tenue.quelqu_un_est_convoque,
        courriers=annulation, applique=effets.decommande)

    # The end, and what is asked after it.
    exclure = Transition("Constater une exclusion", "Exclu du rappel à l’ordre", de=(Etat.AVIS_DEMANDE, *A_TENIR), vers=Etat.ABANDONNE,
        par=Role.ELU, formulaire=forms_suites.ExclusionForm, courriers=(lettre, annulation), applique=effets.debloquer)
    transmettre = Transition("Transmettre le dossier au parquet", "Dossier transmis", de=Etat.REFUSE, par=Role.ELU,
        si=tenue.a_transmettre, courriers=transmission, applique=effets.transmis)
    clore = Transition("Clore", "Clos", de=DIT, vers=Etat.CLOS, par=HORLOGE)
    clore_sans_suite = Transition("Clore sans autre suite", "Clos sans autre suite", de=(Etat.REFUSE, Etat.REORIENTE), vers=Etat.CLOS,
        par=Role.AGENT, si=(tenue.deja_transmis, tenue.personne_a_decommander))
    abandonner = Transition("Abandonner", "Abandonné", de=(Etat.BROUILLON, Etat.A_SIGNER, Etat.AUTORISE), vers=Etat.ABANDONNE,
        par=(Role.AGENT, Role.ELU), si=(si.rien_n_est_parti, si.pas_bloque), formulaire=AbandonForm)
    desister = Transition("Abandonner et le faire savoir", "Abandonné", de=(Etat.AVIS_DEMANDE, *A_TENIR), vers=Etat.ABANDONNE,
        par=Role.ELU, si=si.un_courrier_est_parti, formulaire=AbandonForm, courriers=(lettre, annulation), applique=effets.debloquer)
    constater_deces = Transition("Constater le décès", "Décès constaté", de=EN_COURS, vers=Etat.ABANDONNE, par=(Role.AGENT, Role.ELU),
        formulaire=forms_suites.DecesForm, courriers=deces, datee=True, prouve=True, applique=effets.debloquer)
    demander_suite = Transition("Demander la suite donnée", "Suite demandée", de=(Etat.REFUSE, Etat.REORIENTE, Etat.CARENCE, Etat.CLOS),
        par=Role.AGENT, si=(tenue.suites_prevues, tenue.pas_mene, tenue.suite_pas_encore_demandee), faits=suite_posee,
        courriers=suite_demandee)
    repondre_suite = Transition("Dire la suite donnée", "Suite donnée par le parquet", de=(Etat.REFUSE, Etat.REORIENTE, Etat.CARENCE, Etat.CLOS),
        par=Role.MAGISTRAT, si=tenue.suite_demandee, formulaire=forms_suites.SuiteForm, faits=suite_dite, courriers=suite, datee=True)

    signature = Delai("Signature de l’élu", dans=Etat.A_SIGNER, attend=Role.ELU, duree=Duree(2, Unite.JOURS), relances=(0, 3, 7))
    reponse_attendue = Delai("Avis du parquet", dans=Etat.AVIS_DEMANDE, attend=Role.MAGISTRAT,
        depuis=(fiche.reception, reponse.reception), jusqua=(question, rendu),
        pause={fiche.retour: fiche.reception, reponse.retour: reponse.reception},
        clause="rappel_ordre.avis",
        effets={Effet.ACCEPTATION: tacite, Effet.REFUS: refus_tacite, Effet.LE_MAIRE_DECIDE: passer_outre,
            Effet.ENSEMBLE: convenir},
        revient=revenir, rappels=(2, 1), relances=(7, 14, 30), escalade=2)
    avis_a_enregistrer = Delai("Avis parvenu, à enregistrer", dans=Etat.AVIS_DEMANDE, depuis=rendu,
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    preuve = Delai("Preuve de réception par le parquet", dans=Etat.AVIS_DEMANDE, jusqua=fiche.reception,
        gestes=Procedure.noter_reception, duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    question_posee = Delai("Réponse à la question du parquet", dans=Etat.AVIS_DEMANDE, depuis=question,
        jusqua=reponse.reception, duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    courrier_revenu = Delai("Courrier revenu", dans=Etat.AVIS_DEMANDE, depuis=(fiche.retour, reponse.retour),
        jusqua=(fiche.reception, reponse.reception), gestes=(Procedure.renvoyer, Procedure.noter_reception),
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    avis_contraire = Delai("Avis tardif contraire : renoncer, ou maintenir", dans=ENCORE, depuis=rendu,
        bloquant="bloque", attend=Role.ELU, duree=Duree(2, Unite.JOURS), relances=(0, 3, 7))
    rendez_vous_a_signer = Delai("Rendez-vous à signer", dans=ENCORE, depuis=propose, bloquant="a_convoquer", attend=Role.ELU,
        duree=Duree(2, Unite.JOURS), relances=(0, 2, 5))
    convocation_a_remettre = Delai("Convocation à poster ou à remettre", dans=Etat.CONVOQUE, depuis=convocation.depart,
        jusqua=(convocation.envoi, convocation.remise), gestes=(Procedure.noter_envoi, Procedure.noter_remise),
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    annulation_a_remettre = Delai("Annulation à poster ou à remettre", dans=PARTOUT, depuis=annulation.depart,
        jusqua=(annulation.envoi, annulation.remise), gestes=(Procedure.noter_envoi, Procedure.noter_remise),
        duree=Duree(1, Unite.JOURS), relances=(0, 1, 3))
    rendez_vous = Delai("Rendez-vous en mairie", dans=Etat.CONVOQUE, au="rdv_le", convenu=True, rappels=(2,), relances=(1, 4, 10))
    a_tenir = Delai("Rappel à l’ordre à tenir, ou carence à constater", dans=Etat.CONVOQUE, au="rdv_le", des=0, attend=Role.ELU, relances=(1, 4))
    a_decommander = Delai("Personnes à décommander", dans=(Etat.REFUSE, Etat.REORIENTE), bloquant="a_decommander", attend=Role.ELU,
        duree=Duree(1, Unite.JOURS), relances=(0, 1, 3))
    a_transmettre = Delai("Dossier à transmettre au parquet", dans=Etat.REFUSE, bloquant="a_transmettre", attend=Role.ELU,
        duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    suite_attendue = Delai("Suite demandée par la mairie", dans=(Etat.REFUSE, Etat.REORIENTE, Etat.CARENCE, Etat.CLOS), depuis=suite_posee,
        jusqua=suite_dite, attend=Role.MAGISTRAT, duree=Duree(1, Unite.MOIS), relances=(0, 14, 30))
    fiche_a_signer = Delai("Fiche d’information à signer", dans=DIT, bloquant="fiche_due", attend=Role.ELU,
        duree=Duree(2, Unite.OUVRABLES), relances=(0, 3, 7))
    lettre_a_deposer = Delai("Lettre du maire à déposer au parquet", dans=PARTOUT, depuis=lettre.depart,
        jusqua=(lettre.envoi, lettre.remise, lettre.reception), gestes=(Procedure.noter_envoi, Procedure.noter_remise),
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    dossier_a_deposer = Delai("Dossier à déposer au parquet", dans=PARTOUT, depuis=transmission.depart,
        jusqua=(transmission.envoi, transmission.remise, transmission.reception), gestes=(Procedure.noter_envoi, Procedure.noter_remise),
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    fiche_a_deposer = Delai("Fiche d’information à déposer au parquet", dans=DIT, depuis=information.depart,
        jusqua=(information.envoi, information.remise), gestes=(Procedure.noter_envoi, Procedure.noter_remise),
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    fiche_revenue = Delai("Fiche d’information revenue", dans=(*DIT, Etat.CLOS), depuis=information.retour, jusqua=(information.envoi, information.reception),
        gestes=(Procedure.renvoyer, Procedure.noter_reception), duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    cloture = Delai("Clôture du dossier", dans=DIT, depuis=(information.envoi, information.remise, sans_fiche), pause={information.retour: information.envoi},
        duree=Duree(3, Unite.OUVRABLES), sauf="a_convoquer", fin=clore)

    rouvrir = Passage("Ouvrir un nouveau dossier pour les mêmes faits", vers="rappel_ordre", de=(Etat.CLOS, Etat.ABANDONNE), emporte=DU_CONSTAT)
    coauteur = Passage("Ouvrir un dossier pour un coauteur", vers="rappel_ordre", coauteur=True, emporte=DU_CONSTAT)
    signaler = Passage("Signaler au procureur (art. 40 CPP)", vers="signalement", emporte=DU_CONSTAT)
    en_danger = Passage("Signaler un enfant en danger (art. 375 C. civ.)", vers="alerte")
    transiger = Passage("Proposer une transaction", vers="transaction", emporte=DU_CONSTAT[1:])
    proposer_mesure = Passage("Proposer une mesure au procureur (art. 44-1 al. 6 CPP)", vers="proposition", emporte=DU_CONSTAT)
    proposer_classement = Passage("Proposer un classement sous condition", vers="classement", emporte=DU_CONSTAT)
    conseil_des_familles = Passage("Saisir le conseil pour les droits et devoirs des familles", vers="cddf")

    antecedents = {prononcer: (Etat.PRONONCE, Etat.CLOS), constater_carence: (Etat.CARENCE, Etat.CLOS)}
    prononces = Rubrique("Rappels à l’ordre prononcés", compte=prononcer)
    carences = Rubrique("Carences", compte=constater_carence)
    avis_favorables = Rubrique("Avis favorables", compte=favorable)
    avis_contraires = Rubrique("Avis défavorables et réorientations", compte=(defavorable, reorienter))
    avis_tacites = Rubrique("Avis tacites", compte=tacite)
# fmt: on
