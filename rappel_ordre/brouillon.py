"""What is typed of a rappel à l'ordre: the facts, what the law asks of them, whom they concern, what shows them."""

from procedure.brouillon import CompleterForm, completer
from procedure.champs import OuiNon, Suggestions
from procedure.droit.ages import mineur
from procedure.droit.infractions import PAR_CLE, chercher
from procedure.infractions import nommee, proposees
from procedure.templatetags.typographie import soigne
from rappel_ordre.examen import Examen
from rappel_ordre.models import Motif
from rappel_ordre.personnes import demander_les_demarches, ecrire_les_demarches, verifier_les_demarches
from rappel_ordre.questions import AGGRAVANTES, QUESTIONS
from rappel_ordre.recevabilite import examen

FAITS = ("infraction", "faits_le", "faits_lieu", "resume", "reconnus")
AUSSI = ("faits_nature", "qualification", "motif_bilan")
CONSTAT = ("constat", "constat_numero", "constat_le", "constat_service")
MOTIFS = {
    "R. 610-5 CP": Motif.ARRETES, "R. 621-2 CP": Motif.PAROLES, "R. 622-2 CP": Motif.ANIMAUX, "R. 623-1 CP": Motif.PAROLES,
    "R. 623-2 CP": Motif.BRUIT, "R. 624-7 CP": Motif.ECOLE, "R. 632-1 CP": Motif.ORDURES, "R. 633-6 CP": Motif.ORDURES,
    "R. 634-2 CP": Motif.ORDURES, "R. 635-8 CP": Motif.ORDURES, "R. 644-2 CP": Motif.ENTRAVE, "R. 116-2 CVR": Motif.JETS,
}  # fmt: skip

TIRES = {
    "qualification": lambda une: une.qualification,
    "faits_nature": lambda une: une.faits,
    "motif_bilan": lambda une: str(MOTIFS.get(une.article, "")),
}


class RappelForm(CompleterForm):
    """In the order in which an agent knows it. What can be told from the rest is not asked."""

    en_plus = ("infraction", "motif_bilan", *(f"question-{une.cle}" for une in (*QUESTIONS, *AGGRAVANTES.values())))

    repliables = ("repond", "demarche")

    def replie(self, champs):
        """Who answers for a minor is asked at once."""
        return super().replie(champs) and not self.essai.dossier.mineur

    def composer(self, dossier):
        self.ajouter("Les faits", type(dossier), FAITS, "", dossier)
        self._proposer_les_infractions(dossier)
        self.poser("Le rappel à l’ordre est-il possible ?", self._questions())
        self.initial |= {f"question-{cle}": reponse for cle, reponse in dossier.reponses.items()}
        self.nommer(dossier)
        self.ajouter("Le constat", type(dossier), CONSTAT, "", dossier)
        self.ajouter("Pour la lettre et le bilan", type(dossier), AUSSI, "", dossier)

    def nommer(self, dossier):
        """With the age that decides who is called; and what was done to find who answers for a minor."""
        super().nommer(dossier)
        self.ajouter("La personne", type(dossier), ("mineur",), "", dossier)
        demander_les_demarches(self, dossier)

    def _proposer_les_infractions(self, dossier):
        champ, choisie = self.fields["infraction"], nommee(dossier.infraction)
        self.proposees = self._proposees(dossier.faits_le)
        champ.widget, champ.validators = Suggestions([(str(une), une.aussi) for une in self.proposees]), []
        self.initial["infraction"] = str(choisie or "")

    def _proposees(self, faits_le):
        """What the law and the commune call an offence on the day of the facts."""
        essai = self.essai
        return proposees(essai.dossier, essai.instant, essai.ou.jour(faits_le or essai.instant))

    def _questions(self):
        """Those of this convention; and those that some offences ask, which the page shows when they are chosen."""
        base = Examen("", {}, examen(self.essai).clause).questions
        ajoutees = [une for une in self.proposees if une.locale]
        champs = {f"question-{une.cle}": OuiNon(label=soigne(une.texte)) for une in (*base, *AGGRAVANTES.values())}
        for cle in AGGRAVANTES:
            champs[f"question-{cle}"].widget.attrs["data-si"] = "|".join(
                str(une) for une in (*PAR_CLE.values(), *ajoutees) if cle in une.aggrave
            )
        for cle in ("crime_ou_delit", "cinquieme_classe_personnes"):
            if champ := champs.get(f"question-{cle}"):
                champ.widget.attrs["data-sauf"] = "|".join(str(une) for une in ajoutees)
        return champs

    def clean(self):
        dits = super().clean()
        jour = self.essai.ou.jour(dits.get("faits_le") or self.essai.instant)
        une = self._infraction(dits.get("infraction", ""), self._proposees(dits.get("faits_le")))
        dits |= self._tire(une, dits) | {"infraction": une.cle if une else ""}
        if dits.get("faits_le") and dits.get("personne-ne_le"):
            dits["mineur"] = mineur(dits["personne-ne_le"], jour)
        verifier_les_demarches(self, dits)
        return dits

    def _tire(self, une, dits) -> dict:
        """What the chosen line says of itself: written where nothing is, or where the line before had written it."""
        ancienne, tires = nommee(self.essai.dossier.infraction), {}
        for champ, tirer in TIRES.items():
            if dits.get(champ, "") in ("", tirer(ancienne) if ancienne else ""):
                tires[champ] = tirer(une) if une else ""
        return tires

    def _infraction(self, texte, parmi):
        """One line of the table, chosen or typed so that no other is meant."""
        trouvees = [une for une in parmi if str(une) == texte] or (chercher(texte, parmi) if texte else [])
        if texte and len(trouvees) != 1:
            self.add_error("infraction", "Choisissez une ligne de la liste, ou laissez vide et décrivez les faits.")
        return trouvees[0] if len(trouvees) == 1 else None

    def reponses(self) -> dict[str, bool]:
        """What this page asks is as it says; what another convention had asked stays as it was answered."""
        posees = {nom.removeprefix("question-") for nom in self.fields if nom.startswith("question-")}
        dites = {cle: self.cleaned_data.get(f"question-{cle}") for cle in posees}
        gardees = {cle: dite for cle, dite in self.essai.dossier.reponses.items() if cle not in posees}
        return gardees | {cle: dite for cle, dite in sorted(dites.items()) if dite is not None}

    def references(self):
        """Which answers were given is no personal text: the chain keeps them."""
        return super().references() | {"reponses": self.reponses(), "infraction": self.cleaned_data["infraction"]}


def ecrire(essai):
    """As of every draft; then what is asked of this one."""
    formulaire, rappel = essai.formulaire, essai.dossier
    rappel.infraction, rappel.reponses = formulaire.cleaned_data["infraction"], formulaire.reponses()
    rappel.save(update_fields=["infraction", "reponses"])
    completer(essai)
    ecrire_les_demarches(essai)
