"""What the page of a transaction shows besides: the fine beside the amount, what was paid or worked so far."""

from annuaire.models import Personne
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
        ("Par semaine", _par_semaine(transaction)),
    ]
    somme = [("Montant", f"{dite.montant} €" if dite.montant else ""), ("À verser à", dite.beneficiaire)]
    encouru = [
        ("Délai pour s’exécuter", dite.delai),
        ("Amende encourue", f"{transaction.amende} € au plus" if transaction.amende else ""),
        ("Peines complémentaires", transaction.peines),
        ("Délégué du procureur", _delegue(transaction)),
    ]
    lignes = [*(travail if dite.tnr else somme), *encouru]
    return "Ce qui est proposé", [ligne for ligne in lignes if ligne[1]], ""


def _par_semaine(transaction) -> str:
    emploi = f"{transaction.emploi} h d’emploi" if transaction.emploi else ""
    travail = f"{transaction.par_semaine} h de ce travail" if transaction.par_semaine else ""
    return ", ".join(filter(None, (travail, emploi)))


def _delegue(transaction) -> str:
    if designe := transaction.designation():
        return str(Personne.objects.get(pk=designe.donnees["personne"]))
    return "demandé par la mairie" if transaction.delegue_demande else ""


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
        reste = f"{euros(fait)} € sur {euros(transaction.montant)} €"
        rendue = transaction.faits.debout().filter(nom="avance_rendue").first()
        lignes += [("Restitué", f"{euros(fait)} €, {en_jour(rendue.le)}")] if rendue else []
    return "Ce qui est fait", [*lignes, ("En tout", reste)] if lignes else [], ""
