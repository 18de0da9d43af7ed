"""What must be true for an act, and the sentence that says so when it is not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Condition:
    """Asked of every attempt. Its article is its own, or that of the convention's clause it names."""

    vraie: Callable[[Any], bool]
    phrase: str
    article: str = ""
    clause: str = ""


def exige(phrase: str, article: str = "", clause: str = "") -> Callable[[Callable[[Any], bool]], Condition]:
    return lambda vraie: Condition(vraie, phrase, article, clause)
