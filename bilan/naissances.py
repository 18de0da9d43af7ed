"""What the clock does of its own for conventions: it follows those that are put in force, and what an avenant changes in them."""

from datetime import timedelta

from django.db.models import Q

from annuaire.models import Adhesion
from bilan.effets import selon
from bilan.models import Engagement, Etat
from bilan.periodes import Jours
from procedure.regles import version_en_vigueur

DEMAIN = timedelta(1)  # it is another day already, or still, elsewhere


def sans_vie(instant):
    """For each commune that a version binds today, there: where, before whom, of which adhésion."""
    en_cours = Adhesion.objects.en_cours(instant.date() + DEMAIN).filter(engagement=None, commune__devenue=None)
    for adhesion in en_cours.select_related("commune", "convention__parquet").order_by("pk"):
        commune, parquet = adhesion.commune, adhesion.convention.parquet
        liee = version_en_vigueur(commune, parquet, commune.jour(instant))
        if liee and liee.convention_id == adhesion.convention_id:
            yield {"commune": commune, "parquet": parquet, "adhesion": adhesion}


def a_recompter(instant, depuis):
    """Those whose days are no longer what their clauses say: an avenant has entered into force, or a date was corrected.

    Where one of its days has passed, its clock speaks first. That of a commune that was merged governs nothing new any more.
    """
    vifs = Engagement.objects.filter(etat=Etat.EN_VIGUEUR).select_related("adhesion", "commune")
    if depuis:
        change = Q(adhesion__modifiee_le__gte=depuis) | Q(adhesion__convention__modifiee_le__gte=depuis)
        change |= Q(commune__modifiee_le__gte=depuis)
        vifs = vifs.filter(change)
    for engagement in vifs.order_by("pk"):
        commune, jour = engagement.commune, engagement.commune.jour(instant)
        dits = selon(engagement, jour)
        ici = Jours(*(getattr(engagement, champ) for champ in Jours._fields))
        if commune.devenue_le and commune.devenue_le <= jour:
            yield engagement, "eteindre"
        elif ici != dits and not any(dernier and dernier < jour for dernier in ici):
            yield engagement, "suivre"
