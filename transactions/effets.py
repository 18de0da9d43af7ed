"""What the acts of a transaction write besides the tables of the engine."""

from procedure.forms_courriers import CauseDuRetour
from procedure.inscription import constater
from procedure.models import Interesse, Partage
from procedure.models.partages import Motif
from transactions.forms_execution import jour_de
from transactions.models import Journee, Versement, acheve_le


def revenue(essai):
    """A proposal that went to nobody's address is not refused by silence; one left unclaimed is."""
    choix = essai.formulaire.cleaned_data
    if choix["courrier"] == "proposition" and choix["cause"] == CauseDuRetour.INCONNU:
        _ecrire(essai, pli_revenu=True)


def reproposer(essai):
    """Where he lives now, if the letter had come back."""
    _ecrire(essai, pli_revenu=False)
    if adresse := essai.formulaire.cleaned_data.get("adresse"):
        essai.dossier.contrevenant.adresse = adresse
        Interesse.objects.filter(pk=essai.dossier.contrevenant.pk).update(adresse=adresse)


def repartie(essai):
    """Handed, or posted again: it has left, whatever had come back."""
    if essai.formulaire.cleaned_data["courrier"] == "proposition":
        _ecrire(essai, pli_revenu=False)


def rectifiee(essai):
    if essai.formulaire.cleaned_data["fait"].nom == "proposition.retour":
        _ecrire(essai, pli_revenu=False)


def designer(essai):
    """He reads this case, and no other; whoever was designated before reads it no more."""
    choix = essai.formulaire.cleaned_data
    designes = essai.dossier.traces.filter(acte="designer_delegue").values_list("donnees__personne", flat=True)
    anciens = Partage.objects.filter(dossier=essai.dossier.pk, personne__in=list(designes), motif=Motif.SUITE)
    anciens.en_vigueur(essai.instant).update(fin=essai.instant)
    Partage.objects.create(
        dossier_id=essai.dossier.pk, personne=choix["personne"], institution=essai.dossier.parquet, motif=Motif.SUITE,
        debut=essai.instant,
    )  # fmt: skip


def retirer_la_ligne(essai):
    """The row stays, and counts no more; the fact that it told did not happen."""
    sorte, _, pk = essai.formulaire.cleaned_data["ligne"].partition("-")
    modele, nom = (Versement, "paye") if sorte == "versement" else (Journee, "travaille")
    ligne = modele.objects.get(pk=pk, transaction=essai.dossier)
    modele.objects.filter(pk=ligne.pk).update(retire=True)
    dits = essai.dossier.faits.debout().filter(nom=nom, le__isnull=False).order_by("pk")
    if dit := next((fait for fait in dits if essai.ou.jour(fait.le) == ligne.le), None):
        constater(essai, essai.page.faits[nom], le=None, rang=dit.rang, corrige=dit)


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
    Journee.objects.create(transaction=essai.dossier, le=jour_de(essai), cote=essai.cote.value, **champs)


def executer(essai):
    """In time, where all was paid or worked before the term."""
    terme = essai.dossier.echeances.filter(delai="execution").order_by("pk").last()
    a_temps = terme and terme.limite and acheve_le(essai.dossier) < essai.ou.jour(terme.limite)
    _ecrire(essai, hors_delai=not a_temps)


def constater_le_deces(essai):
    _ecrire(essai, deces=True)


def _ecrire(essai, **champs):
    for champ, valeur in champs.items():
        setattr(essai.dossier, champ, valeur)
    essai.dossier.save(update_fields=list(champs))
