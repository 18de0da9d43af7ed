from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annuaire.conventions import LOI_SEULE
from annuaire.models import Adhesion, Clause, Institution, Version
from annuaire.second_facteur import manque, propose
from annuaire.sessions import autres, ouvertes, terminer


@require_safe
def engagements(request):
    """Who I am here, and what binds my institutions: habilitations, and the conventions in force."""
    maintenant, habilitations = timezone.now(), request.habilitations
    chez = {h.institution_id for h in habilitations if h.institution and h.institution.conventionne}
    siennes = Institution.objects.avec_leurs_anciennes(chez, maintenant)
    institutions = Institution.objects.filter(pk__in=siennes).select_related("parquet")
    contexte = {
        "habilitations": habilitations,
        "engagements": [
            (institution, _versions(institution, institution.jour(maintenant))) for institution in institutions
        ],
        "loi_seule": [Clause(**champs) for champs in LOI_SEULE.clauses],
        "second_facteur_propose": propose(request),
    }
    return render(request, "annuaire/engagements.html", contexte)


def _versions(institution, le):
    versions = (
        Version.objects.liant(institution, le)
        .select_related("convention__parquet")
        .order_by("convention__intitule", "pk")
    )
    communes = Prefetch("convention__adhesions", Adhesion.objects.en_cours(le).select_related("commune"))
    return versions.prefetch_related("clauses", communes)


class Compte(IndexView):
    """How one comes in, and from where one has: everything about my account on one page."""

    def get_context_data(self, **kwargs):
        suite = {"exige": manque(self.request), "sessions": ouvertes(self.request.user).count()}
        return super().get_context_data(**kwargs) | suite


class PoserApplication(ActivateTOTPView):
    def form_valid(self, form):
        reponse = super().form_valid(form)
        return _protege(self, reponse)


class PoserCle(AddWebAuthnView):
    def form_valid(self, form):
        reponse = super().form_valid(form)
        return _protege(self, reponse)


def _protege(vue, reponse):
    """From the first second factor on, nobody stays in by the password alone."""
    if vue.did_generate_recovery_codes:
        terminer(autres(vue.request, vue.request.user))
    return reponse


@require_safe
def suite(request):
    """Where one was going when a second factor was asked for."""
    return redirect(request.session.pop("allait", "accueil"))


@require_safe
def sessions(request):
    return render(request, "annuaire/sessions.html", {"sessions": ouvertes(request.user)})


@require_POST
def fermer_sessions(request, pk=None):
    """All my others, or that one. Somebody else's is as if it were not there, and mine ends by logging out."""
    visees = autres(request, request.user)
    if pk is not None:
        visees = visees.filter(pk=pk)
        if not visees.exists():
            raise Http404
    terminer(visees)
    messages.success(request, "Session fermée." if pk else "Vos autres sessions sont fermées.")
    return redirect("sessions")
