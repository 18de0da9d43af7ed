"""Nothing typed is lost when a session ends: it is kept for who was typing it, and offered again once they are back."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from annuaire.models import Personne
from procedure.models import Reprise
from procedure.models.reprises import GARDEES

PORTEUR, SEL = "porteur", "procedure.reprise"
TAILLE = 60_000  # a long summary, and all the rest


def porteur(request, form) -> str:
    """On the page, and only there: who is typing, where, in which session, and what is asked."""
    qui = [request.user.pk, request.path, _session(request), [*form.fields, "version"]]
    return signing.dumps(qui, salt=SEL, compress=True)


def _session(request) -> str:
    """What the browser that was given the page still shows, even once the session has ended."""
    return salted_hmac(SEL, request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).hexdigest()


class ReprisesMiddleware:
    """Before the login is asked for again, and what was sent forgotten."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, vue, args, kwargs):
        if request.method == "POST" and request.user.is_anonymous and PORTEUR in request.POST:
            _garder(request)


def _garder(request):
    try:
        personne, chemin, session, noms = signing.loads(request.POST[PORTEUR], salt=SEL, max_age=GARDEES)
    except signing.BadSignature:
        return
    if chemin != request.path or not constant_time_compare(session, _session(request)):
        return
    champs = {nom: valeurs for nom, valeurs in request.POST.lists() if nom in noms}
    tenant = Personne.objects.filter(pk=personne).first()
    if tenant and tenant.tenues(timezone.now()) and len(str(champs)) <= TAILLE:
        Reprise.objects.garder(personne, chemin, champs)


def reprendre(request, form) -> str:
    """What they were typing here, put back where it was; and the version of what they had read."""
    reprise = Reprise.objects.de(request.user, request.path)
    champs = reprise.champs() if reprise else None
    if not champs:
        return ""
    dits = {nom: [_lisible(valeur) for valeur in valeurs] for nom, valeurs in champs.items() if valeurs}
    form.initial |= {nom: valeurs if len(valeurs) > 1 else valeurs[0] for nom, valeurs in dits.items()}
    cases = [nom for nom, champ in form.fields.items() if isinstance(champ, forms.BooleanField)]
    form.initial |= {nom: nom in dits for nom in cases}  # a box that was not ticked says nothing
    messages.info(request, "Votre session avait pris fin : ce que vous aviez écrit est là. Relisez, puis confirmez.")
    return dits.get("version", [""])[0]


def _lisible(valeur: str) -> str:
    return valeur.encode(errors="ignore").decode()


def oublier(request):
    Reprise.objects.filter(personne=request.user, chemin=request.path).delete()
