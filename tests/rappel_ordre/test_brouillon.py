"""The draft of a rappel: what can be told from the rest is not asked, and what closes the road is said with the roads left."""

from datetime import timedelta

import pytest
from django.urls import reverse

from procedure.models import Dossier
from procedure.moteur import franchir
from procedure.pieces.rangement import Examinee, ranger
from procedure.pieces.sortes import Sorte
from procedure.refus import Refus
from rappel_ordre.models import Motif, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

DEMAIN = INSTANT + timedelta(days=1)
TAPAGE = "bruits ou tapages injurieux ou nocturnes (R. 623-2 CP, 3e classe)"


@pytest.fixture
def ecrire(client, equipe):
    def _ecrire(dossier, **dit):
        client.force_login(equipe.agent)
        adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
        return client.post(adresse, {"version": Dossier.objects.get(pk=dossier.pk).version} | dit)

    return _ecrire


def relire(dossier):
    return RappelOrdre.objects.get(pk=dossier.pk)


@pytest.mark.parametrize("dit", [TAPAGE, "r623-2", "tapage nocturne"])
def test_une_infraction_dit_sa_qualification_sa_nature_et_sa_ligne_du_bilan(rappel, ecrire, dit):
    dossier = rappel()
    assert ecrire(dossier, infraction=dit).status_code == 302
    ecrit = relire(dossier)
    assert (ecrit.infraction, ecrit.motif_bilan) == ("R. 623-2 CP", Motif.BRUIT)
    assert ecrit.qualification == "art. R. 623-2 CP, contravention de la 3e classe"
    assert ecrit.faits_nature == "bruits ou tapages injurieux ou nocturnes"


@pytest.mark.parametrize("dit", ["licorne", "chien"])
def test_ce_qui_ne_designe_pas_une_ligne_se_dit_et_rien_n_est_perdu(rappel, ecrire, dit):
    page = ecrire(rappel(), infraction=dit, resume="Ce qui fut vu.")
    assert page.status_code == 422
    assert "Choisissez une ligne de la liste" in page.text
    assert "Ce qui fut vu." in page.text


def test_ce_que_l_on_en_dit_a_la_main_reste(rappel, ecrire):
    dossier = rappel()
    ecrire(dossier, infraction=TAPAGE, faits_nature="répétition d’un orchestre", motif_bilan=Motif.VOISINAGE)
    assert (relire(dossier).faits_nature, relire(dossier).motif_bilan) == ("répétition d’un orchestre", Motif.VOISINAGE)
    ecrire(dossier, infraction="", qualification="à préciser par le parquet")
    assert (relire(dossier).infraction, relire(dossier).qualification) == ("", "à préciser par le parquet")


def test_oui_non_ou_pas_encore(rappel, ecrire, client):
    dossier = rappel(reponses={})
    ecrire(dossier, **{"question-identifie": "True", "question-commune": "False"})
    assert relire(dossier).reponses == {"identifie": True, "commune": False}
    page = client.get(reverse("procedure:acte", args=[dossier.jeton, "completer"])).text
    assert "Une plainte a-t-elle été déposée dans un commissariat" in page
    assert "auprès d’un magistrat" not in page
    assert page.count("checked") == 2


@pytest.mark.parametrize(("ne_le", "mineur"), [("2008-11-19", True), ("2008-11-18", False)])
def test_l_age_se_calcule_des_deux_dates(rappel, ecrire, ne_le, mineur):
    dossier = rappel()
    ecrire(dossier, **{"faits_le": "2026-11-18T10:00", "personne-nom": "Lormeau", "personne-ne_le": ne_le})
    assert relire(dossier).mineur is mineur


def test_les_demarches_se_gardent_avec_leur_date(rappel, ecrire):
    dossier = rappel()
    page = ecrire(dossier, **{"demarche1-moyen": "téléphone"})
    assert "Une démarche dit sa date, son moyen et son résultat." in page.text
    ecrire(
        dossier, **{"demarche1-le": "2026-11-17", "demarche1-moyen": "téléphone", "demarche1-resultat": "sans réponse"}
    )
    assert [d.moyen for d in relire(dossier).diligences.all()] == ["téléphone"]
    ecrire(dossier)
    assert not relire(dossier).diligences.exists()


def test_un_delit_ferme_la_voie_et_dit_ce_qui_reste(rappel, ecrire, client, equipe):
    dossier = rappel()
    ecrire(dossier, infraction="graffiti")
    page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    assert "un délit se signale au procureur." in page
    assert "art. 40 CPP" in page
    assert "Signaler au procureur (art. 40 CPP), en dehors de l’application" in " ".join(page.split())
    with pytest.raises(Refus, match="un délit se signale au procureur"):
        franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)


MANQUES = [
    ({"reponses": {}}, {}, "Il reste à répondre : « Connaissez-vous l’identité"),
    ({"infraction": "R. 621-2 CP"}, {}, "Il reste à répondre : « La victime est-elle un enseignant"),
    ({"resume": ""}, {}, "Dites quand, où, et ce qui s’est passé."),
    ({"faits_le": None}, {}, "Dites quand, où, et ce qui s’est passé."),
    ({}, {"prenoms": ""}, "Nommez l’auteur"),
]


@pytest.mark.parametrize(("champs", "auteur", "phrase"), MANQUES)
def test_ce_qui_manque_se_dit_avant_la_signature(champs, auteur, phrase, rappel, equipe):
    dossier = rappel(auteur=auteur, joint=True, **champs)
    with pytest.raises(Refus, match=phrase):
        franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)


def test_sans_constat_que_le_parquet_puisse_lire_rien_ne_part(rappel, equipe):
    dossier = rappel()
    for nature, pour in (("photo", "tous"), ("pv", "nous")):
        with ranger(Examinee(nature.encode(), Sorte.TXT, 0, nature)) as versees:
            franchir(dossier, Page.joindre, equipe.agent, instant=INSTANT, fichiers=versees, nature=nature, pour=pour)
        with pytest.raises(Refus, match="Joignez le procès-verbal ou le rapport"):
            franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)


def test_rien_ne_manque_a_un_dossier_complet(rappel, equipe):
    franchir(rappel(joint=True), Page.soumettre, equipe.agent, instant=DEMAIN)


def test_d_un_mineur_on_nomme_les_adultes_ou_on_les_a_cherches(rappel, equipe):
    dossier = rappel(joint=True, mineur=True)
    relire(dossier).diligences.all().delete()
    with pytest.raises(Refus, match="nommez les adultes qui en répondent"):
        franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)
    dossier.interesses.get().representants.create(nom="Samia Haddad", qualite="mère")
    franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)
