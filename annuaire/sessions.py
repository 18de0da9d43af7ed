"""Sessions end: after thirty minutes of silence, after eight hours, or when their owner says so."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.shortcuts import redirect
from django.utils import timezone

DEBUT, VUE = "debut", "vue"
# A session is written once a minute at most: it ends a minute early rather than a second late.
# As much may a clock go back, or two machines disagree; further, we no longer know how old a session is.
PAS = 60


class DureeMiddleware:
    """Judged here at each request, whatever the browser does: nothing on the page has to ask for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_anonymous and SESSION_KEY in request.session:  # an account closed meanwhile
            logout(request)
            return redirect("account_inactive")
        if raison := _raison(request, time.time()):
            logout(request)
            messages.info(request, f"Votre session a pris fin : {raison}. Connectez-vous pour reprendre.")
        response = self.get_response(request)
        _noter(request, time.time())
        return response


def _raison(request, maintenant):
    """Why the session is over; nothing if it holds. A session without its times began with this request."""
    if request.user.is_anonymous:
        perdue = request.COOKIES.get(settings.SESSION_COOKIE_NAME) and request.session.session_key is None
        return "elle a été fermée" if perdue else ""
    depuis, vue = (maintenant - request.session.get(quand, maintenant) for quand in (DEBUT, VUE))
    if min(depuis, vue) < -PAS:
        return "l’horloge du serveur a changé"
    if depuis >= settings.SESSION_DUREE.total_seconds():
        return f"elle durait depuis {settings.SESSION_DUREE.total_seconds() / 3600:.0f} heures"
    if vue >= settings.SESSION_INACTIVITE.total_seconds():
        return f"rien ne s’y passait depuis {settings.SESSION_INACTIVITE.total_seconds() / 60:.0f} minutes"
    return ""


def _noter(request, maintenant):
    if request.user.is_authenticated and maintenant - request.session.get(VUE, 0) >= PAS:
        request.session.setdefault(DEBUT, maintenant)
        request.session[VUE] = maintenant
        UserSession.objects.create_from_request(request)


def ouvertes(personne):
    """Those that would still be let in, the latest first."""
    maintenant = timezone.now()
    vives = Session.objects.filter(expire_date__gt=maintenant).values("session_key")
    return UserSession.objects.filter(
        user=personne,
        session_key__in=vives,
        created_at__gt=maintenant - settings.SESSION_DUREE,
        last_seen_at__gt=maintenant - settings.SESSION_INACTIVITE,
    ).order_by("-last_seen_at", "pk")


def autres(request, personne):
    """All of somebody's but the one that asks."""
    return UserSession.objects.filter(user=personne).exclude(session_key=request.session.session_key or "")


def terminer(sessions):
    """Refused at their next request: there is nothing left to recognise them by."""
    Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
    sessions.delete()


def oublier():
    """Once a day: those that time has ended, and what was known of them."""
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
