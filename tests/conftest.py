"""Strict by default: no network, no luck with the order of rows, no warning, no undefined variable in a page."""

import fcntl
import json
import os
import random
import shutil
import socket
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.test import TransactionTestCase
from django.utils import timezone
from xdist.scheduler import LoadFileScheduling

from annuaire import comptes
from annuaire.conventions import CHAMBERY, signer
from annuaire.models import Habilitation, Institution, Personne
from annuaire.models.habilitations import Competence, Qualite, Role
from annuaire.models.institutions import Nature
from annuaire.second_facteur import EXIGENTS
from procedure import declencheurs, regards
from procedure.models import Message, Preference, Rythme
from procedure.moteur import franchir
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre
from rappel_ordre.recevabilite import constat_joint
from tests.courtier import Ouvrier, courtier_a_nous
from tests.installation import Installation
from tests.rappel_ordre.dossiers import INCONNU
from tests.rappel_ordre.dossiers import ecrire as ecrire_un_rappel

# A Wednesday without a holiday near: 18 November 2026, 11 h 20 in Paris.
INSTANT = datetime(2026, 11, 18, 10, 20, tzinfo=UTC)
EPREUVES = os.environ.get("EPREUVES") == "1"
# A test sees all, as who commands the machine does; the pages that it asks for see what their reader sees.
regards.par_defaut(regards.TOUT)
# The one that has no window at all draws the same pages with a quarter less of the machine.
NAVIGATEUR = shutil.which("chromium-headless-shell") or shutil.which("chromium")
MANQUES = {
    "navigateur": (lambda: NAVIGATEUR is not None, "Chromium n’est pas installé"),
    "redis": (lambda: "REDIS_DES_ESSAIS" in os.environ, "aucun Redis"),
    "privilege": (lambda: os.geteuid() == 0, "il faut être root pour monter un disque"),
}


