"""A case opened from another: what goes along is read before, and the pieces are chosen."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from procedure.ecrans.lecture import Lecture
from procedure.ecrans.porte import lire_le_dossier
from procedure.models import Dossier
from procedure.models.pieces import Nature
from procedure.passages import emportables, joindre_encore, passages, passer
from procedure.refus import Refus

# What shows the facts, whoever did them; the rest may be about one person alone.
D_OFFICE = (Nature.PV, Nature.RAPPORT)


@require_http_methods(["GET", "HEAD", "POST"])
def passage(request, jeton, nom):
    lu = lire_le_dossier(request, jeton)
    choisi = next((p for p in passages(lu, request.user, request.recu_le) if p.nom == nom), None)
    if choisi is None:
        raise Http404
    pieces = emportables(lu, request.user, request.recu_le).pour_liste()
    if request.method == "POST":
        return _passer(request, lu, choisi, pieces.filter(jeton__in=request.POST.getlist("piece")))
    lecture = Lecture(lu, request.user, request.recu_le)
    contexte = {"lecture": lecture, "passage": choisi, "pieces": [(p, p.nature in D_OFFICE) for p in pieces]}
    with timezone.override(lecture.ou.fuseau):
        return render(request, "procedure/passage.html", contexte)


def _passer(request, lu, choisi, pieces):
    try:
        neuf = passer(lu, choisi, request.user, request.recu_le)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("procedure:dossier", lu.jeton)
    except Dossier.DoesNotExist:
        raise Http404 from None
    for piece in pieces:
        try:
            joindre_encore(piece, neuf, request.user)
        except (Refus, OSError):
            messages.error(request, f"La pièce n° {piece.rang} n’a pas pu être reprise : joignez-la ici.")
    messages.success(request, f"{neuf.numero} est ouvert, lié au dossier {lu.numero}.")
    return redirect("procedure:acte", neuf.jeton, "completer")
