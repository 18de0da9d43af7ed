"""A draft is opened, written in several times, and found by what it says; nothing of it stands in the trace."""

from functools import partial

import pytest
from django.urls import reverse

from annuaire.models.habilitations import Role
from procedure.models import Dossier, Interesse, Trace
from procedure.moteur import franchir
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image
from tests.rappel_ordre.dossiers import INCONNU

DIT = {
    "faits_nature": "bruits nocturnes", "faits_lieu": "12, rue des Tanneurs", "resume": "Musique forte.",
    "faits_le": "2026-11-14T23:40", "reconnus": "oui",
    "personne-nom": "Lormeau", "personne-prenoms": "Bastien", "personne-ne_le": "1992-03-04",
}  # fmt: skip
PARENTS = {"repond1-nom": "Samia Haddad", "repond1-qualite": "mère", "repond2-nom": "Karim Belkacem"}


@pytest.fixture
def rappel(rappel):
    """Of a draft in which nobody is named yet."""
    return partial(rappel, auteur=None)


@pytest.fixture
def ecrire(client, equipe):
    def _ecrire(dossier, par=None, **dit):
        client.force_login(par or equipe.agent)
        adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
        return client.post(adresse, {"version": Dossier.objects.get(pk=dossier.pk).version} | dit)

    return _ecrire


def test_un_agent_ouvre_un_brouillon_et_l_ecrit(client, equipe, commune):
    client.force_login(equipe.agent)
    adresse = reverse("procedure:ouvrir", args=["rappel_ordre"])
    assert "Ouvrir un rappel à l’ordre" in client.get(reverse("procedure:journee")).text
    assert "que votre côté seul lit" in client.get(adresse).text
    suite = client.post(adresse, {"lieu": commune.pk}).url
    dossier = Dossier.objects.get()
    assert suite == reverse("procedure:acte", args=[dossier.jeton, "completer"])
    page = client.get(suite).text
    assert "Représentant légal 1, pour un mineur" in page


@pytest.mark.parametrize("lieu", ["", "999999", "x"])
def test_on_n_ouvre_que_chez_soi(client, equipe, commune, lieu):
    client.force_login(equipe.agent)
    adresse = reverse("procedure:ouvrir", args=["rappel_ordre"])
    assert client.post(adresse, {"lieu": lieu}).url == adresse
    assert not Dossier.objects.exists()
    client.force_login(equipe.elu)
    assert client.get(reverse("procedure:ouvrir", args=["rappel_ordre"])).status_code == 404


def test_ce_qui_est_ecrit_se_garde_et_se_retrouve(rappel, ecrire, equipe):
    dossier = rappel()
    assert ecrire(dossier, **DIT).url == reverse("procedure:dossier", args=[dossier.jeton])
    ecrit = RappelOrdre.objects.get()
    assert (ecrit.titre(), ecrit.reconnus, ecrit.auteur.nom_complet()) == (
        "Bruits nocturnes, 12, rue des Tanneurs", "oui", "LORMEAU Bastien",
    )  # fmt: skip
    assert ecrit.faits_le.isoformat() == "2026-11-14T22:40:00+00:00"
    assert Dossier.objects.visibles_par(equipe.agent).trouves("lorm tanneurs").exists()


def test_la_page_montre_ce_qui_fut_ecrit(rappel, ecrire, client):
    dossier = rappel()
    ecrire(dossier, **DIT)
    page = client.get(reverse("procedure:acte", args=[dossier.jeton, "completer"])).text
    assert 'value="2026-11-14T23:40"' in page
    assert 'value="1992-03-04"' in page
    assert "Musique forte." in page


def test_on_l_ecrit_en_plusieurs_fois_sans_rien_savoir_encore(rappel, ecrire):
    dossier = rappel()
    assert ecrire(dossier).status_code == 302
    assert not Interesse.objects.exists()
    ecrire(dossier, **DIT | PARENTS)
    ecrire(dossier, **DIT | {"personne-nom": "Lormeau-Petit"} | {"repond1-nom": "Samia Haddad"})
    qui = Interesse.objects.get()
    assert (qui.nom, [repond.nom for repond in qui.representants.all()]) == ("Lormeau-Petit", ["Samia Haddad"])


