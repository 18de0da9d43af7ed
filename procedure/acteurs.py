"""Who may take an act: a role held by somebody, or the clock."""

from enum import Enum

from annuaire.models.habilitations import Role


class Cote(Enum):
    """The two sides of a case."""

    MAIRIE = "mairie"
    PARQUET = "parquet"


class Horloge:
    """The clock: an actor like another, that passes through the same door as people."""

    value = "horloge"
    label = "L’horloge"

    def __str__(self) -> str:
        return self.label


HORLOGE = Horloge()
MAIRIE, PARQUET = Cote.MAIRIE, Cote.PARQUET
DE_LA_MAIRIE = frozenset({Role.AGENT, Role.ELU, Role.COORDONNATEUR})
DU_PARQUET = frozenset({Role.MAGISTRAT, Role.SECRETARIAT})
DU_COTE = {MAIRIE: DE_LA_MAIRIE, PARQUET: DU_PARQUET}
# Who works there on what a magistrate entrusts to them, and reads nothing else.
AUPRES_D_UN_MAGISTRAT = frozenset({Role.DELEGUE, Role.JURISTE})
DES_DEUX_COTES = DE_LA_MAIRIE | DU_PARQUET | AUPRES_D_UN_MAGISTRAT
# The shared secret of social workers goes to no CLSPD (001).
HORS_DU_SECRET = frozenset({Role.COORDONNATEUR})
QUI_SIGNENT = frozenset({Role.ELU, Role.MAGISTRAT})
COTES = {role: cote for cote, roles in DU_COTE.items() for role in roles}
# For whom one acts: who is entrusted with a case reads it as one person, and acts for the side that entrusted it.
POUR = COTES | dict.fromkeys(AUPRES_D_UN_MAGISTRAT, PARQUET)


def preseance(role) -> tuple:
    """Who holds two offices acts in the one that decides; as entrusted with a case, only where nothing else opens the act."""
    return role in AUPRES_D_UN_MAGISTRAT, role not in QUI_SIGNENT
