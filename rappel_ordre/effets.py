"""What some acts of a rappel à l'ordre write on the case itself."""

from procedure.inscription import constater
from rappel_ordre.convoques import convocations_debout
from rappel_ordre.models import Diligence, Etat, Presence, RappelOrdre, Tenue

ENCORE = (Etat.AUTORISE, Etat.CONVOQUE, Etat.CARENCE)  # somebody may still be convoked, or received


def bloquer(essai):
    """A late avis that is adverse stops everything until the élu decides, whatever comes after; a favourable one informs."""
    contraire = essai.formulaire.cleaned_data["sens"] != "favorable" and essai.dossier.etat in ENCORE
    _ecrire(essai, bloque=essai.dossier.bloque or contraire)


def debloquer(essai):
    _ecrire(essai, bloque=False)


def reconnaitre(essai):
    """A reorientation that came by mail says that the parquet holds the facts for admitted."""
    _ecrire(essai, reconnus=RappelOrdre.Reconnus.OUI)


def decommander(essai):
    """An answer that closes the road after the letters left: those convoked must be told, by the élu."""
    essai.dossier.rendez_vous.filter(signe_le=None).delete()
    _ecrire(essai, a_convoquer=False, a_decommander=bool(convocations_debout(essai.dossier)))


def decommande(essai):
    _ecrire(essai, a_decommander=False)


def proposer(essai):
    """An appointment, for the élu to sign; one that was not signed gives way."""
    dit = essai.formulaire.cleaned_data
    essai.dossier.rendez_vous.filter(signe_le=None).delete()
    dits = {"le": dit["rdv_le"], "lieu": dit["lieu"], "mode": dit["mode"], "report": dit.get("report", "")}
    essai.dossier.rendez_vous.create(**dits)
    _ecrire(essai, a_convoquer=True)


def convoquer(essai):
    """The appointment that was prepared is the one that stands."""
    propose = essai.dossier.rendez_vous.filter(signe_le=None).get()
    propose.signe_le = essai.instant
    propose.save(update_fields=["signe_le"])
    _ecrire(essai, a_convoquer=False, fiche_due=False, rdv_le=propose.le)


def tenir(essai):
    """By whom, before whom; and that the parquet must be told, where the clause says so."""
    formulaire = essai.formulaire
    dit = formulaire.cleaned_data
    suite = {"impossibilite": dit.get("impossibilite", ""), "observations": dit["observations"]}
    tenue = Tenue.objects.create(rappel=essai.dossier, le=essai.date, par=dit["par_qui"], **suite)
    Presence.objects.bulk_create(Presence(tenue=tenue, **presence) for presence in formulaire.presences())
    if demarche := formulaire.demarche():
        Diligence.objects.create(rappel=essai.dossier, **demarche)
    informer_ou_clore(essai)


def manquer(essai):
    """It counts on the day of the appointment, not on the day it is typed."""
    constater(essai, essai.page.manque, le=essai.dossier.rdv_le)
    informer_ou_clore(essai)


def informer_ou_clore(essai):
    """By clause, the fiche d'information is still to sign; without one, nothing more is asked."""
    clause = essai.clauses.get("rappel_ordre.fiche_information")
    due = bool(clause and clause.valeur)
    essai.dossier.rendez_vous.filter(signe_le=None).delete()
    _ecrire(essai, a_convoquer=False, fiche_due=due)
    if not due:
        constater(essai, essai.page.sans_fiche)


def informe(essai):
    """Nobody is convoked any more."""
    essai.dossier.rendez_vous.filter(signe_le=None).delete()
    _ecrire(essai, fiche_due=False, a_convoquer=False)


def refuser(essai):
    """By clause, the file is still to be sent."""
    clause = essai.clauses.get("rappel_ordre.dossier_apres_refus")
    _ecrire(essai, a_transmettre=bool(clause and clause.valeur))


def transmis(essai):
    _ecrire(essai, a_transmettre=False)


def _ecrire(essai, **champs):
    for champ, valeur in champs.items():
        setattr(essai.dossier, champ, valeur)
    essai.dossier.save(update_fields=list(champs))
