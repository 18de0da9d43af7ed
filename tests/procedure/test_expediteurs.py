"""The list of who may write to the parquet: sent when it changes, and asked at each sending."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Clause, Institution, ListeExpediteurs
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from procedure.expediteurs import a_tenir, tenir
from procedure.horloge import sonner
from procedure.models import Message
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image
from tests.rappel_ordre.dossiers import par_courriel

REFUS = "liste des expéditeurs"


@pytest.fixture
def listee(convention, equipe):
    """A convention that wants the list, which was not sent yet."""
    return ecrire(
        Clause(version=convention.versions.get(), cle="parquet.expediteurs", valeur=True, article="IV, art. 3.1")
    )


@pytest.fixture
def envoyer(commune, parquet):
    def _envoyer(instant=INSTANT):
        for adhesion in a_tenir(instant):
            tenir(adhesion, instant)
        return ListeExpediteurs.objects.derniere(commune, parquet)

    return _envoyer


def test_la_liste_part_au_parquet_avec_qui_peut_ecrire(listee, envoyer, equipe):
    liste = envoyer()
    assert {tenue.personne for tenue in liste.habilitations.all()} == {equipe.agent, equipe.elu}
    courriel = Message.objects.get(dossier=None)
    assert (courriel.personne, courriel.nom_piece) == (equipe.secretariat, "expediteurs.txt")
    assert equipe.elu.email in courriel.piece
    assert equipe.elu.nom not in courriel.objet + courriel.corps


def test_elle_ne_repart_que_si_elle_change(listee, envoyer, habiliter, commune, equipe):
    assert envoyer() == envoyer()
    habiliter(commune, Role.ADMINISTRATEUR)
    assert envoyer().rang == 1
    venu = habiliter(commune, Role.AGENT)
    assert (envoyer().rang, venu in envoyer().habilitations.all()) == (2, True)
    equipe.agent.habilitations.update(fin=INSTANT.date())
    assert (envoyer().rang, envoyer(INSTANT + timedelta(1)).rang) == (2, 3)


def test_sans_la_clause_aucune_liste(convention, envoyer, rappel):
    assert envoyer() is None
    assert rappel("avis_demande").etat == "avis_demande"


def test_sans_liste_envoyee_rien_ne_part_au_parquet(listee, rappel, equipe):
    dossier = rappel("a_signer")
    with pytest.raises(Refus, match=REFUS) as refus:
        franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT)
    assert refus.value.article == "IV, art. 3.1"


def test_qui_n_est_pas_sur_la_liste_n_ecrit_pas(listee, envoyer, rappel, equipe, habiliter, commune):
    envoyer()
    nouvelle = habiliter(commune, Role.ELU, qualite="maire").personne
    dossier = rappel("a_signer")
    with pytest.raises(Refus, match=REFUS):
        franchir(dossier, Page.saisir, nouvelle, instant=INSTANT)
    franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT)
    with pytest.raises(Refus, match=REFUS):
        franchir(dossier, Page.refaire, nouvelle, instant=INSTANT, courrier="fiche")
    envoyer()
    franchir(dossier, Page.refaire, nouvelle, instant=INSTANT, courrier="fiche")


def test_ce_que_le_parquet_fait_ou_dit_ne_demande_pas_la_liste(listee, envoyer, rappel, equipe, habiliter, commune):
    envoyer()
    dossier, nouvel_agent = rappel("avis_demande", recu=INSTANT), habiliter(commune, Role.AGENT).personne
    le = {"instant": INSTANT, "le": INSTANT, **par_courriel()}
    franchir(dossier, Page.favorable, nouvel_agent, **le)
    assert dossier.traces.last().consigne


def test_la_ronde_l_envoie_dans_la_minute(listee, habiliter, commune, parquet):
    sonner()
    assert ListeExpediteurs.objects.derniere(commune, parquet).rang == 1
    habiliter(commune, Role.AGENT)
    sonner()
    sonner()
    assert ListeExpediteurs.objects.derniere(commune, parquet).rang == 2


def test_la_ronde_ne_regarde_que_ce_qui_a_change(listee, envoyer):
    apres = INSTANT + timedelta(days=3650)
    assert (len(a_tenir(INSTANT)), a_tenir(INSTANT, depuis=apres)) == (1, [])


def test_seules_les_dernieres_listes_sont_en_vigueur(listee, envoyer, habiliter, commune):
    envoyer()
    habiliter(commune, Role.AGENT)
    derniere = envoyer()
    assert list(ListeExpediteurs.objects.en_vigueur()) == [derniere]


def test_ou_personne_ne_la_lirait_elle_attend(listee, envoyer, parquet):
    parquet.habilitations.update(fin=INSTANT.date() - timedelta(1))
    assert (envoyer(), Message.objects.count()) == (None, 0)


@pytest.fixture
def page(client):
    def _page(personne, *accuser):
        client.force_login(personne)
        ou = reverse("procedure:accuser", args=accuser) if accuser else reverse("procedure:expediteurs")
        return client.post(ou, follow=True) if accuser else client.get(ou)

    return _page


def test_les_deux_cotes_lisent_la_liste_en_vigueur_et_nul_autre(listee, envoyer, page, equipe, habiliter, parquet):
    envoyer()
    ailleurs = ecrire(Institution(nature=Nature.COMMUNE, nom="Ailleurs", code="73999", parquet=parquet))
    for personne in (equipe.agent, equipe.secretariat):
        assert equipe.elu.email in page(personne).text
    assert equipe.elu.email not in page(habiliter(ailleurs, Role.AGENT).personne).text


def test_le_parquet_en_accuse_reception_une_fois(listee, envoyer, page, equipe):
    liste = envoyer()
    assert page(equipe.agent, liste.pk).status_code == 404
    assert "Accuser réception" in page(equipe.secretariat).text
    page(equipe.secretariat, liste.pk)
    page(equipe.magistrat, liste.pk)
    liste.refresh_from_db()
    assert liste.recue_par.personne == equipe.secretariat
    assert "Accuser réception" not in page(equipe.secretariat).text


@pytest.fixture
def par_courrier(listee, envoyer, equipe, commune, parquet, habiliter):
    """A list that a parquet has, and that does not read here; and who keeps the accounts of the mairie."""
    liste = envoyer()
    parquet.habilitations.update(fin=INSTANT.date() - timedelta(1))
    return liste, habiliter(commune, Role.ADMINISTRATEUR).personne


@pytest.fixture
def noter(client):
    def _noter(personne, liste, **dit):
        client.force_login(personne)
        ou = reverse("procedure:noter_accuse", args=[liste.pk])
        with time_machine.travel(INSTANT + timedelta(3), tick=False):
            reponse = client.post(ou, dit, follow=True) if dit else client.get(ou)
        liste.refresh_from_db()
        return reponse

    return _noter


DIT = {"recue_le": "2026-11-20", "recue_de": "Mme Faure, greffière"}


def test_ce_qu_un_parquet_hors_ligne_a_repondu_se_note_a_sa_date(par_courrier, noter, page, equipe):
    liste, odile = par_courrier
    noter(odile, liste, **DIT, preuve=envoi("accuse.png", image("PNG")))
    assert liste.recue_le == datetime(2026, 11, 19, 23, tzinfo=UTC)
    assert (liste.recue_par.personne, liste.recue_de) == (odile, "Mme Faure, greffière")
    assert liste.notee_le.date() == (INSTANT + timedelta(3)).date()
    texte = page(equipe.agent).text
    assert "20 novembre 2026 par Mme Faure" in texte
    assert "Noter l’accusé" not in page(odile).text
    recu = page(equipe.agent).client.get(reverse("procedure:preuve_accuse", args=[liste.pk]))
    assert "attachment" in recu["Content-Disposition"]
    assert "sandbox" in recu["Content-Security-Policy"]
    assert b"".join(recu).startswith(b"\x89PNG")


def test_ou_le_parquet_lit_ici_lui_seul_accuse_reception(listee, envoyer, habiliter, commune, noter, page):
    odile, liste = habiliter(commune, Role.ADMINISTRATEUR).personne, envoyer()
    assert noter(odile, liste, **DIT).status_code == 404
    assert "Noter l’accusé" not in page(odile).text
    assert liste.recue_le is None


def test_seul_qui_tient_les_comptes_de_la_mairie_le_note(par_courrier, noter, equipe, habiliter, parquet):
    liste, odile = par_courrier
    ailleurs = ecrire(Institution(nature=Nature.COMMUNE, nom="Ailleurs", code="73999", parquet=parquet))
    for personne in (equipe.agent, equipe.elu, habiliter(ailleurs, Role.ADMINISTRATEUR).personne):
        assert noter(personne, liste, **DIT).status_code == 404
    assert noter(odile, liste).status_code == 200


@pytest.mark.parametrize(
    ("saisie", "dit"),
    [
        ({"recue_le": "2026-11-17"}, "Entre l’envoi"),
        ({"recue_le": "2026-11-22"}, "Entre l’envoi"),
        ({"recue_de": ""}, "obligatoire"),
        ({"preuve": envoi("accuse.exe", b"MZ" + b"\0" * 80)}, "programme"),
    ],
)
def test_un_accuse_impossible_est_dit_et_rien_n_est_note(saisie, dit, par_courrier, noter):
    liste, odile = par_courrier
    assert dit in noter(odile, liste, **DIT | saisie).text
    assert (liste.recue_le, liste.preuve.name) == (None, "")


def test_il_se_note_une_fois(par_courrier, noter):
    liste, odile = par_courrier
    noter(odile, liste, **DIT)
    assert noter(odile, liste, **DIT | {"recue_de": "Un autre"}).status_code == 404
    assert liste.recue_de == "Mme Faure, greffière"
