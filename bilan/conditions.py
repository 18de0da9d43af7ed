"""When a convention may be denounced, its notice dated, its evaluation held."""

from bilan.effets import POUR_EVALUER, clauses
from procedure.conditions import exige


@exige("Le dernier jour a été corrigé, ou convenu : il se corrige de même.")
def jour_du_preavis(essai):
    """Until it is dated; and again, by its proof, while nobody has said another last day."""
    dernier = essai.dossier.traces.filter(acte__in=("dater", "corriger")).order_by("version").last()
    return essai.dossier.preavis_a_dater or (dernier is not None and dernier.acte == "dater")


@exige("Les clauses ne disent plus de préavis, ou plus de durée : corrigez le dernier jour, d’un commun accord.")
def preavis_dit(essai):
    return {"convention.duree", "convention.preavis"} <= set(clauses(essai))


@exige("Aucune évaluation n’est attendue.", clause="convention.evaluation")
def evaluation_attendue(essai):
    return essai.dossier.evaluation_le is not None


@exige("Une évaluation est déjà attendue avant cela.", clause="convention.evaluation")
def aucune_evaluation_proche(essai):
    attendue = essai.dossier.evaluation_le
    return attendue is None or attendue > essai.ou.jour(essai.instant) + POUR_EVALUER
