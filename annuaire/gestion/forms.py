"""What may change of an office that is held; who is away, who is on call; the institution's own holidays."""

from annuaire.gestion.lignes import Jour, LigneForm, Moment
from annuaire.models import Absence, Habilitation, JourFerie, Permanence


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