class Ensemble(LoadFileScheduling):
    """A file stays with one worker; those of the browser share an installation, and stay together."""

    def _split_scope(self, nodeid):
        fichier = super()._split_scope(nodeid)
        return "parcours" if fichier.startswith("tests/parcours/") else fichier


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Ensemble(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(config, items):
    """What cannot run here is skipped and said; in CI it fails, for a silence there would pass for a success."""
    if os.environ.get("MOTEUR", "").startswith("PostgreSQL"):
        une_fois = [item for item in items if item.get_closest_marker("une_fois")]
        config.hook.pytest_deselected(items=une_fois)
        items[:] = [item for item in items if item not in une_fois]
    for item in items:
        for marque, (present, raison) in MANQUES.items():
            if item.get_closest_marker(marque) and not present() and "CI" not in os.environ:
                item.add_marker(pytest.mark.skip(reason=f"MANQUE : {raison}"))


@pytest.fixture(autouse=True)
def _reseau_ferme(monkeypatch):
    ouvrir = socket.socket.connect

    def connect(self, adresse):
        if self.family in (socket.AF_INET, socket.AF_INET6) and adresse[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"Un essai a voulu joindre {adresse[0]}.")
        return ouvrir(self, adresse)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def _poste_fermee(request, settings, monkeypatch):
    """No mail leaves a test that does not look at it, or has no server of its own to receive it."""
    if "mailoutbox" not in request.fixturenames:
        settings.EMAIL_BACKEND = "tests.poste.Fermee"
    if "poste" not in request.fixturenames:
        monkeypatch.setattr(Message, "PATIENCE", timedelta(days=36_500))


@pytest.fixture(autouse=True)
def _rien_a_part(monkeypatch):
    """What the accounts send beside their answers is sent before the test looks."""
    monkeypatch.setattr(comptes, "a_part", lambda geste, *args: geste(*args))


@pytest.fixture(autouse=True)
def _lignes_sans_ordre(monkeypatch):
    """A queryset that asks for no order gets none."""
    lire = QuerySet._fetch_all

    def _fetch_all(self):
        neuf = self._result_cache is None
        lire(self)
        if neuf and not self.ordered:
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", _fetch_all)


@pytest.fixture(autouse=True, scope="session")
def _journal_vidable():
    """Between two tests the base is emptied, which the journal refuses: only there are its triggers lifted."""
    vider = TransactionTestCase._fixture_teardown

    def _fixture_teardown(self):
        declencheurs.lever()
        vider(self)
        declencheurs.poser()

    TransactionTestCase._fixture_teardown = _fixture_teardown
    yield
    TransactionTestCase._fixture_teardown = vider


@pytest.fixture
def sans_mur(settings):
    """For who plants a hole in the first wall: the second one would hide what comes through it."""
    settings.MIDDLEWARE = [un for un in settings.MIDDLEWARE if not un.endswith("RegardMiddleware")]


@pytest.fixture
def ampleur():
    """How many times: a sample in CI, all of them in `make epreuves`."""
    return lambda echantillon, entier: entier if EPREUVES else echantillon


@pytest.fixture
def chiffre(request):
    """Write a figure down, for docs/epreuves.md or docs/mesures.md."""

    def noter(texte):
        print(f"\n{texte}")
        if "CHIFFRES" in os.environ:
            essai, _, _ = request.node.nodeid.partition("[")
            ligne = {"essai": essai, "moteur": os.environ.get("MOTEUR", ""), "chiffre": texte}
            with Path(os.environ["CHIFFRES"]).open("a") as carnet:
                carnet.write(json.dumps(ligne, ensure_ascii=False) + "\n")

    return noter


@pytest.fixture
def parquet(db):
    return Institution.objects.create(nature=Nature.PARQUET, nom="Parquet de Valmont", code="TJ-VALMONT")


@pytest.fixture
def commune(parquet):
    return Institution.objects.create(nature=Nature.COMMUNE, nom="Sainte-Aure", code="73901", parquet=parquet)


@pytest.fixture
def convention(parquet, commune):
    return signer(CHAMBERY, parquet, [commune], date(2024, 2, 6))


@pytest.fixture
def habiliter(db):
    """Somebody with a habilitation, and the second factor it demands: habiliter(commune, Role.AGENT)."""

    def _habiliter(institution, role, **suite):
        personne = Personne.objects.create_user(
            f"p{Personne.objects.count()}@essais.example", "essais", prenom="Ada", nom="Test"
        )
        if role in EXIGENTS:
            Authenticator.objects.create(user=personne, type=Authenticator.Type.TOTP, data={})
        tenue = {"personne": personne, "institution": institution, "role": role, "debut": date(2026, 1, 1)}
        habilitation = Habilitation(**tenue | suite)
        habilitation.clean()  # what would be asked of the base besides, the base refuses
        habilitation.save()
        return habilitation

    return _habiliter


@pytest.fixture
def installation(tmp_path):
    """A real installation, not started yet; nothing of it outlives the test."""
    installation = Installation(tmp_path / "donnees")
    yield installation
    installation.nettoyer()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The folder of a demonstration that has started once and was stopped: what only comes after copies it.

    Made by the first of the workers that asks for it; the others wait for it rather than make their own.
    """
    ici = tmp_path_factory.getbasetemp()
    commun = ici.parent if "PYTEST_XDIST_WORKER" in os.environ else ici
    with (commun / "demonstration.verrou").open("w") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        if not (commun / "demonstration").exists():
            _demontrer(ici / "premiere").rename(commun / "demonstration")
    return commun / "demonstration"


def _demontrer(donnees):
    premiere = Installation(donnees)
    try:
        premiere.lancer().debout().arreter()
    finally:
        premiere.nettoyer()
    return donnees


@pytest.fixture
def prete(installation, demonstration):
    """An installation that has already served, stopped."""
    return installation.reprendre(demonstration)


@pytest.fixture
def equipe(commune, parquet, convention, habiliter):
    """Who handles a rappel between this commune and this parquet."""
    return SimpleNamespace(
        agent=habiliter(commune, Role.AGENT).personne,
        elu=habiliter(commune, Role.ELU, qualite=Qualite.MAIRE).personne,
        magistrat=habiliter(parquet, Role.MAGISTRAT).personne,
        mineurs=habiliter(parquet, Role.MAGISTRAT, competence=Competence.MINEURS).personne,
        secretariat=habiliter(parquet, Role.SECRETARIAT).personne,
    )


@pytest.fixture
def sans_nouvelles(equipe):
    """What is official leaves alone: nobody here wants to be told of the rest."""
    Preference.objects.bulk_create(
        Preference(personne=personne, tour=Rythme.JAMAIS, reponse=Rythme.JAMAIS) for personne in vars(equipe).values()
    )


@pytest.fixture
def sans_constat(monkeypatch):
    """What is tried is pieces themselves, of no matter which procedure: a rappel joins none of its own here, and asks for none."""
    monkeypatch.setattr("tests.rappel_ordre.dossiers.joindre_un_constat", lambda *_: None)
    monkeypatch.setitem(vars(constat_joint), "vraie", lambda essai: True)


@pytest.fixture
def rappel(commune, equipe):
    """A rappel that has reached a state by its acts: rappel("avis_demande", recu=instant, auteur={"nom": "Lormeau"})."""

    def _rappel(etat="brouillon", recu=None, le=INSTANT, auteur=INCONNU, joint=None, **champs):
        page = RappelALOrdre
        joint = etat != "brouillon" if joint is None else joint
        dossier = ecrire_un_rappel(equipe.agent, commune, le, auteur, joint, **champs)
        chemin = [(page.soumettre, equipe.agent), (page.saisir, equipe.elu)]
        for acte, par in chemin[: ["brouillon", "a_signer", "avis_demande"].index(etat)]:
            franchir(dossier, acte, par, instant=le)
        if recu:
            franchir(
                dossier, page.noter_reception, equipe.agent,
                instant=recu, le=recu, preuve="accusé de réception", courrier="fiche",
            )  # fmt: skip
        return RappelOrdre.objects.get(pk=dossier.pk)

    return _rappel


@pytest.fixture
def a_l_heure():
    """The clock stands at INSTANT: a_l_heure(instant) moves it."""
    with time_machine.travel(INSTANT, tick=False) as heure:
        yield heure.move_to


@pytest.fixture
def dues(rappel):
    """Cases received a month ago: their silence has long been due."""

    def _dues(combien):
        recu = timezone.now() - timedelta(days=30)
        for _ in range(combien):
            rappel("avis_demande", recu=recu, le=recu)

    return _dues


@pytest.fixture
def courtier():
    """A real Redis, that this test may flush."""
    with courtier_a_nous() as client:
        yield client


@pytest.fixture
def ouvrier(courtier):
    """A real worker, not born yet; it does not outlive the test."""
    ouvrier = Ouvrier()
    yield ouvrier
    ouvrier.mourir()
