"""What every letter bears, read where it stands: who writes, to whom, who signs. A page's letters add their own fields."""

import re
from dataclasses import replace

from annuaire.models import EnTete
from annuaire.models.habilitations import Qualite
from annuaire.models.institutions import Nature
from procedure.acteurs import PARQUET
from procedure.adresses import chez
from procedure.destinataires import Foyer
from procedure.rendu.papier import Destinataire, Exemple, Papier, Signataire
from procedure.rendu.textes import porter

APPELS = {
    Nature.PARQUET: "Madame, Monsieur le procureur de la République",
    Nature.COMMUNE: "Madame, Monsieur le maire",
    Nature.EPCI: "Madame, Monsieur le président",
}
FORMULES = {Qualite.MAIRE: "Le maire", Qualite.PRESIDENT: "Le président"}


def communs(essai, courrier, a=PARQUET) -> dict:
    """The fields that all letters share, for one that our side writes: each addressee's bears their own address."""
    chez_nous = essai.chez_nous
    return {
        "papier": papier(chez_nous, f"{essai.page.nom}.{courrier}"),
        "destinataire": a_domicile(a) if isinstance(a, Foyer) else destinataire(chez(essai.dossier, a, essai.instant)),
        "signataire": signataire(essai.habilitation) if essai.page.courriers[courrier].signe else None,
        "reference": essai.dossier.numero,
        "le": chez_nous.jour(essai.instant),
    }


def exemple(institution, courrier, paragraphes, instant) -> Exemple:
    """A letter that is about nobody, to see what is common to all."""
    return Exemple(
        papier=replace(papier(institution, ""), paragraphes=tuple(paragraphes)),
        destinataire=Destinataire(appel="Destinataire", lignes=("Adresse",)),
        signataire=Signataire(nom="Prénom NOM", qualite="Qualité du signataire"),
        reference="EXEMPLE",
        le=institution.jour(instant),
        texte=str(courrier),
    )


def papier(institution, courrier) -> Papier:
    tete = _en_tete(institution)
    return Papier(
        commune=tete.nom,
        service=tete.service,
        mairie=institution.nom,
        adresse=tete.adresse,
        lieu=tete.lieu,
        armoiries=porter(bytes(tete.armoiries)) if tete.armoiries else "",
        legende=tete.legende,
        paragraphes=tuple(institution.paragraphes.filter(courrier=courrier).values_list("texte", flat=True)),
    )


def joignable(institution) -> str:
    """Where one says that one cannot come."""
    tete = _en_tete(institution)
    return tete.telephone or tete.courriel


def destinataire(institution) -> Destinataire:
    tete = _en_tete(institution)
    return Destinataire(
        appel=tete.appel or APPELS[institution.nature],
        lignes=(tete.adresse,) if tete.adresse else (),
        courriel=tete.courriel,
    )


def a_domicile(foyer) -> Destinataire:
    """Persons, where they live: of what they are called by, nothing is guessed."""
    noms = tuple(getattr(qui, "nom_du_pli", qui.nom) for qui in foyer.qui)
    return Destinataire(appel="Madame, Monsieur", noms=noms, lignes=tuple(en_lignes(foyer.adresse)))


def en_lignes(adresse) -> list[str]:
    """As an envelope shows it: the town on a line of its own."""
    lignes = [ligne.strip() for ligne in re.split(r"\n|,?\s+(?=\d{5}\s)", adresse)]
    return [ligne for ligne in lignes if ligne]


def tribunal(parquet) -> str:
    """« tribunal judiciaire de Valmont », of the « Parquet de Valmont »."""
    return f"tribunal judiciaire {parquet.nom.removeprefix('Parquet ')}"


def signataire(habilitation) -> Signataire:
    """The mayor, or who he delegates by arrêté."""
    return Signataire(
        nom=f"{habilitation.personne.prenom} {habilitation.personne.nom.upper()}",
        qualite=FORMULES.get(habilitation.qualite, "Pour le maire, par délégation"),
        arrete_numero=habilitation.arrete_numero,
        arrete_date=habilitation.arrete_date,
    )


def _en_tete(institution) -> EnTete:
    """Its own, or its bare name until it has written one."""
    sien = EnTete.objects.filter(institution=institution).first()
    return sien or EnTete(nom=institution.nom, lieu=institution.nom)  # bound to nobody: it would pass for theirs
