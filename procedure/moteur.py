"""The one door. Every act of every procedure, people's and the clock's, passes here, in one transaction."""

import logging

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from procedure.acteurs import HORLOGE
from procedure.declaration import EXIGEE
from procedure.essai import Essai
from procedure.inscription import CHANGE, inscrire
from procedure.models import Compteur, Dossier, Echeance, MotCle
from procedure.page import procedures
from procedure.rappels import acte_de_l_horloge, rappeler
from procedure.refus import Refus, recevable
from procedure.regles import calendrier_de, version_en_vigueur
from procedure.termes import armer, comptes, dementi, deplaces

journal = logging.getLogger(__name__)


def ouvrir(page, par, commune, *, parquet=None, instant=None, le=None, donnees=None, **champs):
    """A new case of this procedure, by its opening act."""
    instant = instant or timezone.now()
    commune = commune.actuelle(instant)
    parquet = parquet or commune.parquet
    if parquet is None:
        raise Refus(f"{commune} ne relève d’aucun parquet connu.")
    acte = page.acte_d_ouverture()
    with transaction.atomic():
        jour = calendrier_de(commune).jour(instant)
        dossier = page.modele(procedure=page.nom, etat="", etat_depuis=instant, ouvert_le=instant, **champs)
        dossier.commune, dossier.parquet, dossier.ouvert_par = commune, parquet, None if par is HORLOGE else par
        essai = Essai(dossier, acte, par, instant, le, donnees=donnees or {})
        dossier.cote = essai.cote.value
        if page.convention is EXIGEE and not version_en_vigueur(commune, parquet, jour):
            raise Refus(
                f"Aucune convention en vigueur ne lie {commune} et le {parquet.nom[0].lower()}{parquet.nom[1:]} : cette procédure en demande une."
            )
        recevable(essai)
        rang = Compteur.objects.suivant(procedure=page.nom, commune=commune, annee=jour.year)
        dossier.numero = f"{page.sigle}-{jour.year}-{commune.code}-{rang:04}"
        dossier.save()
        MotCle.objects.indexer(dossier)
        return inscrire(essai).dossier


def franchir(dossier, acte, par, *, version=None, instant=None, le=None, **donnees):
    """Take this act, or raise the `Refus` that says why not. Somebody who may not know of the case finds none."""
    instant = instant or timezone.now()
    for echeance in Echeance.objects.a_effet(instant).filter(dossier=dossier.pk):
        if echeance.limite <= Essai(dossier, acte, par, instant, le).date:
            tenter(echeance.pk, instant)
    with transaction.atomic():
        dossier = prendre(dossier.pk, par, instant)
        essai = Essai(dossier, acte, par, instant, le, donnees)
        if version is not None and _a_change(essai, version):
            raise Refus(CHANGE)
        recevable(essai)
        trace = inscrire(essai)
        if trace.faits.exists():
            _revenir(essai.dossier, instant)
        return trace


def _a_change(essai, version) -> bool:
    """Since the page was read, has somebody acted on what is decided, or the clock moved the case where this act is closed?

    An answer waits for nothing but another answer: what the other side adds meanwhile must never make it miss its term.
    """
    dossier, acte, page = essai.dossier, essai.acte, essai.page
    depuis = dossier.traces.filter(version__gt=version, par__isnull=False)
    ici = dossier.traces.filter(version=version, vers=dossier.etat).exists() or dossier.etat in acte.renverse
    if page.est_issue(acte, dossier.etat) or page.leve(acte):
        depuis = depuis.exclude(~Q(acte=acte.nom), de=F("vers"))
    else:
        # What leaves is what was read: a piece joined meanwhile leaves with it.
        anodins = [a.nom for a in page.actes.values() if a.anodin and not (acte.transmet and a.nom == "joindre")]
        depuis = depuis.filter(cote__in=["", essai.cote.value]).exclude(acte__in=anodins)
    return depuis.exists() or not ici


def echoir(echeance_pk, instant=None):
    """Do what one clock must do now: the effect that its clause gives to silence, or a reminder. Twice changes nothing."""
    instant = instant or timezone.now()
    with transaction.atomic():
        dossier = prendre(Echeance.objects.values_list("dossier", flat=True).get(pk=echeance_pk), HORLOGE, instant)
        _recompter(dossier, instant)  # what has changed since it was counted decides first
        echeance = Echeance.objects.vives().filter(pk=echeance_pk, reveil__lte=instant).first()
        if echeance is None:
            return
        page = procedures()[dossier.procedure]
        acte = acte_de_l_horloge(echeance)
        if acte and echeance.limite <= instant:
            echeance.clore(Echeance.Fin.ECHUE, instant)
            _par_l_horloge(dossier, acte, instant, echeance.limite)
        else:
            rappeler(echeance, page.delais[echeance.delai], instant)


def tenter(echeance_pk, instant=None, *, reprise=False) -> bool:
    """`echoir`, whatever happens: a clock that fails says so, is tried again later, and stops no other."""
    try:
        if reprise:
            Echeance.objects.vives().filter(pk=echeance_pk).update(reveil=instant or timezone.now())
        echoir(echeance_pk, instant)
    except Exception as erreur:  # whatever it is: the next clock must be looked at
        journal.error("échéance %s : %s", echeance_pk, type(erreur).__name__)  # its words may quote a case
        Echeance.objects.noter_panne(echeance_pk, erreur)
        return False
    return True


def recompter(dossier_pk):
    """Count the clocks of a case anew, when what they are counted with has changed."""
    instant = timezone.now()
    with transaction.atomic():
        _recompter(prendre(dossier_pk, HORLOGE, instant), instant)


def _recompter(dossier, instant):
    """A date that moves is an act of the clock, which both sides read; words that change are not."""
    _revenir(dossier, instant)
    dits = comptes(dossier, calendrier_de(dossier.commune))
    if deplaces(dits):
        _par_l_horloge(dossier, procedures()[dossier.procedure].actes["recompter"], instant)
    else:
        armer(dossier, dits, instant)


def _revenir(dossier, instant):
    """A fact that was learnt late may take away what silence stood on: the clock says so at once."""
    if revient := dementi(dossier):
        _par_l_horloge(dossier, revient, instant)


def _par_l_horloge(dossier, acte, instant, le=None):
    essai = Essai(dossier, acte, HORLOGE, instant, le)
    recevable(essai)
    inscrire(essai)


def prendre(pk, par, instant):
    """Lock the row of the case, always it, always first; then read the case as this actor may see it, now that it is held."""
    modele = procedures()[Dossier.objects.select_for_update().get(pk=pk).procedure].modele
    if par is not HORLOGE:
        par.oublier()
    visibles = modele.objects.visibles_par(par, instant)
    return visibles.select_related("commune", "parquet", "convention__convention").get(pk=pk)
