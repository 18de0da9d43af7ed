"""Past weeks as they would have been lived: between two acts the clock and the post do their part, each at its hour."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from procedure import poste
from procedure.droit.feries import Calendrier
from procedure.expediteurs import a_tenir, tenir
from procedure.models import Message
from procedure.moteur import echoir, franchir

MINUTE, JOUR = timedelta(minutes=1), timedelta(1)
CALENDRIER = Calendrier()
PARIS = ZoneInfo(CALENDRIER.fuseau)


class Temps:
    """Now, and what came before it: a demonstration is as fresh whenever it is written."""

    def __init__(self, maintenant):
        self.maintenant = maintenant
        self.jour = maintenant.astimezone(PARIS).date()
        self.debut = self.jour - 90 * JOUR  # before all that is told

    def a(self, quand):
        """So many minutes ago; or so many worked days ago, at that hour: nobody files a case on a Sunday."""
        return self.il_y_a(*quand) if isinstance(quand, tuple) else self.maintenant - quand * MINUTE

    def il_y_a(self, jours, heure):
        jour = self.jour
        while jours:
            jour -= JOUR
            jours -= not CALENDRIER.chome(jour)
        return datetime.combine(jour, time.fromisoformat(heure), PARIS)

    def dans(self, jours, heure):
        """In so many worked days, at that hour."""
        jour = self.jour
        while jours:
            jour += JOUR
            jours -= not CALENDRIER.chome(jour)
        return datetime.combine(jour, time.fromisoformat(heure), PARIS)


def passer(dossier, acte, par, instant, **donnees):
    """An act of the past, once the clock and the post have done what came before it."""
    laisser_passer(dossier, instant)
    trace = franchir(dossier, acte, par, instant=instant, **donnees)
    poster(dossier)
    return trace


def laisser_passer(dossier, jusqua):
    """What the clock had to do until then, when it had to."""
    dues = dossier.echeances.vives().filter(reveil__lt=jusqua).order_by("reveil", "pk")
    while due := dues.first():
        echoir(due.pk, due.reveil)
        poster(dossier)


def dresser_les_listes(instant):
    """What each parquet was told, before the first case, of who may write to it."""
    for adhesion in a_tenir(instant):
        tenir(adhesion, instant)
    poster(None)


def poster(dossier):
    """The mails of the past have left long ago: what remains is what their fate told."""
    for message in Message.objects.filter(dossier=dossier and dossier.pk, etat=Message.Etat.A_ENVOYER):
        poste.accepter(message, message.depose_le + MINUTE)
