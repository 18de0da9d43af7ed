"""How the sentence of a clause is made of its value."""

from annuaire.clauses.phrases import PHRASES
from annuaire.clauses.sujets import Genre
from annuaire.clauses.termes import Terme, Unite
from annuaire.clauses.vocabulaire import SUJETS

REPORT = " (ou le jour ouvrable suivant, s’il le faut)"


def phrase(clause) -> str:
    """What will happen, in full."""
    dite = PHRASES[clause.cle]
    match SUJETS[clause.cle].genre:
        case Genre.TERME:
            terme: Terme = clause.terme
            delai, report = _duree(terme), REPORT if terme.prorogee else ""
            return dite[terme.effet].format(delai=delai, les=_les(delai), report=report)
        case Genre.OUI_NON | Genre.CHOIX if isinstance(dite, dict):
            return dite[clause.valeur]
        case Genre.LISTE:
            return dite.format(dit=_enumerer([SUJETS[clause.cle].choix[choix] for choix in clause.valeur]))
    return dite.format(dit=clause.en_clair)


def _enumerer(dits) -> str:
    """« majeurs et mineurs »; parted by semicolons where one of them has a comma of its own."""
    if any("," in dit for dit in dits):
        return "\N{NO-BREAK SPACE}; ".join(dits)
    *premiers, dernier = dits
    return f"{', '.join(premiers)} et {dernier}" if premiers else dernier


def _duree(terme) -> str:
    """« 5 jours calendaires », « un mois »."""
    dit = Unite(terme.unite).compter(terme.duree)
    return dit if terme.duree > 1 else dit.replace("1", "une" if terme.unite == Unite.HEURES else "un", 1)


def _les(delai) -> str:
    """« les 5 jours calendaires », « le mois », « l’heure »."""
    un, _, quoi = delai.partition("\N{NO-BREAK SPACE}")
    if un in ("un", "une"):
        return f"l’{quoi}" if quoi[0] in "ah" else f"le {quoi}"
    return f"les {delai}"
