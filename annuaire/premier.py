"""The first institution and whoever administers it: an installation begins with nobody, and only once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution, Personne
from annuaire.models.institutions import Nature
from annuaire.models.roles import Role
from annuaire.textes import simplifier


def attendu() -> bool:
    return not Personne.objects.exists()


def code() -> str:
    """Known to who reads the machine, and to no passer-by: the page is open to everybody until somebody has begun."""
    return salted_hmac("annuaire.premier", "premier compte").hexdigest()[:12]


def juste(saisi) -> bool:
    return constant_time_compare(saisi.strip().lower(), code())


@transaction.atomic
def commencer(commune, tribunal, mot_de_passe, exploite=True, **personne) -> Institution:
    """Both offices by default: where one machine serves one commune, the same person opens accounts and types conventions."""
    if not attendu():
        raise ValidationError("Cette installation a déjà un premier compte.")
    institution = Institution.de_la_commune(commune)
    institution.parquet = institution.parquet or _parquet(commune.actuelle, tribunal, institution.fuseau)
    ecrire(institution)
    nouvelle = Personne(**personne)
    nouvelle.set_password(mot_de_passe)
    ecrire(nouvelle)
    roles = {Role.ADMINISTRATEUR: institution} | ({Role.EXPLOITANT: None} if exploite else {})
    jour = institution.jour(timezone.now())
    for role, ou in roles.items():
        ecrire(Habilitation(personne=nouvelle, institution=ou, role=role, debut=jour))
    return institution


def _parquet(commune, tribunal, fuseau) -> Institution | None:
    """Under its number where the list of ressorts was imported, else under the name of its tribunal."""
    if commune.tribunal:
        nom, numero = commune.tribunal.nom.removeprefix("Tribunal judiciaire de "), commune.tribunal.code
    elif tribunal.strip():
        nom, numero = tribunal.strip(), f"TJ-{simplifier(tribunal).replace(' ', '-')}".upper()[:14]
    else:
        return None
    return ecrire(Institution(nature=Nature.PARQUET, nom=f"Parquet de {nom}", code=numero, fuseau=fuseau))
