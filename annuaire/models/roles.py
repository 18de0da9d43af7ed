"""What somebody may be, and where."""

from django.db import models

from annuaire.models.institutions import Nature


class Role(models.TextChoices):
    AGENT = "agent", "Agent de la mairie"
    ELU = "elu", "Élu"
    COORDONNATEUR = "coordonnateur", "Coordonnateur du CLSPD"
    MAGISTRAT = "magistrat", "Magistrat du parquet"
    JURISTE = "juriste", "Juriste assistant"
    SECRETARIAT = "secretariat", "Secrétariat du parquet"
    DELEGUE = "delegue", "Délégué du procureur"
    MEMBRE = "membre", "Membre d’un conseil ou d’un groupe"
    REPRESENTANT = "representant", "Représentant d’une association"
    ADMINISTRATEUR = "administrateur", "Administrateur de l’institution"
    EXPLOITANT = "exploitant", "Exploitant de la plateforme"


class Qualite(models.TextChoices):
    MAIRE = "maire", "Maire"
    ADJOINT = "adjoint", "Adjoint au maire"
    CONSEILLER = "conseiller", "Conseiller municipal"
    PRESIDENT = "president", "Président de l’intercommunalité"
    VICE_PRESIDENT = "vice-president", "Vice-président de l’intercommunalité"


class Competence(models.TextChoices):
    GENERALE = "", "Toutes affaires"
    MINEURS = "mineurs", "Affaires de mineurs"
    REFERENT = "referent", "Référent d’une commune"


DANS_UNE_MAIRIE = {Role.AGENT, Role.ELU, Role.COORDONNATEUR, Role.MEMBRE, Role.ADMINISTRATEUR}
ROLES = {
    Nature.COMMUNE: DANS_UNE_MAIRIE,
    Nature.EPCI: DANS_UNE_MAIRIE,
    Nature.PARQUET: {Role.MAGISTRAT, Role.JURISTE, Role.SECRETARIAT, Role.DELEGUE, Role.MEMBRE, Role.ADMINISTRATEUR},
    Nature.ASSOCIATION: {Role.REPRESENTANT, Role.MEMBRE, Role.ADMINISTRATEUR},
}
QUALITES = {
    Nature.COMMUNE: {Qualite.MAIRE, Qualite.ADJOINT, Qualite.CONSEILLER},
    Nature.EPCI: {Qualite.PRESIDENT, Qualite.VICE_PRESIDENT},
}
DELEGATAIRES = [Qualite.ADJOINT, Qualite.CONSEILLER, Qualite.VICE_PRESIDENT]
