"""The list of who may write to the parquet: made of the habilitations, sent when it changes (004 IV 3.1)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from annuaire.models import Adhesion, Habilitation, ListeExpediteurs
from procedure.acteurs import DE_LA_MAIRIE
from procedure.adresses import boites, sur_papier
from procedure.messages import remettre
from procedure.models.documents import jeton
from procedure.regles import clauses_de, version_en_vigueur


def a_tenir(instant, depuis=None) -> list[Adhesion]:
    """The communes whose convention wants a list; with a date, those only where somebody or something changed since."""
    adhesions = Adhesion.objects.filter(Q(fin=None) | Q(fin__gte=instant.date())).select_related(
        "commune", "convention__parquet"
    )
    if depuis:
        habilites = Habilitation.objects.filter(modifiee_le__gte=depuis)
        changees = Q(commune__in=habilites.values("institution")) | Q(modifiee_le__gte=depuis)
        changees |= Q(commune__devenue__isnull=False)  # others hold its offices, whoever they are
        adhesions = adhesions.filter(changees | Q(convention__modifiee_le__gte=depuis))
    return [adhesion for adhesion in adhesions if _demandee(adhesion, instant)]


def tenir(adhesion, instant) -> ListeExpediteurs | None:
    """The list in force; a new one, sent to the parquet, if it no longer says who may write. Nothing while nobody would read it."""
    commune, parquet = adhesion.commune, adhesion.convention.parquet
    tenues = (
        commune.actuelle(instant).habilitations.filter(role__in=DE_LA_MAIRIE).select_related("personne").tenues(instant)
    )
    derniere = ListeExpediteurs.objects.derniere(commune, parquet)
    if derniere and set(derniere.habilitations.values_list("pk", flat=True)) == {tenue.pk for tenue in tenues}:
        return derniere
    lecteurs, dites = boites(commune, parquet, instant), _clauses(adhesion, instant)
    # Where nothing goes by mail, it is printed and brought like the rest.
    lisible = lecteurs or sur_papier(dites)
    return _etablir(commune, parquet, tenues, derniere, lecteurs, instant) if lisible else derniere


def _demandee(adhesion, instant) -> bool:
    clause = _clauses(adhesion, instant).get("parquet.expediteurs")
    return bool(clause and clause.valeur)


def _clauses(adhesion, instant) -> dict:
    jour = adhesion.commune.jour(instant)
    return clauses_de(version_en_vigueur(adhesion.commune, adhesion.convention.parquet, jour))


def _etablir(commune, parquet, tenues, derniere, lecteurs, instant):
    rang = derniere.rang + 1 if derniere else 1
    with transaction.atomic():
        liste = ListeExpediteurs.objects.create(institution=commune, parquet=parquet, rang=rang, etablie_le=instant)
        liste.habilitations.set(tenues)
        objet = f"{commune} : liste des expéditeurs, n° {rang}"
        remettre(lecteurs, objet, "expediteurs", en_texte(liste, tenues), instant)
    return liste


def noter(liste, par, instant, recue_le=None, recue_de="", preuve=None):
    """Acknowledged once: here, now; or elsewhere, on a day that somebody notes."""
    if preuve:
        liste.preuve = default_storage.save(f"accuses/{jeton()}.{preuve.sorte.extension}", ContentFile(preuve.octets))
    le = recue_le and datetime.combine(recue_le, time(), ZoneInfo(liste.institution.fuseau))
    dit = {"recue_le": le or instant, "recue_par": par, "recue_de": recue_de, "notee_le": instant}
    notee = ListeExpediteurs.objects.filter(pk=liste.pk, recue_le=None).update(preuve=liste.preuve, **dit)
    if preuve and not notee:
        liste.preuve.delete(save=False)


def en_texte(liste, tenues) -> str:
    lignes = [f"{tenue.personne} – {tenue.titre} – {tenue.personne.email}{_arrete(tenue)}" for tenue in tenues]
    titre = f"{liste.institution} – liste des expéditeurs n° {liste.rang}, établie le {liste.etablie_le:%d/%m/%Y}"
    return "\n".join([titre, "", *sorted(lignes), ""])


def _arrete(tenue) -> str:
    dit = tenue.arrete_numero and f" – arrêté n° {tenue.arrete_numero} du {tenue.arrete_date:%d/%m/%Y}"
    return dit or ""
