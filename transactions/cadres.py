"""What the page of a transaction shows besides: the fine beside the amount, what was paid or worked so far."""

from procedure.explications import en_jour
from transactions.exposes import euros, heures, offre
from transactions.models import travaille, verse


def cadres(transaction) -> list[tuple]:
    return [dit for dit in (_propose(transaction), _execution(transaction)) if dit[1]]


def _propose(transaction):
    """The law sets no ceiling to a repair: what the offence costs stands beside it, and stops nothing."""
    dite = offre(transaction)
    travail = [
        ("Travail", f"{dite.heures} h : {dite.travail}"),
        ("Lieu", dite.lieu),
        ("Encadrant", dite.encadrant),
    ]
    somme = [("Montant", f"{dite.montant} €" if dite.montant else ""), ("À verser à", dite.beneficiaire)]
    encouru = [
        ("Délai pour s’exécuter", dite.delai),
        ("Amende encourue", f"{transaction.amende} € au plus" if transaction.amende else ""),
        ("Peines complémentaires", transaction.peines),
    ]
    lignes = [*(travail if dite.tnr else somme), *encouru]
    return "Ce qui est proposé", [ligne for ligne in lignes if ligne[1]], ""


def _execution(transaction):
    if transaction.tnr:
        fait, du = travaille(transaction), transaction.heures
        lignes = [(en_jour(un.le), f"{heures(un.heures)}, {un.encadrant}" + (f" – {un.incidents}" if un.incidents else ""))
                  for un in transaction.journees.filter(retire=False)]  # fmt: skip
        reste = f"{heures(fait)} sur {du}"
    else:
        fait = verse(transaction)
        lignes = [
            (en_jour(un.le), f"{euros(un.montant)} €, {un.reference}")
            for un in transaction.versements.filter(retire=False)
        ]
        reste = f"{euros(fait)} € sur {euros(transaction.montant)}"
        rendue = transaction.faits.debout().filter(nom="avance_rendue").first()
        lignes += [("Restitué", en_jour(rendue.le))] if rendue else []
    return "Ce qui est fait", [*lignes, ("En tout", reste)] if lignes else [], ""
