"""What will follow, in words: the page's own declaration, told before one decides."""

from dataclasses import dataclass
from typing import Any

from annuaire.clauses import Effet
from procedure.acteurs import MAIRIE, PARQUET, Cote
from procedure.adresses import chez, ou_va
from procedure.destinataires import destinataires
from procedure.ecrans.marques import Marque, en_tete, marque
from procedure.explications import en_terme
from procedure.jointes import accompagne
from procedure.regles import duree_de
from procedure.templatetags.typographie import minuscule


def consequences(essai) -> list[str]:
    """What this act will do, as far as its page says it."""
    return [*_etat(essai), *_courriers(essai), *_vue(essai), *_silences(essai), *_departs(essai)]


def _etat(essai):
    acte, etat = essai.acte, essai.dossier.etat
    if acte.vers not in (None, etat):
        yield f"Le dossier passe à « {essai.page.etats(acte.vers).label} »."
    if acte.vers in essai.page.finals:
        yield "Plus rien n’y sera fait ensuite, hors ce que la loi laisse ouvert."


def _courriers(essai):
    for courrier in essai.acte.courriers:
        for a in destinataires(courrier, essai):
            signe = ", sous votre signature" if courrier.signe and essai.habilitation.role == courrier.signe else ""
            constat = ", avec ce qui constate les faits" if a is PARQUET and _porte(courrier, essai) else ""
            part = "est envoyé :" if isinstance(a, Cote) else "est à imprimer pour"
            yield f"« {courrier} » {part} {ou_va(a, essai)}{signe}{constat}."


def _porte(courrier, essai) -> bool:
    return accompagne(courrier, essai.dossier, essai.instant) and essai.dossier.pieces.constats().exists()


def _vue(essai):
    if essai.acte.transmet and not essai.dossier.transmis_le:
        autre = PARQUET if essai.cote is MAIRIE else MAIRIE
        yield f"Ce dossier devient lisible : {chez(essai.dossier, autre, essai.instant)}."


def _silences(essai):
    """The clocks that will wait where it leads, and what their silence does."""
    page, vers = essai.page, essai.acte.vers
    for delai in page.delais.values() if vers not in (None, essai.dossier.etat) else ():
        clause = essai.clauses.get(delai.clause)
        if clause and clause.duree and clause.effet and vers in page.etats_de(delai.dans):
            effet = delai.effets[Effet(clause.effet)]
            yield f"Passé {duree_de(clause)} sans réponse, {silence(page, effet.nom)} ({clause.article})."


def _departs(essai):
    """The clocks that what is noted starts, where the case stands."""
    page, moment = essai.page, f".{essai.acte.nom.removeprefix('noter_')}"
    for delai in page.delais.values():
        if essai.dossier.etat in page.etats_de(delai.dans) and any(fait.nom.endswith(moment) for fait in delai.depuis):
            yield f"Le délai « {delai} » court de cette date, s’il ne courait pas déjà."


def silence(page, effet) -> str:
    """What silence does, as the end of a sentence."""
    acte = page.actes[effet]
    if acte.vers is None:
        return f"cela se note tout seul : « {acte.dit} »"
    if page.tranche(effet):
        return f"le dossier passe à « {page.etats(acte.vers).label} »"
    return f"« {acte} » s’ouvre à : {', '.join(minuscule(role.label) for role in acte.par)}"


@dataclass(frozen=True)
class Terme:
    """A clock that runs, as it is shown: everywhere the same."""

    delai: Any
    marque: Marque
    quand: str
    silence: str
    suite: str  # what the clock does then, that nobody was asked
    explication: list
    article: str
    attend: str


def termes(page, echeances, ou, maintenant) -> list[Terme]:
    """What is told to both sides by a clock for each is shown once."""
    vives = en_tete(page.delais, echeances, maintenant)
    uns = {(str(page.delais[vive.delai]), vive.limite): vive for vive in reversed(vives)}.values()
    return [_terme(page, page.delais[vive.delai], vive, ou, maintenant) for vive in reversed(uns)]


def _terme(page, delai, echeance, ou, maintenant) -> Terme:
    return Terme(
        delai=delai,
        marque=marque(delai, echeance, maintenant),
        quand=en_terme(echeance.limite, ou) if echeance.limite else "",
        silence=silence(page, echeance.effet) if echeance.effet and echeance.limite else "",
        suite=silence(page, delai.fin.nom) if delai.fin and echeance.limite else "",
        explication=echeance.explication,
        article=echeance.article,
        attend=delai.attend.label,
    )
