"""What a template would say a hundred times, said once in Python."""

from django import template
from django.utils.html import format_html_join

register = template.Library()


@register.filter
def options(champ) -> str:
    """Those of a list of choices, the chosen one told: a template of its own for each is half of what the list's page costs."""
    choisi = str(champ.value() or "")
    lignes = ((valeur, " selected" if str(valeur) == choisi else "", dit) for valeur, dit in champ.field.choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', lignes)
