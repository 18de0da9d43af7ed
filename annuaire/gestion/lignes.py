"""A row of an institution, in a form. The institution is never typed: it is where one stands."""

from django import forms
from django.utils import timezone

from annuaire.models import Personne


class Jour(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class LigneForm(forms.ModelForm):
    """A row of this institution, held to all its constraints."""

    use_required_attribute = False

    def __init__(self, *args, institution, **suite):
        super().__init__(*args, **suite)
        self.instance.institution = self.institution = institution

    def _get_validation_exclusions(self):
        """All that the row must be is told in the form, what is not typed included, and not by the database."""
        return set()

    def d_ici(self):
        """Who holds something here today."""
        tenues = self.institution.habilitations.tenues(timezone.now())
        return Personne.objects.filter(pk__in={tenue.personne_id for tenue in tenues})
