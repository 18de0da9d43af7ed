"""Who hears that a parquet looks for places: whoever coordinates in the communes it is told to, or their agents, or élus."""

from annuaire.models import Institution
from annuaire.models.roles import Role
from procedure.messages import remettre
from procedure.regards import TOUT, regarder

LECTEURS = (Role.COORDONNATEUR, Role.AGENT, Role.ELU)


def prevenir(besoin, instant):
    """Once to each, by the first of these offices that somebody holds in a commune."""
    communes = Institution.objects.filter(pk=besoin.commune_id) if besoin.commune_id else besoin.parquet.ressort.all()
    with regarder(TOUT):  # a mail about no case is its addressee's alone
        lecteurs: dict = {}
        for commune in communes.filter(habilitations__role__in=LECTEURS).distinct():
            lecteurs |= _lecteurs(commune, instant)
        remettre(lecteurs.items(), "Besoin de places d’accueil", "besoin", f"{besoin.precise}\n", instant)


def _lecteurs(commune, instant) -> dict:
    tenues = commune.habilitations.select_related("personne").tenues(instant)
    ranges = ({t.personne: t.personne.email for t in tenues if t.role == role} for role in LECTEURS)
    return next(filter(None, ranges), {})
