"""The road to another case: opened from this one, linked to it, with what happened already written. This one stays as it is."""

from datetime import timedelta

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from procedure.brouillon import FAITS, PERSONNE, REPRESENTANT
from procedure.models import Interesse, MotCle, Piece, Rapprochement, Representant
from procedure.models.rapprochements import Motif
from procedure.moteur import franchir, ouvrir, prendre
from procedure.page import procedures
from procedure.pieces.rangement import Examinee, ranger
from procedure.refus import Refus

DOUBLE = timedelta(seconds=10)  # a double click opens one


def passages(dossier, personne, instant) -> list:
    """Those that are open in this state, to a procedure that is here and that this person may open."""
    pages = procedures()
    page, ici = pages[dossier.procedure], (dossier.commune.actuelle(instant).pk, dossier.parquet_id)
    roles = {tenue.role for tenue in personne.tenues(instant, ici)}
    menent = [p for p in page.passages.values() if p.vers in pages and dossier.etat in page.etats_de(p.de)]
    return [passage for passage in menent if roles & set(pages[passage.vers].acte_d_ouverture().par)]


def passer(dossier, passage, par, instant=None):
    """The case it comes from is locked: what is asked twice at once is opened once."""
    instant = instant or timezone.now()
    with transaction.atomic():
        dossier = prendre(dossier.pk, par, instant)
        if passage not in passages(dossier, par, instant):
            raise Refus(f"« {passage} » ne vous est pas ouvert ici.")
        return _a_l_instant(dossier, passage, par, instant) or _ouvrir(dossier, passage, par, instant)


def _a_l_instant(dossier, passage, par, instant):
    lies = Rapprochement.objects.de(dossier).filter(fait_le__gt=instant - DOUBLE).select_related("premier", "second")
    autres = (lie.autre(dossier) for lie in lies)
    return next((autre for autre in autres if (autre.procedure, autre.ouvert_par_id) == (passage.vers, par.pk)), None)


def _ouvrir(dossier, passage, par, instant):
    faits = {champ: getattr(dossier, champ) for champ in (*FAITS, *passage.emporte)}
    neuf = ouvrir(procedures()[passage.vers], par, dossier.commune, instant=instant, **faits)
    if not passage.coauteur:
        _emmener(dossier, neuf)
    motif = Motif.COAUTEUR if passage.coauteur else Motif.SUITE
    Rapprochement.objects.faire(dossier, neuf, motif=motif, cote=neuf.cote, fait_le=instant)
    return neuf


def _emmener(dossier, neuf):
    """Whom it is about, and who answers for them: rows of their own, erased each with its case."""
    for qui in dossier.interesses.prefetch_related("representants").order_by("rang"):
        dits = model_to_dict(qui, (*PERSONNE, "morale", "rang"))
        autre = Interesse.objects.create(dossier_id=neuf.pk, **dits)
        for repond in qui.representants.all():
            Representant.objects.create(interesse=autre, **model_to_dict(repond, REPRESENTANT))
    MotCle.objects.indexer(neuf)


def emportables(dossier, personne, instant=None):
    """The pieces that this person reads, and that still stand."""
    return Piece.objects.lisibles_par(personne, dossier, instant).exclude(fichier="")


def joindre_encore(piece, neuf, par, instant=None):
    """The same bytes, under a name and a row of their own; for whom they were."""
    with piece.fichier.open() as fichier:
        examinee = Examinee(fichier.read(), piece.sorte, piece.pages, piece.titre)
    choix = {"nature": piece.nature, "niveau": piece.niveau, "pour": "nous" if piece.cote else "tous"}
    with ranger(examinee) as versees:
        franchir(neuf, procedures()[neuf.procedure].actes["joindre"], par, instant=instant, fichiers=versees, **choix)
