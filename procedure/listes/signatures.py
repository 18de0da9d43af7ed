"""Several to sign at once: what an élu signs without a word more, each case in a transaction of its own."""

from annuaire.models.habilitations import Role
from procedure.ecrans.gestes import geste
from procedure.ecrans.tours import en_attente
from procedure.models import Dossier
from procedure.moteur import franchir
from procedure.page import procedures
from procedure.refus import Refus

A_LA_FOIS = 20


def a_signer(personne, tenues, instant) -> list[tuple]:
    """Each case with the one act that signs it."""
    elus = [tenue for tenue in tenues if tenue.role == Role.ELU]
    attendus = en_attente(personne, elus, instant).filter(etat__in=_etats())[:A_LA_FOIS]
    choix = ((dossier, _signature(dossier, personne, instant)) for dossier in _entiers(attendus))
    return [(dossier, signe) for dossier, signe in choix if signe]


def signer(choisis, personne, instant) -> tuple[list, list]:
    """Those signed, and those that could not be, each with the reason. In the order of their keys."""
    signes, refuses = [], []
    for dossier, signe in sorted(choisis, key=lambda choix: choix[0].pk):
        try:
            franchir(dossier, signe.acte, personne, version=dossier.version, instant=instant)
            signes.append(dossier)
        except Refus as refus:
            refuses.append((dossier, refus))
        except Dossier.DoesNotExist:
            refuses.append((dossier, "vous n’y avez plus accès."))
    return signes, refuses


def _entiers(dossiers) -> list:
    """Each as its own procedure knows it, in the same order: one question a procedure."""
    par_page: dict[str, list] = {}
    for dossier in dossiers:
        par_page.setdefault(dossier.procedure, []).append(dossier.pk)
    entiers: dict = {}
    for nom, pks in par_page.items():
        modele = procedures()[nom].modele
        entiers |= modele.objects.select_related("commune", "parquet", "convention__convention").in_bulk(pks)
    return [entiers[dossier.pk] for dossier in dossiers]


def _etats() -> set:
    """Where something may wait for an élu's signature alone."""
    return {etat for page in procedures().values() for acte in _signatures(page) for etat in page.etats_de(acte.de)}


def _signatures(page) -> list:
    """What an élu alone signs without a word more: it moves the case on, or a letter leaves."""
    return [a for a in page.actes.values() if a.par == (Role.ELU,) and not a.formulaire and (a.vers or a.courriers)]


def _signature(dossier, personne, instant):
    """The one act that is open. Two, and they choose on the case's own page."""
    page = procedures()[dossier.procedure]
    ici = [acte for acte in _signatures(page) if dossier.etat in page.etats_de(acte.de)]
    ouverts = [g for g in (geste(dossier, acte, personne, instant) for acte in ici) if not g.refus]
    return ouverts[0] if len(ouverts) == 1 else None
