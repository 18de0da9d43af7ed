"""What the letters of a rappel cite: the convention, its clause, the number of an annexe."""

from datetime import date

from procedure.regles import version_de
from procedure.templatetags.typographie import jour as imprime


def signature(essai) -> date | None:
    """The day on which this commune signed the convention of the case."""
    version = version_de(essai.dossier, essai.ou.jour(essai.instant))
    adhesions = version.convention.adhesions.filter(commune=essai.dossier.commune) if version else ()
    return max((adhesion.signee_le for adhesion in adhesions), default=None)


RANGS = {"fiche": 1, "convocation_majeur": 2, "convocation_mineur": 3, "information": 4}


def annexe(essai, lettre) -> str:
    """As the convention names this letter; else Chambéry numbers its annexes, and Dole does not."""
    dite, jeu = essai.clauses.get(f"annexes.{lettre}"), essai.clauses.get("annexes.jeu")
    if dite:
        return dite.valeur
    return f"annexe {RANGS[lettre]}" if jeu and jeu.valeur == "chambery" else ""


def article(essai, dit) -> str:
    """« l’article 3 de la convention signée le 6 février 2024 »."""
    le = signature(essai)
    quoi = f"l’article {dit.removeprefix('art. ')}" if dit.startswith("art. ") else f"la clause « {dit} »"
    return f"{quoi} de la convention signée le {imprime(le)}" if le else quoi
