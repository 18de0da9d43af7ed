"""The same terms as a calendar file (RFC 5545): numbers and kinds, nothing of a case."""

from datetime import UTC, timedelta

from django.conf import settings
from django.urls import reverse

FIN = "\r\n"
RENCONTRE, AVANT_TERME = timedelta(minutes=30), timedelta(minutes=15)
OCTETS = 73  # a folded line begins with a space, and holds 75 at most


def ics(rendez_vous, instant) -> str:
    lignes = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trait d’union//Agenda//FR", "X-WR-CALNAME:Trait d’union"]
    for rendez in rendez_vous:
        lignes += _evenement(rendez, instant)
    return "".join(FIN.join(_plier(ligne)) + FIN for ligne in [*lignes, "END:VCALENDAR"])


def _evenement(rendez, instant) -> list[str]:
    ou = settings.ADRESSE_PUBLIQUE + reverse("procedure:dossier", args=[rendez.dossier.jeton])
    return [
        "BEGIN:VEVENT",
        f"UID:echeance-{rendez.echeance.pk}@trait-d-union",
        f"DTSTAMP:{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_quand(rendez),
        f"SUMMARY:{_texte(f'{rendez.dossier.numero} : {rendez.delai}')}",
        *([f"URL:{ou}"] if settings.ADRESSE_PUBLIQUE else []),
        "END:VEVENT",
    ]


def _quand(rendez) -> list[str]:
    """A day, that takes no time of anybody's; the quarter of an hour that ends at its hour; or the time somebody is there."""
    if rendez.heure is None:
        fin = rendez.jour + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{rendez.jour:%Y%m%d}", f"DTEND;VALUE=DATE:{fin:%Y%m%d}", "TRANSP:TRANSPARENT"]
    heure = rendez.heure.astimezone(UTC)
    debut, fin = (heure, heure + RENCONTRE) if rendez.convoque else (heure - AVANT_TERME, heure)
    return [f"DTSTART:{debut:%Y%m%dT%H%M%SZ}", f"DTEND:{fin:%Y%m%dT%H%M%SZ}"]


def _texte(texte: str) -> str:
    for signe in "\\;,":
        texte = texte.replace(signe, f"\\{signe}")
    return texte.replace("\n", "\\n")


def _plier(ligne: str) -> list[str]:
    """Cut between characters, never inside one."""
    morceaux, octets = [""], 0
    for lettre in ligne:
        poids = len(lettre.encode())
        if octets + poids > OCTETS:
            morceaux.append(" ")
            octets = 0
        morceaux[-1] += lettre
        octets += poids
    return morceaux
