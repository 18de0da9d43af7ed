"""The letters of a case, with what is known of the way they went."""

from dataclasses import dataclass
from typing import Any

from procedure.acteurs import MAIRIE, Cote
from procedure.destinataires import foyers, nommer
from procedure.models import Trace
from procedure.models.histoire import cotes_de

COTES = {cote.value for cote in Cote}


@dataclass(frozen=True)
class Ligne:
    lettre: Any
    courrier: Any
    vie: list  # what happened to it, and when
    a: str  # who reads it, where it went on paper
    notre: bool  # the mairie posts it: nobody else notes its way

    @property
    def suivie(self) -> bool:
        """On paper, even made anew since: the post may still bring the first."""
        return bool(self.a) and self.notre


def courriers(page, dossier, chronique, lecteur, instant) -> list[Ligne]:
    lisibles = Trace.objects.lisibles_par(lecteur, dossier, instant)
    lettres = list(dossier.documents.filter(trace__in=lisibles).select_related("trace", "remplacant__trace"))
    notre = MAIRIE.value in cotes_de(lecteur, dossier, instant)
    connus = foyers(dossier) if any(lettre.destinataire not in COTES for lettre in lettres) else {}
    return [
        Ligne(
            lettre,
            page.courriers[lettre.courrier],
            _vie(page, dossier, chronique, lettre),
            _a(dossier, lettre, connus),
            notre,
        )
        for lettre in lettres
    ]


def _a(dossier, lettre, connus) -> str:
    return "" if lettre.destinataire in COTES else nommer(dossier, lettre.destinataire, connus)


def _vie(page, dossier, chronique, lettre) -> list[tuple]:
    """What is told of its own sendings: those of the letter that took its place are not its."""
    suite = getattr(lettre, "remplacant", None)
    envois = range(lettre.trace.version, suite.trace.version if suite else dossier.version + 1)
    ou = lettre.courrier, lettre.destinataire
    siens = [f for f in chronique.faits if (f.nom.partition(".")[0], f.destinataire) == ou]
    nommes = [(f, f.trace.donnees.get("lettre")) for f in siens]  # of that very letter, where it was noted on its page
    dits = [f for f, dite in nommes if dite == lettre.pk or (dite is None and chronique.envoi_de(f) in envois)]
    return [(page.faits[f.nom].libelle.partition(" : ")[2], f.le) for f in dits]
