from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from annuaire.porte import exploite
from procedure.courriers import rendre_maintenant
from procedure.demande import lit
from procedure.liens import cible, message_de
from procedure.models import Consultation, Document, Dossier, Echeance, Message, Ronde, Trace
from procedure.moteur import tenter
from procedure.page import procedures
from procedure.preuves import ouvrir
from procedure.regards import TOUT, Regard, regarder


@require_safe
def document(request, jeton):
    """A letter, for who may read it. Opened by whom it was sent to, it was received."""
    ici = Document.objects.select_related("dossier").filter(dossier__in=Dossier.objects.visibles_par(request.user))
    lettre = get_object_or_404(ici, jeton=jeton)
    if not Trace.objects.lisibles_par(request.user, lettre.dossier).filter(pk=lettre.trace_id).exists():
        raise Http404
    lettre = rendre_maintenant(lettre)
    request.user.oublier()  # printing may take its time: who lost their office meanwhile has received nothing
    if not lettre.rendu_le:
        return render(request, "procedure/lettre_en_cours.html", status=503)
    pdf = lettre.pdf.open()  # what could not be read proves nothing
    Consultation.objects.noter(request.user, lettre.dossier, f"document {lettre.pk}")
    if lit(request):
        ouvrir(lettre, request.user)
    nom = f"{lettre.dossier.numero}-{lettre.courrier}.pdf"
    return FileResponse(pdf, filename=nom, content_type="application/pdf")


@login_not_required
@require_safe
def lien(request, jeton):
    """What its token says is said to who holds it, whoever they are: whose link it is. Never what is behind it."""
    with regarder(TOUT):
        message = message_de(jeton)
    if message is None:
        raise Http404
    if request.user.is_anonymous:
        return redirect_to_login(request.path)
    if message.personne in (None, request.user) and _lui_parle_encore(message, request.user, timezone.now()):
        return redirect(cible(message))
    contexte = {"adresse": message.adresse, "sien": message.personne == request.user}
    return render(request, "procedure/lien.html", contexte, status=403)


def _lui_parle_encore(message, personne, instant) -> bool:
    """The door is open to whoever holds a link: what they may see is asked here."""
    with regarder(Regard.de(personne, personne.tenues(instant), instant)):
        visibles = Dossier.objects.visibles_par(personne, instant)
        return message.dossier is None or visibles.filter(pk=message.dossier_id).exists()


@require_http_methods(["GET", "HEAD", "POST"])
def horloge(request):
    """For the operator: does the clock run, and what has it failed to do. Numbers and kinds, nothing of a case."""
    if not exploite(request):
        raise Http404
    if request.method == "POST":
        _reprendre()
        return redirect("procedure:horloge")
    contexte = {"rondes": Ronde.objects.order_by("-commencee_le")[:10], "pannes": _pannes()}
    return render(request, "procedure/horloge.html", contexte)


@regarder(TOUT)
def _reprendre():
    for pk in Echeance.objects.en_panne().values_list("pk", flat=True):
        tenter(pk, reprise=True)
    Document.objects.en_panne().filter(reveil__isnull=False).update(reveil=timezone.now())  # the next round takes them
    Message.objects.reprendre(timezone.now())


@regarder(TOUT)
def _pannes() -> list[tuple]:
    """What is late in the three queues: a number, a kind, a failure, when it is tried again."""
    return [*_echeances_en_panne(), *_files_en_panne()]


def _echeances_en_panne():
    for echeance in Echeance.objects.en_panne().select_related("dossier")[:100]:
        delai = procedures()[echeance.dossier.procedure].delais[echeance.delai]
        yield f"échéance {echeance.pk}", delai, echeance.panne, echeance.echecs, echeance.reveil


def _files_en_panne():
    for quoi, file in (("lettre", Document.objects), ("courriel", Message.objects)):
        for ligne in file.en_panne()[:100]:
            yield f"{quoi} {ligne.pk}", ligne.courrier, ligne.panne, ligne.essais, ligne.reveil
