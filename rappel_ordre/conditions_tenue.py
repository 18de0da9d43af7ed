"""Who may be convoked, when a rappel may be held or missed, what is still owed to the parquet."""

from datetime import timedelta

from procedure.chronique import Chronique
from procedure.conditions import exige
from procedure.droit.ages import mineur
from procedure.forms_courriers import CauseDuRetour
from rappel_ordre.conditions import prevu
from rappel_ordre.convoques import CONVOCATION, convocations_debout, convoques
from rappel_ordre.models import Etat, RendezVous

MOMENTS, PRESENTES = ("remise", "presentation", "reception"), (CauseDuRetour.NON_RECLAME, CauseDuRetour.REFUSE)
INSTANT = timedelta(microseconds=1)


@exige("Fixez d’abord le rendez-vous : date, heure, lieu.")
def rendez_vous_fixe(essai):
    return essai.dossier.rendez_vous.filter(signe_le=None, le__gt=essai.instant).exists()


@exige(
    "Aucun adulte qui réponde de ce mineur n’est connu : une convocation ne part jamais à un mineur seul.",
    "art. L.132-7 CSI",
)
def un_adulte_a_convoquer(essai):
    auteur = essai.dossier.auteur
    enfant = mineur(auteur.ne_le, essai.ou.jour(essai.instant))
    return not enfant or auteur.representants.exclude(nom="").exclude(retire=True).exists()


@exige("L’adresse de chaque personne à convoquer est nécessaire.")
def adresses_connues(essai):
    rendez_vous = essai.dossier.rendez_vous.filter(signe_le=None).last()
    remise = rendez_vous is not None and rendez_vous.mode == RendezVous.Mode.REMISE
    return remise or all(foyer.adresse for foyer in convoques(essai))


@exige("La convention demande une convocation avant le rappel.", clause="rappel_ordre.convocation")
def convocation_facultative(essai):
    clause = essai.clauses.get("rappel_ordre.convocation")
    return essai.dossier.etat != Etat.AUTORISE or clause is None or clause.valeur == "facultative"


@exige("L’heure du rendez-vous n’est pas encore passée.")
def heure_passee(essai):
    return essai.dossier.rdv_le is not None and essai.dossier.rdv_le <= essai.instant


@exige(
    "Il manque la preuve que chaque convocation a été remise ou présentée avant l’heure : un pli non réclamé ou refusé compte, une adresse inconnue non."
)
def convocations_presentees(essai):
    debout = convocations_debout(essai.dossier)
    return bool(debout) and all(_presentee(essai, lettre) for lettre in debout.values())


def _presentee(essai, lettre) -> bool:
    """This very letter: handed, or the post came with it, even if nobody took it; in time, and not where nobody lives."""
    siens = [fait for fait in _vie(essai, lettre) if fait.le <= essai.dossier.rdv_le or fait.nom.endswith(".retour")]
    inconnus = [fait.le for fait in siens if _cause(fait) == CauseDuRetour.INCONNU]
    touches = [fait.le for fait in siens if fait.nom.rpartition(".")[2] in MOMENTS or _cause(fait) in PRESENTES]
    return bool(touches) and max(touches) > max(inconnus, default=min(touches) - INSTANT)


def _vie(essai, lettre) -> list:
    """What was noted of it: of it by name, or of the last that was sent to the same reader."""
    chronique = Chronique(essai.page, essai.dossier)
    siens = [
        f for f in chronique.faits if f.destinataire == lettre.destinataire and f.nom.startswith(f"{CONVOCATION}.")
    ]
    dits = [(f, f.trace.donnees.get("lettre")) for f in siens]
    return [
        f for f, dite in dits if dite == lettre.pk or (dite is None and chronique.envoi_de(f) == lettre.trace.version)
    ]


def _cause(fait) -> str:
    return fait.trace.donnees.get("cause", "")


@exige("La fiche d’information est déjà partie : le rendez-vous ne se reporte plus.")
def fiche_pas_partie(essai):
    return not essai.dossier.documents.filter(courrier="information").exists()


@exige("Aucune fiche d’information n’attend de signature.", clause="rappel_ordre.fiche_information")
def fiche_due(essai):
    return essai.dossier.fiche_due


@exige("Personne n’est convoqué.")
def quelqu_un_est_convoque(essai):
    return bool(convocations_debout(essai.dossier))


@exige("Personne n’est encore convoqué.")
def rendez_vous_tient(essai):
    return bool(essai.dossier.rdv_le and convocations_debout(essai.dossier))


@exige(
    "La convention ne demande pas que le dossier soit transmis, ou il l’est déjà.",
    clause="rappel_ordre.dossier_apres_refus",
)
def a_transmettre(essai):
    return prevu(essai, "rappel_ordre.dossier_apres_refus") and not _pris(essai, "transmettre")


@exige("L’élu doit d’abord transmettre le dossier au parquet.", clause="rappel_ordre.dossier_apres_refus")
def deja_transmis(essai):
    return essai.dossier.etat != Etat.REFUSE or not a_transmettre.vraie(essai)


@exige("Des personnes sont encore convoquées : l’élu les décommande d’abord.")
def personne_a_decommander(essai):
    return not essai.dossier.a_decommander


@exige("La convention ne prévoit pas que le parquet dise ce qu’il a fait de ce dossier.", clause="rappel_ordre.suites")
def suites_prevues(essai):
    return prevu(essai, "rappel_ordre.suites")


@exige("Le rappel a été tenu : il n’y a pas d’autre suite à demander ici.")
def pas_mene(essai):
    return not _pris(essai, "prononcer")


@exige("La suite n’a pas été demandée, ou elle est déjà connue.")
def suite_demandee(essai):
    derniere = essai.dossier.traces.filter(acte__in=("demander_suite", "repondre_suite")).order_by("version").last()
    return derniere is not None and derniere.acte == "demander_suite"


def _pris(essai, acte) -> bool:
    return essai.dossier.traces.filter(acte=acte).exists()


@exige("La suite est déjà demandée : le parquet n’a pas encore répondu.")
def suite_pas_encore_demandee(essai):
    return not suite_demandee.vraie(essai)
