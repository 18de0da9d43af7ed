"""The list, a search by name, several to sign."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from procedure.inscription import CHANGE
from procedure.listes.filtres import FiltresForm, adresse
from procedure.listes.lignes import lignes, noms_de
from procedure.listes.liste import PAR_PAGE, PRESSES, Selection, lire_repere, lister
from procedure.listes.signatures import a_signer, signer
from procedure.models import Dossier, Export, Recherche, Vue


@require_safe
def dossiers(request):
    form = FiltresForm(request.GET, tenues=request.habilitations)
    jeton = request.GET.get("recherche", "")
    recherche = Recherche.objects.de(request.user, jeton)
    choix, cherche = form.choix, recherche.texte if recherche else ""
    selection = Selection(request.user, request.habilitations, timezone.now(), choix, cherche)
    liste = lister(selection, lire_repere(request.GET.get("apres", "")))
    contexte = {"form": form, "liste": liste, "lignes": lignes(liste.dossiers, selection.instant), "par_page": PAR_PAGE}
    contexte |= {"recherche": recherche, "oubliee": bool(jeton) and not cherche, "presses": selection.ordre is PRESSES}
    contexte["suite"] = liste.suite and adresse(choix, apres=liste.suite, recherche=recherche and recherche.jeton)
    contexte |= {
        "exports": Export.objects.prets(request.user),
        "demande": adresse(choix, recherche=recherche and recherche.jeton),
    }
    contexte |= {"vues": Vue.objects.de(request.user), "codes": adresse(choix)}
    return render(request, "procedure/dossiers.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def chercher(request):
    """By a name, which no address may hold: what was typed is kept aside. One case found is opened at once."""
    texte = request.POST.get("texte", "").strip()[:200]
    trouves = Dossier.objects.visibles_par(request.user).trouves(texte)[:2] if texte else []
    if len(trouves) == 1:
        return redirect("procedure:dossier", trouves[0].jeton)
    if not texte:
        return redirect("procedure:dossiers")
    recherche = Recherche.objects.faire(request.user, texte)
    return redirect(f"{reverse('procedure:dossiers')}?recherche={recherche.jeton}")


@require_http_methods(["GET", "HEAD", "POST"])
def signatures(request):
    """What was ticked is signed as it was read: a case that changed meanwhile waits."""
    instant, refuses = request.recu_le, []
    choix = a_signer(request.user, request.habilitations, instant)
    if request.method == "POST":
        coches = set(request.POST.getlist("dossier"))
        voulus = [(d, signe) for d, signe in choix if f"{d.jeton}:{d.version}" in coches]
        signes, refuses = signer(voulus, request.user, instant)
        _dire(request, signes, len(coches) - len(voulus))
        if not coches:
            messages.error(request, "Cochez les dossiers à signer.")
        choix = a_signer(request.user, request.habilitations, instant)
    noms = noms_de([dossier for dossier, _ in choix])
    lignes_a_signer = [(dossier, signe, noms.get(dossier.pk, "")) for dossier, signe in choix]
    return render(request, "procedure/signer.html", {"choix": lignes_a_signer, "refuses": refuses})


def _dire(request, signes, changes):
    if signes:
        messages.success(request, f"Signé : {', '.join(dossier.numero for dossier in signes)}.")
    if changes:
        messages.error(request, f"{CHANGE} ({changes})")
