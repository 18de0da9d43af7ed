"""What is moved back by whole weeks: instants, days, and the texts that say them."""

import re
from datetime import date, datetime, timedelta
from functools import cache

from django.utils.formats import date_format

from config.demonstration.temps import PARIS

ECRITE = re.compile(r"\b(?P<jour>\d{1,2})(?:<sup>er</sup>|er)?(?P<blanc>&nbsp;| )(?P<mois>[a-zéû]+) (?P<annee>\d{4})")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+-]+")


def deplacer(valeur, semaines, fenetre):
    """The same local hour, so many weeks before; a text, where it says a day of this case."""
    if isinstance(valeur, datetime):
        return (valeur.astimezone(PARIS).replace(tzinfo=None) - timedelta(weeks=semaines)).replace(tzinfo=PARIS)
    if isinstance(valeur, date):
        return valeur - timedelta(weeks=semaines)
    if isinstance(valeur, list):
        return [deplacer(element, semaines, fenetre) for element in valeur]
    return _redire(valeur, semaines, fenetre) if isinstance(valeur, str) else valeur


def _redire(texte, semaines, fenetre):
    if INSTANT.fullmatch(texte):
        return deplacer(datetime.fromisoformat(texte), semaines, fenetre).isoformat()
    return ECRITE.sub(lambda dite: _redire_le_jour(dite, semaines, fenetre), texte)


def _redire_le_jour(dite, semaines, fenetre):
    """A day of this case, as it was written; the day of a birth or of a convention stays."""
    mois = _mois().get(dite["mois"])
    jour = mois and date(int(dite["annee"]), mois, int(dite["jour"]))
    if not jour or not fenetre[0] <= jour <= fenetre[1]:
        return dite[0]
    neuf, premier = jour - timedelta(weeks=semaines), "1<sup>er</sup>" if "&" in dite["blanc"] else "1er"
    return f"{premier if neuf.day == 1 else neuf.day}{dite['blanc']}{date_format(neuf, 'F Y')}"


@cache
def _mois() -> dict[str, int]:
    return {date_format(date(2000, mois, 1), "F"): mois for mois in range(1, 13)}
