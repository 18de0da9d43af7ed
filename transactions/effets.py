"""What the acts of a transaction write besides the tables of the engine."""

from procedure.effets import partager as partager
from procedure.forms_courriers import CauseDuRetour
from transactions.forms_execution import jour_de
from transactions.models import Journee, Versement


def revenue(essai):
    """A proposal that went to nobody's address is not refused by silence; one left unclaimed is."""
    choix = essai.formulaire.cleaned_data
    if choix["courrier"] == "proposition" and choix["cause"] == CauseDuRetour.INCONNU:
        _ecrire(essai, pli_revenu=True)


def reproposer(essai):
    _ecrire(essai, pli_revenu=False)


def demander(essai):
    _ecrire(essai, delegue_demande=essai.formulaire.cleaned_data.get("delegue", False))


def verser(essai):
    dits = essai.formulaire.cleaned_data
    Versement.objects.create(
        transaction=essai.dossier, le=jour_de(essai), montant=dits["montant"], reference=dits["reference"]
    )


def consigner(essai):
    dits = essai.formulaire.cleaned_data
    champs = {champ: dits[champ] for champ in ("heures", "encadrant", "incidents")}
    Journee.objects.create(transaction=essai.dossier, le=jour_de(essai), **champs)


def executer(essai):
    """In time, where the last payment or the last day came before the term."""
    dossier = essai.dossier
    terme = dossier.echeances.filter(delai="execution").order_by("pk").last()
    derniere = (dossier.journees if dossier.tnr else dossier.versements).order_by("le").last()
    _ecrire(essai, hors_delai=bool(terme and terme.limite and derniere.le >= essai.ou.jour(terme.limite)))


def constater_le_deces(essai):
    _ecrire(essai, deces=True)


def _ecrire(essai, **champs):
    for champ, valeur in champs.items():
        setattr(essai.dossier, champ, valeur)
    essai.dossier.save(update_fields=list(champs))
