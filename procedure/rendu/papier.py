"""What every letter bears, whatever it says: plain values, frozen with it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Papier:
    """The letterhead of a commune, and its own paragraphs."""

    commune: str  # « Ville de Sainte-Aure »
    service: str
    mairie: str  # « Mairie de Sainte-Aure »
    adresse: str
    lieu: str
    armoiries: str = ""  # from `textes.porter`
    legende: str = ""  # what the coat of arms shows, for who does not see it
    paragraphes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Signataire:
    nom: str
    qualite: str  # « Le maire » ; « Pour le maire, l’adjointe déléguée »
    arrete_numero: str = ""
    arrete_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Destinataire:
    appel: str  # as it opens the address, the letter and its last sentence: « Madame la procureure de la République »
    lignes: tuple[str, ...]
    courriel: str = ""


@dataclass(frozen=True, kw_only=True)
class Lettre:
    """Its `objet` names the letter, never a person: it is the title of the PDF and stands at its foot."""

    gabarit: ClassVar[str]
    objet: ClassVar[str]

    papier: Papier
    destinataire: Destinataire
    signataire: Signataire
    reference: str
    le: date

    @property
    def titre(self) -> str:
        return f"{self.objet} – {self.reference}"


@dataclass(frozen=True, kw_only=True)
class Exemple(Lettre):
    """Without a case: the letterhead, the institution's own paragraphs, and where the rest will stand."""

    gabarit = "courriers/exemple.html"
    objet = "Exemple de lettre"

    texte: str
