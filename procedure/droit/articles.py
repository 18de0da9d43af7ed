"""The articles that help and glossary cite, with the text that was read and until when it stands: law is dated."""

from datetime import date
from typing import NamedTuple

LU_LE = date(2026, 4, 1)
# Ordonnance 2025-1091 du 19 novembre 2025 writes the code de procédure pénale anew from that day on: read it again by then.
NOUVEAU_CPP = date(2029, 1, 1)


class Article(NamedTuple):
    dit: str  # « art. 40 CPP »
    code: str
    jusqua: date | None = None

    def en_vigueur(self, jour) -> bool:
        return self.jusqua is None or jour < self.jusqua


CSI, CPP, CASF = (
    "code de la sécurité intérieure",
    "code de procédure pénale",
    "code de l’action sociale et des familles",
)
CP, CGCT = "code pénal", "code général des collectivités territoriales"
ARTICLES = {
    "L132-3": Article("art. L.132-3 CSI", CSI),
    "L132-4": Article("art. L.132-4 et L.132-5 CSI", CSI),
    "L132-7": Article("art. L.132-7 CSI", CSI),
    "L2122-18": Article("art. L.2122-18 CGCT", CGCT),
    "40": Article("art. 40 CPP", CPP, NOUVEAU_CPP),
    "41-1": Article("art. 41-1 CPP", CPP, NOUVEAU_CPP),
    "44-1": Article("art. 44-1 CPP", CPP, NOUVEAU_CPP),
    "801": Article("art. 801 CPP", CPP, NOUVEAU_CPP),
    "R15-33-61": Article("art. R.15-33-61 et suivants CPP", CPP, NOUVEAU_CPP),
    "L141-1": Article("art. L.141-1 et L.141-2 CASF", CASF),
    "131-13": Article("art. 131-13 CP", CP),
    "226-13": Article("art. 226-13 CP", CP),
    "R625": Article("art. R.625-1 à R.625-13 CP", CP),
}


def citer(cles, jour) -> list[str]:
    """Those that stand on that day; of the others nothing is said."""
    return [ARTICLES[cle].dit for cle in cles if ARTICLES[cle].en_vigueur(jour)]
