"""What one side notes for itself. A note is an act of that side: its trace is a reference, what it says can be erased.

It is never rewritten: one that is corrected stands behind its successor; one that is withdrawn leaves the act that withdrew it.
"""

from dataclasses import dataclass
from typing import Any

from django import forms

from annuaire.models.habilitations import Role
from procedure.forms import ActeForm
from procedure.models import Trace
from procedure.models.pieces import Niveau, portee
from procedure.pieces.forms import JoindreForm

ECRITES, RETIREE = ("noter", "corriger_note"), "retirer_note"


@dataclass(frozen=True)
class Note:
    trace: Any
    avant: "Note | None" = None  # what it corrects

    @property
    def texte(self) -> str:
        """Nothing, once it was erased."""
        return next((dit.texte for dit in self.trace.propos.all()), "")

    @property
    def niveau(self) -> Niveau:
        return Niveau(self.trace.donnees["niveau"])

    @property
    def anciennes(self) -> list["Note"]:
        return [self.avant, *self.avant.anciennes] if self.avant else []

    def corrigeable(self, essai) -> bool:
        """By who wrote it; by an élu, what his side wrote."""
        sienne = self.trace.par.personne_id == essai.acteur.pk or essai.habilitation.role == Role.ELU
        return sienne and self.trace.cote == essai.cote.value


def notes(dossier, lecteur, instant) -> list[Note]:
    """Those that stand, the last first: one's own side's. Who was only entrusted with the case reads the general level."""
    cotes, niveaux = portee(lecteur, dossier, instant)
    return [note for note in _debout(dossier, cotes) if {n.niveau for n in (note, *note.anciennes)} <= niveaux]


def _debout(dossier, cotes):
    traces = dossier.traces.filter(acte__in=(*ECRITES, RETIREE), cote__in=cotes)
    traces = traces.select_related("par__personne", "par__institution").prefetch_related("propos")
    debout: dict[int, Note] = {}
    for trace in traces.order_by("version"):
        avant = debout.pop(trace.donnees.get("note"), None)
        if trace.acte in ECRITES:
            debout[trace.pk] = Note(trace, avant)
    return reversed(debout.values())


class NoterForm(ActeForm):
    preuve, a_part = None, True

    texte = forms.CharField(label="Note", max_length=2000)
    niveau = forms.ChoiceField(label="Niveau", choices=Niveau, initial=Niveau.GENERAL, required=False)

    clean_niveau = JoindreForm.clean_niveau


class RetirerNoteForm(ActeForm):
    """Of one that stands, chosen on the case and read again here."""

    preuve, a_part, relue = None, True, None

    note = forms.ModelChoiceField(Trace.objects.none(), to_field_name="version", widget=forms.HiddenInput)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        siennes = [note for note in notes(essai.dossier, essai.acteur, essai.instant) if note.corrigeable(essai)]
        self.fields["note"].queryset = essai.dossier.traces.filter(pk__in=[note.trace.pk for note in siennes])
        self.relue = next((note for note in siennes if str(note.trace.version) == essai.au_sujet), None)
        if self.relue:
            self.initial |= {"note": essai.au_sujet, "texte": self.relue.texte, "niveau": self.relue.niveau}

    def clean(self):
        if "note" in self.errors:
            raise forms.ValidationError("Cette note a été corrigée ou retirée depuis, ou n’est pas de vous.")
        return super().clean()


class CorrigerNoteForm(RetirerNoteForm, NoterForm):
    """The whole of it, anew."""
