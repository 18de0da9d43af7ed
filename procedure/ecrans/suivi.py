"""Over the shoulder of others: what is late where one watches, and whose it is; what was entrusted to who handles no case."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from annuaire.models.habilitations import Role
from procedure.acteurs import COTES
from procedure.ecrans.marques import Marque, marque
from procedure.ecrans.tours import LIEUX, postes
from procedure.models import Dossier, Echeance
from procedure.page import procedures
from procedure.templatetags.typographie import minuscule

# Who decides nothing alone watches over those they work with.
SUIVENT = frozenset({Role.SECRETARIAT, Role.COORDONNATEUR})
MONTRES = 20


@dataclass(frozen=True)
class Retard:
    dossier: Any
    quoi: str
    marque: Marque
    chez: str


def suivis(tenues) -> list:
    return [tenue for tenue in tenues if tenue.role in SUIVENT]


def en_retard(personne, tenues, instant) -> list[Retard]:
    """The longest overdue first. What silence ends is never late: it ends; nor is an appointment: it passes."""
    ici = Q(pk__in=[])
    for role, lieux in postes(suivis(tenues), instant).items():
        ici |= Q(**{f"dossier__{LIEUX[COTES[role]]}__in": lieux})
    visibles = Dossier.objects.visibles_par(personne, instant)
    vives = Echeance.objects.vives().filter(ici, dossier__in=visibles, limite__lte=instant).exclude(_convenues())
    vives = vives.select_related("dossier__commune", "dossier__ouvert_par").order_by("limite", "pk")[:MONTRES]
    return [_retard(vive, instant) for vive in vives]


def _convenues() -> Q:
    convenues = Q(pk__in=[])
    for page in procedures().values():
        noms = [delai.nom for delai in page.delais.values() if delai.convenu]
        convenues |= Q(dossier__procedure=page.nom, delai__in=noms)
    return convenues


def _retard(vive, instant) -> Retard:
    delai = procedures()[vive.dossier.procedure].delais[vive.delai]
    return Retard(vive.dossier, str(delai), marque(delai, vive, instant), _chez(vive.dossier, delai.attend))


def _chez(dossier, role) -> str:
    """Who has it: the agent who opened the case, by name; of the others, the office."""
    if role == Role.AGENT and dossier.ouvert_par:
        return str(dossier.ouvert_par)
    office = minuscule(role.label)
    return f"l’{office}" if office[0] in "aeéiou" else f"le {office}"


def confies(personne, instant) -> list:
    """What who handles no case of their own may read."""
    visibles = Dossier.objects.visibles_par(personne, instant).select_related("commune")
    lus = [(d, procedures()[d.procedure]) for d in visibles.order_by("-etat_depuis", "-pk")[:MONTRES]]
    return [(dossier, page.etats(dossier.etat).label) for dossier, page in lus]
