"""What every procedure can do, written once: the life of letters, corrections, a case entrusted to somebody."""

from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE
from procedure.brouillon import CompleterForm, completer, un_brouillon
from procedure.conditions import exige
from procedure.declaration import EN_COURS, PARTOUT, Transition
from procedure.effets import corriger_le_fait, partager, pas_avant_l_envoi
from procedure.forms import ConfierForm
from procedure.forms_courriers import CourrierForm, RefaireForm, RenvoiForm, RetourForm
from procedure.inscription import constater
from procedure.notes import CorrigerNoteForm, NoterForm, RetirerNoteForm
from procedure.page import Page
from procedure.pieces.forms import JoindreForm, verser
from procedure.rapprochements import RapprocherForm, SeparerForm, rapprocher, separer
from procedure.rectifications import RectifierForm, a_rectifier

TOUS = (Role.AGENT, Role.ELU, Role.COORDONNATEUR, Role.MAGISTRAT, Role.SECRETARIAT)


@exige("Aucun courrier n’est encore parti de ce dossier.")
def un_courrier_est_parti(essai):
    return bool(essai.courriers_partis)


@exige("Vous n’avez encore rien noté ici.")
def quelque_chose_a_rectifier(essai):
    return a_rectifier(essai).exists()


def moment(libelle, dit, lequel, *par, annonce="", formulaire=CourrierForm) -> Transition:
    """The act that tells a moment in the life of the letter chosen."""

    def constater_le_moment(essai):
        choix = essai.formulaire.cleaned_data
        fait = getattr(essai.page.courriers[choix["courrier"]], lequel)
        pas_avant_l_envoi(essai, choix["courrier"], essai.dossier.version, essai.date)
        constater(essai, fait, destinataire=choix["destinataire"])

    return Transition(
        libelle,
        dit,
        de=PARTOUT,
        par=par,
        si=un_courrier_est_parti,
        formulaire=formulaire,
        applique=constater_le_moment,
        annonce=annonce,
        datee=True,
        prouve=True,
        anodin=True,
    )


def a_nous(libelle, dit, formulaire, *applique) -> Transition:
    """What one side does for itself, whatever becomes of the case."""
    return Transition(
        libelle, dit, de=PARTOUT, par=TOUS, formulaire=formulaire, applique=applique, interne=True, anodin=True
    )


class Procedure(Page):
    completer = Transition(
        "Compléter le brouillon",
        "Brouillon enregistré",
        de=EN_COURS,
        par=Role.AGENT,
        si=un_brouillon,
        formulaire=CompleterForm,
        applique=completer,
        interne=True,
    )
    noter_envoi = moment("Noter l’envoi", "Courrier envoyé", "envoi", Role.AGENT, HORLOGE)
    noter_remise = moment("Noter la remise en main propre", "Courrier remis en main propre", "remise", Role.AGENT)
    noter_presentation = moment("Noter la première présentation", "Courrier présenté", "presentation", Role.AGENT)
    noter_reception = moment(
        "Noter la réception", "Courrier reçu", "reception", Role.AGENT, Role.SECRETARIAT, Role.MAGISTRAT, HORLOGE
    )
    noter_retour = moment(
        "Noter un rejet ou un retour",
        "Courrier revenu",
        "retour",
        Role.AGENT,
        HORLOGE,
        annonce="Un courrier est revenu",
        formulaire=RetourForm,
    )
    renvoyer = Transition(
        "Renvoyer un courrier",
        "Courrier renvoyé",
        de=PARTOUT,
        par=Role.AGENT,
        si=un_courrier_est_parti,
        formulaire=RenvoiForm,
    )
    refaire = Transition(
        "Refaire et signer un courrier",
        "Courrier refait",
        de=EN_COURS,
        par=Role.ELU,
        si=un_courrier_est_parti,
        formulaire=RefaireForm,
    )
    rectifier = Transition(
        "Rectifier ce qui a été noté",
        "Date rectifiée",
        de=EN_COURS,
        par=(Role.AGENT, Role.ELU, Role.MAGISTRAT, Role.SECRETARIAT),
        si=quelque_chose_a_rectifier,
        formulaire=RectifierForm,
        annonce="Une date a été rectifiée",
        applique=corriger_le_fait,
    )
    joindre = Transition(
        "Joindre une pièce",
        "Pièce jointe",
        de=PARTOUT,
        par=TOUS,
        formulaire=JoindreForm,
        applique=verser,
        anodin=True,
    )
    noter = a_nous("Écrire une note", "Note écrite", NoterForm)
    corriger_note = a_nous("Corriger une note", "Note corrigée", CorrigerNoteForm)
    retirer_note = a_nous("Retirer une note", "Note retirée", RetirerNoteForm)
    rapprocher = a_nous("Lier à un autre dossier", "Lié à un autre dossier", RapprocherForm, rapprocher)
    separer = a_nous("Défaire un lien", "Lien défait", SeparerForm, separer)
    recompter = Transition(
        "Recompter les termes", "Termes recomptés", de=PARTOUT, par=HORLOGE, annonce="Un terme a changé"
    )
    confier = Transition(
        "Confier à un collègue",
        "Confié à un collègue",
        de=EN_COURS,
        par=(Role.AGENT, Role.ELU, Role.MAGISTRAT, Role.SECRETARIAT),
        formulaire=ConfierForm,
        applique=partager,
        interne=True,
        anodin=True,
    )
