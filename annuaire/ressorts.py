"""Which tribunal each commune answers to, from the Ministry's open file: read whole, or not at all."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from annuaire.fichiers import FichierRefuse
from annuaire.models import Commune, Tribunal
from annuaire.textes import simplifier

# How each column may be headed, once simplified; the others are not read.
COLONNES = {
    "Commune": {"commune", "code commune", "code insee", "insee", "code insee commune", "code commune insee"},
    "N° TJ": {"n tj", "no tj", "numero tj", "num tj", "code tj", "n tribunal judiciaire"},
    "Tribunal judiciaire compétent": {"tribunal judiciaire competent", "tribunal judiciaire", "tj competent", "tj"},
}


class Bilan(NamedTuple):
    lignes: int
    tribunaux: int
    communes: int
    ecartees: list[str]
    sans_tribunal: int

    def __str__(self):
        return (
            f"Lignes lues : {self.lignes}, écartées : {len(self.ecartees)}. Tribunaux : {self.tribunaux}. "
            f"Communes rattachées : {self.communes}, encore sans tribunal : {self.sans_tribunal}."
        )


class Ligne(NamedTuple):
    rang: int
    commune: str
    numero: str
    tribunal: str


@transaction.atomic
def importer(chemin) -> Bilan:
    lignes = _lire(_texte(Path(chemin)))
    ressorts, ecartees = _trier(lignes)
    tribunaux = {ligne.numero: Tribunal(ligne.numero, ligne.tribunal) for ligne in ressorts.values()}
    Tribunal.objects.bulk_create(
        tribunaux.values(), update_conflicts=True, unique_fields=["code"], update_fields=["nom"]
    )
    for numero in tribunaux:
        codes = [code for code, ligne in ressorts.items() if ligne.numero == numero]
        Commune.objects.filter(code__in=codes).update(tribunal=numero)
    reste = Commune.objects.actuelles().filter(tribunal=None).count()
    return Bilan(len(lignes), len(tribunaux), len(ressorts), ecartees, reste)


def _texte(chemin):
    """Excel writes cp1252, the Ministry's site UTF-8, some with a mark at its head."""
    try:
        octets = chemin.read_bytes()
    except OSError:
        raise FichierRefuse(f"{chemin} n’existe pas, ou ne peut pas être lu.") from None
    for encodage in ("utf-8-sig", "cp1252"):
        try:
            return octets.decode(encodage)
        except UnicodeDecodeError:
            continue
    raise FichierRefuse(f"{chemin} n’est pas un texte en UTF-8 ni en cp1252.")


def _lire(texte):
    tableau = csv.reader(io.StringIO(texte, newline=""), delimiter=";")
    try:
        entete = next(tableau, [])
        rangs = [_rang(entete, colonne) for colonne in COLONNES]
        return [_ligne(tableau.line_num, cases, rangs) for cases in tableau if any(cases)]
    except csv.Error:
        raise FichierRefuse("Ce fichier n’est pas un tableau dont les cases sont séparées par « ; ».") from None


def _ligne(rang, cases, rangs):
    """A spreadsheet takes the first zero of a code for nothing: 1001 is 01001."""
    commune, numero, tribunal = (cases[colonne].strip() if colonne < len(cases) else "" for colonne in rangs)
    return Ligne(rang, commune.upper().zfill(5), numero, tribunal)


def _rang(entete, colonne):
    rangs = [rang for rang, titre in enumerate(entete) if simplifier(titre) in COLONNES[colonne]]
    if len(rangs) != 1:
        combien = "est là plusieurs fois" if rangs else "manque"
        lues = ", ".join(f"« {titre.strip()} »" for titre in entete[:12]) or "aucune"
        raise FichierRefuse(
            f"La colonne « {colonne} » {combien} : rien n’a été importé. Colonnes lues, entre points-virgules : {lues}."
        )
    return rangs[0]


def _trier(lignes):
    """By commune, what can be written; and why each other line cannot."""
    connues, ressorts, ecartees = set(Commune.objects.values_list("code", flat=True)), {}, []
    for ligne in lignes:
        if raison := _ecarter(ligne, connues, ressorts):
            ecartees.append(f"ligne {ligne.rang} : {raison}")
        else:
            ressorts[ligne.commune] = ligne
    return ressorts, ecartees


def _ecarter(ligne, connues, ressorts):
    """A commune that is said twice is so with the same tribunal: of two, we do not choose."""
    if ligne.commune not in connues:
        return f"aucune commune ne porte le code {ligne.commune}"
    if not ligne.numero or not ligne.tribunal:
        return f"pas de tribunal pour la commune {ligne.commune}"
    if len(ligne.numero) > 14 or len(ligne.tribunal) > 150:
        return f"le tribunal de la commune {ligne.commune} n’est pas lisible"
    autre = ressorts.get(ligne.commune)
    return f"la commune {ligne.commune} est déjà au {autre.tribunal}" if autre and autre.numero != ligne.numero else ""
