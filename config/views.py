import email
import email.policy
import re
import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.sante import examiner

# A line of 79 dashes ends a mail only where a new one, or nothing, follows it.
SEPARATEUR = re.compile(rb"^-{79}\n(?=Content-Type: |\Z)", re.M)
# A demonstration may be read by another name or port than those it wrote its mails with.
ICI = re.compile(r"http://localhost(:\d+)?(?=/)")


@login_not_required
@never_cache
@require_safe
def sante(request, questions=()):
    """For the machine that watches: 200 when all is well, 503 when a term could be missed. No name, no figure of a case."""
    constats = examiner(*questions)
    bien = all(constat.bien for constat in constats)
    reponse = {constat.sujet: constat.etat for constat in constats}
    return JsonResponse(reponse, status=200 if bien else 503, json_dumps_params={"ensure_ascii": False})


def erreur(request):
    """What failed, or what is not there. Without a context: what it would read may be what failed."""
    code = 503 if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)) else 500
    return HttpResponse(
        render_to_string(f"{code}.html"), status=code, headers={"Retry-After": "60"} if code == 503 else {}
    )


@login_not_required
@never_cache
@require_safe
def courriels(request):
    """The mails of the demonstration: they stay here, whoever they are for."""
    fichiers = sorted(settings.COURRIELS.glob("*.log"), reverse=True)
    ici = request.build_absolute_uri("/").rstrip("/")
    return render(request, "demonstration/courriels.html", {"courriels": [c for f in fichiers for c in _lire(f, ici)]})


def _lire(fichier, ici):
    for octets in SEPARATEUR.split(fichier.read_bytes()):
        if octets.strip():
            message = email.message_from_bytes(octets, policy=email.policy.default)
            corps = message.get_body(("plain",))
            yield {
                "objet": message["subject"],
                "a": message["to"],
                "le": message["date"] and message["date"].datetime,
                "texte": ICI.sub(ici, corps.get_content()) if corps else "",
            }
