"""The letter that ends a convention: both profiles, all that it is given, and no text that becomes anything else."""

from dataclasses import replace
from datetime import date

import pytest

from bilan.lettres import Denonciation
from procedure.rendu.textes import figer
from tests.procedure.test_rendu import conforme
from tests.rappel_ordre import fiches
from tests.rappel_ordre.lettres import Squelette, imprimer, poser, temoigner

pytestmark = pytest.mark.une_fois
ENTIERE = Denonciation(
    papier=fiches.PAPIER,
    destinataire=fiches.ENTIERE.destinataire,
    signataire=fiches.ENTIERE.signataire,
    reference="CNV-2026-73901-0001",
    le=date(2026, 11, 3),
    convention="Convention de rappel à l’ordre",
    signee_le=date(2024, 2, 6),
    preavis="3 mois",
    article="art. 7",
    motif="La commune change de méthode.",
)
CONVENUE = replace(ENTIERE, preavis="", article="", motif="", fin=date(2026, 10, 31))
TUS = {("papier", "armoiries"), ("papier", "legende")}


@pytest.mark.parametrize("lettre", [ENTIERE, CONVENUE], ids=["préavis", "jour convenu"])
def test_les_deux_profils(lettre):
    octets = imprimer(lettre)
    assert conforme(octets) == []
    assert octets == imprimer(lettre)


def test_elle_dit_tout_ce_qu_elle_recoit():
    assert temoigner(ENTIERE, frozenset(TUS))[2] == set()


def test_un_texte_hostile_reste_un_texte():
    sain = Squelette(figer(ENTIERE)).os
    for champ in ("convention", "motif", "article", "preavis"):
        assert Squelette(figer(poser(ENTIERE, (champ,), "<img src=x>"))).os == sain
