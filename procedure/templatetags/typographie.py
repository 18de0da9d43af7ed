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
    quantieme = mark_safe("1<sup>er</sup>") if valeur.day == 1 else valeur.day
    return format_html("{}&nbsp;{}", quantieme, date_format(valeur, "F Y"))


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
