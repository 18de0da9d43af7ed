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


class EntierForm(forms.ModelForm):
    """All that the row must be is told in the form, what is not typed included, and not by the database."""

    use_required_attribute = False

    def _get_validation_exclusions(self):
        return set()

    def add_error(self, champ, erreur):
        """What is wrong with something that is not typed here concerns the whole."""
        if hasattr(erreur, "error_dict"):
            for nom, fautes in erreur.error_dict.items():
                if nom not in self.fields or nom not in self.errors:  # else said already, in the form's own words
                    super().add_error(nom if nom in self.fields else None, fautes)
        else:
            super().add_error(champ, erreur)


class LigneForm(EntierForm):
    """A row of this institution."""

    def __init__(self, *args, institution, **suite):
        super().__init__(*args, **suite)
        self.instance.institution = self.institution = institution

    def d_ici(self):
        """Who holds something here today."""
        tenues = self.institution.habilitations.tenues(timezone.now())
        return Personne.objects.filter(pk__in={tenue.personne_id for tenue in tenues})
