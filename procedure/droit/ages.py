"""Ages, which the law asks for twice: on the day of the facts, and on the day of the act."""

from datetime import date

MAJORITE = 18


def age(ne_le: date, jour: date) -> int:
    """In whole years. Who is born on 29 February turns a year older on 1 March of a common year."""
    return jour.year - ne_le.year - ((jour.month, jour.day) < (ne_le.month, ne_le.day))


def mineur(ne_le: date, jour: date) -> bool:
    return age(ne_le, jour) < MAJORITE
