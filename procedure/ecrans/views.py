"""One case, one act of it. Another's case is as one that does not exist."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from procedure.acteurs import PARQUET
from procedure.demande import lit
from procedure.ecrans.apercus import se_lit_avant
from procedure.ecrans.consultations import par_jour
from procedure.ecrans.gestes import geste
from procedure.ecrans.journee import apres
from procedure.ecrans.lecture import Lecture
from procedure.ecrans.phrases import consequences
from procedure.ecrans.porte import acte_nomme, lire_le_dossier, visible
from procedure.ecrans.saisie import dire, dite, poser
from procedure.essai import Essai
from procedure.models import Consultation, Dossier
from procedure.models.histoire import cotes_de
from procedure.moteur import franchir
from procedure.pieces.depot import avec
from procedure.pieces.lignes import FICHIER
from procedure.preuves import lire
from procedure.refus import Refus
from procedure.reprises import oublier, porteur, reprendre

RECU = "Votre lecture vaut réception : ce qui vous était envoyé est reçu aujourd’hui, et le délai qui en dépend court."


@require_safe
def dossier(request, jeton):
    """Shown first, then proved to be read: a page that fails proves nothing. What its reading changed is then shown."""
    page = _montrer(request, jeton)
    if lit(request) and (lus := lire(visible(request, jeton), request.user)):
        if any(lus):
            messages.success(request, RECU)
        page = _montrer(request, jeton)
    return page


@require_safe
def suivant(request, jeton):
    """The next that waits for who reads; their day, once there is none."""
    visible(request, jeton)
    autre = apres(request.user, request.habilitations, jeton, timezone.now())
    return redirect("procedure:dossier", autre) if autre else redirect("procedure:journee")


def _montrer(request, jeton):
    lecture = Lecture(lire_le_dossier(request, jeton), request.user, timezone.now())
    Consultation.objects.noter(request.user, lecture.dossier, "dossier")
    with timezone.override(lecture.ou.fuseau):
        return render(request, "procedure/dossier.html", {"lecture": lecture})


@require_safe
def consultations(request, jeton):
    """Who of one's own side has looked: what the other side does inside is its own."""
    lecture = Lecture(lire_le_dossier(request, jeton), request.user, timezone.now())
    cotes = cotes_de(request.user, lecture.dossier, request.recu_le)
    if not cotes:
        raise Http404
    vues = lecture.dossier.consultations.filter(cote__in=cotes)
    with timezone.override(lecture.ou.fuseau):
        contexte = {"lecture": lecture, "jours": par_jour(vues)}
        return render(request, "procedure/consultations.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def acte(request, jeton, nom):
    """What it will do is read before it is done."""
    lu, instant = lire_le_dossier(request, jeton), request.recu_le
    choisi = acte_nomme(lu, nom)
    voulu = geste(lu, choisi, request.user, instant)
    if voulu.refus:
        messages.error(request, str(voulu.refus))
        return redirect("procedure:dossier", jeton)
    posees = request.POST if request.method == "POST" else None
    essai = Essai(lu, choisi, request.user, instant, donnees=posees, au_sujet=request.GET.get("au_sujet", ""))
    with timezone.override(essai.ou.fuseau):
        essai.le = dite(posees)
        form = poser(essai)
        if form.is_valid() and _fait(request, essai, form):
            oublier(request)
            enchaine = voulu.repond and essai.cote is PARQUET  # who answers many; a mairie stays with its case
            return redirect(f"procedure:{'suivant' if enchaine else 'dossier'}", jeton)
        if FICHIER in form.fields and FICHIER in request.FILES:
            form.add_error(FICHIER, "Choisissez de nouveau ce fichier : le navigateur ne l’a pas gardé.")
        version = request.POST.get("version") if form.is_bound else reprendre(request, form)
        contexte = {"lecture": Lecture(lu, request.user, instant), "essai": essai, "form": form}
        contexte |= {"consequences": consequences(essai), "lettres": voulu.lettres, "porteur": porteur(request, form)}
        contexte["se_lit_avant"] = se_lit_avant(choisi)
        contexte["version"] = version or lu.version  # of what was read: a stale page stays stale until it is read anew
        Consultation.objects.noter(request.user, lu, f"acte {nom}")
        return render(request, "procedure/acte.html", contexte, status=422 if form.is_bound else 200)


def _fait(request, essai, form) -> bool:
    """Done, or the reason said on the page where it was asked."""
    try:
        with avec(request.FILES.get(FICHIER) if FICHIER in form.fields else None) as joints:
            franchir(essai.dossier, essai.acte, request.user, **dire(essai, form), **joints)
    except Refus as refus:
        form.add_error(None, str(refus))
        return False
    except Dossier.DoesNotExist:
        raise Http404 from None
    messages.success(request, f"{essai.dossier.numero} : {essai.acte.dit or essai.acte.libelle}.")
    return True
