"""Cases in pages: each begins where the one before ended, whatever was opened meanwhile."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from procedure.listes.filtres import voulus
from procedure.models import Dossier, Echeance

PAR_PAGE, COMPTES = 50, 1000
# What a row shows: a case's own story is long, and not told here.
MONTRES = ("jeton", "numero", "procedure", "etat", "parquet", "ouvert_le", "faits_nature", "faits_lieu", "commune__nom", "commune__fuseau")  # fmt: skip


class Ordre(NamedTuple):
    champ: str
    decroit: bool

    def apres(self, dossiers, repere):
        """The first condition is where an index begins to read; the second only chooses among equals."""
        sens, signe = ("lt", "-") if self.decroit else ("gt", "")
        if repere:
            quand, pk = repere
            depuis = {f"{self.champ}__{sens}e": quand}
            dossiers = dossiers.filter(Q(**{f"{self.champ}__{sens}": quand}) | Q(**{f"pk__{sens}": pk}), **depuis)
        return dossiers.order_by(f"{signe}{self.champ}", f"{signe}pk")

    def cle(self, dossier):
        return getattr(dossier, self.champ), dossier.pk


RECENTS, PRESSES = Ordre("ouvert_le", decroit=True), Ordre("terme", decroit=False)


@dataclass(frozen=True)
class Selection:
    """Which cases, and in which order: what a list shows and what is made of it."""

    personne: Any
    tenues: Any
    instant: datetime
    choix: dict[str, Any]
    cherche: str = ""

    @property
    def ordre(self) -> Ordre:
        """Who asks about terms reads the soonest first."""
        return PRESSES if self.choix["echeance"] else RECENTS

    @property
    def dossiers(self):
        voulus_ici = Dossier.objects.filter(voulus(self.choix, self.tenues, self.instant))
        return voulus_ici.trouves(self.cherche) if self.cherche else voulus_ici

    @cached_property
    def parts(self) -> list:
        """Read apart, then merged: each follows an index from its first case, and stops when there are enough."""
        dossiers = self.dossiers
        if self.ordre is PRESSES:
            dossiers = dossiers.annotate(terme=Echeance.objects.vives().premier_terme())
        return dossiers.en_parts(self.personne, self.instant, self.tenues)

    def compter(self, au_plus) -> int:
        """Past that number, one more. Of parts that may overlap, each case once."""
        if len(self.parts) == 1:
            return self.parts[0].order_by()[: au_plus + 1].count()
        pks = {pk for part in self.parts for pk in part.order_by().values_list("pk", flat=True)[: au_plus + 1]}
        return min(len(pks), au_plus + 1)

    def total(self) -> int:
        """All of them, however long it takes to count."""
        return self.dossiers.visibles_par(self.personne, self.instant).count()

    def requetes(self, apres, combien) -> list:
        """What the base is asked: of each part, as many as are wanted of all."""
        lues = [part.select_related("commune").only(*MONTRES) for part in self.parts]
        return [self.ordre.apres(part, apres)[:combien] for part in lues]

    def suivants(self, apres, combien) -> list:
        trouves = {dossier.pk: dossier for requete in self.requetes(apres, combien) for dossier in requete}
        return sorted(trouves.values(), key=self.ordre.cle, reverse=self.ordre.decroit)[:combien]

    def repere(self, dossier) -> str:
        quand, pk = self.ordre.cle(dossier)
        return f"{quand.isoformat()}~{pk}"


class Liste(NamedTuple):
    """One page of them."""

    dossiers: list
    combien: int
    suite: str  # where the next begins, or nothing


def lister(selection, apres=None) -> Liste:
    lus = selection.suivants(apres, PAR_PAGE + 1)
    suite = selection.repere(lus[PAR_PAGE - 1]) if len(lus) > PAR_PAGE else ""
    return Liste(lus[:PAR_PAGE], selection.compter(COMPTES), suite)


def lire_repere(texte) -> tuple[datetime, int] | None:
    """Where a page ended, or nothing: what cannot be read is the first page."""
    le, _, pk = texte.partition("~")
    try:
        quand = datetime.fromisoformat(le)
        return (quand.astimezone(UTC), int(pk)) if quand.tzinfo else None
    except (ValueError, OverflowError):
        return None
