"""Pieces are joined, saved and seen here. What was sent is only ever saved; what is seen is an image of ours."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from procedure.models import Acceptation, Consultation, Dossier, Piece
from procedure.models.pieces import Niveau
from procedure.pieces import depot
from procedure.refus import Refus
from procedure.rendu.atelier import Echec

CHOIX = ("nature", "pour", "niveau", "titre")


@require_http_methods(["GET", "HEAD", "POST"])
def joindre(request, jeton):
    """Each file is an act of its own: one that is refused stops no other, and each has its answer."""
    dossier = get_object_or_404(Dossier.objects.visibles_par(request.user), jeton=jeton)
    if request.method != "POST":  # back from the login
        return _retour(dossier)
    issues = list(_issues(request, dossier))
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"fichiers": issues})
    for rang, issue in enumerate(issues, 1):  # by its number: a message is kept in a cookie, where no name goes
        lequel = f"Fichier n° {rang} : " if len(issues) > 1 else ""
        messages.info(request, lequel + issue.get("refus", "La pièce est jointe au dossier."))
    return _retour(dossier)


def _issues(request, dossier):
    choix = {champ: request.POST.get(champ, "") for champ in CHOIX}
    fichiers = request.FILES.getlist("fichiers")
    if len(fichiers) > 1:
        choix["titre"] = ""  # it would name them all
    if not fichiers:
        yield {"refus": "Choisissez au moins un fichier."}
    for fichier in fichiers:
        yield _joindre(dossier, request.user, fichier, choix)


def _joindre(dossier, par, fichier, choix) -> dict:
    try:
        piece = depot.joindre(dossier, par, fichier, **choix)
    except Refus as refus:
        return {"refus": refus.phrase}
    except Dossier.DoesNotExist:  # since the page was asked for
        raise Http404 from None
    return {"titre": piece.titre, "adresse": reverse("procedure:piece", args=[piece.jeton])}


def _retour(dossier):
    return redirect("procedure:dossier", dossier.jeton)


@require_safe
def piece(request, jeton):
    """Saved, never opened in the browser: were a hostile file to pass, it would find no page of ours to run in."""
    piece = _lisible(request, jeton)
    if _sous_secret(request, piece):
        return redirect("procedure:secret", jeton)
    reponse = livrer(piece.fichier, piece.nom, piece.sorte.mime)
    if reponse.status_code == 200:
        Consultation.objects.noter(request.user, piece.dossier, f"pièce {piece.pk}")
    return reponse


def livrer(fichier, nom, mime):
    try:
        reponse = FileResponse(fichier.open(), as_attachment=True, filename=nom, content_type=mime)
    except OSError:
        return HttpResponse("Cette pièce ne peut pas être lue pour l’instant.", status=503)
    reponse["Content-Security-Policy"] = "sandbox; default-src 'none'"
    reponse["X-Content-Type-Options"] = "nosniff"
    return reponse


@require_safe
def page(request, jeton, numero):
    """Our own image of one of its pages."""
    piece = _lisible(request, jeton)
    if numero not in piece.vues:
        raise Http404
    if _sous_secret(request, piece):
        return redirect("procedure:secret", jeton)
    try:
        image = depot.montrer(piece, numero)
    except (Echec, OSError):
        return HttpResponse(status=503)
    Consultation.objects.noter(request.user, piece.dossier, f"pièce {piece.pk}, page {numero}")
    return HttpResponse(image, content_type="image/png")


@require_http_methods(["GET", "HEAD", "POST"])
def secret(request, jeton):
    """What one binds oneself to, before a first confidential piece is shown."""
    piece = _lisible(request, jeton)
    if request.method == "POST":
        Acceptation.objects.accepter(request.user, piece.dossier, timezone.now())
    if not _sous_secret(request, piece):
        return redirect(f"{reverse('procedure:dossier', args=[piece.dossier.jeton])}#piece-{jeton}")
    return render(request, "procedure/secret.html", {"piece": piece})


def _sous_secret(request, piece) -> bool:
    secrete = piece.niveau != Niveau.GENERAL
    return secrete and Acceptation.objects.manque(request.user, piece.dossier, timezone.now())


def _lisible(request, jeton) -> Piece:
    """Neither the other side's, nor what was erased, nor what does not exist."""
    ici = Piece.objects.filter(dossier__in=Dossier.objects.visibles_par(request.user)).exclude(fichier="")
    dossier = get_object_or_404(ici.select_related("dossier"), jeton=jeton).dossier
    lisibles = ici.select_related("dossier").lisibles_par(request.user, dossier)
    return get_object_or_404(lisibles, jeton=jeton)
