from django import template
from django.utils import timezone

from procedure.aides.aide import aide
from procedure.aides.glossaire import TERMES
from procedure.droit.articles import citer

register = template.Library()
MOTS = {terme.ancre: terme.mot for terme in TERMES}


@register.inclusion_tag("procedure/_aide.html")
def expliquer(page, nom, libelle):
    """A fold beside what it explains; nothing where nothing needs to be."""
    dite = aide(page, nom)
    articles = citer(dite.articles, timezone.localdate()) if dite else []
    return {
        "aide": dite,
        "articles": articles,
        "mot": MOTS[dite.voir] if dite and dite.voir else "",
        "libelle": libelle,
    }
