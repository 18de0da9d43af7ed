"""Cases in pages: filters said by codes in the address, the next page by where this one ends."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q

from annuaire.models import Institution
from procedure.ecrans.tours import en_attente
from procedure.models import Dossier
from procedure.page import procedures

PAR_PAGE, COMPTES = 50, 1000


class FiltresForm(forms.Form):
    """What it is about, where it stands, where, whose move. Nothing that names anybody."""

    procedure = forms.ChoiceField(label="Procédure", required=False)
    etat = forms.ChoiceField(label="État", required=False)
    commune = forms.ModelChoiceField(Institution.objects.none(), label="Commune", required=False, empty_label="Toutes")
    tour = forms.ChoiceField(
        label="En attente", required=False, choices=[("", "De quiconque"), ("moi", "De moi"), ("en_cours", "En cours")]
    )

    use_required_attribute = False

    def __init__(self, donnees, *, tenues):
        super().__init__(donnees)
        pages = procedures().values()
        self.fields["procedure"].choices = [("", "Toutes")] + [(page.nom, _nom(page)) for page in pages]
        etats = {str(etat): etat.label for page in pages for etat in page.etats}
        self.fields["etat"].choices = [("", "Tous"), *etats.items()]
        ressort = Q(parquet__in=[tenue.institution_id for tenue in tenues])
        self.fields["commune"].queryset = Institution.objects.filter(ressort).order_by("nom")


def _nom(page) -> str:
    nom = str(page.modele._meta.verbose_name_plural)
    return nom[:1].upper() + nom[1:]


@dataclass
class Liste:
    """One page of them."""

    dossiers: list
    combien: int
    suite: str  # the address of what follows, or nothing


def lister(personne, tenues, instant, choix, apres=None, cherche="") -> Liste:
    tous = _filtrer(personne, tenues, instant, choix)
    if cherche:
        tous = tous.trouves(cherche)
    combien = tous.order_by()[: COMPTES + 1].count()
    if apres:
        le, pk = apres
        tous = tous.filter(Q(ouvert_le__lt=le) | Q(ouvert_le=le, pk__lt=pk))
    lignes = list(tous.select_related("commune").order_by("-ouvert_le", "-pk")[: PAR_PAGE + 1])
    suite = _repere(lignes[PAR_PAGE - 1]) if len(lignes) > PAR_PAGE else ""
    return Liste(lignes[:PAR_PAGE], combien, suite)


def _filtrer(personne, tenues, instant, choix):
    if choix["tour"] == "moi":
        dossiers = en_attente(personne, tenues, instant)
    else:
        dossiers = Dossier.objects.visibles_par(personne, instant)
    if choix["tour"] == "en_cours":
        dossiers = dossiers.filter(_vivants())
    egaux = {champ: choix[champ] for champ in ("procedure", "etat", "commune") if choix[champ]}
    return dossiers.filter(**egaux)


def _vivants() -> Q:
    vivants = Q(pk__in=[])
    for page in procedures().values():
        vivants |= Q(procedure=page.nom) & ~Q(etat__in=page.finals)
    return vivants


def _repere(dossier) -> str:
    return f"{dossier.ouvert_le.isoformat()}~{dossier.pk}"


def lire_repere(texte) -> tuple[datetime, int] | None:
    """Where a page ended, or nothing: what cannot be read is the first page."""
    le, _, pk = texte.partition("~")
    try:
        quand = datetime.fromisoformat(le)
        return (quand.astimezone(UTC), int(pk)) if quand.tzinfo else None
    except (ValueError, OverflowError):
        return None


def adresse(choix: dict[str, Any], **suite) -> str:
    """The same filters, as codes."""
    codes = {nom: getattr(valeur, "pk", valeur) for nom, valeur in (choix | suite).items() if valeur}
    return urlencode(codes)
