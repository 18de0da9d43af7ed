"""How a case is told: whose, where, by which acts."""

from typing import NamedTuple

from config.demonstration.auteurs import Auteur


class Histoire(NamedTuple):
    """Whose, where; then when, which act, by whom, with what. The first act opens the case."""

    auteur: Auteur
    lieu: str
    actes: tuple[tuple, ...]
    revient: bool = False  # the mail that carried the referral came back


def ecrit(jours):
    return (
        ((jours, "09:20"), "ouvrir", "agent"),
        ((jours, "09:35"), "joindre", "agent"),
        ((jours, "09:50"), "soumettre", "agent"),
    )


def saisi(jours):
    return *ecrit(jours), ((jours, "11:20"), "saisir", "elu")


# What an avis says besides, where its convention asks it.
SANS_SUITE = {"procedure_en_cours": "non", "recidive": "non"}
# The last one ends a few minutes after the start, before the eyes of who watches.
DANS_L_HEURE = (
    (75, "ouvrir", "agent"),
    (73, "joindre", "agent"),
    (70, "soumettre", "agent"),
    (57, "saisir", "elu"),
)
