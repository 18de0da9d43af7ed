from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from annuaire.models import Convention, Habilitation, Personne
from annuaire.models.habilitations import Role
from config import demonstration
from procedure import journal
from procedure.models import Document, Dossier, Echeance, Interesse, Message, Rapprochement, Relance, Trace
from procedure.models.rapprochements import Motif
from procedure.moteur import echoir
from rappel_ordre.models import Etat, RappelOrdre

# The morning after Easter, a Sunday at midnight in summer: whatever the day, the story is told.
JOURS = [
    datetime(2027, 3, 30, 6, 30, tzinfo=UTC),
    datetime(2026, 7, 18, 22, tzinfo=UTC),
]


def test_un_compte_par_role(db):
    demonstration.installer()
    assert [habilitation.role for habilitation in demonstration.comptes()] == Role.values
    assert all(personne.email.endswith(".example") for personne in Personne.objects.all())


def test_les_comptes_montres_se_connectent(client, db, settings):
    settings.SECOND_FACTEUR_EXIGE = False  # as in a demonstration: tests/parcours
    demonstration.installer()
    for habilitation in demonstration.comptes():
        mots = {"login": habilitation.personne.email, "password": demonstration.MOT_DE_PASSE}
        assert client.post("/connexion/", mots).url == "/"
        assert habilitation.titre in client.get("/conventions/").content.decode()
        client.logout()


def test_trois_communes_d_un_parquet_et_une_d_un_autre(db):
    demonstration.installer()
    communes = {
        h.institution for h in Habilitation.objects.filter(institution__nature="commune").select_related("institution")
    }
    assert sorted(len([c for c in communes if c.parquet_id == p]) for p in {c.parquet_id for c in communes}) == [1, 3]
    assert Convention.objects.count() == 3


def test_installer_deux_fois_ne_change_rien(db):
    demonstration.installer()
    avant = Personne.objects.count(), Dossier.objects.count()
    demonstration.installer()
    assert (Personne.objects.count(), Dossier.objects.count()) == avant


def test_hors_demonstration_rien_ne_s_ecrit(db):
    with pytest.raises(CommandError, match="rien n’est écrit"):
        call_command("installer_demonstration")
    assert not Personne.objects.exists()


@pytest.mark.parametrize("maintenant", JOURS)
def test_des_rappels_dans_tous_les_etats(maintenant, db):
    demonstration.installer(maintenant)
    assert set(RappelOrdre.objects.values_list("etat", flat=True)) == set(Etat.values)
    assert not list(journal.verifier())
    assert not Echeance.objects.echues(maintenant).exists()
    assert not Dossier.objects.filter(ouvert_le__gt=maintenant).exists()


def test_ce_que_l_on_vient_y_voir(db):
    demonstration.installer()
    vives = Echeance.objects.vives().filter(dossier__etat=Etat.AVIS_DEMANDE)
    delais = set(vives.values_list("delai", flat=True))
    assert {"reponse_attendue", "question_posee", "courrier_revenu"} == delais
    assert vives.filter(suspendue_le__isnull=False).count() == 1
    assert RappelOrdre.objects.get(bloque=True).traces.filter(acte="tardif").exists()
    assert RappelOrdre.objects.filter(etat=Etat.AUTORISE, traces__acte="tacite", bloque=False).count() == 1
    dole = vives.get(dossier__commune__nom="Bourg-Royal", limite=None)
    assert Relance.objects.filter(echeance=dole).count() == 2


def test_d_un_dossier_a_l_autre(db):
    """A link of each kind that can be told, notes of both sides, one of them corrected."""
    demonstration.installer()
    assert set(Rapprochement.objects.values_list("motif", flat=True)) == {Motif.AUTRE, Motif.COAUTEUR}
    coauteur = RappelOrdre.objects.get(pk=Rapprochement.objects.get(motif=Motif.COAUTEUR).second_id)
    assert (coauteur.etat, coauteur.pieces.count(), coauteur.mineur) == (Etat.BROUILLON, 1, True)
    ecrites = Trace.objects.filter(acte__in=("noter", "corriger_note"))
    assert {(trace.cote, trace.acte) for trace in ecrites} == {
        ("mairie", "noter"), ("parquet", "noter"), ("mairie", "corriger_note"),
    }  # fmt: skip


def test_qui_revient_est_reconnu(client, db, settings):
    """A rappel was pronounced: the next case against the same person says so, and another's does not."""
    settings.SECOND_FACTEUR_EXIGE = False
    demonstration.installer()
    premier, second = (qui.dossier for qui in Interesse.objects.filter(nom="Oliveira").order_by("dossier_id"))
    client.force_login(second.commune.habilitations.filter(role=Role.AGENT).first().personne)
    for dossier, dit in ((second, True), (RappelOrdre.objects.get(interesses__nom="Sorbier"), False)):
        page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).content.decode()
        assert (premier.numero in page) is dit


SANS_SEANCE = {Role.MEMBRE, Role.REPRESENTANT}  # whom a sitting will call


def test_la_journee_de_chaque_role_a_de_quoi_faire(client, db, settings):
    settings.SECOND_FACTEUR_EXIGE = False
    demonstration.installer()
    for habilitation in demonstration.comptes():
        client.force_login(habilitation.personne)
        page = client.get("/").content.decode()
        assert ('class="ligne"' in page or "Ouvrir la fiche" in page) == (habilitation.role not in SANS_SEANCE)


def test_les_courriels_passes_sont_partis_et_leurs_lettres_attendent_l_horloge(db):
    demonstration.installer()
    assert not Message.objects.filter(etat=Message.Etat.A_ENVOYER).exists()
    assert set(Document.objects.all()) == set(Document.objects.dus(timezone.now()))


def test_un_silence_decide_sous_les_yeux_de_qui_regarde(db):
    demonstration.installer()
    terme = demonstration.a_regarder()
    echoir(terme.pk, terme.limite)
    assert Dossier.objects.get(pk=terme.dossier_id).etat == Etat.AUTORISE
    assert demonstration.a_regarder() is None
    assert terme.dossier.messages.filter(courrier="constat", etat=Message.Etat.A_ENVOYER).count() == 2
