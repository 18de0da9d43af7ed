"""To whom a side's mail goes, that day."""

from annuaire.models import Absence
from annuaire.models.habilitations import Role
from procedure.acteurs import COTES, MAIRIE, PARQUET, QUI_SIGNENT, Cote
from procedure.regles import clauses_de, version_de, version_en_vigueur

EN_LIGNE = (Role.MAGISTRAT, Role.SECRETARIAT)
# Whose office it is to read, first to last: what is awaited of one role is read by the other where nobody holds it.
LECTEURS = {MAIRIE: (Role.AGENT, Role.ELU), PARQUET: (Role.SECRETARIAT, Role.MAGISTRAT)}


def adresses(dossier, cote, instant, role=None, haut=False) -> list[tuple]:
    """Who reads, and where: somebody, or an address that the convention names. Higher up, those who decide read too."""
    tenues = _tenues(dossier, cote, instant)
    lues = [(None, adresse) for adresse in _ecrites(dossier, cote, instant)]
    lisent = (
        []
        if lues
        else _premiers(_choix(dossier, cote, role, tenues, instant), tenues, _absences(dossier, cote, instant))
    )
    decident = [tenue for tenue in tenues if haut and tenue.role in QUI_SIGNENT]
    return lues + _ou([*lisent, *decident])


def lecteurs(dossier, cote, instant, role=None, demandeur=None) -> list[tuple]:
    """Who reads here, whatever box the convention names: who asked, if they are still there, else whose office it is."""
    tenues = _tenues(dossier, cote, instant)
    a_lui = [tenue for tenue in tenues if tenue.personne_id == demandeur and tenue.role in COTES]
    choix = [a_lui, *_choix(dossier, cote, role, tenues, instant)]
    return _ou(_premiers(choix, tenues, _absences(dossier, cote, instant)))


def y_lit(message, instant) -> bool:
    """May its addressee still read on that side? An address that the convention names may."""
    tenues = _tenues(message.dossier, Cote(message.destinataire), instant) if message.personne_id else []
    lisent = [tenue.personne_id for tenue in tenues if tenue.role in COTES]
    return bool(message.adresse) and (not message.personne_id or message.personne_id in lisent)


def boites(commune, parquet, instant) -> list[tuple]:
    """Where the parquet reads what is about no case."""
    dites = clauses_de(version_en_vigueur(commune, parquet, commune.jour(instant)))
    if sur_papier(dites):
        return []
    clause = dites.get("parquet.adresse")
    if clause and "@" in str(clause.valeur):
        return [(None, clause.valeur)]
    tenues = parquet.habilitations.select_related("personne").tenues(instant)
    ranges = ([tenue for tenue in tenues if tenue.role == role] for role in LECTEURS[PARQUET])
    return _ou(next(filter(None, ranges), []))


def sur_papier(dites) -> bool:
    """Under these clauses nothing goes to the parquet by mail: the mairie brings it there."""
    voie = dites.get("parquet.voie")
    return bool(voie) and voie.valeur == "depot"


def clauses(dossier, instant):
    return clauses_de(version_de(dossier, dossier.commune.jour(instant)))


def en_ligne(parquet, instant) -> bool:
    """Does it open its cases here? Then a case that was sent is within its reach at once."""
    return any(tenue.role in EN_LIGNE for tenue in parquet.habilitations.tenues(instant))


def _ecrites(dossier, cote, instant):
    clause = clauses(dossier, instant).get("parquet.adresse") if cote is PARQUET else None
    return [clause.valeur] if clause and "@" in clause.valeur else []


def _choix(dossier, cote, role, tenues, instant):
    """By preference: who opened the case, or answers for this commune; else those whose office it is."""
    if cote is MAIRIE and role in (None, Role.AGENT):
        yield [tenue for tenue in tenues if tenue.personne_id == dossier.ouvert_par_id]
    if role is Role.MAGISTRAT:
        commune = dossier.commune.actuelle(instant)
        yield [tenue for tenue in tenues if tenue.referent_de_id == commune.pk]
    for lecteur in dict.fromkeys(filter(None, (role, *LECTEURS[cote]))):
        yield [tenue for tenue in tenues if tenue.role == lecteur]


def _premiers(choix, tenues, absences):
    """The first that are there, or stood in for; where nobody is, it waits with who is away."""
    choix = [choisis for choisis in choix if choisis]
    presents = (_presents(choisis, tenues, absences) for choisis in choix)
    return next(filter(None, presents), next(iter(choix), []))


def _presents(choisis, tenues, absences):
    la = {tenue.personne_id: tenue for tenue in tenues if tenue.personne_id not in absences}
    lecteurs = {absences.get(tenue.personne_id, tenue.personne_id) for tenue in choisis}
    return [la[lecteur] for lecteur in lecteurs if lecteur in la]


def _absences(dossier, cote, instant) -> dict:
    """Who is away, and who stands in, if anybody does."""
    absences = Absence.objects.filter(institution=chez(dossier, cote, instant)).en_cours(instant)
    return {absence.personne_id: absence.suppleant_id for absence in absences}


def _tenues(dossier, cote, instant):
    return chez(dossier, cote, instant).habilitations.select_related("personne").tenues(instant)


def chez(dossier, cote, instant):
    """Who stands on that side. A commune that was merged is the one it has become."""
    return dossier.commune.actuelle(instant) if cote is MAIRIE else dossier.parquet


def ou_va(a, essai):
    """Where a letter goes, as it is told."""
    return chez(essai.dossier, a, essai.instant) if isinstance(a, Cote) else a


def _ou(tenues) -> list[tuple]:
    """Somebody who holds two offices here reads one mail."""
    une_fois = {tenue.personne_id: tenue.personne for tenue in tenues}.values()
    return [(personne, personne.email) for personne in une_fois]
