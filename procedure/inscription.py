"""What an act that was accepted writes, in the transaction that judged it: all of it, or nothing."""

from procedure.acteurs import MAIRIE, Cote
from procedure.adresses import sur_papier
from procedure.courriers import geler
from procedure.journal import chainer
from procedure.messages import prevenir
from procedure.models import Document, Dossier, Fait, Piece, Propos, Saisine, Trace
from procedure.nouvelles import annoncer, attendu
from procedure.pieces.lignes import prouver
from procedure.recit import ENGAGE
from procedure.refus import Refus
from procedure.regles import version_de
from procedure.termes import armer, comptes

CHANGE = "Ce dossier a changé depuis que vous l’avez ouvert : relisez-le avant d’agir."


def inscrire(essai) -> Trace:
    """Apply the act: nothing here is refused any more, and all of it is written or none."""
    de, rang, est_issue, renversee = essai.dossier.etat, essai.dossier.rang, essai.est_issue, essai.issue
    avant = attendu(essai)
    engage = _engager(essai)
    _avancer(essai)
    for fait in essai.acte.faits:
        constater(essai, fait)
    for appliquer in essai.acte.applique:
        appliquer(essai)
    prouver(essai)
    documents = geler(essai)
    _confier_a_la_mairie(essai, documents)
    trace = _tracer(essai, de, engage, documents)
    if est_issue or essai.reprend:
        _denouer(trace, rang, renversee, est_issue)
    armer(essai.dossier, comptes(essai.dossier, essai.ou), essai.instant)
    prevenir(essai, trace, documents)
    annoncer(essai, trace, avant, repond=est_issue or essai.page.leve(essai.acte))
    return trace


def _engager(essai) -> dict:
    """The first act that goes out binds the case to the convention of that day, and says so."""
    dossier, acte = essai.dossier, essai.acte
    if acte.transmet and not dossier.transmis_le:
        dossier.transmis_le = essai.instant
    if dossier.engage_le or not (acte.transmet or acte.courriers):
        return {}
    dossier.convention = version_de(dossier, essai.ou.jour(essai.instant))
    dossier.engage_le = essai.instant
    return {ENGAGE: dossier.convention_id}


def _avancer(essai):
    """Compare and swap: the case moves from the version that was judged, or not at all."""
    dossier, acte, lue = essai.dossier, essai.acte, essai.dossier.version
    dossier.version = lue + 1
    if acte.vers not in (None, dossier.etat):
        entre = acte.vers in essai.page.attentes and not essai.reprend
        dossier.etat, dossier.etat_depuis, dossier.rang = acte.vers, essai.instant, dossier.rang + entre
    champs = ("version", "etat", "etat_depuis", "rang", "convention", "engage_le", "transmis_le")
    if not Dossier.objects.filter(pk=dossier.pk, version=lue).update(**{c: getattr(dossier, c) for c in champs}):
        raise Refus(CHANGE)


def _confier_a_la_mairie(essai, documents):
    """Letters on paper are signed, and still to be posted or handed over: in the same minute they may be."""
    par_courriel = {MAIRIE.value} if sur_papier(essai.clauses) else {cote.value for cote in Cote}
    imprimes = {document.courrier for document in documents if document.destinataire not in par_courriel}
    for courrier in essai.acte.courriers:
        if courrier.nom in imprimes:
            constater(essai, courrier.depart, le=essai.date.replace(second=0, microsecond=0))


def _tracer(essai, de, engage, documents) -> Trace:
    """The act, what was said with it and the facts it tells: one link of the chain."""
    dossier, acte = essai.dossier, essai.acte
    trace = Trace(
        dossier_id=dossier.pk,
        version=dossier.version,
        acte=acte.nom,
        de=de,
        vers=dossier.etat,
        par=essai.habilitation,
        consigne=essai.consigne,
        le=essai.date,
        su_le=essai.instant,
        cote=essai.cote.value if acte.interne or essai.formulaire.interne else "",
        donnees=essai.formulaire.references() | engage,
    )
    propos = [Propos(trace=trace, champ=champ, texte=texte) for champ, texte in essai.formulaire.propos().items()]
    chainer(trace, essai.constats, propos, documents, essai.pieces)
    trace.save(force_insert=True)
    for ligne in (*essai.constats, *propos, *documents, *essai.pieces):
        ligne.trace = trace
    Document.objects.bulk_create(documents)
    Fait.objects.bulk_create(essai.constats)
    Propos.objects.bulk_create(propos)
    Piece.objects.bulk_create(essai.pieces)
    return trace


def constater(essai, fait, **suite):
    """A fact, on the date of the act that tells it."""
    commun = {"dossier_id": essai.dossier.pk, "rang": essai.dossier.rang, "su_le": essai.instant}
    essai.constats.append(Fait(**commun | {"nom": fait.nom, "le": essai.date} | suite))


def _denouer(trace, rang, renversee, est_issue):
    """One outcome stands for each referral: the one that is reversed, or taken back, lies down first."""
    if renversee:
        Saisine.objects.filter(pk=renversee.pk).update(debout=False)
    if est_issue:
        Saisine.objects.create(dossier_id=trace.dossier_id, rang=rang, issue=trace.acte, trace=trace)
