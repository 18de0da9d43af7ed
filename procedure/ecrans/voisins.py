"""The other cases that have to do with this one, for who may see them too."""

from django.db.models import Q

from procedure.listes.lignes import lignes
from procedure.models import Dossier, Interesse, Rapprochement, Trace
from procedure.page import procedures


def lies(dossier, lecteur, instant, separer) -> list[tuple]:
    """What each is to this one, and whether it is ours to undo."""
    liens = Rapprochement.objects.de(dossier).visibles_par(lecteur, instant)
    liens = list(liens.select_related("premier__commune", "second__commune").order_by("-fait_le", "-pk"))
    dits = lignes([lien.autre(dossier) for lien in liens], instant)
    notre = separer.essai.cote.value if separer else None
    return [(lien.vu_de(dossier), dit, lien.cote == notre) for lien, dit in zip(liens, dits, strict=True)]


def deja_vus(dossier, personnes, lecteur, instant) -> list[tuple]:
    """What each procedure says counts against the same person, in this commune; the last of each case, the last first."""
    cles = [cle for qui in personnes for cle in qui.reconnaissances(dossier.commune)]
    comptent = _antecedents()
    if not (cles and comptent):
        return []
    memes = Interesse.objects.filter(reconnue__in=cles, dossier__commune=dossier.commune_id).exclude(dossier=dossier.pk)
    visibles = Dossier.objects.visibles_par(lecteur, instant).filter(pk__in=memes.values("dossier"))
    traces = Trace.objects.filter(comptent, cote="", dossier__in=visibles).exclude(saisines__debout=False)
    derniers = {trace.dossier_id: trace for trace in traces.select_related("dossier__commune").order_by("le", "pk")}
    pages = procedures()
    return [(trace, pages[trace.dossier.procedure].actes[trace.acte]) for trace in reversed(derniers.values())]


def _antecedents() -> Q:
    comptent = Q()
    for page in procedures().values():
        for acte, etats in page.antecedents.items():
            comptent |= Q(acte=acte.nom, dossier__procedure=page.nom, dossier__etat__in=etats)
    return comptent
