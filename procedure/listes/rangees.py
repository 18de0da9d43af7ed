"""The rows of a list as a spreadsheet holds them: the same cases and columns, in dates rather than in time left."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from procedure.ecrans.marques import en_tete
from procedure.listes.lignes import noms_de
from procedure.models import Consultation, Echeance
from procedure.page import procedures

LOT = 500
TITRES = ("Numéro", "Objet", "Personne", "Commune", "État", "Échéance", "Dernier jour", "Ouvert le")


def rangees(selection, combien, avancer=lambda faits: None):
    """Lot after lot, each begun where the last ended; noted as read before it leaves."""
    apres, faits = None, 0
    while lot := selection.suivants(apres, LOT):
        Consultation.objects.noter_ensemble(selection.personne, lot, f"export, {combien} dossiers", selection.instant)
        yield from _rangees(lot, selection.instant)
        apres, faits = selection.ordre.cle(lot[-1]), faits + len(lot)
        avancer(faits)


def _rangees(lot, instant):
    noms, vives = noms_de(lot), Echeance.objects.vives().par_dossier(lot)
    for dossier in lot:
        page, ou = procedures()[dossier.procedure], ZoneInfo(dossier.commune.fuseau)
        termes = en_tete(page.delais, vives.get(dossier.pk, []), instant)
        delai, dernier = next((_terme(page, vive, ou) for vive in termes), ("", None))
        etat = page.etats(dossier.etat).label
        ouvert_le = dossier.ouvert_le.astimezone(ou).date()
        yield (
            dossier.numero, dossier.titre(), noms.get(dossier.pk), dossier.commune.nom, etat, delai, dernier, ouvert_le,
        )  # fmt: skip


def _terme(page, vive, ou) -> tuple:
    """A term ends when the day after begins."""
    dernier = vive.limite and (vive.limite - timedelta(microseconds=1)).astimezone(ou).date()
    return str(page.delais[vive.delai]), dernier
