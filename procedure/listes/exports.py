"""What a list shows, taken away: at once, or, where there is much of it, made apart and kept a day for its owner."""

import logging

from celery import shared_task
from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from procedure.listes.classeur import MIME, classeur
from procedure.listes.filtres import FiltresForm, adresse
from procedure.listes.liste import Selection
from procedure.listes.rangees import TITRES, rangees
from procedure.models import Export, Recherche
from procedure.regards import TOUT, Regard, regarder

journal = logging.getLogger(__name__)
D_UN_COUP = 10_000
CHANGES = "Vos droits ont changé depuis que cet export fut demandé : il est effacé. Refaites-le d’après la liste."


@require_http_methods(["GET", "HEAD", "POST"])
def exports(request):
    """Those that one has asked for. Posted, one more: of what the address says, to the letter, or of nothing."""
    if request.method == "POST":
        return _exporter(request)
    siens = Export.objects.filter(personne=request.user).order_by("-demande_le", "-pk")
    return render(request, "procedure/exports.html", {"exports": siens})


def _exporter(request):
    form, jeton = FiltresForm(request.GET, tenues=request.habilitations), request.GET.get("recherche", "")
    recherche = Recherche.objects.de(request.user, jeton)
    cherche = recherche.texte if recherche else ""
    if not form.is_valid() or (jeton and not cherche):
        return redirect(
            f"{reverse('procedure:dossiers')}?{request.GET.urlencode()}"
        )  # which says what it did not understand
    selection = Selection(request.user, request.habilitations, timezone.now(), form.choix, cherche)
    if (combien := selection.compter(D_UN_COUP)) <= D_UN_COUP:
        return _rendre(StreamingHttpResponse(classeur(TITRES, rangees(selection, combien)), content_type=MIME))
    if Export.objects.demander(request.user, adresse(form.choix), cherche) is None:
        messages.error(request, "Vous avez déjà trois exports en attente ou gardés : le plus ancien s’effacera demain.")
    return redirect("procedure:exports")


@require_safe
def export(request, jeton):
    """For its owner, while they still may see what it holds."""
    instant = timezone.now()
    sien = get_object_or_404(Export.objects.filter(personne=request.user, fini_le__isnull=False, panne=""), jeton=jeton)
    if instant >= sien.jusqu_a:
        raise Http404
    if not sien.a_toujours_droit(instant):
        sien.effacer()
        messages.error(request, CHANGES)
        return redirect("procedure:exports")
    Export.objects.filter(pk=sien.pk).update(pris_le=instant)
    return _rendre(FileResponse(default_storage.open(sien.fichier), content_type=MIME))


def _rendre(reponse):
    reponse["Content-Disposition"] = f'attachment; filename="dossiers-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return reponse


@shared_task
@regarder(TOUT)
def exporter():
    """All that wait, one after the other. The round knocks again each minute: a message lost or doubled changes nothing."""
    while pris := Export.objects.prendre(timezone.now()):
        try:
            _faire(pris)
        except Exception as erreur:  # whatever it is, and never its words: they may quote a case
            journal.error("export %s : %s", pris.pk, type(erreur).__name__)
            Export.objects.filter(pk=pris.pk).update(panne=type(erreur).__name__, fini_le=timezone.now())
            default_storage.delete(pris.fichier)


def _faire(pris):
    """In the rights of who asked for it: those they had then, or nothing."""
    instant, lui = timezone.now(), Export.objects.filter(pk=pris.pk)
    if not pris.a_toujours_droit(instant):
        raise PermissionError
    selection = _selection(pris, instant)
    avancer = lambda faits: lui.update(faits=faits, vu_le=timezone.now())  # noqa: E731
    with regarder(Regard.de(pris.personne, selection.tenues, instant)):
        combien = selection.total()
        lui.update(combien=combien)
        pris.ecrire(classeur(TITRES, rangees(selection, combien, avancer)))
    if not lui.update(fini_le=timezone.now()):  # forgotten meanwhile
        default_storage.delete(pris.fichier)


def _selection(pris, instant):
    tenues = pris.personne.tenues(instant)
    form = FiltresForm(QueryDict(pris.codes), tenues=tenues)
    if not form.is_valid() or (pris.cherche and not pris.texte):
        raise ValueError
    return Selection(pris.personne, tenues, instant, form.choix, pris.texte)
