"""What was done, the last first, as one person may read it. What follows of itself is told with what it follows."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django import forms

from procedure.models import Trace
from procedure.models.pieces import Niveau
from procedure.templatetags.typographie import minuscule

SIMULTANE = timedelta(minutes=1)


@dataclass(frozen=True)
class Ligne:
    quoi: str
    le: datetime
    su_le: datetime | None  # when it was learnt, where that was later
    qui: str
    propos: list[tuple[str, str]]
    ici: bool  # our side's business, that the other does not read
    preuves: list  # the pieces that show it, for who reads
    suites: dict[str, list[tuple]] = field(default_factory=dict)  # of each letter, the moments that the clock noted

    def suivre(self, quoi, moment, le):
        """Two addressees of one letter at the same minute are told once."""
        dits = self.suites.setdefault(quoi, [])
        if not any(dit == moment and abs(le - deja) < SIMULTANE for dit, deja in dits):
            dits.append((moment, le))


def histoire(page, dossier, lecteur, instant, pieces) -> list[Ligne]:
    traces = Trace.objects.lisibles_par(lecteur, dossier, instant).select_related("par__personne", "par__institution")
    lignes: list[Ligne] = []
    envois: dict[str, Ligne] = {}
    for trace in traces.prefetch_related("propos").order_by("version"):
        court = trace.donnees.get("courrier", "")
        if lignes and _suit(page, trace):
            (envois.get(court) or lignes[-1]).suivre(*_suite(page, trace, court), trace.le)
        else:
            lignes.append(ligne(page, trace, pieces))
            envois |= dict.fromkeys(
                [court, *(courrier.nom for courrier in page.actes[trace.acte].courriers)], lignes[-1]
            )
    return lignes[::-1]


def entrees(dossier) -> list[str]:
    """The states it has entered, in order."""
    suivis = dossier.traces.order_by("version").values_list("de", "vers")
    return [vers for de, vers in suivis if vers != de]


def ligne(page, trace, pieces) -> Ligne:
    acte = page.actes[trace.acte]
    courrier = page.courriers.get(trace.donnees.get("courrier"))
    tard = trace.su_le - trace.le > SIMULTANE
    de_quoi = courrier or ", ".join(
        piece.titre or piece.get_nature_display() for piece in pieces if _jointe(piece, trace)
    )
    return Ligne(
        quoi=f"{acte.dit or acte.libelle}{f' : {de_quoi}' if de_quoi else ''}",
        le=trace.le,
        su_le=trace.su_le if tard else None,
        qui=_qui(trace),
        propos=_propos(acte, trace),
        ici=bool(trace.cote),
        preuves=[piece for piece in pieces if _montre(piece, trace)],
    )


def _jointe(piece, trace) -> bool:
    """By itself, not by the act that records an answer, which shows it below; of what is secret, the title is too."""
    return piece.trace_id == trace.pk and not trace.consigne and piece.niveau == Niveau.GENERAL


def _montre(piece, trace) -> bool:
    """Joined by the act that records an answer given elsewhere, or chosen there; and not erased since."""
    ici = piece.trace_id == trace.pk or piece.pk == trace.donnees.get("piece")
    return ici and trace.consigne and bool(piece.fichier)


def _propos(acte, trace) -> list:
    """What was chosen and said; nothing of what is read elsewhere."""
    if getattr(acte.formulaire, "a_part", False):
        return []
    return [*_choix(acte, trace), *((_libelle(acte, propos.champ), propos.texte) for propos in trace.propos.all())]


def _suit(page, trace) -> bool:
    """The clock notes it and nothing moves: a letter left or arrived, a term was counted anew. A return is news."""
    return trace.par is None and page.actes[trace.acte].vers is None and trace.acte != "noter_retour"


def _suite(page, trace, court) -> tuple[str, str]:
    if court not in page.courriers:
        return page.actes[trace.acte].dit, ""
    fait = page.faits[f"{court}.{trace.acte.removeprefix('noter_')}"]
    return str(page.courriers[court]), fait.libelle.partition(" : ")[2]


def _qui(trace) -> str:
    if trace.par is None:
        return "l’horloge"
    qui = f"{trace.par.personne}, {minuscule(trace.par.titre)}"
    return f"noté par {qui}" if trace.consigne else qui


def _choix(acte, trace) -> list[tuple[str, str]]:
    """What was chosen, where it says more than the act: of what only adds, nobody asks why."""
    champs = {} if acte.anodin else getattr(acte.formulaire, "base_fields", {})
    listes = {
        nom: (champ.label, dict(champ.choices)) for nom, champ in champs.items() if type(champ) is forms.ChoiceField
    }
    return [(mot, dits[trace.donnees[nom]]) for nom, (mot, dits) in listes.items() if trace.donnees.get(nom) in dits]


def _libelle(acte, champ) -> str:
    """A field's own words; one that only a form of another time had is told by its name."""
    champs = getattr(acte.formulaire, "base_fields", {})
    return champs[champ].label if champ in champs else {"preuve": "Preuve"}.get(champ, champ.capitalize())
