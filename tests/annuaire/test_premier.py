"""From nothing to a first account: once, and only by who reads the machine."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from annuaire.models import Commune, Institution, Personne, Tribunal
from annuaire.models.institutions import Nature
from annuaire.models.roles import Role
from annuaire.premier import code

PAGE = reverse("premier")
ODILE = {
    "commune": "73008", "tribunal": "Chambéry", "prenom": "Odile", "nom": "Renart", "email": "Odile@aix.example",
    "mot_de_passe": "une-phrase-assez-longue", "exploite": "on",
}  # fmt: skip


@pytest.fixture
def aix(db):
    return Commune.objects.create(code="73008", nom="Aix-les-Bains", cherche="aix les bains")


def test_la_page_ouvre_le_premier_compte_avec_ses_deux_offices(client, aix):
    assert client.post(PAGE, ODILE | {"code": code()}).headers["Location"] == reverse("account_login")
    odile = Personne.objects.get()
    tenues = {tenue.role: tenue.institution for tenue in odile.habilitations.tenues(timezone.now())}
    commune = Institution.objects.get(nature=Nature.COMMUNE)
    assert tenues == {Role.ADMINISTRATEUR: commune, Role.EXPLOITANT: None}
    assert (commune.nom, commune.parquet.nom) == ("Aix-les-Bains", "Parquet de Chambéry")
    assert client.login(email="odile@aix.example", password=ODILE["mot_de_passe"])


def test_elle_n_existe_plus_ensuite(client, aix):
    client.post(PAGE, ODILE | {"code": code()})
    assert client.get(PAGE).status_code == client.post(PAGE, ODILE | {"code": code()}).status_code == 404


@pytest.mark.parametrize(
    ("saisie", "dit"),
    [
        ({"code": "000000000000"}, "Ce n’est pas le code"),
        ({"commune": "Nulle-Part"}, "Aucun ne porte ce nom"),
        ({"mot_de_passe": "court"}, "trop court"),
        ({"mot_de_passe": "odile@aix.example"}, "trop semblable"),
        ({"email": ""}, "obligatoire"),
    ],
)
def test_ce_qui_ne_va_pas_est_dit_et_n_ecrit_rien(client, aix, saisie, dit):
    assert dit in client.post(PAGE, ODILE | {"code": code()} | saisie).text
    assert (Personne.objects.count(), Institution.objects.count()) == (0, 0)


def test_le_parquet_est_celui_du_ressort_quand_on_le_connait(client, aix):
    Commune.objects.update(tribunal=Tribunal.objects.create(code="4321", nom="Tribunal judiciaire de Chambéry"))
    client.post(PAGE, ODILE | {"code": code(), "tribunal": "Ailleurs"})
    parquet = Institution.objects.get(nature=Nature.PARQUET)
    assert (parquet.nom, parquet.code) == ("Parquet de Chambéry", "4321")


def commande(*mots):
    sortie = StringIO()
    call_command("premier_compte", *mots, stdout=sortie)
    return sortie.getvalue()


def test_la_commande_dit_le_code_ou_ouvre_le_compte(aix, monkeypatch):
    monkeypatch.setattr("annuaire.management.commands.premier_compte.getpass", lambda _: ODILE["mot_de_passe"])
    assert code() in commande()
    mots = [f"--{nom}={ODILE[nom]}" for nom in ("commune", "tribunal", "email", "prenom", "nom")]
    assert "Aix-les-Bains est inscrite" in commande(*mots, "--sans-exploiter")
    assert [tenue.role for tenue in Personne.objects.get().habilitations.all()] == [Role.ADMINISTRATEUR]
    with pytest.raises(CommandError, match="déjà un premier compte"):
        commande()


def test_la_commande_dit_ce_qui_manque(aix, monkeypatch):
    monkeypatch.setattr("annuaire.management.commands.premier_compte.getpass", lambda _: "court")
    with pytest.raises(CommandError, match=r"(?s)mot_de_passe : .*trop court"):
        commande("--email=a@b.example", "--commune=73008", "--tribunal=x", "--prenom=A", "--nom=B")
