"""The operator's pages where a convention is written, until it is put in force."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from annuaire.clauses import DOMAINES, SUJETS
from annuaire.clauses.accords import contradictions
from annuaire.clauses.changements import changements
from annuaire.models import Convention, Version
from annuaire.plateforme.adhesions import AdhesionForm
from annuaire.plateforme.clauses import ClauseForm
from annuaire.plateforme.conventions import AvenantForm, ConventionForm
from annuaire.plateforme.views import DEUX_TEMPS, a_l_exploitant, formulaire, montrer


@DEUX_TEMPS
@a_l_exploitant
def conventionner(request):
    retour = lambda convention: ("plateforme:convention", convention.pk)  # noqa: E731
    return formulaire(request, ConventionForm(request.POST or None), "Enregistrer une convention", retour)


@require_safe
@a_l_exploitant
def convention(request, pk):
    convention = get_object_or_404(Convention.objects.select_related("parquet"), pk=pk)
    versions = list(convention.versions.prefetch_related("clauses"))
    ecrite = next((version for version in versions if not version.arretee_le), None)
    contexte = {
        "convention": convention,
        "adhesions": convention.adhesions.select_related("commune"),
        "versions": versions,
        "ecrite": ecrite,
        "changements": changements(ecrite, next((v for v in versions if v.arretee_le), None)) if ecrite else [],
    }
    return render(request, "annuaire/plateforme/convention.html", contexte)


@DEUX_TEMPS
@a_l_exploitant
def adherer(request, pk, adhesion=None):
    """Another commune, at its own date; or what is still to be noted of one that signed."""
    convention = get_object_or_404(Convention, pk=pk)
    sienne = get_object_or_404(convention.adhesions, pk=adhesion) if adhesion else None
    form = AdhesionForm(request.POST or None, instance=sienne, convention=convention)
    titre = str(sienne.commune) if sienne else "Une commune qui rejoint"
    return formulaire(request, form, titre, ("plateforme:convention", pk), convention=convention)


@DEUX_TEMPS
@a_l_exploitant
def avenant(request, pk):
    """One at a time is written."""
    convention = get_object_or_404(Convention.objects.exclude(versions__arretee_le=None), pk=pk)
    form = AvenantForm(request.POST or None, convention=convention)
    return formulaire(
        request, form, f"Avenant à « {convention} »", ("plateforme:convention", pk), convention=convention
    )


def _a_ecrire(pk) -> Version:
    """What is in force is what was signed: it is not rewritten."""
    return get_object_or_404(Version.objects.select_related("convention"), pk=pk, arretee_le=None)


@require_safe
@a_l_exploitant
def sujets(request, pk):
    """Which clauses this version has not yet."""
    version = _a_ecrire(pk)
    ecrites = set(version.clauses.values_list("cle", flat=True))
    restent = [(DOMAINES[cle.partition(".")[0]], cle, sujet) for cle, sujet in SUJETS.items() if cle not in ecrites]
    return render(request, "annuaire/plateforme/sujets.html", {"version": version, "restent": restent})


@DEUX_TEMPS
@a_l_exploitant
def clause(request, pk, cle):
    version = _a_ecrire(pk)
    if cle not in SUJETS:
        raise Http404
    form = ClauseForm(request.POST or None, instance=version.clauses.filter(cle=cle).first(), version=version, cle=cle)
    titre = f"{DOMAINES[cle.partition('.')[0]]} – {SUJETS[cle].libelle}"
    suite = {"oter": form.instance.pk and (version.pk, cle), "clause": form.instance, "convention": version.convention}
    if "voir" in request.POST and form.is_valid():
        return montrer(request, form, titre, **suite)
    return formulaire(request, form, titre, ("plateforme:convention", version.convention_id), **suite)


@require_POST
@a_l_exploitant
def oter(request, pk, cle):
    """What a convention does not say has no effect."""
    version = _a_ecrire(pk)
    version.clauses.filter(cle=cle).delete()
    return redirect("plateforme:convention", version.convention_id)


@DEUX_TEMPS
@a_l_exploitant
def arreter(request, pk):
    """From here on it binds, and is not rewritten: asked once more. What cannot all be meant is told first."""
    version = _a_ecrire(pk)
    if refus := contradictions(version.clauses.all()):
        for phrase in refus:
            messages.error(request, phrase)
        return redirect("plateforme:convention", version.convention_id)
    if request.method != "POST":
        signataires = version.convention.adhesions.select_related("commune")
        return render(request, "annuaire/plateforme/arreter.html", {"version": version, "signataires": signataires})
    Version.objects.filter(pk=version.pk, arretee_le=None).update(arretee_le=timezone.now())
    version.convention.save(update_fields=["modifiee_le"])  # the clocks of its cases are counted anew
    messages.success(request, f"En vigueur à compter du {date_format(version.en_vigueur_le)}.")
    return redirect("plateforme:convention", version.convention_id)
