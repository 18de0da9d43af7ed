"""The administrator's pages: one sheet for the institution, one form for any of its rows. Another's is not found."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annuaire.comptes import reinitialiser_second_facteur
from annuaire.gestion.etapes import etapes
from annuaire.gestion.forms import SEUL, indispensable
from annuaire.gestion.invitations import inviter
from annuaire.gestion.papiers import EnTeteForm
from annuaire.gestion.personnes import HabilitationForm
from annuaire.gestion.registres import registres_de
from annuaire.models import EnTete, Institution
from annuaire.models.institutions import Nature
from annuaire.porte import exploite


def _institution(request, pk) -> Institution:
    return get_object_or_404(Institution.objects.gerees_par(request.user, timezone.now()), pk=pk)


@require_safe
def fiche(request, pk):
    institution = _institution(request, pk)
    a_faire = [] if institution.nature == Nature.PARQUET else etapes(institution, exploite(request))
    contexte = {
        "institution": institution,
        "etapes": a_faire if any(not etape.faite for etape in a_faire) else [],
        "registres": [
            (nom, registre, registre.lignes(institution)) for nom, registre in registres_de(institution).items()
        ],
    }
    return render(request, "annuaire/gestion/fiche.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def ligne(request, pk, registre, ligne=None):
    """A row of one of its registers, new or standing."""
    institution = _institution(request, pk)
    registre = registres_de(institution).get(registre)
    if registre is None:
        raise Http404
    tenue = ligne and get_object_or_404(registre.lignes(institution), pk=ligne)
    forme = registre.tenue if tenue else registre.neuve
    with timezone.override(institution.fuseau):
        form = forme(request.POST or None, instance=tenue, institution=institution)
        if form.is_valid():
            return _garder(request, institution, form)
        contexte = {"institution": institution, "form": form, "titre": tenue or registre.ajouter, "tenue": tenue}
        return render(request, "annuaire/gestion/ligne.html", contexte)


def _garder(request, institution, form):
    with transaction.atomic():
        gardee = form.save()
        if isinstance(form, HabilitationForm) and gardee.personne.last_login is None:
            inviter(request, gardee.personne, institution)
            messages.success(request, f"{gardee.personne} reçoit un courriel pour entrer dans son compte.")
        else:
            messages.success(request, "C’est enregistré.")
    return redirect("gestion:fiche", institution.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def en_tete(request, pk):
    institution = _institution(request, pk)
    instance = EnTete.objects.filter(institution=institution).first()
    form = EnTeteForm(request.POST or None, request.FILES or None, instance=instance, institution=institution)
    if form.is_valid():
        return _garder(request, institution, form)
    contexte = {"institution": institution, "form": form, "titre": "En-tête des lettres"}
    return render(request, "annuaire/gestion/ligne.html", contexte)


@require_POST
def fermer(request, pk, ligne):
    """This access ends now, not at the end of the day."""
    institution = _institution(request, pk)
    tenue = get_object_or_404(institution.habilitations, pk=ligne)
    if indispensable(tenue, timezone.now()):
        messages.error(request, SEUL)
    else:
        maintenant = timezone.now()
        institution.habilitations.filter(pk=tenue.pk, fermee_le=None).update(
            fermee_le=maintenant, modifiee_le=maintenant
        )
        messages.success(request, f"L’accès de {tenue} est fermé.")
    return redirect("gestion:fiche", institution.pk)


@require_POST
def reinviter(request, pk, ligne):
    """The mail again, for who has never come in."""
    institution = _institution(request, pk)
    tenue = get_object_or_404(institution.habilitations.filter(personne__last_login=None), pk=ligne)
    inviter(request, tenue.personne, institution)
    messages.success(request, f"{tenue.personne} reçoit un nouveau courriel.")
    return redirect("gestion:fiche", institution.pk)


@require_POST
def refaire_facteur(request, pk, ligne):
    """For who lost their telephone: nobody else answers for them."""
    institution = _institution(request, pk)
    tenue = get_object_or_404(institution.habilitations.select_related("personne"), pk=ligne)
    try:
        reinitialiser_second_facteur(tenue.personne, request.user)
        messages.success(request, f"{tenue.personne} choisira un nouveau second facteur à sa prochaine connexion.")
    except PermissionDenied as refus:
        messages.error(request, str(refus))
    return redirect("gestion:fiche", institution.pk)
