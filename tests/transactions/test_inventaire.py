"""The inventory: a mairie keeps its places, a parquet what it looks for, and each reads the other's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution
from annuaire.models.institutions import Nature
from annuaire.models.roles import Role
from procedure.essai import Essai
from procedure.horloge import sonner
from procedure.models import Message
from procedure.moteur import franchir
from procedure.refus import Refus
from tests.conftest import INSTANT
from tests.transactions.chemins import JOUR, RIEN, TNR, relire
from transactions.models import Besoin, Poste
from transactions.procedures.transaction import TransactionMunicipale as Page

pytestmark = pytest.mark.usefixtures("a_l_heure")
HAIES = {"travail": "taille des haies", "lieu": "parc des Essais", "encadrant": "Luc Marin", "jours": "le matin"}
LIVRES = {"travail": "reliure de livres", "lieu": "médiathèque", "encadrant": "Lise Faure", "jours": "le soir"}


@pytest.fixture
def poste(commune):
    def _poste(institution=commune, **suite):
        return ecrire(Poste(institution=institution, **{"tnr": True, "places": 2} | HAIES | suite))

    return _poste


@pytest.fixture
def voisine(parquet):
    return ecrire(Institution(nature=Nature.COMMUNE, nom="Aubeterre", code="73902", parquet=parquet))


@pytest.fixture
def etrangere(db):
    ailleurs = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet d’ailleurs", code="TJ-AILLEURS"))
    return ecrire(Institution(nature=Nature.COMMUNE, nom="Port-Clair", code="17901", parquet=ailleurs))


@pytest.fixture
def lire(client):
    def _lire(personne, **demande):
        client.force_login(personne)
        return client.get(reverse("transactions:inventaire"), demande).content.decode()

    return _lire


@pytest.fixture
def envoyer(client):
    def _envoyer(personne, institution, ligne=None, **dits):
        client.force_login(personne)
        args = [institution.pk, ligne.pk] if ligne else [institution.pk]
        return client.post(reverse(f"transactions:ligne{'' if ligne else '_neuve'}", args=args), dits)

    return _envoyer


@pytest.mark.parametrize("role", [Role.AGENT, Role.ELU, Role.COORDONNATEUR])
def test_la_mairie_tient_ses_postes_et_le_parquet_les_lit(role, habiliter, commune, equipe, envoyer, lire):
    qui = habiliter(commune, role, **({"qualite": "maire"} if role == Role.ELU else {})).personne
    assert envoyer(qui, commune, places=2, tnr="on", tig="on", **HAIES).status_code == 302
    (neuf,) = commune.postes.all()
    assert (neuf.travail, neuf.places, neuf.sortes) == ("taille des haies", 2, ["tnr", "tig"])
    for lecteur in (qui, equipe.magistrat, equipe.secretariat):
        assert "taille des haies" in lire(lecteur).lower()


def test_chacun_ne_lit_que_ce_qui_le_regarde(poste, voisine, etrangere, equipe, lire):
    poste(), poste(voisine, **LIVRES), poste(etrangere, travail="peinture de la digue")
    assert "reliure" not in lire(equipe.agent).lower()
    page = lire(equipe.magistrat).lower()
    assert "haies" in page
    assert "reliure" in page
    assert "digue" not in page


@pytest.mark.parametrize("role", [Role.JURISTE, Role.DELEGUE])
def test_qui_travaille_pour_un_magistrat_lit_et_ne_tient_rien(role, poste, habiliter, parquet, lire, envoyer):
    poste()
    qui = habiliter(parquet, role).personne
    assert "haies" in lire(qui)
    assert envoyer(qui, parquet, sorte="tig", places=3).status_code == 404


def test_nul_ne_tient_les_lignes_d_un_autre(poste, voisine, equipe, envoyer, commune, parquet):
    autre = poste(voisine)
    for qui in (equipe.agent, equipe.magistrat):
        assert envoyer(qui, voisine, autre, places=9, tnr="on", **HAIES).status_code == 404
    assert envoyer(equipe.agent, commune, autre, places=9, tnr="on", **HAIES).status_code == 404
    assert envoyer(equipe.agent, parquet, sorte="tig", places=3).status_code == 404
    autre.refresh_from_db()
    assert autre.places == 2


@pytest.mark.parametrize(
    ("manque", "phrase"),
    [({"tnr": ""}, "Dites à quoi ce poste peut servir"), ({"places": 0}, "au moins une personne"), ({"lieu": ""}, "obligatoire")],
)  # fmt: skip
def test_un_poste_qui_ne_sert_a_rien_ne_s_enregistre_pas(manque, phrase, equipe, commune, envoyer):
    reponse = envoyer(equipe.agent, commune, **{"places": 2, "tnr": "on"} | HAIES | manque)
    assert phrase in reponse.content.decode()
    assert not Poste.objects.exists()


def test_une_liste_se_reduit_a_ce_qu_on_y_cherche(poste, equipe, lire):
    poste(), poste(tnr=False, tig=True, **LIVRES)
    page = lire(equipe.magistrat, pour="tig").lower()
    assert ("reliure" in page, "haies" in page) == (True, False)
    assert "haies" in lire(equipe.magistrat, pour="lune")


def test_un_poste_clos_se_lit_encore_et_ne_s_offre_plus(poste, equipe, lire, transaction):
    poste(fin=INSTANT.date() - timedelta(1))
    assert "ne sont plus proposés" in lire(equipe.agent)
    assert "haies" not in str(formulaire(transaction(), equipe)["poste"])


def test_le_parquet_dit_ses_besoins_et_lit_ce_qui_y_repond(poste, voisine, equipe, parquet, commune, envoyer, lire):
    poste(tig=True), poste(voisine, places=3, tig=True, **LIVRES), poste(tnr=True)
    assert envoyer(equipe.magistrat, parquet, sorte="tig", places=8, precisions="le samedi").status_code == 302
    assert envoyer(equipe.secretariat, parquet, sorte="tnr", places=1, commune=commune.pk).status_code == 302
    page = " ".join(lire(equipe.magistrat).split())
    assert "8 places pour : travail d’intérêt général, dans tout le ressort" in page
    assert "5&nbsp;libres" in page
    assert "4&nbsp;libres" in page  # in that commune only


def test_un_besoin_dit_a_une_commune_n_est_pas_lu_d_une_autre(voisine, equipe, parquet, habiliter, envoyer, lire):
    envoyer(equipe.magistrat, parquet, sorte="tig", places=8, commune=voisine.pk)
    assert "8 places" not in lire(equipe.agent)
    assert "8 places" in lire(habiliter(voisine, Role.AGENT).personne)


def test_un_besoin_n_est_dit_qu_a_une_commune_du_ressort(etrangere, equipe, parquet, envoyer):
    envoyer(equipe.magistrat, parquet, sorte="tig", places=8, commune=etrangere.pk)
    assert not Besoin.objects.exists()


def test_un_besoin_s_apprend_par_un_courriel_qui_part(
    habiliter, commune, voisine, equipe, parquet, envoyer, mailoutbox
):
    """To whoever coordinates, else to the agents; once in each commune, and again only if it changes."""
    clspd, agent = habiliter(commune, Role.COORDONNATEUR).personne, habiliter(voisine, Role.AGENT).personne
    envoyer(equipe.magistrat, parquet, sorte="tig", places=8)
    (besoin,) = parquet.besoins.all()
    envoyer(equipe.magistrat, parquet, besoin, sorte="tig", places=8)
    assert set(Message.objects.values_list("personne", flat=True)) == {clspd.pk, agent.pk}
    sonner()
    assert {courriel.to[0] for courriel in mailoutbox} == {clspd.email, agent.email}
    (piece,) = mailoutbox[0].attachments
    assert "8 places pour : travail d’intérêt général" in piece[1]


def formulaire(dossier, equipe):
    return Essai(dossier, Page.completer, equipe.agent, INSTANT, donnees=None).formulaire


def completer(dossier, equipe, **dits):
    """As the page sends it: all its fields, with these."""
    avant = formulaire(dossier, equipe)
    tout = {nom: "" if (dit := avant[nom].value()) is None else str(dit) for nom in avant.fields}
    franchir(
        dossier, Page.completer, equipe.agent, instant=INSTANT, **tout | {nom: str(dit) for nom, dit in dits.items()}
    )
    return relire(dossier)


def test_un_poste_choisi_remplit_ce_qui_n_est_pas_ecrit(poste, transaction, equipe):
    un, autre = poste(), poste(**LIVRES)
    vide = TNR | {"travail": "", "travail_lieu": "", "encadrant": ""}
    dossier = completer(transaction(**vide), equipe, poste=un.pk)
    assert (dossier.travail, dossier.travail_lieu, dossier.encadrant) == tuple(list(HAIES.values())[:3])
    dossier = completer(dossier, equipe, encadrant="Zoé Blanc", poste=autre.pk)
    assert (dossier.travail, dossier.travail_lieu, dossier.encadrant) == (
        "reliure de livres",
        "médiathèque",
        "Zoé Blanc",
    )


def test_les_postes_d_une_autre_commune_ne_se_choisissent_pas(poste, voisine, transaction, equipe):
    """Nor does one that serves something else."""
    dossier, ailleurs, tig = transaction(**TNR), poste(voisine), poste(tnr=False, tig=True)
    for un in (ailleurs, tig):
        assert un not in formulaire(dossier, equipe).fields["poste"].queryset


def test_une_place_est_prise_de_l_homologation_a_la_fin(poste, transaction, equipe, lire):
    un = poste(places=1)
    transaction("juge", poste=un)
    assert "1\N{NO-BREAK SPACE}place libre sur\N{NO-BREAK SPACE}1" in lire(equipe.agent)
    dossier = un.transactions.get()
    franchir(dossier, Page.homologuer_au_siege, equipe.secretariat, instant=INSTANT + JOUR)
    assert "complet" in lire(equipe.agent)
    assert "(complet)" in str(formulaire(transaction(**TNR), equipe)["poste"])


def test_la_page_ne_demande_pas_plus_pour_plus_de_postes(poste, voisine, equipe, lire):
    poste(), lire(equipe.magistrat)
    with CaptureQueriesContext(connection) as peu:
        lire(equipe.magistrat)
    for _ in range(20):
        poste(), poste(voisine, tig=True)
    with CaptureQueriesContext(connection) as beaucoup:
        lire(equipe.magistrat)
    assert len(beaucoup) == len(peu)


def test_une_reparation_ne_prend_aucune_place_et_un_poste_clos_ne_se_propose_pas(poste, transaction, equipe):
    un = poste(places=1)
    dossier = completer(transaction(poste=un), equipe)
    assert dossier.poste is None  # only a work has one
    assert completer(transaction(nature=""), equipe, poste=un.pk).poste == un  # not said yet which it will be
    ferme = transaction(**TNR, poste=poste(fin=INSTANT.date() - timedelta(1)), pieces=("pv",))
    with pytest.raises(Refus, match="n’est plus proposé"):
        franchir(ferme, Page.soumettre, equipe.agent, instant=INSTANT, **RIEN)


def test_qui_travaille_pour_un_magistrat_ne_lit_pas_ce_qui_est_pris(poste, habiliter, parquet, lire):
    poste()
    ecrire(Besoin(parquet=parquet, sorte="tnr", places=3))
    page = lire(habiliter(parquet, Role.DELEGUE).personne)
    assert "3 places pour" in page
    assert "libre" not in page


def test_un_besoin_retire_n_ecrit_a_personne_et_chacun_n_a_qu_un_courriel(
    habiliter, commune, voisine, equipe, parquet, envoyer
):
    clspd = habiliter(commune, Role.COORDONNATEUR).personne
    la_aussi = Habilitation(personne=clspd, institution=voisine, role=Role.COORDONNATEUR, debut=INSTANT.date())
    ecrire(la_aussi)
    envoyer(equipe.magistrat, parquet, sorte="tig", places=8, precisions="le samedi")
    (courriel,) = Message.objects.filter(personne=clspd)
    assert "le samedi" in courriel.piece
    envoyer(equipe.magistrat, parquet, parquet.besoins.get(), sorte="tig", places=9, fin="2026-11-01")
    assert Message.objects.filter(personne=clspd).count() == 1


def test_qui_prend_la_suite_d_une_commune_tient_ses_postes_et_les_propose(
    poste, voisine, commune, equipe, transaction, envoyer
):
    ancien = poste(voisine)
    Institution.objects.filter(pk=voisine.pk).update(devenue=commune, devenue_le=INSTANT.date())
    assert ancien in formulaire(transaction(**TNR), equipe).fields["poste"].queryset
    assert envoyer(equipe.agent, voisine, ancien, places=5, tnr="on", **HAIES).status_code == 302


@pytest.mark.parametrize("ligne", [0, 10**6])
def test_une_ligne_qui_n_existe_pas_n_est_pas_trouvee(ligne, client, equipe, commune):
    client.force_login(equipe.agent)
    assert client.get(reverse("transactions:ligne", args=[commune.pk, ligne])).status_code == 404
