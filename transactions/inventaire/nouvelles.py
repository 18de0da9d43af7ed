"""Who hears that a parquet looks for places: whoever coordinates in the communes it is told to, or their agents."""

from annuaire.models import Institution
from annuaire.models.roles import Role
from procedure.messages import remettre
from procedure.regards import TOUT, regarder

LECTEURS = (Role.COORDONNATEUR, Role.AGENT)


def prevenir(besoin, instant):
    """In each commune once, by the first of these offices that somebody holds there."""
    communes = Institution.objects.filter(pk=besoin.commune_id) if besoin.commune_id else besoin.parquet.ressort.all()
    with regarder(TOUT):  # a mail about no case is its addressee's alone
        for commune in communes.filter(habilitations__role__in=LECTEURS).distinct():
            remettre(_lecteurs(commune, instant), "Besoin de places d’accueil", "besoin", f"{besoin}\n", instant)


def _lecteurs(commune, instant) -> list[tuple]:
    tenues = commune.habilitations.select_related("personne").tenues(instant)
    for role in LECTEURS:
        if ici := {tenue.personne: tenue.personne.email for tenue in tenues if tenue.role == role}:
            return list(ici.items())
    return []
