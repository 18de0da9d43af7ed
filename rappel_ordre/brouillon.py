"""What is typed of a rappel à l'ordre: the facts, what the law asks of them, whom they concern, what shows them."""

from procedure.brouillon import completer
from procedure.champs import OuiNon
from procedure.droit.ages import mineur
from procedure.droit.infractions import PAR_CLE
from procedure.qualification import QualifieForm
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


class RappelForm(QualifieForm):
    """In the order in which an agent knows it. What can be told from the rest is not asked."""

    en_plus = ("infraction", "motif_bilan", *(f"question-{une.cle}" for une in (*QUESTIONS, *AGGRAVANTES.values())))

    repliables = ("repond", "demarche")
    tires = {
        "qualification": lambda une: une.qualification,
        "faits_nature": lambda une: une.faits,
        "motif_bilan": lambda une: str(MOTIFS.get(une.article, "")),
    }

    def replie(self, champs):
        """Who answers for a minor is asked at once."""
        return super().replie(champs) and not self.essai.dossier.mineur

    def composer(self, dossier):
        self.ajouter("Les faits", type(dossier), FAITS, "", dossier)
        self.proposer_les_infractions(dossier)
        self.poser("Le rappel à l’ordre est-il possible ?", self._questions())
        self.initial |= {f"question-{cle}": reponse for cle, reponse in dossier.reponses.items()}
        self.nommer(dossier)
        self.ajouter("Le constat", type(dossier), CONSTAT, "", dossier)
        self.demander_le_constat("Le constat")
        self.ajouter("Pour la lettre et le bilan", type(dossier), AUSSI, "", dossier)

    def nommer(self, dossier):
        """With the age that decides who is called; and what was done to find who answers for a minor."""
        super().nommer(dossier)
        self.ajouter("La personne", type(dossier), ("mineur",), "", dossier)
        demander_les_demarches(self, dossier)

    def _questions(self):
        """Those of this convention; and those that some offences ask, which the page shows when they are chosen."""
        base = Examen("", {}, examen(self.essai).clause).questions
        ajoutees = [une for une in self.proposees if une.locale]
        champs = {f"question-{une.cle}": OuiNon(label=une.texte) for une in (*base, *AGGRAVANTES.values())}
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
        if dits.get("faits_le") and dits.get("personne-ne_le"):
            dits["mineur"] = mineur(dits["personne-ne_le"], jour)
        verifier_les_demarches(self, dits)
        return dits

    def reponses(self) -> dict[str, bool]:
        return self.questionnaire({nom.removeprefix("question-") for nom in self.fields if nom.startswith("question-")})


def ecrire(essai):
    """As of every draft; then what is asked of this one."""
    formulaire, rappel = essai.formulaire, essai.dossier
    rappel.infraction, rappel.reponses = formulaire.cleaned_data["infraction"], formulaire.reponses()
    rappel.save(update_fields=["infraction", "reponses"])
    completer(essai)
    ecrire_les_demarches(essai)
