from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from annuaire.textes import simplifier
from procedure.aides.glossaire import TERMES
from procedure.droit.articles import LU_LE, citer


@require_safe
def glossaire(request):
    jour = timezone.localdate()
    ranges = sorted(TERMES, key=lambda terme: simplifier(terme.mot))
    termes = [(terme, citer(terme.articles, jour)) for terme in ranges]
    return render(request, "procedure/glossaire.html", {"termes": termes, "lu_le": LU_LE})
