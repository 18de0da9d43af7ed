"""To whom a side's mail goes, that day."""

from annuaire.models.habilitations import Role
from procedure.acteurs import MAIRIE, PARQUET, QUI_SIGNENT
from procedure.regles import clauses_de, version_de

EN_LIGNE = (Role.MAGISTRAT, Role.SECRETARIAT)


def adresses(dossier, cote, instant, haut=False) -> list[tuple]:
    """Who reads, and where: somebody, or an address that the convention names. Higher up, those who decide read too."""
    lues = [(None, adresse) for adresse in _ecrites(dossier, cote, instant)]
    lisent = [] if lues else _personnes(dossier, cote, instant)
    decident = [tenue for tenue in _tenues(dossier, cote, instant) if haut and tenue.role in QUI_SIGNENT]
    return lues + [(tenue.personne, tenue.personne.email) for tenue in _une_fois([*lisent, *decident])]


def clauses(dossier, instant):
    return clauses_de(version_de(dossier, dossier.commune.jour(instant)))


def en_ligne(dossier, instant) -> bool:
    """Does the parquet open its cases here? Then a case that was sent is within its reach at once."""
    return any(tenue.role in EN_LIGNE for tenue in dossier.parquet.habilitations.tenues(instant))


def _ecrites(dossier, cote, instant):
    clause = clauses(dossier, instant).get("parquet.adresse") if cote is PARQUET else None
    return [clause.valeur] if clause and "@" in clause.valeur else []


def _personnes(dossier, cote, instant):
    """The first that there is: who opened the case, else those whose office it is."""
    tenues = _tenues(dossier, cote, instant)
    choix = [[t for t in tenues if t.personne_id == dossier.ouvert_par_id]] if cote is MAIRIE else []
    for role in (Role.AGENT, Role.ELU) if cote is MAIRIE else (Role.SECRETARIAT, Role.MAGISTRAT):
        choix.append([tenue for tenue in tenues if tenue.role == role])
    return next(filter(None, choix), [])


def _tenues(dossier, cote, instant):
    chez = dossier.commune if cote is MAIRIE else dossier.parquet
    return chez.habilitations.select_related("personne").tenues(instant)


def _une_fois(tenues):
    """Somebody who holds two offices here reads one mail."""
    return {tenue.personne_id: tenue for tenue in tenues}.values()
