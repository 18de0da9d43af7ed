"""What leaves with the mail of a letter: what shows the facts, where the convention has it so or the parquet opens nothing here."""

from django.conf import settings
from django.db.models import Sum

from procedure.adresses import clauses, en_ligne
from procedure.page import procedures


def accompagne(courrier, dossier, instant) -> bool:
    """Does it carry what shows the facts?"""
    clause = clauses(dossier, instant).get(courrier.avec)
    return bool(courrier.avec) and (bool(clause and clause.valeur) or not en_ligne(dossier.parquet, instant))


def tiennent(courrier, dossier, instant) -> bool:
    """Will their mail server take them?"""
    octets = dossier.pieces.constats().aggregate(octets=Sum("octets"))["octets"] or 0
    return octets <= settings.COURRIEL_JOINTES_MAX or not accompagne(courrier, dossier, instant)


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
    courrier = procedures()[message.dossier.procedure].courriers.get(message.courrier) if message.document else None
    if courrier is None or not accompagne(courrier, message.dossier, message.depose_le):
        return []
    return message.dossier.pieces.constats().filter(jointe_le__lte=message.document.trace.le).select_related("dossier")
