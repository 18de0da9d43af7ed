"""What may change of an office that is held; who is away, who is on call; the institution's own holidays, and offences."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms

from annuaire.gestion.lignes import Jour, LigneForm, Moment
from annuaire.models import Absence, Habilitation, InfractionLocale, JourFerie, Permanence
from annuaire.models.roles import Role

SEUL = "Il ne resterait personne pour tenir les comptes : habilitez d’abord un autre administrateur."


def indispensable(tenue, instant) -> bool:
    """Would nobody else keep the accounts here then?"""
    gardent = tenue.institution.habilitations.filter(role=Role.ADMINISTRATEUR).exclude(pk=tenue.pk)
    return tenue.role == Role.ADMINISTRATEUR and not gardent.tenues(instant)


class MandatForm(LigneForm):
    """What may change of an office that is held: its end, its arrêté. Another office is another row."""

    class Meta:
        model = Habilitation
        fields = ("fin", "arrete_numero", "arrete_date")
        widgets = {"fin": Jour, "arrete_date": Jour}

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        if not self.instance.qualite:
            del self.fields["arrete_numero"], self.fields["arrete_date"]

    def clean_fin(self):
        """Somebody takes over the day after, or it does not end."""
        fin = self.cleaned_data["fin"]
        if fin and indispensable(self.instance, _lendemain(fin, self.institution)):
            raise forms.ValidationError(SEUL)
        return fin


def _lendemain(jour, institution):
    return datetime.combine(jour + timedelta(1), time(), ZoneInfo(institution.fuseau))


class AbsenceForm(LigneForm):
    class Meta:
        model = Absence
        fields = ("personne", "debut", "fin", "suppleant")
        widgets = {"debut": Jour, "fin": Jour}

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        self.fields["personne"].queryset = self.fields["suppleant"].queryset = self.d_ici()


class PermanenceForm(LigneForm):
    class Meta:
        model = Permanence
        fields = ("personne", "debut", "fin", "telephone")
        widgets = {"debut": Moment, "fin": Moment}

    def __init__(self, *args, **suite):
        super().__init__(*args, **suite)
        self.fields["personne"].queryset = self.d_ici()


class JourFerieForm(LigneForm):
    class Meta:
        model = JourFerie
        fields = ("jour", "motif", "retire")
        widgets = {"jour": Jour}
        help_texts = {"retire": "Un jour déjà compté dans un terme ne s’efface pas : il se retire."}


class InfractionForm(LigneForm):
    class Meta:
        model = InfractionLocale
        fields = ("article", "faits", "aussi", "classe", "personnes", "rappel", "debut", "fin")
        widgets = {"debut": Jour, "fin": Jour}
        help_texts = {
            "rappel": "Un délit, et la 5e classe contre une personne, l’excluent. Les questions de la loi et de la convention restent posées à l’agent."
        }


class InfractionTenueForm(LigneForm):
    """What may change of a line that cases hold: how it is found, and until when it stands."""

    class Meta:
        model = InfractionLocale
        fields = ("aussi", "fin", "retiree")
        widgets = {"fin": Jour}
        help_texts = {
            "retiree": "Ce que dit une ligne ne se récrit pas, car des dossiers la portent : retirez-la si elle est fausse, et ajoutez-en une autre."
        }
