"""What is found in the demonstration, once it is written."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from annuaire.models import Clause, Convention, Habilitation, Personne
from annuaire.models.habilitations import Role
from config import demonstration
from procedure.models import Document, Dossier, Echeance, Interesse, Message, Rapprochement, Relance, Trace
from procedure.models.rapprochements import Motif
from procedure.moteur import echoir
from rappel_ordre.models import Etat, RappelOrdre

pytestmark = pytest.mark.une_fois


@pytest.fixture(scope="module")
def une_fois_pour_toutes(django_db_setup, django_db_blocker):
    """Written once for those that look at it, each in a transaction within this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.installer()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def installee(une_fois_pour_toutes, db, settings):
    settings.SECOND_FACTEUR_EXIGE = False  # as in a demonstration: tests/parcours


def test_un_compte_par_role(installee):
    assert [habilitation.role for habilitation in demonstration.comptes()] == Role.values
    assert all(personne.email.endswith(".example") for personne in Personne.objects.all())


def test_les_comptes_montres_se_connectent(installee, client):
    for habilitation in demonstration.comptes():
        mots = {"login": habilitation.personne.email, "password": demonstration.MOT_DE_PASSE}
        assert client.post("/connexion/", mots).url == "/"
        assert habilitation.titre in client.get("/conventions/").content.decode()
        client.logout()


def test_trois_communes_d_un_parquet_et_une_d_un_autre(installee):
    communes = {
        h.institution for h in Habilitation.objects.filter(institution__nature="commune").select_related("institution")
    }
    assert sorted(len([c for c in communes if c.parquet_id == p]) for p in {c.parquet_id for c in communes}) == [1, 3]
    assert Convention.objects.count() == 3
    for clause in Clause.objects.all():
        clause.full_clean()


def test_installer_deux_fois_ne_change_rien(installee):
    avant = Personne.objects.count(), Dossier.objects.count()
    demonstration.installer()
    assert (Personne.objects.count(), Dossier.objects.count()) == avant


def test_ce_que_l_on_vient_y_voir(installee):
    vives = Echeance.objects.vives().filter(dossier__etat=Etat.AVIS_DEMANDE)
    delais = set(vives.values_list("delai", flat=True))
    assert {"reponse_attendue", "question_posee", "courrier_revenu"} == delais
    assert vives.filter(suspendue_le__isnull=False).count() == 1
    assert RappelOrdre.objects.get(bloque=True).traces.filter(acte="tardif").exists()
    assert RappelOrdre.objects.filter(etat=Etat.AUTORISE, traces__acte="tacite", bloque=False).count() == 1
    dole = vives.get(dossier__commune__nom="Bourg-Royal", limite=None)
    assert Relance.objects.filter(echeance=dole).count() == 2


def test_d_un_dossier_a_l_autre(installee):
    """A link of each kind that can be told, notes of both sides, one of them corrected."""
    assert set(Rapprochement.objects.values_list("motif", flat=True)) == {Motif.AUTRE, Motif.COAUTEUR}
    coauteur = RappelOrdre.objects.get(pk=Rapprochement.objects.get(motif=Motif.COAUTEUR).second_id)
    assert (coauteur.etat, coauteur.pieces.count(), coauteur.mineur) == (Etat.BROUILLON, 1, True)
    ecrites = Trace.objects.filter(acte__in=("noter", "corriger_note"))
    assert {(trace.cote, trace.acte) for trace in ecrites} == {
        ("mairie", "noter"), ("parquet", "noter"), ("mairie", "corriger_note"),
    }  # fmt: skip


def test_qui_revient_est_reconnu(installee, client):
    """A rappel was pronounced: the next case against the same person says so, and another's does not."""
    premier, second = (qui.dossier for qui in Interesse.objects.filter(nom="Oliveira").order_by("dossier_id"))
    client.force_login(second.commune.habilitations.filter(role=Role.AGENT).first().personne)
    for dossier, dit in ((second, True), (RappelOrdre.objects.get(interesses__nom="Sorbier"), False)):
        page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).content.decode()
        assert (premier.numero in page) is dit


SANS_SEANCE = {Role.MEMBRE, Role.REPRESENTANT}  # whom a sitting will call


def test_la_journee_de_chaque_role_a_de_quoi_faire(installee, client):
    for habilitation in demonstration.comptes():
        client.force_login(habilitation.personne)
        page = client.get("/").content.decode()
        assert ('class="ligne"' in page or "Ouvrir la fiche" in page) == (habilitation.role not in SANS_SEANCE)


def test_les_courriels_passes_sont_partis_et_leurs_lettres_attendent_l_horloge(installee):
    assert not Message.objects.filter(etat=Message.Etat.A_ENVOYER).exists()
    assert set(Document.objects.all()) == set(Document.objects.dus(timezone.now()))


def test_un_silence_decide_sous_les_yeux_de_qui_regarde(installee):
    terme = demonstration.a_regarder()
    echoir(terme.pk, terme.limite)
    assert Dossier.objects.get(pk=terme.dossier_id).etat == Etat.AUTORISE
    assert demonstration.a_regarder() is None
    assert terme.dossier.messages.filter(courrier="constat", etat=Message.Etat.A_ENVOYER).count() == 2
