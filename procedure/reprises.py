"""Nothing typed is lost when a session ends: it is kept for who was typing it, and offered again once they are back."""

from django.contrib import messages
from django.core import signing

from procedure.models import Reprise
from procedure.models.reprises import GARDEES

PORTEUR, SEL = "porteur", "procedure.reprise"
TAIRE = (PORTEUR, "csrfmiddlewaretoken")


def porteur(request) -> str:
    """On the page, and only there: who is typing, and where."""
    return signing.dumps([request.user.pk, request.path], salt=SEL)


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
        personne, chemin = signing.loads(request.POST[PORTEUR], salt=SEL, max_age=GARDEES)
    except signing.BadSignature:
        return
    if chemin == request.path:
        champs = {nom: valeurs for nom, valeurs in request.POST.lists() if nom not in TAIRE}
        Reprise.objects.garder(personne, chemin, champs)


def reprendre(request, form):
    """What they were typing here, put back where it was."""
    reprise = Reprise.objects.de(request.user, request.path)
    if reprise:
        champs = reprise.champs()
        form.initial |= {nom: valeurs if len(valeurs) > 1 else valeurs[0] for nom, valeurs in champs.items() if valeurs}
        messages.info(
            request, "Votre session avait pris fin : ce que vous aviez écrit est là. Relisez, puis confirmez."
        )


def oublier(request):
    Reprise.objects.filter(personne=request.user, chemin=request.path).delete()
