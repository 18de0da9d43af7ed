"""A draft that names its offence: one line of the law's table or of the commune's own, and what that line says of itself."""

from typing import Any, ClassVar

from procedure.brouillon import CompleterForm
from procedure.champs import Suggestions
from procedure.droit.infractions import chercher
from procedure.infractions import nommee, proposees


class QualifieForm(CompleterForm):
    """The field `infraction` is typed, and found among what was an offence on the day of the facts."""

    tires: ClassVar[dict[str, Any]] = {}  # fields that the line fills, each by what it says

    def proposer_les_infractions(self, dossier):
        champ, choisie = self.fields["infraction"], nommee(dossier.infraction)
        self.proposees = self._proposees(dossier.faits_le)
        champ.widget, champ.validators = Suggestions([(str(une), une.aussi) for une in self.proposees]), []
        self.initial["infraction"] = str(choisie or "")

    def _proposees(self, faits_le):
        """What the law and the commune call an offence on the day of the facts."""
        essai = self.essai
        return proposees(essai.dossier, essai.instant, essai.ou.jour(faits_le or essai.instant))

    def clean(self):
        dits = super().clean()
        une = self._infraction(dits.get("infraction", ""), self._proposees(dits.get("faits_le")))
        return dits | self._tire(une, dits) | {"infraction": une.cle if une else ""}

    def _tire(self, une, dits) -> dict:
        """What the chosen line says of itself: written where nothing is, or where the line before had written it."""
        ancienne, tires = nommee(self.essai.dossier.infraction), {}
        for champ, tirer in self.tires.items():
            if dits.get(champ) in ("", None, tirer(ancienne) if ancienne else None):
                tires[champ] = tirer(une) if une else self.fields[champ].clean("")
        return tires

    def _infraction(self, texte, parmi):
        """One line of the table, chosen or typed so that no other is meant."""
        trouvees = [une for une in parmi if str(une) == texte] or (chercher(texte, parmi) if texte else [])
        if texte and len(trouvees) != 1:
            self.add_error("infraction", "Choisissez une ligne de la liste, ou laissez vide et décrivez les faits.")
        return trouvees[0] if len(trouvees) == 1 else None

    def questionnaire(self, posees) -> dict[str, bool]:
        """What this page asks is as it says; what was answered to another stays as it was."""
        dites = {cle: self.cleaned_data.get(f"question-{cle}") for cle in posees}
        gardees = {cle: dite for cle, dite in self.essai.dossier.reponses.items() if cle not in posees}
        return gardees | {cle: dite for cle, dite in sorted(dites.items()) if dite is not None}

    def references(self):
        """Which answers were given is no personal text: the chain keeps them."""
        return super().references() | {"reponses": self.reponses(), "infraction": self.cleaned_data["infraction"]}

    def reponses(self) -> dict[str, bool]:
        raise NotImplementedError
