"""Naive, independent reference for counting legal terms (oracle for comparisons; slow on purpose)."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

Paire = tuple[datetime, datetime]
UN_JOUR = timedelta(days=1)
UNITES = ("heures", "jours", "ouvrables", "francs", "mois", "annees")
ALSACE_MOSELLE = ("57", "67", "68")
ABOLITION = {"976": (4, 27), "972": (5, 22), "971": (5, 27), "973": (6, 10), "974": (12, 20)}
FIXES = (
    (1, 1, "Jour de l'an"), (5, 1, "Fête du travail"), (5, 8, "Victoire de 1945"), (7, 14, "Fête nationale"),
    (8, 15, "Assomption"), (11, 1, "Toussaint"), (11, 11, "Armistice de 1918"), (12, 25, "Noël"),
)  # fmt: skip
# Paschal full moon (month, day) for golden numbers 1 to 19: the printed Gregorian table, valid 1900-2199.
PLEINES_LUNES = (
    (4, 14), (4, 3), (3, 23), (4, 11), (3, 31), (4, 18), (4, 8), (3, 28), (4, 16), (4, 5),
    (3, 25), (4, 13), (4, 2), (3, 22), (4, 10), (3, 30), (4, 17), (4, 7), (3, 27),
)  # fmt: skip


class Lieu(NamedTuple):
    """The place whose clock and holidays rule the term."""

    fuseau: str
    departement: str
    temple: bool
    locaux: frozenset[date]


def paques(annee: int) -> date:
    """Return Easter: the Sunday strictly after the paschal full moon."""
    if not 1900 <= annee <= 2199:
        raise ValueError(f"annee hors de la table de Paques : {annee}")
    jour = date(annee, *PLEINES_LUNES[annee % 19]) + UN_JOUR
    while jour.isoweekday() != 7:
        jour += UN_JOUR
    return jour


def feries(annee: int, lieu: Lieu) -> dict[date, str]:
    """Return the holidays of a year in a place; two on the same date have their names joined."""
    dimanche = paques(annee)
    liste = [(date(annee, mois, jour), nom) for mois, jour, nom in FIXES]
    liste.append((dimanche + 1 * UN_JOUR, "Lundi de Pâques"))
    liste.append((dimanche + 39 * UN_JOUR, "Ascension"))
    liste.append((dimanche + 50 * UN_JOUR, "Lundi de Pentecôte"))
    if lieu.departement in ALSACE_MOSELLE:
        liste.append((date(annee, 12, 26), "Saint-Étienne"))
        if lieu.temple:
            liste.append((dimanche - 2 * UN_JOUR, "Vendredi saint"))
    if lieu.departement in ABOLITION:
        liste.append((date(annee, *ABOLITION[lieu.departement]), "Abolition de l'esclavage"))
    liste.extend((jour, "Jour férié local") for jour in lieu.locaux if jour.year == annee)
    resultat: dict[date, str] = {}
    for jour, nom in sorted(liste):
        resultat[jour] = f"{resultat[jour]} et {nom}" if jour in resultat else nom
    return resultat


@lru_cache(maxsize=1_000_000)
def est_ouvrable(jour: date, lieu: Lieu) -> bool:
    """Tell whether a day is neither a Saturday, nor a Sunday, nor a holiday of the place (cached only for speed)."""
    return jour.isoweekday() not in (6, 7) and jour not in feries(jour.year, lieu)


def proroger(jour: date, lieu: Lieu) -> date:
    """Return the day itself, or the next one that is neither Saturday, Sunday nor holiday."""
    while not est_ouvrable(jour, lieu):
        jour += UN_JOUR
    return jour


def fin_du_jour(jour: date, lieu: Lieu) -> datetime:
    """Return 24:00 local of a day as a UTC instant (exclusive end)."""
    return datetime.combine(jour + UN_JOUR, time(0), tzinfo=ZoneInfo(lieu.fuseau)).astimezone(UTC)


def jour_local(instant: datetime, lieu: Lieu) -> date:
    """Return the local date of an instant."""
    return instant.astimezone(ZoneInfo(lieu.fuseau)).date()


def compter_ouvrables(premier: date, nombre: int, lieu: Lieu) -> date:
    """Return the day on which the given number of working days is reached, walking from premier included."""
    jour = premier - UN_JOUR
    while nombre > 0:
        jour += UN_JOUR
        nombre -= 1 if est_ouvrable(jour, lieu) else 0
    return jour


def dernier_jour(evenement: date, duree: int, unite: str, lieu: Lieu) -> date:
    """Return the last day of a term, without pause and without extension."""
    if unite == "ouvrables":
        return compter_ouvrables(evenement + UN_JOUR, duree, lieu)
    if unite in ("jours", "francs"):
        return evenement + (duree if unite == "jours" else duree + 1) * UN_JOUR
    annee, mois = evenement.year, evenement.month
    for _ in range(duree if unite == "mois" else 12 * duree):
        annee, mois = (annee, mois + 1) if mois < 12 else (annee + 1, 1)
    return date(annee, mois, min(evenement.day, monthrange(annee, mois)[1]))


def apres_pause(dernier: date, evenement: date, pause: date, reprise: date, unite: str, lieu: Lieu) -> date:
    """Return the last day once a pause begun on or before the unextended last day is taken into account."""
    pause, reprise = max(pause, evenement + UN_JOUR), max(reprise, evenement + UN_JOUR)  # never the day of the event
    if unite != "ouvrables":
        return dernier + (reprise - pause)
    restants, jour = 0, pause
    while jour <= dernier:
        restants += 1 if est_ouvrable(jour, lieu) else 0
        jour += UN_JOUR
    return compter_ouvrables(reprise, restants, lieu)


def en_jours(depart: datetime, duree: int, unite: str, prorogee: bool, lieu: Lieu, pauses: list[Paire]) -> datetime:
    """Return the end of a term in days or above, followed through its pauses with or without extension."""
    evenement = jour_local(depart, lieu)
    dernier = dernier_jour(evenement, duree, unite, lieu)
    for debut, fin in pauses:
        etendu = proroger(dernier, lieu) if prorogee else dernier
        if debut >= fin_du_jour(etendu, lieu):
            continue
        pause, reprise = jour_local(debut, lieu), jour_local(fin, lieu)
        # Once all days are counted, what was left is the wait for a working day.
        dernier = apres_pause(dernier, evenement, pause, reprise, unite, lieu) if pause <= dernier else reprise
    return fin_du_jour(proroger(dernier, lieu) if prorogee else dernier, lieu)


def terme(depart: datetime, duree: int, unite: str, prorogee: bool, lieu: Lieu, pauses: Sequence[Paire] = ()) -> Paire:
    """Return (prudent, limit): UTC instants, exclusive ends, without and with the extension."""
    if unite not in UNITES or duree < 1 or (prorogee and unite == "heures"):
        raise ValueError(f"delai impossible : {duree} {unite}, prorogee={prorogee}")
    if any(borne.utcoffset() is None for paire in [(depart,), *pauses] for borne in paire):
        raise ValueError("instant sans fuseau")
    bornes = [borne.astimezone(UTC) for paire in [(depart,), *pauses] for borne in paire]
    if bornes != sorted(bornes) or (pauses and bornes[0] == bornes[1]):
        raise ValueError("pauses en desordre")
    depart, pauses = bornes[0], list(zip(bornes[1::2], bornes[2::2], strict=True))
    if unite == "heures":
        limite = depart + timedelta(hours=duree)
        for debut, fin in pauses:
            if debut < limite:
                limite += fin - debut
        return limite, limite
    prudent = en_jours(depart, duree, unite, False, lieu, pauses)
    return prudent, en_jours(depart, duree, unite, prorogee, lieu, pauses)


def verifier(lieu: Lieu, depart: str, duree: int, unite: str, prudent: str, limite: str = "", *pauses: str) -> None:
    """Check a dated example: local times in, UTC ends out; a limit given asks for the extension."""
    lus = [datetime.fromisoformat(texte).replace(tzinfo=ZoneInfo(lieu.fuseau)) for texte in (depart, *pauses)]
    trouve = terme(lus[0], duree, unite, bool(limite), lieu, list(zip(lus[1::2], lus[2::2], strict=True)))
    assert [format(fin, "%y-%m-%d %H:%M") for fin in trouve] == [prudent, limite or prudent], (depart, unite, trouve)


if __name__ == "__main__":
    PARIS = Lieu("Europe/Paris", "73", True, frozenset())
    METZ, CAYENNE = PARIS._replace(departement="57"), PARIS._replace(fuseau="America/Cayenne", departement="973")
    for rang, attendu in enumerate(((3, 31), (4, 20), (4, 5), (3, 28), (4, 16), (4, 1), (4, 21))):
        assert paques(2024 + rang) == date(2024 + rang, *attendu)
    assert len(feries(2026, PARIS)) == 11
    assert len(feries(2026, METZ)) == 13
    assert len(feries(2026, CAYENNE)) == 12
    assert date(2026, 4, 3) not in feries(2026, METZ._replace(temple=False))
    for dep, mois, jour in (("976", 4, 27), ("972", 5, 22), ("971", 5, 27), ("973", 6, 10), ("974", 12, 20)):
        assert "Abolition" in feries(2026, PARIS._replace(departement=dep))[date(2026, mois, jour)]
    verifier(PARIS, "2026-04-06 10:00", 5, "jours", "26-04-11 22:00", "26-04-13 22:00")  # Saturday 11, Monday 13
    verifier(PARIS, "2026-04-06 10:00", 5, "francs", "26-04-12 22:00", "26-04-13 22:00")  # Sunday 12
    verifier(PARIS, "2026-04-03 10:00", 5, "ouvrables", "26-04-13 22:00", "26-04-13 22:00")  # 7 8 9 10 13
    verifier(PARIS, "2026-03-28 10:00", 72, "heures", "26-03-31 09:00")  # 11:00 local
    verifier(PARIS, "2026-10-24 10:00", 72, "heures", "26-10-27 08:00")  # 09:00 local
    verifier(PARIS, "2026-10-20 10:00", 5, "jours", "26-10-25 23:00", "26-10-26 23:00")  # Sunday 25, day of 25 hours
    verifier(METZ, "2026-03-31 10:00", 3, "jours", "26-04-03 22:00", "26-04-07 22:00")  # Good Friday to Easter Monday
    verifier(METZ._replace(temple=False), "2026-03-31 10:00", 3, "jours", "26-04-03 22:00", "26-04-03 22:00")
    verifier(METZ, "2025-12-23 10:00", 3, "jours", "25-12-26 23:00", "25-12-29 23:00")  # Friday 26 December
    verifier(CAYENNE, "2026-06-08 10:00", 2, "jours", "26-06-11 03:00", "26-06-12 03:00")  # Wednesday 10 June
    verifier(PARIS, "2026-01-31 10:00", 1, "mois", "26-02-28 23:00", "26-03-02 23:00")  # Saturday 28 February
    verifier(PARIS, "2028-01-31 10:00", 1, "mois", "28-02-29 23:00", "28-02-29 23:00")
    verifier(PARIS, "2024-02-29 10:00", 1, "annees", "25-02-28 23:00", "25-02-28 23:00")
    verifier(
        PARIS._replace(fuseau="Pacific/Tahiti"), "2026-04-09 19:00", 1, "jours", "26-04-11 10:00"
    )  # already the 10th in UTC
    verifier(PARIS._replace(fuseau="America/Santiago"), "2024-09-06 12:00", 1, "jours", "24-09-08 04:00")  # gap
    lundi = "2026-06-08 10:00"  # + 5 days = Saturday 13, extended to Monday 15
    verifier(PARIS, lundi, 5, "jours", "26-06-13 22:00", "26-06-15 22:00", "2026-06-10 09:00", "2026-06-10 18:00")
    verifier(PARIS, lundi, 5, "jours", "26-06-15 22:00", "26-06-15 22:00", "2026-06-10 09:00", "2026-06-12 09:00")
    verifier(PARIS, lundi, 5, "ouvrables", "26-06-18 22:00", "", "2026-06-10 09:00", "2026-06-13 09:00")  # 15 16 17 18
    verifier(PARIS, lundi, 5, "jours", "26-06-13 22:00", "26-06-18 22:00", "2026-06-14 09:00", "2026-06-17 09:00")
    verifier(PARIS, lundi, 5, "jours", "26-06-13 22:00", "26-06-15 22:00", "2026-06-16 00:00", "2026-06-20 09:00")
    verifier(PARIS, lundi, 2, "heures", "26-06-08 13:00", "", "2026-06-08 11:00", "2026-06-08 14:00")
    verifier(PARIS, lundi, 2, "jours", "26-06-11 22:00", "", "2026-06-08 11:00", "2026-06-09 09:00")  # moved by R - P
    verifier(PARIS, lundi, 2, "ouvrables", "26-06-10 22:00", "", "2026-06-08 11:00", "2026-06-09 09:00")  # 9 10
    print("ok")
