"""Fields that a question of ours needs, and that Django has not."""

from django import forms
from django.template.loader import render_to_string

from procedure.templatetags.typographie import soigne


class OuiNon(forms.TypedChoiceField):
    """Yes, no, or not answered yet: three things, where a box to tick has two."""

    widget = forms.RadioSelect

    def __init__(self, *, label, **suite):
        choix = [(True, "Oui"), (False, "Non")]
        super().__init__(
            label=soigne(label),
            choices=choix,
            coerce=lambda dit: dit == "True",
            empty_value=None,
            required=False,
            **suite,
        )


class Suggestions(forms.TextInput):
    """A line of text, with what may be written there: browsers search it by themselves."""

    def __init__(self, choix, attrs=None):
        super().__init__(attrs)
        self.choix = choix

    def render(self, name, value, attrs=None, renderer=None):
        liste = f"liste-{name}"
        champ = super().render(name, value, {**(attrs or {}), "list": liste}, renderer)
        return champ + render_to_string("procedure/_suggestions.html", {"liste": liste, "choix": self.choix})
