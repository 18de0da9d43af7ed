"""The operator's pages. To anybody else they do not exist."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annuaire.clauses import DOMAINES, SUJETS
from annuaire.gestion.invitations import inviter
from annuaire.gestion.personnes import AdministrateurForm
from annuaire.models import Convention, Institution, Version
from annuaire.models.institutions import Nature
from annuaire.models.roles import Role
from annuaire.plateforme.conventions import AvenantForm, ClauseForm, ConventionForm
from annuaire.plateforme.institutions import NOUVELLES, ReglageForm

DEUX_TEMPS = require_http_methods(["GET", "HEAD", "POST"])


def a_l_exploitant(vue):
    @wraps(vue)
    def _vue(request, *args, **suite):
        if not any(tenue.role == Role.EXPLOITANT for tenue in request.user.habilitations.tenues(timezone.now())):
            raise Http404
        return vue(request, *args, **suite)

    return _vue


def _formulaire(request, form, titre, retour=("plateforme:accueil",), **suite):
    """Saved, it leads on; else it is shown, with what was refused."""
    if form.is_valid():
        garde = form.save()
        messages.success(request, "C’est enregistré.")
        ou, *args = retour(garde) if callable(retour) else retour
        return redirect(ou, *args)
    return render(request, "annuaire/plateforme/formulaire.html", {"form": form, "titre": titre, **suite})


@require_safe
@a_l_exploitant
def accueil(request):
    cherche = request.GET.get("q", "").strip()
    institutions = Institution.objects.select_related("parquet").filter(nom__icontains=cherche)
    contexte = {
        "cherche": cherche,
        "institutions": institutions[:200],
        "conventions": Convention.objects.select_related("parquet").prefetch_related("versions", "adhesions__commune"),
        "natures": Nature,
    }
    return render(request, "annuaire/plateforme/accueil.html", contexte)


@DEUX_TEMPS
@a_l_exploitant
def ajouter(request, nature):
    """An institution, then its first administrator."""
    form = NOUVELLES[nature](request.POST or None)
    return _formulaire(
        request, form, f"Ajouter : {Nature(nature).label}", lambda neuve: ("plateforme:administrer", neuve.pk)
    )


@DEUX_TEMPS
@a_l_exploitant
def regler(request, pk):
    institution = get_object_or_404(Institution, pk=pk)
    return _formulaire(
        request, ReglageForm(request.POST or None, instance=institution), institution, institution=institution
    )


@DEUX_TEMPS
@a_l_exploitant
def administrer(request, pk):
    """Its first administrator, or another where nobody is left: whoever they are, they are invited by mail."""
    institution = get_object_or_404(Institution, pk=pk)
    form = AdministrateurForm(request.POST or None, institution=institution)
    if form.is_valid():
        tenue = form.save()
        inviter(request, tenue.personne, institution)
        messages.success(request, "L’administrateur reçoit un courriel pour entrer dans son compte.")
        return redirect("plateforme:accueil")
    return render(
        request, "annuaire/plateforme/formulaire.html", {"form": form, "titre": f"Administrateur de {institution}"}
    )


@DEUX_TEMPS
@a_l_exploitant
def conventionner(request):
    retour = lambda convention: ("plateforme:convention", convention.pk)  # noqa: E731
    return _formulaire(request, ConventionForm(request.POST or None), "Enregistrer une convention", retour)


@require_safe
@a_l_exploitant
def convention(request, pk):
    convention = get_object_or_404(Convention.objects.select_related("parquet"), pk=pk)
    versions = list(convention.versions.prefetch_related("clauses"))
    contexte = {
        "convention": convention,
        "adhesions": convention.adhesions.select_related("commune"),
        "versions": versions,
        "ecrite": next((version for version in versions if not version.arretee_le), None),
    }
    return render(request, "annuaire/plateforme/convention.html", contexte)


@DEUX_TEMPS
@a_l_exploitant
def avenant(request, pk):
    """One at a time is written."""
    convention = get_object_or_404(Convention.objects.exclude(versions__arretee_le=None), pk=pk)
    form = AvenantForm(request.POST or None, convention=convention)
    return _formulaire(request, form, f"Avenant à « {convention} »", ("plateforme:convention", pk))


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
    suite = {"oter": form.instance.pk and (version.pk, cle)}
    return _formulaire(request, form, SUJETS[cle].libelle, ("plateforme:convention", version.convention_id), **suite)


@require_POST
@a_l_exploitant
def oter(request, pk, cle):
    """What a convention does not say has no effect."""
    version = _a_ecrire(pk)
    version.clauses.filter(cle=cle).delete()
    return redirect("plateforme:convention", version.convention_id)


@require_POST
@a_l_exploitant
def arreter(request, pk):
    """From here on it binds, and is not rewritten."""
    version = _a_ecrire(pk)
    Version.objects.filter(pk=version.pk, arretee_le=None).update(arretee_le=timezone.now())
    version.convention.save(update_fields=["modifiee_le"])  # the clocks of its cases are counted anew
    messages.success(request, f"En vigueur depuis le {version.en_vigueur_le:%d/%m/%Y}.")
    return redirect("plateforme:convention", version.convention_id)
