"""When a convention may be denounced, its notice dated, its evaluation held."""

from procedure.conditions import exige


@exige("Le préavis est déjà daté.")
def preavis_a_dater(essai):
    return essai.dossier.preavis_a_dater


@exige("Le dernier jour n’est pas encore connu : notez d’abord la date qui fait courir le préavis.")
def fin_connue(essai):
    return essai.dossier.extinction_le is not None


@exige("Aucune évaluation n’est attendue.", clause="convention.evaluation")
def evaluation_attendue(essai):
    return essai.dossier.evaluation_le is not None


@exige("Une évaluation est déjà attendue.", clause="convention.evaluation")
def aucune_evaluation(essai):
    return essai.dossier.evaluation_le is None
