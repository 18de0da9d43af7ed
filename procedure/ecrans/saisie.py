"""An act as it is asked on a page: its form, the date it was done where that may differ, and what shows it."""

from datetime import datetime

from django import forms

from procedure.forms import ActeForm
from procedure.pieces.champ import FichierField
from procedure.pieces.lignes import FICHIER

LE = "quand_le"
HEURE_LOCALE = "%Y-%m-%dT%H:%M"


def poser(essai) -> ActeForm:
    """The form of the attempt, with what only a page adds."""
    formulaire = essai.formulaire
    if not essai.a_prouver:
        formulaire.fields.pop("preuve", None)
    if essai.a_dater:
        formulaire.fields[LE] = forms.DateTimeField(
            label=formulaire.quand, initial=formulaire.quand_propose, required=essai.a_prouver or essai.acte.rapporte
        )
        formulaire.order_fields([LE])
    if essai.consigne:
        _demander_la_reponse(formulaire)
    for champ in formulaire.fields.values():
        _preparer(champ)
    return formulaire


def _demander_la_reponse(formulaire):
    """The file itself, or one that the case has already; a word on it where it needs one."""
    formulaire.fields[FICHIER] = FichierField(
        label="Courrier ou courriel reçu",
        help_text="Demandé : un PDF, une photo, un texte ou un courriel (.eml). Il se joint au dossier, et les deux côtés le lisent.",
    )
    formulaire.fields["preuve"].label = "Précision sur ce qui le prouve, s’il en faut une"
    if not formulaire.fields["piece"].queryset.exists():
        del formulaire.fields["piece"]
    formulaire.order_fields([LE, FICHIER, "piece", "preuve"])


def dite(posees) -> datetime | None:
    """The date that was typed: what the form then judges stands on it."""
    try:
        return forms.DateTimeField(required=False, input_formats=[HEURE_LOCALE]).clean((posees or {}).get(LE, ""))
    except forms.ValidationError:
        return None


def donnees(formulaire) -> dict:
    """What was answered, as the door asks for it: each field in the shape it was posted."""
    return {
        nom: champ.widget.value_from_datadict(formulaire.data, {}, nom)
        for nom, champ in formulaire.fields.items()
        if nom != LE and nom in formulaire.data
    }


def dire(essai, formulaire) -> dict:
    """What the door is told of what was posted: when it was done, and the version of the case that was read."""
    version = formulaire.data.get("version", "")
    dit = donnees(formulaire) | {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
    return dit | {"instant": essai.instant, "le": formulaire.cleaned_data.get(LE)}


def _preparer(champ):
    """Browsers know how to ask for a day and an hour."""
    if isinstance(champ, forms.DateTimeField):
        champ.input_formats = [HEURE_LOCALE, *champ.input_formats]
        champ.widget = forms.DateTimeInput(format=HEURE_LOCALE, attrs={"type": "datetime-local"})
    elif isinstance(champ, forms.DateField):
        champ.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    elif type(champ) is forms.CharField and (champ.max_length or 0) > 400:
        champ.widget = forms.Textarea(attrs={"rows": 4, "maxlength": champ.max_length})
    champ.widget.is_required = champ.required
