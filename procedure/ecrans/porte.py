"""The case that a page is about, and the act: another's is as one that does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from procedure.acteurs import POUR
from procedure.ecrans.gestes import SANS_PAGE
from procedure.models import Dossier
from procedure.moteur import tenter
from procedure.page import procedures


def visible(request, jeton) -> Dossier:
    return get_object_or_404(Dossier.objects.visibles_par(request.user), jeton=jeton)


def lire_le_dossier(request, jeton):
    """As it stands now: a term that has passed is told before the case is read, never before an answer to it is."""
    vu = visible(request, jeton)
    for echeance in vu.echeances.a_effet(request.recu_le) if request.method != "POST" else ():
        tenter(echeance.pk, request.recu_le)
    lus = procedures()[vu.procedure].modele.objects.visibles_par(request.user)
    lus = lus.select_related("commune", "parquet", "ouvert_par", "convention__convention")
    return get_object_or_404(lus, pk=vu.pk)


def acte_nomme(lu, nom):
    """One that people take: the clock's are nobody's."""
    choisi = procedures()[lu.procedure].actes.get(nom)
    if choisi is None or nom in SANS_PAGE or not set(choisi.par) & set(POUR) or choisi.de == ():
        raise Http404
    return choisi
