from dataclasses import replace

from annuaire.clauses import Effet, Unite
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE, MAIRIE, PARQUET
from procedure.communs import Procedure
from procedure.declaration import LIBRE, NEANT, Courrier, Delai, Fait, Passage, Rubrique, Transition
from procedure.delais import Duree
from procedure.forms import MotifForm
from rappel_ordre import conditions as si
from rappel_ordre import recevabilite as recevable
from rappel_ordre.aides import AIDES
from rappel_ordre.brouillon import RappelForm, ecrire
from rappel_ordre.courriers import fiche_de_transmission
from rappel_ordre.effets import bloquer, debloquer, reconnaitre
from rappel_ordre.forms import AbandonForm, AvisMotiveForm, AvisTardifForm, FavorableForm, PrecisionForm, ReponseForm
from rappel_ordre.models import Etat, RappelOrdre

# What shows the facts.
DU_CONSTAT = ("constat", "constat_numero", "constat_le", "constat_service")
# What silence decided can still be replaced here, by an answer that reached the commune in time.
APRES_SILENCE = (Etat.AUTORISE, Etat.REFUSE)


# One act, a few lines: the page is read, not scrolled.
# fmt: off
class RappelALOrdre(Procedure):
    """Rappel à l'ordre, art. L.132-7 du code de la sécurité intérieure."""

    sigle, modele, etats, convention = "RAO", RappelOrdre, Etat, LIBRE
    finals, attentes = (Etat.CLOS, Etat.ABANDONNE), (Etat.AVIS_DEMANDE,)
    chemin = (Etat.BROUILLON, Etat.A_SIGNER, Etat.AVIS_DEMANDE, Etat.AUTORISE, Etat.CLOS)
    ecarte = staticmethod(recevable.obstacles)
    aides, details = AIDES, ("motif_bilan", "reconnus", "mineur", *DU_CONSTAT)
    tours = {Etat.A_SIGNER: Role.ELU, Etat.AVIS_DEMANDE: Role.MAGISTRAT} | dict.fromkeys(
        (Etat.BROUILLON, Etat.AUTORISE, Etat.REFUSE, Etat.REORIENTE), Role.AGENT)

    fiche = Courrier("Fiche de transmission au procureur", a=PARQUET, objet="rappel_ordre.objet", signe=Role.ELU,
        avec="rappel_ordre.constat_joint", lettre=fiche_de_transmission)
    demande = Courrier("Demande de précision", a=MAIRIE)
    reponse = Courrier("Réponse à la demande de précision", a=PARQUET, avec="rappel_ordre.constat_joint")
    avis = Courrier("Avis du parquet", a=MAIRIE)
    constat = Courrier("Constat du silence", a=(PARQUET, MAIRIE))
    reprise = Courrier("Silence sans effet", a=(PARQUET, MAIRIE))
    lettre = Courrier("Lettre du maire au parquet", a=PARQUET, signe=Role.ELU)
    question = Fait("Précision demandée par le parquet")
    rendu = Fait("Avis rendu par le parquet")

    # From the first report to the referral.
    completer = replace(Procedure.completer, formulaire=RappelForm, applique=ecrire)
    ouvrir = Transition("Ouvrir", "Dossier ouvert", de=NEANT, vers=Etat.BROUILLON, par=Role.AGENT, si=si.par_une_commune)
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
        datee=True, renverse=APRES_SILENCE, applique=debloquer)
    defavorable = Transition("Avis défavorable", "Avis défavorable rendu", de=Etat.AVIS_DEMANDE, vers=Etat.REFUSE,
        par=Role.MAGISTRAT, si=si.magistrat_competent, formulaire=AvisMotiveForm, faits=rendu, courriers=avis,
        datee=True, renverse=APRES_SILENCE, applique=debloquer)
    reorienter = Transition("Réorienter", "Réorienté par le parquet", de=Etat.AVIS_DEMANDE, vers=Etat.REORIENTE,
        par=Role.MAGISTRAT, si=(si.magistrat_competent, si.reorientation_prevue, si.faits_reconnus),
        formulaire=AvisMotiveForm, faits=rendu, courriers=avis,
        datee=True, renverse=APRES_SILENCE, applique=(debloquer, reconnaitre))

    # Silence, and an answer that comes after it.
    tacite = Transition("Constater le silence qui accepte", "Accepté par le silence", de=Etat.AVIS_DEMANDE, vers=Etat.AUTORISE,
        par=HORLOGE, courriers=constat)
    refus_tacite = Transition("Constater le silence qui refuse", "Refusé par le silence", de=Etat.AVIS_DEMANDE, vers=Etat.REFUSE,
        par=HORLOGE, courriers=constat)
    revenir = Transition("Revenir sur le silence", "Silence sans effet", de=APRES_SILENCE, vers=Etat.AVIS_DEMANDE,
        par=HORLOGE, courriers=reprise, applique=debloquer)
    passer_outre = Transition("Passer outre le silence", "Silence passé outre", de=Etat.AVIS_DEMANDE, vers=Etat.AUTORISE,
        par=Role.ELU, si=recevable.encore, courriers=lettre)
    tardif = Transition("Avis tardif", "Avis tardif reçu", de=(Etat.AUTORISE, Etat.REFUSE, Etat.CLOS), par=Role.MAGISTRAT,
        si=(si.magistrat_competent, si.silence_a_decide, si.apres_le_terme), formulaire=AvisTardifForm,
        faits=rendu, courriers=avis, datee=True, applique=bloquer)
    renoncer = Transition("Renoncer après l’avis tardif", "Abandonné après l’avis tardif", de=Etat.AUTORISE, vers=Etat.ABANDONNE,
        par=Role.ELU, si=si.bloque, formulaire=MotifForm, courriers=lettre, applique=debloquer)
    maintenir = Transition("Maintenir malgré l’avis tardif", "Maintenu malgré l’avis tardif", de=Etat.AUTORISE,
        par=Role.ELU, si=si.bloque, formulaire=MotifForm, courriers=lettre, applique=debloquer)
    reprendre = Transition("Reprendre après un avis favorable tardif", "Repris après l’avis tardif", de=Etat.REFUSE, vers=Etat.AUTORISE,
        par=Role.ELU, si=(si.silence_a_decide, si.avis_favorable_tardif))

    # The end.
    clore_sans_suite = Transition("Clore sans autre suite", "Clos sans autre suite",
        de=(Etat.REFUSE, Etat.REORIENTE), vers=Etat.CLOS, par=Role.AGENT)
    abandonner = Transition("Abandonner", "Abandonné", de=(Etat.BROUILLON, Etat.A_SIGNER, Etat.AVIS_DEMANDE, Etat.AUTORISE),
        vers=Etat.ABANDONNE, par=(Role.AGENT, Role.ELU), si=(si.a_lui_d_abandonner, si.pas_bloque), formulaire=AbandonForm)

    signature = Delai("Signature de l’élu", dans=Etat.A_SIGNER, attend=Role.ELU, duree=Duree(2, Unite.JOURS), relances=(0, 3, 7))
    reponse_attendue = Delai("Avis du parquet", dans=Etat.AVIS_DEMANDE, attend=Role.MAGISTRAT,
        depuis=(fiche.reception, reponse.reception), jusqua=(question, rendu),
        pause={fiche.retour: fiche.reception, reponse.retour: reponse.reception},
        clause="rappel_ordre.avis",
        effets={Effet.ACCEPTATION: tacite, Effet.REFUS: refus_tacite, Effet.LE_MAIRE_DECIDE: passer_outre},
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
    avis_contraire = Delai("Avis tardif contraire : renoncer, ou maintenir", dans=Etat.AUTORISE, depuis=rendu,
        bloquant="bloque", attend=Role.ELU, duree=Duree(2, Unite.JOURS), relances=(0, 3, 7))

    coauteur = Passage("Ouvrir un dossier pour un coauteur", vers="rappel_ordre", coauteur=True, emporte=DU_CONSTAT)
    signaler = Passage("Signaler au procureur (art. 40 CPP)", vers="signalement", emporte=DU_CONSTAT)
    en_danger = Passage("Signaler un enfant en danger (art. 375 C. civ.)", vers="alerte")
    transiger = Passage("Proposer une transaction", vers="transaction", emporte=DU_CONSTAT)
    proposer_mesure = Passage("Proposer une mesure au procureur (art. 44-1 al. 6 CPP)", vers="proposition", emporte=DU_CONSTAT)
    proposer_classement = Passage("Proposer un classement sous condition", vers="classement", emporte=DU_CONSTAT)
    conseil_des_familles = Passage("Saisir le conseil pour les droits et devoirs des familles", vers="cddf")

    avis_favorables = Rubrique("Avis favorables", compte=favorable)
    avis_contraires = Rubrique("Avis défavorables et réorientations", compte=(defavorable, reorienter))
    avis_tacites = Rubrique("Avis tacites", compte=tacite)
# fmt: on
