"""A whole table, a few rows at a time: memory does not grow with it, and no cursor of the server's is needed."""

from collections.abc import Iterator
from typing import Any


def lots(lignes: Any, combien: int) -> Iterator[list]:
    dernier = 0
    while lot := list(lignes.filter(pk__gt=dernier).order_by("pk")[:combien]):
        yield lot
        dernier = lot[-1].pk
