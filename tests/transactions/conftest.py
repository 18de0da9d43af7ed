from datetime import date

import pytest

from annuaire.conventions import DOLE, signer
from tests.transactions.chemins import TNR, ecrire, jusqu_a


@pytest.fixture
def convention(parquet, commune):
    """Dole's, where transactions are; without its list of senders, which is tried elsewhere."""
    dole = signer(DOLE, parquet, [commune], date(2024, 2, 6))
    dole.versions.get().clauses.filter(cle="parquet.expediteurs").delete()
    return dole


@pytest.fixture
def transaction(equipe, commune):
    """A transaction that has reached a state by its acts: transaction("acceptee", montant=…)."""

    def _transaction(etat="brouillon", **champs):
        if etat == "juge":
            champs = TNR | {"pieces": ("pv",)} | champs
        return jusqu_a(etat, equipe, commune, **champs) if etat != "brouillon" else ecrire(equipe, commune, **champs)

    return _transaction
