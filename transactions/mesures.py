"""What is asked, and written, of a measure proposed to the procureur for facts that touched no property of the commune."""

from dataclasses import dataclass

from django import forms

from procedure import exposes
from procedure.brouillon import completer
from procedure.champs import OuiNon
from procedure.conditions import exige
from procedure.exposes import Constat, Faits, Identite
from procedure.forms import ActeForm
from procedure.infractions import nommee
from procedure.jointes import accompagne
from procedure.lettres import communs
from procedure.models import Interesse
from procedure.qualification import QualifieForm
from procedure.rendu.papier import Lettre
from transactions.examen import QUESTIONS, Examen, Obstacle, Voie
from transactions.models import EtatMesure

FAITS = ("infraction", "faits_le", "faits_lieu", "resume")
CONSTAT = ("constat", "constat_numero", "constat_le", "constat_service")
PROPOSE = ("sorte", "precisions_mesure")
LETTRE = ("faits_nature", "qualification")
DE_LA_COMMUNE = (
    "Un bien de la commune est atteint : c’est une transaction qui se propose ; à défaut, les faits se signalent."
)
AL_6, QUESTION = "art. 44-1 al. 6 CPP", "question-bien_communal"
SUITES = [("", "—"), ("alternative", "alternative aux poursuites"), ("composition", "composition pénale"),
    ("poursuites", "poursuites"), ("classement", "classement sans suite")]  # fmt: skip


class MesureForm(QualifieForm):
    en_plus = (*PROPOSE, "infraction", QUESTION)
    tires = {"qualification": lambda une: une.qualification, "faits_nature": lambda une: une.faits}

    def composer(self, dossier):
        self.ajouter("Les faits", type(dossier), FAITS, "", dossier)
        self.proposer_les_infractions(dossier)
        question = {QUESTION: OuiNon(label=QUESTIONS["bien_communal"].texte)}
        self.poser("Est-ce bien à proposer au procureur ?", question)
        self.initial[QUESTION] = dossier.reponses.get("bien_communal")
        self.ajouter("Le constat", type(dossier), CONSTAT, "", dossier)
        self.demander_le_constat("Le constat")
        self.nommer(dossier)
        self.ajouter("La mesure", type(dossier), PROPOSE, "", dossier)
        self.ajouter("Pour la lettre", type(dossier), LETTRE, "", dossier)

    def reponses(self):
        return self.questionnaire({"bien_communal"})


def ecrire(essai):
    essai.formulaire.ecrire(essai.dossier, "", ("infraction", *PROPOSE))
    essai.dossier.reponses = essai.formulaire.reponses()
    essai.dossier.save(update_fields=["infraction", "reponses", *PROPOSE])
    completer(essai)


def obstacles(essai) -> list[Obstacle]:
    """A délit is reported, what touched the commune's property settled by it; the rest is the procureur's to appreciate."""
    dossier, une = essai.dossier, nommee(essai.dossier.infraction)
    if dossier.etat not in (EtatMesure.BROUILLON, EtatMesure.A_SIGNER):
        return []
    dits = []
    if une and une.delit:
        dit = f"{une.faits[0].upper()}{une.faits[1:]} ({une.article}) : un délit se signale au procureur."
        dits.append(Obstacle(dit, "art. 40 CPP", ("signaler", "proposer_classement")))
    if dossier.reponses.get("bien_communal") and Examen(dossier.infraction, {}).voie not in (Voie.JAMAIS, Voie.DELIT):
        dits.append(Obstacle(DE_LA_COMMUNE, AL_6, ("transiger", "signaler")))
    return dits


def _premier(essai):
    obstacle = obstacles(essai)[0]
    return obstacle.phrase, obstacle.article


@exige("Ces faits ne se proposent pas au procureur.", AL_6, dit=_premier)
def sans_obstacle(essai):
    return not obstacles(essai)


@exige("Dites si un bien de la commune a été atteint.", AL_6)
def bien_dit(essai):
    return "bien_communal" in essai.dossier.reponses


@exige("Dites quand, où, ce qui s’est passé, et sa qualification.", AL_6)
def faits_dits(essai):
    dossier = essai.dossier
    return bool(dossier.faits_le and dossier.faits_lieu and dossier.resume and dossier.qualification)


@exige("Dites quelle mesure vous proposez, et en quoi elle consisterait.", AL_6)
def mesure_dite(essai):
    return bool(essai.dossier.sorte and essai.dossier.precisions_mesure)


@exige("Nommez la personne.", AL_6)
def personne_nommee(essai):
    return bool(essai.dossier.contrevenant and essai.dossier.contrevenant.nom)


@exige("Joignez le procès-verbal ou le rapport, lisible par les deux côtés.")
def constat_joint(essai):
    return essai.dossier.pieces.constats().exists()


complet = (sans_obstacle, bien_dit, faits_dits, personne_nommee, mesure_dite, constat_joint)


class SuiteForm(ActeForm):
    suite = forms.ChoiceField(label="Suite réservée à la proposition", choices=SUITES)
    motif = forms.CharField(label="Précisions", max_length=500, required=False)


@dataclass(frozen=True, kw_only=True)
class Proposition(Lettre):
    gabarit = "transactions/courriers/mesure.html"
    objet = "Proposition au procureur"

    personne: Identite
    faits: Faits
    constat: Constat
    mesure: str
    precisions: str


def lettre(essai, a) -> Proposition:
    dossier = essai.dossier
    return Proposition(
        **communs(essai, "proposition", a),
        personne=exposes.identite(dossier.contrevenant or Interesse()),
        faits=exposes.faits(dossier, essai.ou),
        constat=Constat(
            nature=dossier.get_constat_display() or "rapport",
            numero=dossier.constat_numero,
            le=dossier.constat_le,
            service=dossier.constat_service or "les services municipaux",
            joint=accompagne(essai.page.courriers["proposition"], dossier, essai.instant),
        ),
        mesure=dossier.get_sorte_display(),
        precisions=dossier.precisions_mesure,
    )
