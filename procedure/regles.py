"""The rules a case stands under: the clauses that bind it, the calendar of its commune."""

from functools import cache

from annuaire.clauses import Unite
from annuaire.conventions import LOI_SEULE
from annuaire.models import Clause, Version
from procedure.delais import Duree
from procedure.droit.feries import Calendrier


def version_en_vigueur(commune, parquet, le) -> Version | None:
    """What binds this commune to this parquet on that day."""
    return Version.objects.liant(commune, le).filter(convention__parquet=parquet).order_by("-en_vigueur_le").first()


def version_de(dossier, le) -> Version | None:
    """A case keeps the version of its first outward act; before it, the one in force."""
    garde = dossier.engage_le and dossier.garde_sa_version
    return dossier.convention if garde else version_en_vigueur(dossier.commune, dossier.parquet, le)


def clauses_de(version: Version | None) -> dict[str, Clause]:
    """By subject: what the law alone grants, and what the convention adds or words otherwise."""
    return _de_la_loi() | (version.par_cle if version else {})


@cache
def _de_la_loi() -> dict[str, Clause]:
    return {champs["cle"]: Clause(**champs) for champs in LOI_SEULE.clauses}


def clauses_du_terme(dossier, le) -> dict[str, Clause]:
    """The clauses a term is counted with: a convention that had ended when it started gives silence no effect."""
    version = version_de(dossier, le)
    return clauses_de(version if version and version.lie_encore(dossier.commune, le) else None)


def duree_de(clause: Clause) -> Duree:
    return Duree(clause.duree or 0, Unite(clause.unite), clause.prorogee)


def calendrier_de(institution) -> Calendrier:
    locaux = institution.jours_feries.filter(retire=False).values_list("jour", "motif")
    return Calendrier(institution.fuseau, institution.departement, institution.temple, dict(locaux))
