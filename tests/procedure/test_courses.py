"""An answer and a silence at the same instant: one outcome stands, and it is the right one. Forced, not hoped for."""

import contextlib
import itertools
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from procedure import inscription, moteur
from procedure.models import Dossier, Saisine
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import MINUTE, TERME

pytestmark = pytest.mark.django_db(transaction=True)


def ensemble(*gestes):
    """Play the gestures at once, face to face, each with a connection of its own; what they raise is theirs."""
    suites = [None] * len(gestes)

    def jouer(rang, geste):
        try:
            suites[rang] = geste() or "fait"
        except (Refus, IntegrityError, OperationalError) as erreur:
            suites[rang] = erreur
        finally:
            connection.close()

    fils = [Thread(target=jouer, args=couple) for couple in enumerate(gestes)]
    with front():
        for fil in fils:
            fil.start()
        for fil in fils:
            fil.join()
    return suites


@contextlib.contextmanager
def front():
    """Both have judged before either writes – if what protects them lets them."""
    barriere, juger = Barrier(2), moteur.recevable

    def recevable(essai):
        juger(essai)
        with contextlib.suppress(BrokenBarrierError):
            barriere.wait(0.02)
        barriere.reset()

    moteur.recevable = recevable
    yield
    moteur.recevable = juger


def course(rappel, equipe, sorte):
    """One race: what happened, and what had to."""
    dossier = rappel("avis_demande", recu=INSTANT)
    echeance = dossier.echeances.vives().get(delai="reponse_attendue").pk
    silence = lambda: echoir(echeance, TERME)  # noqa: E731
    refus = lambda instant: franchir(dossier, Page.defavorable, equipe.magistrat, instant=instant, motif="x")  # noqa: E731
    accord = lambda: franchir(dossier, Page.favorable, equipe.mineurs, instant=TERME - MINUTE)  # noqa: E731
    if sorte == "avis à temps":
        ensemble(lambda: refus(TERME - MINUTE), silence)
        attendu = {(Etat.REFUSE, "defavorable")}
    elif sorte == "avis tardif":
        ensemble(lambda: refus(TERME), silence)
        attendu = {(Etat.AUTORISE, "tacite")}
    else:
        ensemble(lambda: refus(TERME - MINUTE), accord)
        attendu = {(Etat.REFUSE, "defavorable"), (Etat.AUTORISE, "favorable")}
    debout = Saisine.objects.filter(dossier=dossier.pk, debout=True)
    etat = RappelOrdre.objects.get(pk=dossier.pk).etat
    return [(etat, saisine.issue) for saisine in debout], attendu


SORTES = ["avis à temps", "avis tardif", "deux magistrats"]


def courir(rappel, equipe, combien):
    """The races that ended badly: two outcomes, none, or the wrong one."""
    mauvaises = []
    for rang in range(combien):
        issues, attendu = course(rappel, equipe, SORTES[rang % 3])
        if len(issues) != 1 or issues[0] not in attendu:
            mauvaises.append((SORTES[rang % 3], issues))
    return mauvaises


@pytest.mark.epreuve
def test_une_reponse_et_un_silence_ne_font_jamais_deux_issues(rappel, equipe, ampleur, chiffre):
    combien = ampleur(30, 10_000)
    assert courir(rappel, equipe, combien) == []
    chiffre(f"{combien} courses forcées avis/silence et avis/avis : 0 double issue, 0 issue fausse")


def sans_verrou(monkeypatch):
    """No lock: on PostgreSQL no FOR UPDATE; on SQLite, where a transaction that writes is the lock, no transaction."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *args, **kwargs: self.all())
    if connection.vendor == "sqlite":
        libre = type("transaction", (), {"atomic": staticmethod(contextlib.nullcontext)})
        monkeypatch.setattr(moteur, "transaction", libre)


def sans_comparer(monkeypatch):
    """No compare-and-swap: whatever the version."""
    filtrer = QuerySet.filter

    def filter_(self, *args, **kwargs):
        if self.model is Dossier:
            kwargs.pop("version", None)
        return filtrer(self, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "filter", filter_)


@contextlib.contextmanager
def sans_unicite(monkeypatch):
    """No unique outcome; and the history, whose ranks are unique too, takes any."""
    tracer, rangs = inscription._tracer, itertools.count(1_000_000)

    def _tracer(essai, de):
        essai.dossier.version = next(rangs)
        return tracer(essai, de)

    monkeypatch.setattr(inscription, "_tracer", _tracer)
    with connection.cursor() as curseur:
        curseur.execute("DROP INDEX saisine_une_issue")
    yield
    Saisine.objects.all().delete()
    with connection.schema_editor() as editeur:
        editeur.add_constraint(Saisine, Saisine._meta.constraints[0])


PROTECTIONS = {"verrou": sans_verrou, "comparaison": sans_comparer}


@pytest.mark.parametrize("gardee", [*PROTECTIONS, "unicité"])
def test_chaque_protection_suffit_seule(gardee, rappel, equipe, monkeypatch):
    """The two others fall, and this one holds."""
    for nom, retirer in PROTECTIONS.items():
        if nom != gardee:
            retirer(monkeypatch)
    with contextlib.nullcontext() if gardee == "unicité" else sans_unicite(monkeypatch):
        assert [issues for _, issues in courir(rappel, equipe, 6) if len(issues) > 1] == []


def test_sans_aucune_protection_deux_issues_tiennent_debout(rappel, equipe, monkeypatch):
    """The sabotage: with nothing left, the races above see it."""
    for retirer in PROTECTIONS.values():
        retirer(monkeypatch)
    with sans_unicite(monkeypatch):
        assert any(len(issues) > 1 for _, issues in courir(rappel, equipe, 9))


def test_un_double_clic_ne_fait_qu_un_acte(rappel, equipe):
    dossier = rappel("avis_demande")
    clic = lambda: franchir(  # noqa: E731
        dossier,
        Page.demander,
        equipe.magistrat,
        version=dossier.version,
        instant=INSTANT + MINUTE,
        texte="Quelle heure ?",
    )
    suites = ensemble(clic, clic)
    assert sorted(type(suite).__name__ for suite in suites) == ["Refus", "Trace"]
    assert dossier.traces.filter(acte="demander").count() == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite verrouille toute la base")
def test_le_verrou_est_celui_du_dossier(rappel, equipe):
    """One lock, always the row of `Dossier`: a child's row would be another lock."""
    dossier = rappel("avis_demande")
    with CaptureQueriesContext(connection) as lues:
        franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    verrous = [requete["sql"] for requete in lues if "FOR UPDATE" in requete["sql"]]
    assert len(verrous) == 1
    assert 'FROM "procedure_dossier"' in verrous[0]
