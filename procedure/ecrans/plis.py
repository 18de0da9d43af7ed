"""The way of one letter on paper: what is known of it, and what can be noted, by who holds it in their hand with a phone."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from procedure.communs import Procedure
from procedure.ecrans.gestes import geste
from procedure.ecrans.lecture import Lecture
from procedure.ecrans.porte import lire_le_dossier
from procedure.models import Consultation, Document, Dossier

MOMENTS = [
    Procedure.noter_remise,
    Procedure.noter_envoi,
    Procedure.noter_presentation,
    Procedure.noter_reception,
    Procedure.noter_retour,
]


@require_safe
def suivi(request, jeton):
    """Where the code printed on a letter leads. Another's letter is as one that does not exist."""
    ici = Document.objects.filter(dossier__in=Dossier.objects.visibles_par(request.user), jeton=jeton)
    lettre = ici.select_related("dossier").first()
    if lettre is None:
        raise Http404
    lecture = Lecture(lire_le_dossier(request, lettre.dossier.jeton), request.user, timezone.now())
    ligne = next((ligne for ligne in lecture.courriers if ligne.lettre.pk == lettre.pk), None)
    if ligne is None:
        raise Http404
    Consultation.objects.noter(request.user, lecture.dossier, f"suivi {lettre.pk}")
    contexte = {"lecture": lecture, "ligne": ligne, "gestes": _gestes(lecture) if ligne.suivie else []}
    with timezone.override(lecture.ou.fuseau):
        return render(request, "procedure/suivi.html", contexte)


def _gestes(lecture) -> list:
    """What may be noted of it now."""
    actes = [lecture.page.actes[acte.nom] for acte in MOMENTS]
    tous = [geste(lecture.dossier, acte, lecture.lecteur, lecture.instant) for acte in actes]
    return [un for un in tous if not un.refus]
