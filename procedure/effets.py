"""What the acts of every procedure write besides the tables of the engine."""

from procedure.chronique import Chronique
from procedure.delais import minuit
from procedure.inscription import constater
from procedure.models import Partage
from procedure.refus import Refus


def pas_avant_l_envoi(essai, courrier, version, date):
    """A moment in the life of a letter comes after the letter: dates are typed to the minute."""
    envoi = Chronique(essai.page, essai.dossier).dernier_envoi(courrier, version)
    parti = essai.dossier.traces.filter(version=envoi).first()
    if parti and date < parti.le.replace(second=0, microsecond=0):
        raise Refus("Cette date précède l’envoi du courrier.")


def corriger_le_fait(essai):
    """A successor says what was; the corrected fact stays. What an outcome was told on is not corrected here."""
    choix = essai.formulaire.cleaned_data
    corrige = choix["fait"]
    if corrige.trace.saisines.filter(debout=True).exists():
        raise Refus("Une réponse se corrige par l’acte qui la suit, non par une rectification.")
    if corrige.trace.de != corrige.trace.vers:
        raise Refus("Ce qui a fait avancer le dossier se corrige par l’acte qui suit, non par une rectification.")
    if choix["quand"]:
        if choix["quand"] > essai.instant:
            raise Refus("Cette date est à venir.")
        if corrige.prouve and not essai.preuve:
            raise Refus("Joignez ce qui le prouve.")
        chronique = Chronique(essai.page, essai.dossier)
        origine = chronique.origine(chronique.notes[corrige.pk])
        pas_avant_l_envoi(essai, corrige.nom.partition(".")[0], origine, choix["quand"])
    constater(
        essai,
        essai.page.faits[corrige.nom],
        le=choix["quand"],
        rang=corrige.rang,
        destinataire=corrige.destinataire,
        corrige=corrige,
    )


def partager(essai):
    choix = essai.formulaire.cleaned_data
    Partage.objects.create(
        dossier_id=essai.dossier.pk,
        personne=choix["personne"],
        institution=essai.chez_nous,
        motif=choix["motif"],
        debut=essai.instant,
        fin=choix["jusqu_au"] and minuit(choix["jusqu_au"], essai.ou),
    )
