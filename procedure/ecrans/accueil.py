"""The page one lands on: one's own part of the day first, whatever one's offices are."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from annuaire.models.habilitations import Role
from annuaire.porte import exploite
from annuaire.second_facteur import propose
from procedure.acteurs import COTES
from procedure.agenda.jours import recus
from procedure.ecrans.journee import a_accuser, a_faire, attente, change
from procedure.ecrans.ouverture import ouvrables
from procedure.ecrans.suivi import confies, en_retard, suivis
from procedure.models import Document, Echeance, Export, Message, Ronde, Visite

# Who handles no case of their own, and what brings one before them. The others see what they keep.
SANS_TOUR = {
    Role.JURISTE: "Vous lirez ici les dossiers que le magistrat vous confie, et ceux des groupes de travail où vous siégez.",
    Role.DELEGUE: "Vous lirez ici les dossiers que le magistrat vous confie, dès qu’il vous désigne.",
    Role.MEMBRE: "Vous lirez ici les dossiers des séances où vous siégez, dès que vous y êtes convié.",
    Role.REPRESENTANT: "Vous lirez ici ce qui est proposé à votre association, dès que quelqu’un le lui soumet.",
}


@require_safe
def journee(request):
    instant, tenues = timezone.now(), request.habilitations
    ici = [tenue for tenue in tenues if tenue.role in COTES]
    contexte = {"ici": ici, "second_facteur_propose": propose(request)}
    if ici:
        contexte |= _traite(request.user, tenues, instant)
    elif promesses := [SANS_TOUR[role] for role in dict.fromkeys(t.role for t in tenues) if role in SANS_TOUR]:
        contexte |= {"promesses": promesses, "confies": confies(request.user, instant)}
    if exploite(request):
        contexte |= {"ronde": Ronde.objects.derniere(), "pannes": _pannes()}
    return render(request, "procedure/journee.html", contexte)


def _traite(personne, tenues, instant) -> dict:
    depuis, siens = Visite.objects.passer(personne, instant), attente(personne, tenues, instant)
    return {
        "ouvrables": ouvrables(tenues),
        "elu": any(tenue.role == Role.ELU for tenue in tenues),
        "a_faire": a_faire(siens, tenues, instant),
        "a_accuser": a_accuser(tenues),
        "combien": len(siens),
        "suit": bool(suivis(tenues)),
        "en_retard": en_retard(personne, tenues, instant) if suivis(tenues) else [],
        "depuis": depuis,
        "change": change(personne, tenues, depuis, instant),
        "recus": recus(personne, tenues, prochains_jours(instant), instant),
        "exports": Export.objects.prets(personne),
    }


def prochains_jours(instant) -> list:
    """Today and the week that follows."""
    return [timezone.localdate(instant) + timedelta(jours) for jours in range(8)]


def _pannes() -> int:
    """What has failed and waits to be tried again, in the three queues."""
    return sum(file.en_panne().count() for file in (Echeance.objects, Document.objects, Message.objects))
