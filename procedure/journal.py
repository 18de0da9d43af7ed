"""The journal: each act is a link that holds the one before it, with its facts and the digests of what was said.

A chain shows that a row was altered, added or taken away in the middle; a cut tail and a chain rewritten whole are shown by
the seals, which are kept outside (`sceaux.py`).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.core.serializers.json import DjangoJSONEncoder

from procedure.lots import lots
from procedure.models import Document, Dossier, Fait, Piece, Propos, Trace
from procedure.models.histoire import empreinte
from procedure.page import procedures
from procedure.recit import Recit

# Written out: a column added later changes no link that was made before it.
DE_L_ACTE = ("dossier_id", "version", "acte", "de", "vers", "par_id", "consigne", "le", "su_le", "cote", "donnees", "empreintes")  # fmt: skip
DU_FAIT = ("dossier_id", "rang", "nom", "le", "su_le", "destinataire", "corrige_id")
DU_DOSSIER = (
    "jeton",
    "numero",
    "procedure",
    "cote",
    "commune_id",
    "parquet_id",
    "ouvert_le",
    "ouvert_par_id",
)  # in its first link
# What the acts tell again of the case itself, together with what is wrong where they do not.
DU_RECIT = {
    ("version", "etat", "rang", "etat_depuis"): "le dossier n’est pas où son dernier acte l’a mené",
    ("engage_le", "convention_id"): "le dossier n’est pas engagé comme le disent ses actes",
    ("transmis_le",): "le dossier n’a pas été transmis quand le disent ses actes",
}
LOT = 100


class Anomalie(NamedTuple):
    numero: str
    version: int
    quoi: str

    def __str__(self):
        return f"{self.numero}, acte {self.version} : {self.quoi}" if self.version else f"{self.numero} : {self.quoi}"


def chainer(
    trace: Trace,
    faits: Sequence[Fait],
    propos: Sequence[Propos],
    documents: Sequence[Document] = (),
    pieces: Sequence[Piece] = (),
):
    """Make this act the next link of its case."""
    avant = Trace.objects.filter(dossier=trace.dossier_id, version__lt=trace.version).order_by("-version")
    trace.empreintes = {dit.champ: empreinte(dit.sel, dit.texte) for dit in propos}
    trace.empreintes |= {document.reference: document.empreinte for document in documents}
    trace.empreintes |= {piece.reference: piece.sceau() for piece in pieces}
    trace.maillon = maillon(avant.values_list("maillon", flat=True).first() or "", trace, faits)


def maillon(precedent: str, trace: Trace, faits: Iterable[Fait]) -> str:
    contenu = [precedent or _lire(trace.dossier, DU_DOSSIER), _lire(trace, DE_L_ACTE)]
    contenu += [_lire(fait, DU_FAIT) for fait in faits]
    return sha256(json.dumps(contenu, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()


def _lire(ligne, colonnes) -> list:
    """In UTC, whatever the engine gives back, and to the millisecond: what `dumpdata` keeps."""
    valeurs = [getattr(ligne, colonne) for colonne in colonnes]
    return [_instant(valeur) if hasattr(valeur, "astimezone") else valeur for valeur in valeurs]


def _instant(valeur) -> str:
    return valeur.astimezone(UTC).isoformat(timespec="milliseconds")


def verifier(dossiers=None) -> Iterator[Anomalie]:
    """Whatever does not hold, case by case. Texts that were erased leave the chain whole."""
    dossiers = Dossier.objects.all() if dossiers is None else dossiers
    for lot in lots(dossiers, LOT):
        traces = Trace.objects.filter(dossier__in=lot).order_by("dossier", "version", "pk").select_related("dossier")
        avec = traces.prefetch_related("faits", "propos", "documents", "pieces", "saisines")
        for _, suite in groupby(avec, attrgetter("dossier_id")):
            yield from _verifier(list(suite))
    for dossier in dossiers.filter(traces=None):
        yield Anomalie(dossier.numero, 0, "le dossier n’a aucun acte")


def _verifier(traces) -> Iterator[Anomalie]:
    precedent, dossier = "", traces[0].dossier
    for rang, trace in enumerate(traces, 1):
        for quoi in _fautes(rang, precedent, trace):
            yield Anomalie(dossier.numero, trace.version, quoi)
        precedent = trace.maillon
    for quoi in _dementis(dossier, traces):
        yield Anomalie(dossier.numero, dossier.version, quoi)


def _dementis(dossier, traces) -> Iterator[str]:
    """What the case says of itself, and its acts do not."""
    page = procedures().get(dossier.procedure)
    recit = Recit(page, traces) if page else None
    if recit is None or recit.inconnus:
        yield f"la procédure « {dossier.procedure} » ne connaît pas tous ses actes"
        return
    for colonnes, quoi in DU_RECIT.items():
        if _lire(dossier, colonnes) != _lire(recit, colonnes):
            yield quoi
    saisines = (saisine for trace in traces for saisine in trace.saisines.all())
    if {(s.trace_id, s.dossier_id, s.rang, s.issue, s.debout) for s in saisines} != recit.saisines():
        yield "l’issue qui tient, ou une autre, n’est pas celle que disent ses actes"


def _fautes(rang, precedent, trace) -> Iterator[str]:
    if trace.version != rang:
        yield f"l’acte {rang} manque ou n’est pas à sa place"
    if trace.maillon != maillon(precedent, trace, sorted(trace.faits.all(), key=lambda fait: fait.pk)):
        yield "l’acte, ses faits ou celui qui le précède ont été modifiés"
    for propos in trace.propos.all():
        if trace.empreintes.get(propos.champ) != empreinte(propos.sel, propos.texte):
            yield f"ce qui a été dit (« {propos.champ} ») a été modifié"
    for document in trace.documents.all():
        if document.pdf and document.octets() is None:
            yield f"le PDF du courrier « {document.courrier} » ne se lit plus"
        elif trace.empreintes.get(document.reference) != document.empreinte or not document.intact():
            yield f"le courrier « {document.courrier} » a été modifié"
    yield from _pieces(trace)


def _pieces(trace) -> Iterator[str]:
    """Those that its link names, all there: a purge empties one, and does not take it away."""
    pieces = trace.pieces.all()
    if {piece.reference for piece in pieces} != {nom for nom in trace.empreintes if nom.startswith("piece.")}:
        yield "une pièce jointe manque, ou est de trop"
    for piece in pieces:
        if defaut := piece.defaut(trace.empreintes.get(piece.reference)):
            yield f"la pièce « {piece.nature} {piece.rang} » {defaut}"
