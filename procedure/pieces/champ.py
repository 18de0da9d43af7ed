"""A file asked for among the fields of an act: looked into, and put in its place, before the act."""

from django import forms

from procedure.pieces.sortes import ACCEPTES


class FichierField(forms.FileField):
    def __init__(self, **suite):
        super().__init__(required=False, widget=forms.FileInput({"accept": ACCEPTES}), **suite)
