"""The registers of an institution: what is kept, under which title, with which form for a new row and for one that stands."""

from collections.abc import Callable
from typing import Any, NamedTuple

from annuaire.gestion.forms import (
    AbsenceForm,
    InfractionForm,
    InfractionTenueForm,
    JourFerieForm,
    MandatForm,
    PermanenceForm,
)
from annuaire.gestion.personnes import HabilitationForm
from annuaire.models.institutions import Nature


class Registre(NamedTuple):
    titre: str
    ajouter: str
    vide: str
    lignes: Callable[[Any], Any]
    neuve: type
    tenue: type
    natures: tuple = tuple(Nature)  # of the institutions that keep it


REGISTRES = {
    "personnes": Registre(
        "Personnes habilitées",
        "Habiliter une personne",
        "Personne encore.",
        lambda institution: institution.habilitations.select_related("personne", "referent_de"),
        HabilitationForm,
        MandatForm,
    ),
    "absences": Registre(
        "Absences et suppléances",
        "Noter une absence",
        "Aucune absence notée : chacun reçoit ses rappels.",
        lambda institution: institution.absences.select_related("personne", "suppleant"),
        AbsenceForm,
        AbsenceForm,
    ),
    "permanences": Registre(
        "Permanences",
        "Ajouter une permanence",
        "Aucune permanence : hors des heures ouvrées, personne n’est désigné.",
        lambda institution: institution.permanences.select_related("personne"),
        PermanenceForm,
        PermanenceForm,
    ),
    "jours-feries": Registre(
        "Jours fériés locaux",
        "Ajouter un jour férié",
        "Aucun : seuls comptent les jours fériés que la loi connaît.",
        lambda institution: institution.jours_feries.all(),
        JourFerieForm,
        JourFerieForm,
    ),
    "infractions": Registre(
        "Infractions ajoutées",
        "Ajouter une infraction",
        "Aucune : les agents choisissent parmi celles que la loi et les conventions nomment, ou décrivent les faits.",
        lambda institution: institution.infractions.all(),
        InfractionForm,
        InfractionTenueForm,
        (Nature.COMMUNE,),
    ),
}


def registres_de(institution) -> dict[str, Registre]:
    return {nom: registre for nom, registre in REGISTRES.items() if institution.nature in registre.natures}
