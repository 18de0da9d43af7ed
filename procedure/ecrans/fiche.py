"""What is known of a case and of whom it is about, field by field; what is not known is left out."""

from datetime import date, datetime

from django.db.models import BooleanField
from django.utils.text import capfirst

from procedure.brouillon import PERSONNE
from procedure.droit.ages import age
from procedure.explications import en_clair as en_instant
from procedure.explications import en_jour
from procedure.models.histoire import cotes_de

# Their name is already the title.
ETAT_CIVIL = tuple(champ for champ in PERSONNE if champ not in ("nom", "prenoms"))


def personnes(dossier, ou) -> list[tuple]:
    """Whom it is about, what is known of them, who answers for them."""
    interesses = dossier.interesses.prefetch_related("representants").order_by("rang")
    return [(qui, _etat_civil(qui, dossier, ou), qui.representants.all()) for qui in interesses]


def _etat_civil(qui, dossier, ou) -> list[tuple]:
    """With the age that the law looks at: on the day of the facts."""
    dits = en_clair(qui, ETAT_CIVIL, ou)
    if qui.ne_le and dossier.faits_le and qui.ne_le <= (jour := ou.jour(dossier.faits_le)):
        dits.insert(1, ("Âge", f"{age(qui.ne_le, jour)} ans le jour des faits"))
    return dits


def precisions(dossier, lecteur, instant) -> list[tuple[str, str]]:
    """Of the side that prepared it, and of nobody else."""
    return dossier.precisions() if dossier.cote in cotes_de(lecteur, dossier, instant) else []


def en_clair(objet, champs, ou) -> list[tuple[str, str]]:
    dits = ((objet._meta.get_field(champ), _dire(objet, champ, ou)) for champ in champs)
    return [(capfirst(str(champ.verbose_name)), dit) for champ, dit in dits if dit]


def _dire(objet, champ, ou) -> str:
    valeur = getattr(objet, champ)
    if isinstance(objet._meta.get_field(champ), BooleanField):
        return "oui" if valeur else "non"
    if valeur and isinstance(valeur, datetime):
        return en_instant(valeur, ou)
    if valeur and isinstance(valeur, date):
        return en_jour(valeur)
    choix = getattr(objet, f"get_{champ}_display", None)
    return str((choix() if choix and valeur else valeur) or "")
