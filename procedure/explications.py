"""« Pourquoi cette date ? » – the story of a term in French, two words a line: when, and why."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from annuaire.clauses import Unite
from procedure.droit.feries import Calendrier

INSECABLE = "\N{NO-BREAK SPACE}"


def en_jour(jour) -> str:
    """« lundi 23 novembre 2026 », « dimanche 1er mars 2026 »."""
    return date_format(jour, r"l j\e\r F Y" if jour.day == 1 else "l j F Y")


def en_heure(instant) -> str:
    """« 11 h 20 »."""
    return date_format(instant, f"G{INSECABLE}\\h{INSECABLE}i")


def en_clair(instant, ou: Calendrier) -> str:
    local = instant.astimezone(ZoneInfo(ou.fuseau))
    return f"{en_jour(local)}, {en_heure(local)}"


def en_terme(instant, ou: Calendrier) -> str:
    """The end of a term, as people say it: « lundi 23 novembre 2026 à 24 h », never the next day at 0 h."""
    local = instant.astimezone(ZoneInfo(ou.fuseau))
    if (local.hour, local.minute) != (0, 0):
        return f"{en_jour(local)} à {en_heure(local)}"
    return f"{en_jour(local.date() - timedelta(1))} à 24{INSECABLE}h"


class Recit:
    def __init__(self, ou: Calendrier, depart, evenement: str):
        self.ou = ou
        self.lignes = [[en_clair(depart, ou), evenement]]

    def dire(self, quand: str, pourquoi: str):
        self.lignes.append([quand, pourquoi])

    def heures(self, duree):
        self.dire(f"{duree} plus tard", "heures réellement écoulées, jour et nuit, sans report")

    def jours(self, duree, premier, dernier):
        """The days counted; for worked days, each that is not, and why."""
        regle = {
            Unite.JOURS: "samedis, dimanches et jours fériés compris ; le jour de l’événement ne compte pas",
            Unite.FRANCS: "ni le jour de l’événement ni le dernier ne comptent",
            Unite.OUVRABLES: "sans les samedis, dimanches et jours fériés ; le jour de l’événement ne compte pas",
            Unite.MOIS: "le même quantième, ou le dernier jour du mois s’il n’existe pas",
            Unite.ANNEES: "le même jour, ou le dernier du mois s’il n’existe pas",
        }[duree.unite]
        self.dire(f"{en_jour(premier)} → {en_jour(dernier)}", f"{duree}, {regle}")
        if duree.unite == Unite.OUVRABLES:
            self._chomes(premier, dernier, "ne compte pas")

    def pause_en_heures(self, debut, reprise):
        self.dire(f"{en_clair(debut, self.ou)} → {en_clair(reprise, self.ou)}", "suspendu : ce temps est rendu")

    def pause(self, arret, reprise, dernier):
        self.dire(
            f"{en_jour(arret)} → {en_jour(reprise)}",
            f"suspendu, puis repris avec ce qui restait : le dernier jour devient le {en_jour(dernier)}",
        )

    def finir_le(self, dernier, proroge, prorogee) -> list[list[str]]:
        if proroge != dernier:
            self._chomes(dernier, proroge - timedelta(1), "le terme est reporté")
        elif motif := self.ou.chome(dernier):
            self.dire(en_jour(dernier), f"{motif} : la clause ne prévoit pas de report")
        elif prorogee:
            self.dire(en_jour(dernier), "jour ouvrable : aucun report")
        self.dire(f"{en_jour(proroge)}, 24{INSECABLE}h", "terme")
        return self.lignes

    def finir_a(self, fin) -> list[list[str]]:
        self.dire(en_clair(fin, self.ou), "terme")
        return self.lignes

    def _chomes(self, premier, dernier, consequence):
        for rang in range((dernier - premier).days + 1):
            jour = premier + timedelta(rang)
            if motif := self.ou.chome(jour):
                self.dire(en_jour(jour), consequence if motif in en_jour(jour) else f"{motif} : {consequence}")
