"""The lists of senders, for the two sides of each; and their acknowledgement, given here or noted by the mairie."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annuaire.models import Institution, ListeExpediteurs
from annuaire.models.habilitations import Role
from annuaire.porte import tenues
from procedure.acteurs import DE_LA_MAIRIE, DU_PARQUET
from procedure.adresses import en_ligne
from procedure.expediteurs import noter
from procedure.pieces.depot import examiner
from procedure.pieces.forms import JoindreForm
from procedure.pieces.sortes import Sorte
from procedure.pieces.views import livrer
from procedure.refus import Refus

LISENT = DE_LA_MAIRIE | DU_PARQUET | {Role.ADMINISTRATEUR}


class AccuseForm(forms.Form):
    """What a parquet that does not read here has answered, as the mairie received it."""

    recue_le = forms.DateField(label="Accusé reçu le", widget=forms.DateInput({"type": "date"}))
    recue_de = forms.CharField(label="De qui, au parquet", max_length=150)
    preuve = forms.FileField(
        label="Document reçu",
        required=False,
        widget=forms.FileInput({"accept": JoindreForm.accepte}),
        help_text="Facultatif : la lettre ou le courriel.",
    )

    use_required_attribute = False

    def __init__(self, *args, liste, instant):
        super().__init__(*args)
        jour = liste.institution.jour
        self.du, self.au = jour(liste.etablie_le), jour(instant)

    def clean_recue_le(self):
        if not self.du <= self.cleaned_data["recue_le"] <= self.au:
            raise forms.ValidationError(f"Entre l’envoi de la liste, le {self.du:%d/%m/%Y}, et aujourd’hui.")
        return self.cleaned_data["recue_le"]

    def clean_preuve(self):
        try:
            return self.cleaned_data["preuve"] and examiner(self.cleaned_data["preuve"])
        except Refus as refus:
            raise forms.ValidationError(refus.phrase) from None


@require_safe
def expediteurs(request):
    listes = _lues(request).select_related("institution", "parquet", "recue_par__personne")
    listes = listes.prefetch_related("habilitations__personne")
    contexte = {"listes": listes, "au_parquet": tenues(request, DU_PARQUET)}
    contexte["a_noter"] = {liste.pk for liste in listes if _a_noter(request, liste)}
    return render(request, "procedure/expediteurs.html", contexte)


@require_POST
def accuser(request, pk):
    """Once, by somebody of the parquet that was sent it."""
    siennes = tenues(request, DU_PARQUET)
    liste = get_object_or_404(ListeExpediteurs.objects.en_vigueur(), pk=pk, parquet__in=siennes)
    noter(liste, siennes[liste.parquet_id], timezone.now())
    return redirect("procedure:expediteurs")


@require_http_methods(["GET", "HEAD", "POST"])
def noter_accuse(request, pk):
    """Where the parquet does not read here, by who keeps the accounts of the mairie."""
    liste = get_object_or_404(_lues(request).select_related("institution", "parquet"), pk=pk)
    tenue = _a_noter(request, liste)
    if tenue is None:
        raise Http404
    form = AccuseForm(request.POST or None, request.FILES or None, liste=liste, instant=request.recu_le)
    if form.is_valid():
        noter(liste, tenue, request.recu_le, **form.cleaned_data)
        messages.success(request, "L’accusé de réception est noté.")
        return redirect("procedure:expediteurs")
    return render(request, "procedure/noter_accuse.html", {"form": form, "liste": liste})


@require_safe
def preuve(request, pk):
    """What the parquet sent, for the two sides."""
    liste = get_object_or_404(_lues(request).exclude(preuve=""), pk=pk)
    sorte = Sorte.nommee(liste.preuve.name.rpartition(".")[2])
    return livrer(liste.preuve, f"liste-{liste.rang}-accuse.{sorte.extension}", sorte.mime)


def _lues(request):
    """Those in force, of each side that one is of."""
    chez = Institution.objects.avec_leurs_anciennes(tenues(request, LISENT), timezone.now())
    return ListeExpediteurs.objects.en_vigueur().filter(Q(institution__in=chez) | Q(parquet__in=chez))


def _a_noter(request, liste):
    """The office in which one may note what the parquet answered: none where it answers here, or has."""
    chez = liste.institution.actuelle(timezone.now())
    tenue = tenues(request, {Role.ADMINISTRATEUR}).get(chez.pk)
    ailleurs = tenue and not liste.recue_le and not en_ligne(liste.parquet, timezone.now())
    return tenue if ailleurs else None
