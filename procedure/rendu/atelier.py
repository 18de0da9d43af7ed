"""Letters and pieces are worked on apart, by a child that time and memory bound.

Celery's own limits do nothing in a pool of threads. A child serves until the workshop closes, or until a work fails. What
people send us is opened by one that was born anew for that file; our own letters, by one of the nursery.
"""

import json
from threading import Event, Timer

from procedure.rendu.naissances import PEPINIERE, Enfant, a_neuf
from procedure.rendu.trames import BIEN, MAL, envoyer, recevoir

SECONDES, MEMOIRE = 30, 768 * 2**20


class Echec(Exception):
    """A work that could not be done, and the name of what went wrong. Of what a letter or a piece says, nothing."""


class Atelier:
    """`with Atelier() as atelier: constat = atelier.demander("examiner", octets)`. One workshop a thread."""

    naitre = staticmethod(a_neuf)

    def __init__(self, secondes: int = SECONDES, memoire: int = MEMOIRE):
        self.secondes, self.memoire = secondes, memoire
        self.enfant: Enfant | None = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.fermer()

    def demander(self, travail: str, octets: bytes = b"", **suite) -> bytes:
        entete = json.dumps({"travail": travail} | suite)
        reponse = self._demander(entete.encode() + b"\n" + octets)
        if not reponse.startswith(BIEN):
            self.fermer()  # the next work finds a child that nothing has touched
            raise Echec(reponse.removeprefix(MAL).decode(errors="replace"))
        return reponse.removeprefix(BIEN)

    def fermer(self) -> None:
        enfant, self.enfant = self.enfant, None
        if enfant:
            enfant.finir()

    def _demander(self, demande: bytes) -> bytes:
        """The timer kills, and the pipes that break are how we know."""
        depasse = Event()
        try:
            self.enfant = enfant = self.enfant or self.naitre(self.memoire, self.secondes)
        except OSError:
            return MAL + b"NaissanceImpossible"
        minuterie = Timer(self.secondes, _interrompre, [enfant, depasse])
        minuterie.start()
        try:
            envoyer(enfant.entree, demande)
            return recevoir(enfant.sortie)
        except (EOFError, OSError):
            return MAL + (b"TempsDepasse" if depasse.is_set() else b"ArretBrutal")
        except BaseException:
            depasse.set()
            raise
        finally:
            minuterie.cancel()
            minuterie.join()
            if depasse.is_set():
                self.fermer()  # what it has still said is no answer to anything else


class Imprimerie(Atelier):
    """`with Imprimerie() as imprimerie: pdf = imprimerie.rendre(html, titre, identifiant)`."""

    naitre = staticmethod(PEPINIERE.naitre)

    def rendre(self, html: str, titre: str, identifiant: str) -> bytes:
        return self.demander("rendre", html=html, titre=titre, identifiant=identifiant)


def _interrompre(enfant: Enfant, depasse: Event) -> None:
    depasse.set()  # before the pipes break
    enfant.tuer()
