"""Time left, in words, and a mark whose shape tells as much as its colour."""

from datetime import timedelta
from typing import NamedTuple

from procedure.explications import INSECABLE

PROCHE = timedelta(days=3)
MINUTE, HEURE, JOUR = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Marque(NamedTuple):
    allure: str  # serein, proche, depasse, neutre
    texte: str


SANS_TERME = Marque("neutre", "pas de terme")
SUSPENDU = Marque("neutre", "suspendu")


def marque(delai, echeance, maintenant) -> Marque:
    """Of a clock that runs; nothing does, where there is none."""
    if echeance is None or (echeance.limite is None and not echeance.suspendue_le):
        return SANS_TERME
    dire = vient if delai.convenu else reste
    return SUSPENDU if echeance.suspendue_le else dire(echeance.limite, maintenant)


def en_tete(delais, vives, instant) -> list:
    """Those that end first come first; an appointment that has passed stands behind what it has left to be done."""
    return sorted(vives, key=lambda vive: (delais[vive.delai].convenu and vive.limite <= instant, vive.ordre))


def vient(quand, maintenant) -> Marque:
    ecart = quand - maintenant
    if ecart <= timedelta(0):
        return Marque("proche", f"passé depuis {en_gros(-ecart)}")
    return Marque("serein", f"dans {en_gros(ecart)}")


def reste(limite, maintenant) -> Marque:
    ecart = limite - maintenant
    if ecart <= timedelta(0):
        return Marque("depasse", f"en retard de {en_gros(-ecart)}")
    return Marque("proche" if ecart < PROCHE else "serein", f"il reste {en_gros(ecart)}")


def en_gros(duree) -> str:
    """« 2 j 6 h », « 6 h », « 40 min »: as one would say it, the small change left out."""
    jours, heures = duree // JOUR, duree % JOUR // HEURE
    if jours >= 7 or (jours and not heures):
        return f"{jours}{INSECABLE}j"
    if jours:
        return f"{jours}{INSECABLE}j {heures}{INSECABLE}h"
    return f"{heures}{INSECABLE}h" if heures else f"{max(duree // MINUTE, 1)}{INSECABLE}min"
