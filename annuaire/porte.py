"""Who goes further than the door holds a habilitation today, and the second factor that their role demands."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone

from annuaire.models.roles import Role
from annuaire.second_facteur import manque

# Where one sets a second factor up; logging out is open to everybody.
POUR_S_EQUIPER = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}


class PorteMiddleware:
    """Asked at each request: access never outlives the mandate, nor the hour at which somebody ends it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(None):  # whatever is set below ends here
            return self.get_response(request)

    def process_view(self, request, vue, args, kwargs):
        if request.user.is_anonymous or not getattr(vue, "login_required", True):
            return None
        request.user.memoire = {}
        request.habilitations = request.user.tenues(timezone.now())
        timezone.activate(
            next((t.institution.fuseau for t in request.habilitations if t.institution), settings.TIME_ZONE)
        )
        if not request.habilitations:
            return render(request, "account/sans_habilitation.html", status=403)
        if request.resolver_match.view_name not in POUR_S_EQUIPER and manque(request):
            return _s_equiper(request)
        return None


def exploite(request) -> bool:
    """Does who asks run the platform?"""
    return any(tenue.role == Role.EXPLOITANT for tenue in request.habilitations)


def tenues(request, roles) -> dict:
    """Where who asks holds one of these offices today, and as what."""
    return {tenue.institution_id: tenue for tenue in request.habilitations if tenue.role in roles}


def _s_equiper(request):
    """First the second factor, then the page that was asked for."""
    if request.method in ("GET", "HEAD"):
        request.session["allait"] = request.get_full_path()
    return redirect("mfa_index")
