"""Who may open a rappel, consult or do without, answer, and go on after an answer that came late."""

from annuaire.models.habilitations import Competence
from annuaire.models.institutions import Nature
from procedure.chronique import Chronique
from procedure.conditions import exige
from procedure.droit.territoires import applicable
from rappel_ordre.convoques import avis_contraire_depuis
from rappel_ordre.models import Etat


@exige("Seule une commune adresse un rappel à l’ordre.", "art. L.132-7 CSI")
def par_une_commune(essai):
    return essai.dossier.commune.nature == Nature.COMMUNE


@exige("Le rappel à l’ordre n’existe pas sur ce territoire.", "art. L.132-7 CSI")
def territoire_du_rappel(essai):
    return applicable("L.132-7", essai.dossier.commune.code)


@exige("Aucune convention en vigueur ne prévoit l’avis du parquet : le maire décide seul.", "art. L.132-7 CSI")
def consultation_prevue(essai):
    return _consulte(essai)


@exige("La convention demande l’avis préalable du parquet.", clause="rappel_ordre.consultation")
def sans_consultation(essai):
    return not _consulte(essai)


def _consulte(essai):
    return prevu(essai, "rappel_ordre.consultation")


def prevu(essai, sujet):
    clause = essai.clauses.get(sujet)
    return bool(clause and clause.valeur)


@exige("Aucune précision n’a été demandée.")
def precision_demandee(essai):
    derniere = essai.dossier.traces.filter(acte__in=("demander", "repondre")).order_by("version").last()
    return derniere is not None and derniere.acte == "demander"


@exige(
    "L’auteur était mineur au jour des faits : l’avis revient au magistrat des mineurs.",
    clause="rappel_ordre.magistrat_des_mineurs",
)
def magistrat_competent(essai):
    reserve = essai.dossier.mineur and prevu(essai, "rappel_ordre.magistrat_des_mineurs")
    competences = {habilitation.competence for habilitation in essai.tenues}
    return not reserve or essai.consigne or Competence.MINEURS in competences


@exige("La convention ne prévoit pas que le parquet réoriente.", clause="rappel_ordre.reorientation")
def reorientation_prevue(essai):
    return essai.consigne or prevu(essai, "rappel_ordre.reorientation")


@exige("Le parquet ne réoriente que des faits reconnus.", "art. 4", "rappel_ordre.reorientation")
def faits_reconnus(essai):
    return essai.consigne or essai.dossier.reconnus == essai.dossier.Reconnus.OUI


@exige("Le silence n’a rien décidé ici : aucun avis ne peut être tardif.")
def silence_a_decide(essai):
    return bool(essai.issue) and essai.issue.issue in essai.page.silences()


@exige("Cet avis est parvenu dans le terme : enregistrez-le comme tel.")
def apres_le_terme(essai):
    dans_le_terme = essai.terme_echu is not None and essai.date < essai.terme_echu.limite
    return not dans_le_terme or essai.dossier.etat == Etat.CLOS


@exige("Aucun avis tardif contraire n’attend de décision.")
def bloque(essai):
    return essai.dossier.bloque


@exige("Un avis tardif contraire attend la décision de l’élu : renoncer, ou maintenir.")
def pas_bloque(essai):
    """What was held before that avis came was held, whichever of the two is typed first; its date is still to be told."""
    if essai.dossier.bloque and essai.acte is essai.page.prononcer:
        return essai.donnees is None or avis_contraire_depuis(essai)
    return not essai.dossier.bloque


@exige("Un avis tardif favorable est nécessaire pour reprendre.")
def avis_favorable_tardif(essai):
    """The last that reached us and that nobody took back, about the silence that stands."""
    chronique = Chronique(essai.page, essai.dossier)
    rendus = [chronique.origine(fait) for fait in chronique.faits if fait.nom == "rendu"]
    tardifs = essai.dossier.traces.filter(acte="tardif", version__gt=essai.issue.trace.version)
    sens = {tardif.version: tardif.donnees["sens"] for tardif in tardifs}
    dits = [sens[version] for version in rendus if version in sens]
    return bool(dits) and dits[-1] == "favorable"


@exige("Un courrier est déjà parti : l’élu abandonne, et le fait savoir.")
def rien_n_est_parti(essai):
    return not essai.dossier.engage_le


@exige("Aucun courrier n’est encore parti : abandonnez simplement.")
def un_courrier_est_parti(essai):
    return not rien_n_est_parti.vraie(essai)
