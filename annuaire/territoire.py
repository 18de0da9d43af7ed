"""The official list of communes, from donnees/communes.csv.gz to the base. What it once said stays: nothing is deleted."""

import csv
import gzip
import hashlib
import io
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from annuaire.fichiers import FichierRefuse
from annuaire.models import Commune, Intercommunalite, Releve
from annuaire.models.groupements import Forme
from annuaire.textes import simplifier

# What a newer list corrects. The tribunal is not of this list: ressorts.py sets it.
CHAMPS = ["nom", "cherche", "siren", "population", "intercommunalite", "devenue"]


class Bilan(NamedTuple):
    actuelles: int
    anciennes: int
    intercommunalites: int
    perdues: list[str]  # they existed in the list before, and this one does not say what they became

    def __str__(self):
        dit = f"{self.actuelles} communes, {self.anciennes} anciennes, {self.intercommunalites} intercommunalités."
        return f"{dit} Sans suite dans le fichier : {', '.join(self.perdues)}." if self.perdues else dit


def tenir_a_jour() -> Bilan | None:
    """Read the list, unless it is the one that was read last."""
    octets = _octets(Path(settings.TERRITOIRE))
    empreinte, dernier = hashlib.sha256(octets).hexdigest(), Releve.objects.first()
    if dernier and dernier.empreinte == empreinte:
        return None
    with transaction.atomic():
        bilan = _charger(_lire(octets))
        Releve.objects.update_or_create(empreinte=empreinte)
    return bilan


def _octets(chemin):
    try:
        return chemin.read_bytes()
    except OSError:
        raise FichierRefuse(f"La liste des communes {chemin} n’existe pas, ou ne peut pas être lue.") from None


def _lire(octets):
    """Its lines by code. A list that contradicts itself is not read at all."""
    try:
        texte = io.StringIO(gzip.decompress(octets).decode("utf-8"))
        lignes = {ligne["code"]: _comprendre(ligne) for ligne in csv.DictReader(texte)}
        if not lignes or any(lignes[ligne["devenue"]]["devenue"] for ligne in lignes.values() if ligne["devenue"]):
            raise ValueError
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        raise FichierRefuse("Ce n’est pas une liste des communes faite par outils/reduire_communes.") from None
    return lignes


def _comprendre(ligne):
    nature, population = ligne["epci_nature"], ligne["population"]
    return ligne | {
        "epci_nature": nature and Forme(nature),
        "population": int(population) if population else None,
    }


def _charger(lignes):
    connues = dict(Commune.objects.values_list("code", "nom"))
    perdues = set(Commune.objects.actuelles().values_list("code", flat=True)) - lignes.keys()
    # A code that is no more may come without a name: it says what became of a commune, if we knew that one.
    nommees = [ligne | {"nom": nom} for code, ligne in lignes.items() if (nom := ligne["nom"] or connues.get(code))]
    groupements = {ligne["epci"]: ligne for ligne in nommees if ligne["epci"]}
    _poser(map(_groupement, groupements.values()), Intercommunalite, "siren", ["nom", "nature"])
    _poser(map(_commune, nommees), Commune, "code", CHAMPS)
    anciennes = sum(bool(ligne["devenue"]) for ligne in nommees)
    return Bilan(len(nommees) - anciennes, anciennes, len(groupements), sorted(perdues))


def _poser(lignes, modele, cle, champs):
    modele.objects.bulk_create(
        lignes, batch_size=2000, update_conflicts=True, unique_fields=[cle], update_fields=champs
    )


def _groupement(ligne):
    return Intercommunalite(siren=ligne["epci"], nom=ligne["epci_nom"], nature=ligne["epci_nature"])


def _commune(ligne):
    return Commune(
        code=ligne["code"],
        nom=ligne["nom"],
        cherche=simplifier(ligne["nom"]),
        siren=ligne["siren"],
        population=ligne["population"],
        intercommunalite_id=ligne["epci"] or None,
        devenue_id=ligne["devenue"] or None,
    )
