"""The races that matter: gestures that meet over one case, and every end that is right."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from procedure.models import Saisine
from procedure.moteur import echoir, franchir
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.procedure.face_a_face import face_a_face
from tests.procedure.test_moteur import MINUTE, TERME


@dataclass
class Cas:
    """A case whose answer is awaited, and the gestures that may meet over it."""

    dossier: Any
    echeance: int
    equipe: Any

    def silence(self):
        echoir(self.echeance, TERME)

    def refus(self, instant=TERME - MINUTE):
        franchir(self.dossier, Page.defavorable, self.equipe.magistrat, instant=instant, motif="x")

    def refus_tardif(self):
        self.refus(TERME)

    def accord(self):
        franchir(self.dossier, Page.favorable, self.equipe.mineurs, instant=TERME - MINUTE)

    @property
    def fin(self):
        """Where it came to, by which outcomes, and which of them still stand."""
        issues = Saisine.objects.filter(dossier=self.dossier.pk).order_by("pk").values_list("issue", "debout")
        return RappelOrdre.objects.get(pk=self.dossier.pk).etat, list(issues)


def fin(etat, *issues):
    """The last outcome stands, and it alone."""
    return etat, [(issue, issue == issues[-1]) for issue in issues]


# What came before, who meets whom, and every end that is right.
SORTES = {
    "avis à temps et silence": (
        (),
        (Cas.refus, Cas.silence),
        [fin(Etat.REFUSE, "defavorable"), fin(Etat.REFUSE, "tacite", "defavorable")],
    ),
    "avis tardif et silence": ((), (Cas.refus_tardif, Cas.silence), [fin(Etat.AUTORISE, "tacite")]),
    "deux avis": (
        (),
        (Cas.refus, Cas.accord),
        [fin(Etat.REFUSE, "defavorable"), fin(Etat.AUTORISE, "favorable")],
    ),
    "deux avis après le silence": (
        (Cas.silence,),
        (Cas.refus, Cas.accord),
        [fin(Etat.REFUSE, "tacite", "defavorable"), fin(Etat.AUTORISE, "tacite", "favorable")],
    ),
}


def courir(lot, sorte):
    """One race for each case, either gesture first in turn: how each ends."""
    _, gestes, _ = SORTES[sorte]
    with face_a_face() as ensemble:
        for rang, cas in enumerate(lot):
            ensemble(*(partial(geste, cas) for geste in gestes[:: (-1) ** rang]))
    return [cas.fin for cas in lot]
