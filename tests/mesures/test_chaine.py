"""What the journal costs: an act that is chained and that triggers guard, against the same act in a plain table."""

import time
from contextlib import contextmanager
from itertools import product
from secrets import token_hex

import pytest

from procedure import declencheurs, inscription, moteur
from procedure.moteur import franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.mesures.alternance import alterner, dire

pytestmark = [pytest.mark.mesure, pytest.mark.django_db(transaction=True)]
TRAVAIL = 0.005  # what a transaction does besides


@contextmanager
def avec_chaine():
    """Its triggers are laid anew: a base that has just seen its tables change pays for it once, here as there."""
    declencheurs.lever()
    declencheurs.poser()
    yield


@contextmanager
def sans_chaine():
    """A table that anybody may rewrite. Its links are drawn by lot: the column is there, and nobody computes it."""
    declencheurs.lever()
    chainer, inscription.chainer = inscription.chainer, tirer_un_maillon
    try:
        yield
    finally:
        inscription.chainer = chainer
        declencheurs.poser()


def tirer_un_maillon(trace, *_):
    trace.maillon = token_hex(32)


@pytest.fixture(autouse=True)
def _travail(monkeypatch, juger=moteur.recevable):
    """Under the lock, as it would be."""
    monkeypatch.setattr(moteur, "recevable", lambda essai: (time.sleep(TRAVAIL), juger(essai)))


@pytest.fixture
def aller_retour(rappel, equipe):
    """The lightest acts there are: a link weighs most on them."""
    dossiers = [rappel() for _ in range(6)]

    def _aller_retour():
        for dossier, acte in product(dossiers, (Page.soumettre, Page.retirer)):
            franchir(dossier, acte, equipe.agent, instant=INSTANT)

    return _aller_retour


@pytest.fixture
def chemin(rappel):
    """From the opening to the avis that is awaited: a letter, a fact with its proof, a clock that starts."""
    return lambda: [rappel("avis_demande", recu=INSTANT) for _ in range(3)]


@pytest.mark.parametrize(
    ("actes", "nom"), [("aller_retour", "actes légers"), ("chemin", "quatre actes jusqu’à l’avis attendu")]
)
def test_la_chaine(request, ampleur, chiffre, actes, nom):
    lot, tours = request.getfixturevalue(actes), ampleur(30, 150)
    temps, calculs = alterner(tours, lambda journal: duree(journal, lot), avec_chaine, sans_chaine)
    chiffre(
        f"{nom}, avec chaîne et déclencheurs / sans : débit, 5 ms de travail en plus à chaque acte, {dire(temps)} ; "
        f"calcul seul, sans rien en plus, {dire(calculs)}"
    )


def duree(journal, lot):
    """In time, and in this process’s own calculation: there the five milliseconds are nothing, nor is what a server does."""
    with journal():
        debuts = time.perf_counter(), time.process_time()
        lot()
        return time.perf_counter() - debuts[0], time.process_time() - debuts[1]
