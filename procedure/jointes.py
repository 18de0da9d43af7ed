"""What leaves with the mail of a letter: what shows the facts, where the convention has it so or the parquet opens nothing here."""

from django.conf import settings
from django.db.models import Sum

from procedure.acteurs import PARQUET
from procedure.adresses import clauses, en_ligne
from procedure.page import procedures

EN_TEXTE = 4 / 3  # what a file weighs in a mail


def accompagne(courrier, dossier, instant, etat="") -> bool:
    """Does it carry what shows the facts, leaving from this state?"""
    if courrier.avec_dans and (etat or dossier.etat) not in courrier.avec_dans:
        return False
    if courrier.avec is True:
        return True
    clause = clauses(dossier, instant).get(courrier.avec)
    return bool(courrier.avec) and (bool(clause and clause.valeur) or not en_ligne(dossier.parquet, instant))


def jointes_a(courrier, dossier):
    """What shows the facts; and what was joined since it was asked for, where the letter answers."""
    pieces = dossier.pieces.communes_de(procedures()[dossier.procedure].jointes)
    noms = [fait.nom for fait in courrier.avec_depuis]
    demande = dossier.faits.debout().filter(nom__in=noms).order_by("su_le").last() if noms else None
    return pieces | dossier.pieces.communes().filter(jointe_le__gte=demande.su_le) if demande else pieces


def tiennent(courrier, dossier, instant) -> bool:
    """Will their mail server take them?"""
    jointes = jointes_a(courrier, dossier)
    octets = jointes.aggregate(octets=Sum("octets"))["octets"] or 0
    return octets * EN_TEXTE <= settings.COURRIEL_JOINTES_MAX or not accompagne(courrier, dossier, instant)


def joindre(courriel, message):
    """Its letter, and what goes with it; or a text of its own."""
    if message.document:
        with message.document.pdf.open() as pdf:
            courriel.attach(f"{message.courrier}.pdf", pdf.read(), "application/pdf")
    for piece in _constats(message):
        with piece.fichier.open() as fichier:
            courriel.attach(piece.nom, fichier.read(), piece.sorte.mime)
    if message.piece:
        courriel.attach(message.nom_piece, message.piece, "text/plain")


def _constats(message):
    """Those that were there when the letter left: a repeat is the same mail."""
    if message.trace is None or message.destinataire != PARQUET.value:
        return []
    page = procedures()[message.dossier.procedure]
    courrier = page.courriers.get(message.courrier)
    partie = message.document.trace if message.document else message.trace
    if courrier is None or not accompagne(courrier, message.dossier, message.depose_le, partie.vers):
        return []
    return jointes_a(courrier, message.dossier).filter(jointe_le__lte=partie.le).select_related("dossier")
