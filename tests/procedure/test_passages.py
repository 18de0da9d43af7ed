"""From one case to another: offered where its procedure is here, opened once, with the facts and without what is not its own."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from annuaire.models.habilitations import Role
from procedure import passages as module
from procedure.communs import Procedure
from procedure.declaration import LIBRE, NEANT, Passage, Transition
from procedure.journal import verifier
from procedure.models import Dossier, MotCle, Rapprochement
from procedure.models.rapprochements import Motif
from procedure.moteur import franchir
from procedure.page import procedures
from procedure.passages import passages, passer
from procedure.pieces.depot import joindre
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image

PLUS_TARD = INSTANT + timedelta(hours=1)
LORMEAU = {"nom": "Lormeau", "prenoms": "Bastien", "ne_le": date(2010, 3, 4), "adresse": "3, rue Haute"}
FAITS = {
    "faits_le": INSTANT - timedelta(days=3),
    "faits_lieu": "rue des Tanneurs",
    "faits_nature": "bruits nocturnes",
    "resume": "Une fenêtre.",
    "constat": "pv",
    "constat_numero": "2026-301",
    "reconnus": "oui",
    "mineur": True,
}


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def dossier(rappel):
    dossier = rappel("avis_demande", auteur=LORMEAU, **FAITS)
    dossier.auteur.representants.create(nom="Samia Haddad", qualite="mère", adresse="3, rue Haute")
    return dossier


@pytest.fixture
def signalement(monkeypatch):
    """A procedure that does not exist, installed for a test: what the passage « signaler » waits for."""
    page = type("Signalement", (Procedure,), {
        "__module__": "essai.procedures.signalement", "sigle": "SIG", "modele": RappelOrdre, "etats": Etat, "convention": LIBRE,
        "finals": (Etat.CLOS,), "chemin": (Etat.BROUILLON, Etat.CLOS),
        "tours": dict.fromkeys(set(Etat) - {Etat.CLOS}, Role.AGENT),
        "ouvrir": Transition("Ouvrir", de=NEANT, vers=Etat.BROUILLON, par=Role.AGENT),
        "avancer": Transition("Avancer", de=Etat.BROUILLON, vers=Etat.A_SIGNER, par=Role.AGENT),
        **{f"vers_{etat}": Transition("x", de=Etat.A_SIGNER, vers=etat, par=Role.AGENT)
           for etat in set(Etat) - {Etat.BROUILLON, Etat.A_SIGNER, Etat.CLOS}},
        "clore": Transition("Clore", de=tuple(set(Etat) - {Etat.CLOS}), vers=Etat.CLOS, par=Role.AGENT),
    })  # fmt: skip
    monkeypatch.setitem(procedures(), "signalement", page)
    return page


def offerts(dossier, personne):
    return [passage.nom for passage in passages(dossier, personne, PLUS_TARD)]


def traces(dossier):
    return list(dossier.traces.order_by("version").values_list("acte", flat=True))


# --- Offered


def test_un_passage_vers_une_procedure_absente_ne_s_offre_pas(dossier, equipe, client):
    assert offerts(dossier, equipe.agent) == ["coauteur", "transiger", "proposer_mesure"]
    client.force_login(equipe.agent)
    page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    assert "Ouvrir un dossier pour un coauteur" in page
    assert "art. 40 CPP)</a>" not in page
    assert client.get(reverse("procedure:passage", args=[dossier.jeton, "signaler"])).status_code == 404


def test_il_s_offre_une_fois_sa_procedure_la(dossier, equipe, signalement):
    assert offerts(dossier, equipe.agent) == ["coauteur", "signaler", "transiger", "proposer_mesure"]


def test_il_s_offre_a_qui_ouvrirait_la_bas_et_a_lui_seul(dossier, equipe, signalement):
    assert offerts(dossier, equipe.elu) == offerts(dossier, equipe.magistrat) == []
    for qui in (equipe.elu, equipe.magistrat):
        with pytest.raises(Refus, match="ne vous est pas ouvert ici"):
            passer(dossier, Page.signaler, qui, PLUS_TARD)


def test_il_s_offre_de_partout_meme_de_la_fin(rappel, equipe):
    dossier = rappel()
    franchir(dossier, Page.abandonner, equipe.agent, instant=INSTANT, motif="x", raison="erreur")
    assert offerts(RappelOrdre.objects.get(pk=dossier.pk), equipe.agent) == [
        "rouvrir",
        "coauteur",
        "transiger",
        "proposer_mesure",
    ]


def test_il_ne_s_offre_que_des_etats_qu_il_dit(dossier, equipe, monkeypatch):
    monkeypatch.setitem(Page.passages, "coauteur", Passage("x", vers="rappel_ordre", de=Etat.REFUSE))
    assert offerts(dossier, equipe.agent) == ["transiger", "proposer_mesure"]


# --- Opened


def test_un_coauteur_a_les_memes_faits_et_rien_de_l_autre(dossier, equipe):
    avant = traces(dossier), dossier.etat
    neuf = RappelOrdre.objects.get(pk=passer(dossier, Page.coauteur, equipe.agent, PLUS_TARD).pk)
    dits = {champ: getattr(neuf, champ) for champ in FAITS}
    assert dits == FAITS | {"reconnus": "", "mineur": False}
    assert not neuf.interesses.exists()
    assert not MotCle.objects.filter(dossier=neuf.pk, mot="lormeau").exists()
    assert MotCle.objects.filter(dossier=neuf.pk, mot="tanneurs").exists()
    assert (neuf.etat, neuf.cote, neuf.transmis_le, traces(neuf)) == (Etat.BROUILLON, "mairie", None, ["ouvrir"])
    assert (traces(dossier), Dossier.objects.get(pk=dossier.pk).etat) == avant
    assert Rapprochement.objects.get().motif == Motif.COAUTEUR
    assert list(verifier()) == []


def test_un_passage_emmene_la_personne_et_qui_repond_d_elle(dossier, equipe, signalement):
    neuf = RappelOrdre.objects.get(pk=passer(dossier, Page.signaler, equipe.agent, PLUS_TARD).pk)
    (qui,) = neuf.interesses.all()
    assert {champ: getattr(qui, champ) for champ in LORMEAU} == LORMEAU
    assert qui.representants.get().nom == "Samia Haddad"
    assert (neuf.procedure, neuf.numero[:3], neuf.constat_numero) == ("signalement", "SIG", "2026-301")
    assert Rapprochement.objects.get().vu_de(dossier) == "Suite de ce dossier"
    dossier.interesses.all().delete()
    assert neuf.interesses.exists()
    assert MotCle.objects.filter(dossier=neuf.pk, mot="lormeau").exists()


def test_un_double_clic_n_en_ouvre_qu_un_et_deux_coauteurs_en_ouvrent_deux(dossier, equipe):
    ouverts = [
        passer(dossier, Page.coauteur, equipe.agent, PLUS_TARD + timedelta(seconds=ecart)).pk for ecart in (0, 5, 60)
    ]
    assert len(set(ouverts)) == 2


def test_ce_qui_echoue_ne_laisse_ni_dossier_ni_lien(dossier, equipe, signalement, monkeypatch):
    def casser(*qui):
        raise RuntimeError

    monkeypatch.setattr(module, "_emmener", casser)
    with pytest.raises(RuntimeError):
        passer(dossier, Page.signaler, equipe.agent, PLUS_TARD)
    assert (Dossier.objects.count(), Rapprochement.objects.count()) == (1, 0)


def test_qui_n_en_sait_rien_n_en_ouvre_rien(rappel, equipe, client):
    brouillon = rappel()
    with pytest.raises(Dossier.DoesNotExist):
        passer(brouillon, Page.coauteur, equipe.magistrat, PLUS_TARD)
    client.force_login(equipe.magistrat)
    assert client.get(reverse("procedure:passage", args=[brouillon.jeton, "coauteur"])).status_code == 404


# --- With its pieces


def test_les_pieces_choisies_et_lisibles_sont_reprises_chacune_pour_qui_elle_etait(dossier, equipe, client):
    pv = joindre(dossier, equipe.agent, envoi("pv.png", image("PNG")), nature="pv", pour="tous")
    note = joindre(dossier, equipe.agent, envoi("n.txt", b"Une note."), nature="autre", pour="nous", niveau="secret")
    devis = joindre(dossier, equipe.agent, envoi("d.txt", b"Un devis."), nature="devis", pour="tous")
    autre = joindre(dossier, equipe.magistrat, envoi("x.txt", b"Au parquet."), nature="pv", pour="nous")
    client.force_login(equipe.agent)
    adresse = reverse("procedure:passage", args=[dossier.jeton, "coauteur"])
    page = client.get(adresse).text
    assert f'value="{pv.jeton}" checked' in page
    assert f'value="{devis.jeton}" >' in page
    assert autre.jeton not in page
    reponse = client.post(adresse, {"piece": [pv.jeton, note.jeton, autre.jeton]}, follow=True)
    assert "est ouvert, lié au dossier" in reponse.text
    neuf = Rapprochement.objects.get().second
    reprises = {(p.nature, p.cote, p.niveau, p.titre, p.empreinte) for p in neuf.pieces.all()}
    assert reprises == {(p.nature, p.cote, p.niveau, p.titre, p.empreinte) for p in (pv, note)}
    assert not {p.fichier.name for p in neuf.pieces.all()} & {pv.fichier.name, note.fichier.name}
    assert list(verifier()) == []


@pytest.mark.usefixtures("sans_constat")
def test_une_piece_effacee_ne_se_reprend_pas_et_une_perdue_n_arrete_pas_le_reste(dossier, equipe, client):
    pieces = [joindre(dossier, equipe.agent, envoi("n.txt", b"%d" % n), nature="pv", pour="tous") for n in range(3)]
    pieces[0].fichier.storage.delete(pieces[0].fichier.name)
    dossier.pieces.filter(pk=pieces[1].pk).update(fichier="", titre="", sel="")
    client.force_login(equipe.agent)
    adresse = reverse("procedure:passage", args=[dossier.jeton, "coauteur"])
    reponse = client.post(adresse, {"piece": [piece.jeton for piece in pieces]}, follow=True)
    assert "La pièce n° 1 n’a pas pu être reprise" in reponse.text
    assert [piece.empreinte for piece in Rapprochement.objects.get().second.pieces.all()] == [pieces[2].empreinte]
