import pytest
from django.core.management import CommandError, call_command

from annuaire.models import Convention, Habilitation, Personne
from annuaire.models.habilitations import Role
from config import demonstration


def test_un_compte_par_role(db):
    demonstration.installer()
    assert [habilitation.role for habilitation in demonstration.comptes()] == Role.values
    assert all(personne.email.endswith(".example") for personne in Personne.objects.all())


def test_les_comptes_montres_se_connectent(client, db):
    demonstration.installer()
    for habilitation in demonstration.comptes():
        mots = {"login": habilitation.personne.email, "password": demonstration.MOT_DE_PASSE}
        assert client.post("/connexion/", mots).url == "/"
        assert habilitation.titre in client.get("/").content.decode()
        client.logout()


def test_deux_communes_d_un_parquet_et_une_d_un_autre(db):
    demonstration.installer()
    communes = {
        h.institution for h in Habilitation.objects.filter(institution__nature="commune").select_related("institution")
    }
    assert sorted(len([c for c in communes if c.parquet_id == p]) for p in {c.parquet_id for c in communes}) == [1, 2]
    assert Convention.objects.count() == 2


def test_installer_deux_fois_ne_change_rien(db):
    demonstration.installer()
    avant = Personne.objects.count()
    demonstration.installer()
    assert Personne.objects.count() == avant


def test_hors_demonstration_rien_ne_s_ecrit(db):
    with pytest.raises(CommandError, match="rien n’est écrit"):
        call_command("installer_demonstration")
    assert not Personne.objects.exists()
