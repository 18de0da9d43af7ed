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
    noms: tuple[str, ...] = ()  # who opens the address instead, where a letter does not say « Monsieur » at random

    @property
    def longue(self) -> bool:
        """More lines than a window shows at the usual size."""
        return sum(1 + len(ligne) // 46 for ligne in (*self.noms, *self.lignes)) > 6


@dataclass(frozen=True, kw_only=True)
class Lettre:
    """Its `objet` names the letter, never a person: it is the title of the PDF and stands at its foot."""

    gabarit: ClassVar[str]
    objet: ClassVar[str]

    papier: Papier
    destinataire: Destinataire
    signataire: Signataire | None  # nobody signs what decides nothing
    reference: str
    le: date

    @property
    def titre(self) -> str:
        return f"{self.objet} – {self.reference}"


@dataclass(frozen=True, kw_only=True)
class Pli(Lettre):
    """A letter on paper, to a person: folded in three, its address stands behind the window of the envelope."""

    mode: str = ""  # « lrar » or « remise », as it is really sent; else by ordinary mail
    qr: str = ""  # from `reperes.repere`: it opens the record of this letter, for who keeps it
    suivi: str = ""  # what stands beside it

    @property
    def tete_longue(self) -> bool:
        """A letterhead of more lines than stand above the window at the usual size."""
        return len(self.papier.commune) > 40 or len(self.papier.service) > 75


@dataclass(frozen=True, kw_only=True)
class Exemple(Lettre):
    """Without a case: the letterhead, the institution's own paragraphs, and where the rest will stand."""

    gabarit = "courriers/exemple.html"
    objet = "Exemple de lettre"

    texte: str
