"""Who looks. Each question to PostgreSQL carries it, in its own transaction and no longer: the second wall (`mur.py`) reads it.

Nobody, unless it is said: a request is nobody's before its door was passed. The clock and commands say that they see all.
"""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property

from django.http import FileResponse
from django.utils import timezone


@dataclass(frozen=True)
class Regard:
    """Somebody, the offices they hold on each side, all the places where they hold one, and when; or whoever sees all."""

    tout: str = ""
    personne: int | str = ""
    mairies: frozenset[int] = frozenset()
    parquets: frozenset[int] = frozenset()
    chez: frozenset[int] = frozenset()
    instant: str = ""

    @classmethod
    def de(cls, personne, tenues, instant):
        from procedure.acteurs import COTES, MAIRIE, PARQUET  # settings read this page before there are models

        ou = {cote: {t.institution_id for t in tenues if COTES.get(t.role) is cote} for cote in (MAIRIE, PARQUET)}
        chez = frozenset(tenue.institution_id for tenue in tenues if tenue.institution_id)
        return cls("", personne.pk, frozenset(ou[MAIRIE]), frozenset(ou[PARQUET]), chez, instant.isoformat())

    @cached_property
    def dit(self) -> str:
        """Numbers and a moment, written here: nothing that anybody typed."""
        reglages = [f"set_config('mur.{un.name}', '{_ecrit(getattr(self, un.name))}', true)" for un in fields(self)]
        return f"SELECT {', '.join(reglages)}; "


def _ecrit(valeur) -> str:
    return f"{{{','.join(map(str, sorted(valeur)))}}}" if isinstance(valeur, frozenset) else str(valeur)


RIEN, TOUT = Regard(), Regard(tout="oui")


class DeLaDemande:
    """Theirs who ask, once the door has said what they hold today: it asks for that itself, and once."""

    def __init__(self, request):
        self.request, self.regard = request, RIEN

    @property
    def dit(self) -> str:
        if self.regard is RIEN and hasattr(self.request, "habilitations"):
            self.regard = Regard.de(self.request.user, self.request.habilitations, timezone.now())
        return self.regard.dit


class _Ici(threading.local):
    regard: Regard | DeLaDemande = RIEN


_ici = _Ici()


def par_defaut(regard):
    """For a whole process, before it asks anything."""
    _Ici.regard = regard


def dit() -> str:
    """What precedes each question."""
    return _ici.regard.dit


@contextmanager
def regarder(regard):
    avant, _ici.regard = _ici.regard, regard
    try:
        yield
    finally:
        _ici.regard = avant


class RegardMiddleware:
    """What leaves piece by piece is still read for who asked: the middlewares are long done by then."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        regard = DeLaDemande(request)
        with regarder(regard):
            reponse = self.get_response(request)
        if reponse.streaming and not isinstance(reponse, FileResponse):
            reponse.streaming_content = _pendant(regard, iter(reponse.streaming_content))
        return reponse


def _pendant(regard, morceaux):
    fin = object()
    while True:
        with regarder(regard):
            morceau = next(morceaux, fin)
        if morceau is fin:
            return
        yield morceau
