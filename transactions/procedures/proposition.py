from dataclasses import replace

from annuaire.clauses import Unite
from annuaire.models.habilitations import Role
from procedure.acteurs import MAIRIE, PARQUET
from procedure.communs import Procedure
from procedure.declaration import LIBRE, NEANT, Courrier, Delai, Passage, Rubrique, Transition
from procedure.delais import Duree
from procedure.forms import MotifForm
from transactions import mesures
from transactions.aides_mesures import AIDES
from transactions.conditions import rien_n_est_parti
from transactions.forms import DecisionForm
from transactions.forms_fin import AbandonForm
from transactions.models import EtatMesure as Etat
from transactions.models import Mesure

PREPAREE, REPONDUE = (Etat.BROUILLON, Etat.A_SIGNER), (Etat.ACCEPTEE, Etat.ECARTEE)
VIVANTE = (Etat.PROPOSEE, *REPONDUE)


# One act, a few lines: the page is read, not scrolled.
# fmt: off
class PropositionAuProcureur(Procedure):
    """Proposition d’une mesure au procureur, art. 44-1 al. 6 du code de procédure pénale."""

    sigle, modele, etats, convention, article = "PMP", Mesure, Etat, LIBRE, "une"
    finals, attentes = (Etat.CONNUE, Etat.SANS_SUITE, Etat.ABANDONNEE), (Etat.PROPOSEE,)
    chemin = (Etat.BROUILLON, Etat.A_SIGNER, Etat.PROPOSEE, Etat.ACCEPTEE, Etat.CONNUE)
    ecarte, aides, details = staticmethod(mesures.obstacles), AIDES, ("sorte", "precisions_mesure", *mesures.CONSTAT)
    tours = {Etat.BROUILLON: Role.AGENT, Etat.A_SIGNER: Role.ELU} | dict.fromkeys(VIVANTE, Role.MAGISTRAT)

    proposition = Courrier("Proposition au procureur", a=PARQUET, signe=Role.ELU, avec=True, lettre=mesures.lettre)
    decision = Courrier("Réponse du parquet à la proposition", a=MAIRIE)
    suite = Courrier("Suite réservée à la proposition", a=MAIRIE)
    relance = Courrier("Relance du parquet", a=PARQUET)
    retrait = Courrier("Proposition retirée", a=PARQUET)

    completer = replace(Procedure.completer, formulaire=mesures.MesureForm, applique=mesures.ecrire)
    ouvrir = Transition("Ouvrir", "Dossier ouvert", de=NEANT, vers=Etat.BROUILLON, par=Role.AGENT)
    soumettre = Transition("Soumettre à la signature", "Soumise à la signature", de=Etat.BROUILLON, vers=Etat.A_SIGNER, par=Role.AGENT,
        si=mesures.complet, interne=True)
    rendre = Transition("Rendre à l’agent", "Rendue à l’agent", de=Etat.A_SIGNER, vers=Etat.BROUILLON, par=Role.ELU, formulaire=MotifForm, interne=True)
    retirer = Transition("Reprendre le brouillon", "Brouillon repris", de=Etat.A_SIGNER, vers=Etat.BROUILLON, par=Role.AGENT, interne=True)
    proposer = Transition("Signer et proposer", "Proposée au procureur", de=Etat.A_SIGNER, vers=Etat.PROPOSEE, par=Role.ELU, si=mesures.complet,
        courriers=proposition, transmet=True)
    accepter = Transition("Accepter la proposition", "Proposition acceptée", de=Etat.PROPOSEE, vers=Etat.ACCEPTEE, par=Role.MAGISTRAT,
        formulaire=DecisionForm, courriers=decision, datee=True)
    ecarter = Transition("Écarter la proposition", "Proposition écartée", de=Etat.PROPOSEE, vers=Etat.ECARTEE, par=Role.MAGISTRAT,
        formulaire=MotifForm, courriers=decision, datee=True)
    repondre = Transition("Dire la suite", "Suite connue", de=VIVANTE, vers=Etat.CONNUE, par=Role.MAGISTRAT,
        formulaire=mesures.SuiteForm, courriers=suite, datee=True)
    relancer = Transition("Relancer le parquet", "Parquet relancé", de=VIVANTE, par=Role.AGENT, courriers=relance)
    clore_sans_suite = Transition("Clore sans suite connue", "Close sans suite connue", de=VIVANTE, vers=Etat.SANS_SUITE, par=Role.AGENT, formulaire=MotifForm)
    dire_la_suite = Transition("Dire la suite, après coup", "Suite dite après coup", de=Etat.SANS_SUITE, par=Role.MAGISTRAT,
        formulaire=mesures.SuiteForm, courriers=suite, datee=True)
    abandonner = Transition("Abandonner", "Abandonnée", de=PREPAREE, vers=Etat.ABANDONNEE, par=(Role.AGENT, Role.ELU), si=rien_n_est_parti, formulaire=AbandonForm)
    desister = Transition("Retirer la proposition", "Proposition retirée", de=Etat.PROPOSEE, vers=Etat.ABANDONNEE, par=Role.ELU,
        formulaire=AbandonForm, courriers=retrait)

    signature = Delai("Signature de l’élu", dans=Etat.A_SIGNER, attend=Role.ELU, duree=Duree(2, Unite.JOURS), relances=(0, 3, 7))
    nouvelles = Delai("Nouvelles du parquet à demander", dans=VIVANTE, gestes=relancer, duree=Duree(2, Unite.MOIS), relances=(0, 30))

    transiger = Passage("Proposer une transaction", vers="transaction", de=PREPAREE, emporte=mesures.CONSTAT[1:])
    signaler = Passage("Signaler au procureur (art. 40 CPP)", vers="signalement")
    proposer_classement = Passage("Proposer un classement sous condition", vers="classement")

    proposees = Rubrique("Mesures proposées au procureur", compte=proposer)
    acceptees = Rubrique("Mesures acceptées par le procureur", compte=accepter)
# fmt: on
