"""What is typed of a transaction: the facts, whose property they touched, who noted them, what is proposed to whom."""

from procedure.brouillon import CompleterForm, completer
from procedure.champs import OuiNon, Suggestions
from procedure.droit.infractions import AMENDES, chercher
from procedure.infractions import nommee, proposees
from procedure.inscription import constater
from procedure.models import Interesse
from transactions.examen import QUESTIONS
from transactions.models import Transaction
from transactions.recevabilite import debut

FAITS = ("infraction", "faits_le", "faits_lieu", "resume", "bien")
CONSTAT = ("constat_le", "constat_agent", "constat_numero", "constat_service", "au_parquet_le")
PROPOSE = ("nature", "montant", "beneficiaire", "delai_nombre", "delai_unite")
TRAVAIL = ("heures", "travail", "travail_lieu", "encadrant", "emploi", "par_semaine")
LETTRE = ("faits_nature", "qualification", "amende", "peines")
SIENS = ("infraction", "bien", "amende", "peines", *CONSTAT, *PROPOSE, *TRAVAIL)
TIRES = {
    "qualification": lambda une: une.qualification,
    "faits_nature": lambda une: une.faits,
    "amende": lambda une: AMENDES.get(une.classe),
}

VIDES = {"amende": None}


class TransactionForm(CompleterForm):
    en_plus = (*SIENS, *(f"question-{cle}" for cle in QUESTIONS), "personne-morale")

    def composer(self, dossier):
        self.ajouter("Les faits", type(dossier), FAITS, "", dossier)
        self._proposer_les_infractions(dossier)
        self.poser("Une transaction est-elle possible ?", self._questions())
        self.initial |= {f"question-{cle}": dite for cle, dite in dossier.reponses.items()}
        self.ajouter("Le procès-verbal", type(dossier), CONSTAT, "", dossier)
        self.nommer(dossier)
        self.ajouter("Ce qui est proposé", type(dossier), PROPOSE, "", dossier)
        self.ajouter("Un travail non rémunéré", type(dossier), TRAVAIL, "", dossier)
        self.ajouter("Pour la lettre", type(dossier), LETTRE, "", dossier)

    def nommer(self, dossier):
        super().nommer(dossier)
        self.ajouter("La personne", Interesse, ("morale",), "personne-", self.qui)

    def _proposer_les_infractions(self, dossier):
        essai, champ = self.essai, self.fields["infraction"]
        self.proposees = proposees(dossier, essai.instant, essai.ou.jour(dossier.faits_le or essai.instant))
        champ.widget, champ.validators = Suggestions([(str(une), une.aussi) for une in self.proposees]), []
        self.initial["infraction"] = str(nommee(dossier.infraction) or "")

    def _questions(self):
        return {f"question-{une.cle}": OuiNon(label=une.texte) for une in QUESTIONS.values()}

    def clean(self):
        dits = super().clean()
        une = self._infraction(dits)
        ancienne = nommee(self.essai.dossier.infraction)
        for champ, tirer in TIRES.items():
            if dits.get(champ) in ("", None, tirer(ancienne) if ancienne else None):
                dits[champ] = tirer(une) if une else VIDES.get(champ, "")
        if dits.get("constat_le") and dits["constat_le"] > self.essai.ou.jour(self.essai.instant):
            self.add_error("constat_le", "Cette date est à venir.")
        if dits.get("personne-morale"):
            dits |= {"personne-prenoms": "", "personne-ne_le": None, "personne-ne_a": ""}
        return dits | {"infraction": une.cle if une else ""}

    def _infraction(self, dits):
        """One line of those that were offences on the day of the facts, chosen or typed so that no other is meant."""
        texte, jour = dits.get("infraction", ""), self.essai.ou.jour(dits.get("faits_le") or self.essai.instant)
        parmi = proposees(self.essai.dossier, self.essai.instant, jour)
        trouvees = [une for une in parmi if str(une) == texte] or (chercher(texte, parmi) if texte else [])
        if texte and len(trouvees) != 1:
            self.add_error("infraction", "Choisissez une ligne de la liste, ou laissez vide et décrivez les faits.")
        return trouvees[0] if len(trouvees) == 1 else None

    def reponses(self) -> dict[str, bool]:
        dites = {cle: self.cleaned_data.get(f"question-{cle}") for cle in QUESTIONS}
        return {cle: dite for cle, dite in sorted(dites.items()) if dite is not None}

    def references(self):
        return super().references() | {"reponses": self.reponses(), "infraction": self.cleaned_data["infraction"]}


def ecrire(essai):
    """As of every draft; then what is asked of this one, and the dates that clocks run from."""
    formulaire, transaction = essai.formulaire, essai.dossier
    formulaire.ecrire(transaction, "", SIENS)
    transaction.tnr = transaction.nature == Transaction.Nature.TNR
    transaction.reponses = formulaire.reponses()
    transaction.save(update_fields=[*SIENS, "tnr", "reponses"])
    formulaire.qui.morale = formulaire.cleaned_data.get("personne-morale", False)
    completer(essai)
    dater(essai)


def dater(essai):
    """The facts and the procès-verbal, as the case now says them: another date follows the one that was told."""
    dits = {
        "commis": essai.dossier.faits_le,
        "pv": essai.dossier.constat_le and debut(essai.dossier.constat_le, essai.ou),
    }
    for nom, le in dits.items():
        avant = essai.dossier.faits.debout().filter(nom=nom).first()
        if le != (avant.le if avant else None):
            constater(essai, essai.page.faits[nom], le=le, corrige=avant)
