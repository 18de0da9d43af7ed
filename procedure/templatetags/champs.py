"""What a template would say a hundred times, said once in Python."""

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def options(champ) -> str:
    """Those of a list of choices, the chosen one told: a template of its own for each is half of what the list's page costs."""
    return _options(champ.field.choices, str(champ.value() or ""))


def _options(choix, choisi) -> str:
    return format_html_join("", "{}", ((_option(valeur, dit, choisi),) for valeur, dit in choix))


def _option(valeur, dit, choisi) -> str:
    """A choice, or several under one name."""
    if isinstance(dit, list | tuple):
        return format_html('<optgroup label="{}">{}</optgroup>', valeur, _options(dit, choisi))
    retenu = " selected" if str(valeur) == choisi else ""
    return format_html('<option value="{}"{}>{}</option>', valeur, retenu, dit)
