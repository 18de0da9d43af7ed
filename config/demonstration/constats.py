"""The record of the facts, as the municipal police of an invented commune would have written it, and joined it."""

from dataclasses import dataclass
from datetime import datetime

from procedure.lettres import destinataire, papier
from procedure.models.pieces import Nature
from procedure.moteur import franchir
from procedure.pieces.rangement import Examinee, ranger
from procedure.pieces.sortes import Sorte
from procedure.rendu.papier import Lettre, Signataire
from procedure.rendu.textes import figer
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page

BRIGADIER = Signataire(nom="Brigadier-chef TÉRENCE Adam", qualite="L’agent de police municipale, matricule 0117")


@dataclass(frozen=True, kw_only=True)
class Constat(Lettre):
    gabarit = "demonstration/constat.html"
    objet = "Constat"

    nature: str
    quand: datetime
    lieu: str
    qualification: str
    resume: str
    personne: str


def joindre(dossier, par, instant, imprimer):
    rappel = RappelOrdre.objects.get(pk=dossier.pk)
    lettre = _constat(rappel)
    examinee = Examinee(imprimer(lettre), Sorte.PDF, 1, f"{lettre.nature} {lettre.reference}")
    nature = Nature.PV if rappel.constat == rappel.Constat.PROCES_VERBAL else Nature.RAPPORT
    with ranger(examinee) as versees:
        franchir(dossier, Page.joindre, par, instant=instant, fichiers=versees, nature=nature, pour="tous")


def imprimeur(atelier):
    return lambda lettre: atelier.rendre(figer(lettre), lettre.titre, lettre.reference)


def _constat(rappel) -> Constat:
    return constat(rappel, rappel.auteur, rappel.get_constat_display().capitalize())


def constat(rappel, auteur, nature) -> Constat:
    return Constat(
        papier=papier(rappel.commune, ""),
        destinataire=destinataire(rappel.parquet),
        signataire=BRIGADIER,
        reference=rappel.constat_numero,
        le=rappel.constat_le,
        nature=nature,
        quand=rappel.faits_le,
        lieu=rappel.faits_lieu,
        qualification=rappel.qualification,
        resume=rappel.resume,
        personne=f"{auteur.nom_complet()}, {auteur.profession}, {auteur.adresse}",
    )
