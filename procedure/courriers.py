"""Letters: frozen in the act's transaction, one for each addressee, with their signatory; rendered after the commit."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from threading import BoundedSemaphore

import pypdfium2
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from procedure.destinataires import destinataires
from procedure.models import Document
from procedure.models.documents import jeton, nom_opaque
from procedure.models.histoire import empreinte
from procedure.rendu.atelier import Echec, Imprimerie
from procedure.rendu.papier import Pli
from procedure.rendu.reperes import repere
from procedure.rendu.textes import figer

journal = logging.getLogger(__name__)
SUIVI = "Réservé à la mairie : suivi de cette lettre."
A_LA_FOIS, PATIENCE = BoundedSemaphore(2), 20


def geler(essai) -> list[Document]:
    """The letters of this act, as they will leave. What was signed already is not made again."""
    if essai.deja_signes:
        return []
    return [_geler(essai, courrier, a) for courrier, a in lettres_de(essai)]


def a_lire(essai) -> list[Document]:
    """The letters of this act, made or to be made."""
    return [*geler(essai), *essai.deja_signes]


def lettres_de(essai) -> list[tuple]:
    """One for each addressee, in the order in which they are made."""
    return [(courrier, a) for courrier in essai.courriers if courrier.lettre for a in destinataires(courrier, essai)]


def _geler(essai, courrier, a) -> Document:
    cle = jeton()
    lettre = _reperee(courrier.lettre(essai, a), cle)
    html = figer(lettre)
    avant = Document.objects.filter(dossier=essai.dossier.pk, courrier=courrier.nom, destinataire=a.value)
    document = Document(
        jeton=cle,
        dossier_id=essai.dossier.pk,
        courrier=courrier.nom,
        destinataire=a.value,
        signataire=essai.habilitation if courrier.signe else None,
        titre=lettre.titre,
        html=html,
        remplace=avant.filter(remplacant=None).last(),
        reveil=essai.instant,
    )
    document.empreinte = empreinte(document.sel, html)
    return document


def _reperee(lettre, cle):
    """On paper, it bears the way to its own record: the mairie's to note, and nothing to who may not read the case."""
    if not isinstance(lettre, Pli) or not settings.ADRESSE_PUBLIQUE:
        return lettre
    ou = settings.ADRESSE_PUBLIQUE + reverse("procedure:suivi", args=[cle])
    return replace(lettre, qr=repere(ou), suivi=SUIVI)


def apercevoir(lettre) -> bytes:
    """What would leave for this addressee, to be read before deciding: nothing is kept."""
    with _un_atelier() as atelier:
        return atelier.rendre(lettre.html, lettre.titre, lettre.jeton)


def reunir(pdfs) -> bytes:
    """One after the other, as one file: our own letters, which nobody else has written."""
    octets = BytesIO()
    with pypdfium2.PdfDocument.new() as ensemble:
        for pdf in pdfs:
            with pypdfium2.PdfDocument(pdf) as document:
                ensemble.import_pages(document)
        ensemble.save(octets)
    return octets.getvalue()


@contextmanager
def _un_atelier() -> Iterator[Imprimerie]:
    """However many pages ask at once, their letters occupy two processors at most; who waits too long is told so."""
    if not A_LA_FOIS.acquire(timeout=PATIENCE):
        raise Echec("Occupe")
    try:
        with Imprimerie() as atelier:
            yield atelier
    finally:
        A_LA_FOIS.release()


def rendre_les_dus(maintenant, combien):
    """One workshop for the round. A letter that cannot be made stops no other, and is tried again later."""
    with Imprimerie() as atelier:
        for document in Document.objects.dus(maintenant)[:combien]:
            rendre(document, atelier, maintenant)


def rendre_maintenant(document) -> Document:
    """Somebody opens it before the round has passed."""
    if not document.rendu_le:
        with suppress(Echec), _un_atelier() as atelier:
            rendre(document, atelier, timezone.now())
        document.refresh_from_db()
    return document


def rendre(document, atelier, maintenant):
    """A round may be long: the letter is held from the moment it is taken, not from when the round began."""
    if not Document.objects.retenir(document.pk, max(maintenant, timezone.now())):
        return
    try:
        _ranger(document, atelier.rendre(document.html, document.titre, document.jeton))
    except Exception as erreur:  # its kind is said, and not a word of the letter
        panne = str(erreur) if isinstance(erreur, Echec) else type(erreur).__name__
        journal.error("document %s : %s", document.pk, panne)
        Document.objects.noter_panne(document.pk, panne[:80])


def _ranger(document, octets):
    """In its own place, where a process that died may have left a part of it."""
    document.pdf.storage.delete(nom_opaque(document, "lettre.pdf"))
    document.pdf.save("lettre.pdf", ContentFile(octets), save=False)
    document.empreinte_pdf, document.rendu_le = sha256(octets).hexdigest(), timezone.now()
    document.reveil, document.panne = None, ""
    document.save(update_fields=["pdf", "empreinte_pdf", "rendu_le", "reveil", "panne"])
