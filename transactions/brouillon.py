"""What is typed of a transaction: the facts, whose property they touched, who noted them, what is proposed to whom."""

from procedure.brouillon import completer
from procedure.champs import OuiNon
from procedure.droit.infractions import AMENDES
from procedure.inscription import constater
from procedure.models import Interesse
from procedure.qualification import QualifieForm
from transactions.examen import QUESTIONS
from transactions.inventaire.choix import proposer_les_postes, tire_du_poste
from transactions.models import Transaction
from transactions.mois import debut

FAITS = ("infraction", "faits_le", "faits_lieu", "resume", "bien")
CONSTAT = ("constat_le", "constat_agent", "constat_numero", "constat_service", "au_parquet_le")
PROPOSE = ("nature", "montant", "beneficiaire", "delai_nombre", "delai_unite")
TRAVAIL = ("heures", "poste", "travail", "travail_lieu", "encadrant", "emploi", "par_semaine")
LETTRE = ("faits_nature", "qualification", "amende", "peines")
SIENS = ("infraction", "bien", "amende", "peines", *CONSTAT, *PROPOSE, *TRAVAIL)


class TransactionForm(QualifieForm):
    tires = {
        "qualification": lambda une: une.qualification,
        "faits_nature": lambda une: une.faits,
        "amende": lambda une: AMENDES.get(une.classe),
    }
    en_plus = (*SIENS, *(f"question-{cle}" for cle in QUESTIONS), "personne-morale")

    def composer(self, dossier):
        self.ajouter("Les faits", type(dossier), FAITS, "", dossier)
        self.proposer_les_infractions(dossier)
        self.poser("Une transaction est-elle possible ?", self._questions())
        self.initial |= {f"question-{cle}": dite for cle, dite in dossier.reponses.items()}
        self.ajouter("Le procès-verbal", type(dossier), CONSTAT, "", dossier)
        self.demander_le_constat("Le procès-verbal")
        self.nommer(dossier)
        self.ajouter("Ce qui est proposé", type(dossier), PROPOSE, "", dossier)
        self.ajouter("Un travail non rémunéré", type(dossier), TRAVAIL, "", dossier)
        proposer_les_postes(self, dossier)
        self.ajouter("Pour la lettre", type(dossier), LETTRE, "", dossier)

    def nommer(self, dossier):
        super().nommer(dossier)
        self.ajouter("La personne", Interesse, ("morale",), "personne-", self.qui)

    def _questions(self):
        return {f"question-{une.cle}": OuiNon(label=une.texte) for une in QUESTIONS.values()}

    def clean(self):
        dits = super().clean()
        if dits.get("constat_le") and dits["constat_le"] > self.essai.ou.jour(self.essai.instant):
            self.add_error("constat_le", "Cette date est à venir.")
        if (
            dits.get("constat_le")
            and dits.get("faits_le")
            and dits["constat_le"] < self.essai.ou.jour(dits["faits_le"])
        ):
            self.add_error("constat_le", "Ce procès-verbal précède les faits.")
        if dits.get("personne-morale"):
            dits |= {"personne-prenoms": "", "personne-ne_le": None, "personne-ne_a": ""}
        return dits | tire_du_poste(self, dits)

    def reponses(self) -> dict[str, bool]:
        return self.questionnaire(set(QUESTIONS))


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
