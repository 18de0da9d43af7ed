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
    dit: Callable[[Any], tuple[str, str]] | None = None  # the sentence and the article of this very case

    def refus(self, essai) -> tuple[str, str]:
        if self.dit:
            return self.dit(essai)
        clause = essai.clauses.get(self.clause)
        return self.phrase, clause.article if clause else self.article


def exige(phrase: str, article: str = "", clause: str = "", dit=None) -> Callable[[Callable[[Any], bool]], Condition]:
    return lambda vraie: Condition(vraie, phrase, article, clause, dit)
