"""What the page of a transaction shows besides: the fine beside the amount, what was paid or worked so far."""

from procedure.explications import en_jour
from transactions.models import travaille, verse


def cadres(transaction) -> list[tuple]:
    return [dit for dit in (_encouru(transaction), _execution(transaction)) if dit[1]]


def _encouru(transaction):
    """The law sets no ceiling to a repair: what the offence costs stands beside it, and stops nothing."""
    lignes = [("Amende encourue", f"{transaction.amende} € au plus")] if transaction.amende else []
    if transaction.peines:
        lignes.append(("Peines complémentaires", transaction.peines))
    return "Ce qui est encouru", lignes, ""


def _execution(transaction):
    if transaction.tnr:
        fait, du = travaille(transaction), transaction.heures
        lignes = [(en_jour(un.le), f"{un.heures.normalize():f} h, {un.encadrant}" + (f" – {un.incidents}" if un.incidents else ""))
                  for un in transaction.journees.all()]  # fmt: skip
        reste = f"{fait} h sur {du}"
    else:
        fait = verse(transaction)
        lignes = [(en_jour(un.le), f"{un.montant} €, {un.reference}") for un in transaction.versements.all()]
        reste = f"{fait} € sur {transaction.montant}"
    return "Ce qui est fait", [*lignes, ("En tout", reste)] if lignes else [], ""
