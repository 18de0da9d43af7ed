from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from procedure import regards
from procedure.agenda.calendrier import ics
from procedure.agenda.jours import recus, rendez_vous
from procedure.models import Consultation, Flux, Interesse


@require_safe
def agenda(request):
    instant = timezone.now()
    jours = groupby(rendez_vous(request.user, instant), key=attrgetter("jour"))
    jours = [(jour, list(siens)) for jour, siens in jours]
    contexte = {
        "jours": jours,
        "recus": [jour for jour, siens in jours if any(rendez.convoque for rendez in siens)],
        "aujourd_hui": timezone.localdate(),
        "flux": Flux.objects.filter(personne=request.user).first(),
        "lien": request.session.pop("lien_d_agenda", "") if request.method == "GET" else "",
    }
    return render(request, "procedure/agenda.html", contexte)


@require_safe
def jour(request, le):
    """Who comes that day, on one sheet to print."""
    instant = timezone.now()
    venues = recus(request.user, request.habilitations, [le], instant)
    Consultation.objects.noter_ensemble(request.user, [v.dossier for v in venues], "rendez-vous du jour", instant)
    qui = Interesse.objects.par_dossier([venue.dossier for venue in venues])
    lignes = [(venue, qui.get(venue.dossier.pk, [])) for venue in venues]
    return render(request, "procedure/rendez_vous.html", {"jour": le, "lignes": lignes})


@require_POST
def ouvrir(request):
    """Shown once, on the page that follows."""
    jeton = Flux.objects.ouvrir(request.user)
    ou = settings.ADRESSE_PUBLIQUE or request.build_absolute_uri("/").rstrip("/")
    request.session["lien_d_agenda"] = ou + reverse("procedure:flux", args=[jeton])
    return redirect("procedure:agenda")


@require_POST
def fermer(request):
    Flux.objects.filter(personne=request.user).delete()
    messages.success(request, "Le lien ne fonctionne plus : votre calendrier ne recevra plus rien.")
    return redirect("procedure:agenda")


@login_not_required
@require_safe
def flux(request, jeton):
    """A calendar has no session: its link is all it has. What its owner may no longer see, it no longer says."""
    instant = timezone.now()
    ouvert = Flux.objects.lire(jeton, instant)
    tenues = ouvert and ouvert.personne.tenues(instant)
    if not tenues:
        raise Http404
    with regards.regarder(regards.Regard.de(ouvert.personne, tenues, instant)):
        texte = ics(rendez_vous(ouvert.personne, instant), instant)
    return HttpResponse(texte, content_type="text/calendar; charset=utf-8")
