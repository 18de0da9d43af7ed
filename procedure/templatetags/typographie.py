"""French as it is printed."""

import re
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from procedure.explications import en_heure

register = template.Library()

FINE = "\N{NARROW NO-BREAK SPACE}"
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
AVANT, APRES = re.compile(r"[ \N{NO-BREAK SPACE}](?=[;:!?%»])"), re.compile(r"(?<=«)[ \N{NO-BREAK SPACE}]")


@register.filter
def jour(valeur) -> str:
    """« 24 novembre 2026 », « 1er mars 2026 », the day and its month on one line."""
    return format_html("{}&nbsp;{}", _quantieme(valeur), date_format(valeur, "F Y"))


@register.filter
def journee(valeur) -> str:
    """« Mardi 1er décembre », and its year where it is not the one in which one reads."""
    annee = "" if valeur.year == timezone.localdate().year else " Y"
    semaine = capitale(date_format(valeur, "l"))
    return format_html("{} {}&nbsp;{}", semaine, _quantieme(valeur), date_format(valeur, f"F{annee}"))


@register.simple_tag
def aujourd_hui() -> str:
    return journee(timezone.localdate())


def _quantieme(valeur):
    return mark_safe("1<sup>er</sup>") if valeur.day == 1 else valeur.day


@register.filter
def moment(instant, fuseau="") -> str:
    """« 18 novembre 2026 à 11 h 20 », by the clock of the place: where one reads, or where the case is."""
    local = timezone.localtime(instant, ZoneInfo(fuseau) if fuseau else None)
    return format_html("{} à {}", jour(local), en_heure(local))


@register.filter
def capitale(texte) -> str:
    """The first letter only: names keep theirs."""
    return f"{texte[:1].upper()}{texte[1:]}"


@register.filter
def minuscule(texte) -> str:
    """Inside a sentence: « coordonnateur du CLSPD »."""
    return f"{texte[:1].lower()}{texte[1:]}"


@register.filter
def soigne(texte) -> str:
    """What somebody typed, its words unchanged, its apostrophes and spaces as a printer sets them."""
    return APRES.sub(FINE, AVANT.sub(FINE, APOSTROPHE.sub("’", str(texte))))
