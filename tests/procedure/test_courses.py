"""An answer and a silence at the same instant: one outcome stands, and it is the right one. Forced, not hoped for."""

import contextlib
import itertools

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from procedure import inscription, moteur
from procedure.models import Dossier, Saisine
from procedure.moteur import franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.courses import SORTES, Cas, courir
from tests.procedure.face_a_face import face_a_face
from tests.procedure.test_moteur import MINUTE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def preparer(rappel, equipe):
    """Cases that came by their acts to where a race of this sort begins."""

    def _preparer(sorte):
        dossier = rappel("avis_demande", recu=INSTANT)
        cas = Cas(dossier, dossier.echeances.vives().get(delai="reponse_attendue").pk, equipe)
        for geste in SORTES[sorte][0]:
            geste(cas)
        return cas

    return lambda sorte, combien: [_preparer(sorte) for _ in range(combien)]


@contextlib.contextmanager
def copie_de_la_base(rang):
    """What was prepared by its acts serves again, untouched: the races are run on a copy of the base."""
    creation, nom = connection.creation, connection.settings_dict["NAME"]
    connection.close()
    creation.clone_test_db(rang, verbosity=0)
    connection.settings_dict["NAME"] = creation.get_test_db_clone_settings(rang)["NAME"]
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = nom
        creation.destroy_test_db(suffix=rang, verbosity=0)


@pytest.mark.epreuve
@pytest.mark.parametrize("sorte", SORTES)
def test_une_seule_issue_tient_debout_et_c_est_la_bonne(sorte, preparer, ampleur, chiffre):
    combien, copies = ampleur((4, 2), (250, 10))
    lot, (*_, bonnes), mauvaises = preparer(sorte, combien), SORTES[sorte], []
    for rang in range(copies):
        with copie_de_la_base(rang):
            mauvaises += [fin for fin in courir(lot, sorte) if fin not in bonnes]
    assert mauvaises == []
    chiffre(
        f"{sorte} : {combien * copies} courses forcées, sur {copies} copies de {combien} dossiers : "
        "0 double issue, 0 issue fausse"
    )


@pytest.mark.parametrize("sorte", SORTES)
def test_un_dossier_deja_couru_n_est_pas_une_course(sorte, preparer):
    """Without its fresh copy of the base, a race would be lost before it starts, and would look like a good one."""
    lot = preparer(sorte, 2)
    courir(lot, sorte)
    with pytest.raises(AssertionError, match="pas une course"):
        courir(lot, sorte)


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

    def _tracer(essai, *suite):
        essai.dossier.version = next(rangs)
        return tracer(essai, *suite)

    monkeypatch.setattr(inscription, "_tracer", _tracer)
    with connection.cursor() as curseur:
        curseur.execute("DROP INDEX saisine_une_issue")
    try:
        yield
    finally:
        Saisine.objects.all().delete()
        with connection.schema_editor() as editeur:
            editeur.add_constraint(Saisine, Saisine._meta.constraints[0])


PROTECTIONS = {"verrou": sans_verrou, "comparaison": sans_comparer}


@pytest.mark.parametrize("sorte", SORTES)
@pytest.mark.parametrize("gardee", [*PROTECTIONS, "unicité"])
def test_chaque_protection_suffit_seule(gardee, sorte, preparer, monkeypatch):
    """The two others fall, and this one holds."""
    lot = preparer(sorte, 2)
    for nom, retirer in PROTECTIONS.items():
        if nom != gardee:
            retirer(monkeypatch)
    with contextlib.nullcontext() if gardee == "unicité" else sans_unicite(monkeypatch):
        assert max(sum(debout for _, debout in issues) for _, issues in courir(lot, sorte)) < 2


@pytest.mark.parametrize("sorte", SORTES)
def test_sans_aucune_protection_les_courses_le_voient(sorte, preparer, monkeypatch):
    """The sabotage: with nothing left an outcome too many is written, whatever the sort."""
    lot, (*_, bonnes) = preparer(sorte, 8), SORTES[sorte]
    for retirer in PROTECTIONS.values():
        retirer(monkeypatch)
    with sans_unicite(monkeypatch):
        fins = courir(lot, sorte)
    assert any(len(issues) > 1 for etat, issues in fins if (etat, issues) not in bonnes)


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
    with face_a_face() as ensemble:
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
