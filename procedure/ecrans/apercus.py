"""The letters of an act exactly as they will leave, read before deciding. Nothing is kept of them."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from procedure.courriers import a_lire, apercevoir, reunir
from procedure.ecrans.gestes import geste
from procedure.ecrans.porte import acte_nomme, lire_le_dossier
from procedure.ecrans.saisie import dire, dite, poser
from procedure.essai import Essai
from procedure.models import Consultation
from procedure.moteur import franchir
from procedure.refus import Refus
from procedure.rendu.atelier import Echec


def se_lit_avant(acte) -> bool:
    """Does what is answered make a letter?"""
    return acte.formulaire is not None and any(courrier.lettre for courrier in acte.courriers)


@require_http_methods(["GET", "HEAD", "POST"])
def apercu(request, jeton, nom, rang):
    """One of the letters that no answer changes; or all those that what is answered would make."""
    lu = lire_le_dossier(request, jeton)
    vu = geste(lu, acte_nomme(lu, nom), request.user, request.recu_le)
    ecrit = request.method == "POST" and se_lit_avant(vu.acte)
    if vu.refus or not (ecrit or rang < len(vu.lettres)):
        raise Http404
    try:
        pdf = _ecrites(request, lu, vu.acte) if ecrit else apercevoir(a_lire(vu.essai)[rang])
    except Echec:
        return render(request, "procedure/apercu_manque.html", status=503)
    except Refus as refus:
        return render(request, "procedure/apercu_refuse.html", {"refus": refus, "jeton": jeton}, status=422)
    Consultation.objects.noter(request.user, lu, f"aperçu {vu.acte.nom}")
    return HttpResponse(pdf, content_type="application/pdf")


def _ecrites(request, lu, acte) -> bytes:
    """The act is taken, and nothing of it stays."""
    essai = Essai(lu, acte, request.user, request.recu_le, donnees=request.POST)
    with timezone.override(essai.ou.fuseau):
        essai.le = dite(request.POST)
        form = poser(essai)
        if not form.is_valid():
            raise Refus(" ".join(faute for fautes in form.errors.values() for faute in fautes))
        with transaction.atomic():
            lettres = list(franchir(lu, acte, request.user, **dire(essai, form)).documents.order_by("pk"))
            transaction.set_rollback(True)
    return reunir([apercevoir(lettre) for lettre in lettres])