def test_la_trace_dit_quels_champs_et_rien_de_ce_qu_ils_disent(rappel, ecrire, equipe):
    dossier = rappel()
    ecrire(dossier, **DIT)
    trace = Trace.objects.get(acte="completer")
    assert "personne-nom" in trace.donnees["champs"]
    assert not any(mot in str(trace.donnees) for mot in ("Lormeau", "Tanneurs", "Musique"))
    assert not trace.propos.exists()
    assert trace.cote == "mairie"


def test_soumis_ou_parti_il_ne_s_ecrit_plus(rappel, ecrire, client):
    dossier = rappel("a_signer", auteur=INCONNU)
    reponse = ecrire(dossier, **DIT)
    assert reponse.status_code == 302
    assert Interesse.objects.get().nom == "Quidam"
    assert "Ce n’est plus un brouillon" in client.get(reponse.url).text


def test_ce_qui_ne_se_lit_pas_se_dit_et_rien_n_est_perdu(rappel, ecrire):
    reponse = ecrire(rappel(), **DIT | {"personne-ne_le": "hier"})
    assert reponse.status_code == 422
    assert "Saisissez une date valide" in reponse.text
    assert "Musique forte." in reponse.text
    assert not Interesse.objects.exists()


def test_le_parquet_n_ecrit_pas_le_brouillon_de_la_mairie(rappel, ecrire, equipe):
    assert ecrire(rappel(), par=equipe.magistrat, **DIT).status_code == 404


def test_personne_d_autre_que_l_agent_ne_l_ecrit(rappel, ecrire, equipe, habiliter, commune):
    dossier = rappel()
    ecrire(dossier, par=habiliter(commune, Role.COORDONNATEUR).personne, **DIT)
    assert not Interesse.objects.exists()


def test_deux_personnes_ne_l_ecrivent_pas_l_une_sur_l_autre(rappel, client, equipe):
    dossier = rappel()
    lue = dossier.version
    franchir(dossier, Page.completer, equipe.agent, instant=INSTANT, **DIT | {"faits_lieu": "ici"})
    client.force_login(equipe.agent)
    adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
    reponse = client.post(adresse, {"version": lue, "faits_lieu": "là"})
    assert "a changé depuis" in reponse.text
    assert Dossier.objects.get().faits_lieu == "ici"


def test_le_constat_se_joint_en_ecrivant_et_ne_se_demande_plus(rappel, ecrire, client):
    dossier = rappel()
    adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
    ecrire(dossier, **DIT, constat="pv", fichier=envoi("pv.png", image("PNG")))
    (piece,) = dossier.pieces.all()
    assert (piece.nature, piece.niveau, piece.cote, piece.trace.acte) == ("pv", "general", "", "completer")
    assert dossier.pieces.constats().exists()
    assert 'name="fichier"' not in client.get(adresse).text


@pytest.mark.parametrize(
    ("nom", "octets", "constat", "phrase"),
    [
        ("pv.exe", b"MZ\x90\x00", "pv", "Un programme"),
        ("pv.pdf", b"", "pv", "est vide"),
        ("pv.png", image("PNG"), "", "dites si ce que vous joignez"),
    ],
)
def test_un_fichier_refuse_n_ecrit_rien_et_se_dit(rappel, ecrire, nom, octets, constat, phrase):
    dossier = rappel()
    reponse = ecrire(dossier, **DIT, constat=constat, fichier=envoi(nom, octets))
    assert reponse.status_code == 422
    assert phrase in reponse.content.decode()
    assert "Choisissez de nouveau ce fichier" in reponse.content.decode()
    assert not dossier.pieces.exists()
    assert RappelOrdre.objects.get().resume != DIT["resume"]


def test_sans_fichier_le_brouillon_s_enregistre_et_le_demande_encore(rappel, ecrire, client):
    dossier = rappel()
    ecrire(dossier, **DIT, constat="pv")
    adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
    assert 'name="fichier"' in client.get(adresse).text
