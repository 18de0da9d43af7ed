"""The offences that a commune adds: found beside the law's, marked as its own, and unable to open what the law closes."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import InfractionLocale, Institution
from annuaire.models.habilitations import Role
from procedure.infractions import nommee, proposees
from procedure.models import Dossier
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre import examen
from rappel_ordre.examen import Examen
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from rappel_ordre.questions import AGGRAVANTES
from tests.conftest import INSTANT
from tests.rappel_ordre.test_questions import CLAUSES, RIEN

ARRETE = {
    "article": "arrêté n° 2026-12 du 3 mai 2026, art. 2", "faits": "musique amplifiée sur la place après 22 h",
    "aussi": "enceinte sono", "classe": 2, "debut": date(2026, 5, 3),
}  # fmt: skip
JOUR = date(2026, 11, 14)
DEMAIN = INSTANT + timedelta(days=1)


@pytest.fixture
def ligne(commune):
    def _ligne(chez=None, **champs):
        return ecrire(InfractionLocale(institution=chez or commune, **ARRETE | champs))

    return _ligne


@pytest.fixture
def page(client, habiliter, commune):
    """As who keeps the accounts of the commune types it."""
    client.force_login(habiliter(commune, Role.ADMINISTRATEUR).personne)

    def _page(pk=None, chez=commune, **champs):
        adresse = reverse("gestion:ligne", args=[chez.pk, "infractions", pk]) if pk else None
        adresse = adresse or reverse("gestion:ligne_neuve", args=[chez.pk, "infractions"])
        return client.post(adresse, champs, follow=True) if champs else client.get(adresse)

    return _page


def cle(ligne):
    return f"+{ligne.pk}"


# --- Kept by the administrator of the commune


def test_une_infraction_s_ajoute_et_se_lit_sur_la_page_de_la_commune(page, commune):
    dite = page(**ARRETE | {"rappel": "on"}).text
    assert "musique amplifiée sur la place après 22 h (arrêté n° 2026-12 du 3 mai 2026, art. 2, 2e classe)" in dite
    assert commune.infractions.get().rappel is True


@pytest.mark.parametrize(("saisie", "dit"), [
    ({"article": "322-1 CP"}, "Seul un règlement fait une contravention"),
    ({"article": "L. 272-4 CSI"}, "Seul un règlement fait une contravention"),
    ({"article": "art. R. 644-3 et 322-1 CP"}, "Seul un règlement fait une contravention"),
    ({"article": "sans numéro"}, "Seul un règlement fait une contravention"),
    ({"article": "R.625-1 CP"}, "de la 5e classe, contre les personnes"),
    ({"article": "r 625-8-1", "classe": "5"}, "de la 5e classe, contre les personnes"),
    ({"article": "322-1 CP", "classe": "0"}, "excluent le rappel"),
    ({"classe": "5", "personnes": "on"}, "excluent le rappel"),
    ({"fin": "2026-05-02"}, "prend fin avant"),
    ({"faits": "a|b"}, "Une seule ligne"),
])  # fmt: skip
def test_ce_que_la_loi_ferme_ne_s_ajoute_pas_autrement(page, saisie, dit, commune):
    reponse = page(**{"rappel": "on"} | ARRETE | saisie)
    assert dit in reponse.text
    assert not commune.infractions.exists()


@pytest.mark.parametrize(
    "article", ["R. 644-3 CP", "art. R*211-4 du code rural", "D. 1-2", "Arrêté 2026-12, L. 2212-2 CGCT"]
)
def test_un_reglement_s_ajoute(ligne, article):
    assert ligne(article=article).pk


def test_la_base_le_refuse_aussi(ligne):
    for champs in ({"classe": 0}, {"classe": 5, "personnes": True}, {"fin": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            InfractionLocale.objects.create(institution=ligne(faits=str(champs)).institution, **ARRETE | champs)


def test_une_ligne_tenue_finit_ou_se_retire_et_ne_se_recrit_pas(page, ligne):
    tenue = ligne()
    page(tenue.pk, fin="2026-12-31", aussi="sono", faits="autre chose", classe="1")
    tenue.refresh_from_db()
    assert (tenue.fin, tenue.aussi, tenue.faits, tenue.classe) == (date(2026, 12, 31), "sono", ARRETE["faits"], 2)
    page(tenue.pk, retiree="on")
    assert "retirée" in page(tenue.pk).text


def test_celle_d_un_autre_et_un_parquet_n_ont_pas_cette_page(page, ligne, parquet, client, habiliter):
    ailleurs = ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))
    assert page(chez=ailleurs).status_code == 404
    assert page(ligne(chez=ailleurs).pk).status_code == 404
    client.force_login(habiliter(parquet, Role.ADMINISTRATEUR).personne)
    assert page(chez=parquet).status_code == 404


# --- Chosen by the agent


@pytest.fixture
def ecrire_le_brouillon(client, equipe):
    def _ecrire(dossier, **dit):
        client.force_login(equipe.agent)
        adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
        return client.post(adresse, {"version": Dossier.objects.get(pk=dossier.pk).version} | dit)

    return _ecrire


@pytest.mark.parametrize("dit", ["enceinte", "musique amplifiee", "2026-12", "entiere"])
def test_elle_se_trouve_a_cote_de_celles_de_la_loi(dit, ligne, rappel, ecrire_le_brouillon):
    tenue, dossier = ligne(), rappel()
    texte = str(nommee(cle(tenue))) if dit == "entiere" else dit
    assert ecrire_le_brouillon(dossier, infraction=texte).status_code == 302
    ecrit = RappelOrdre.objects.get(pk=dossier.pk)
    assert (ecrit.infraction, ecrit.faits_nature) == (cle(tenue), ARRETE["faits"])
    assert ecrit.qualification == "arrêté n° 2026-12 du 3 mai 2026, art. 2, contravention de la 2e classe"
    assert ecrit.traces.get(acte="completer").donnees["infraction"] == cle(tenue)


def test_elle_dit_qui_l_a_ajoutee_et_ne_cache_aucune_question(ligne, rappel, client, equipe):
    tenue = ligne()
    dossier = rappel("a_signer", infraction=cle(tenue))
    client.force_login(equipe.elu)
    assert "– ajoutée par Sainte-Aure" in client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    client.force_login(equipe.agent)
    brouillon = client.get(reverse("procedure:acte", args=[rappel().jeton, "completer"])).text
    assert f'value="{nommee(cle(tenue))}"' in brouillon
    assert brouillon.count(f'data-sauf="{nommee(cle(tenue))}"') == 4  # two questions, yes and no


def test_elle_vaut_le_jour_des_faits_et_chez_elle(ligne, rappel, parquet):
    ailleurs = ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))
    ici = ligne(fin=JOUR)
    ligne(chez=ailleurs)
    ligne(faits="retirée", retiree=True)
    dossier = rappel()

    def ajoutees(jour):
        return [une.cle for une in proposees(dossier, INSTANT, jour) if une.locale]

    assert (ajoutees(JOUR), ajoutees(JOUR + timedelta(1)), ajoutees(date(2026, 5, 2))) == ([cle(ici)], [], [])


def test_une_commune_qui_en_reprend_une_autre_lit_les_siennes(ligne, rappel, commune, parquet):
    neuve = ecrire(Institution(nature="commune", nom="Aure-Nouvelle", code="73903", parquet=parquet))
    dossier, siennes = rappel(), {cle(ligne()), cle(ligne(chez=neuve))}
    Institution.objects.filter(pk=commune.pk).update(devenue=neuve, devenue_le=date(2026, 1, 1))
    relu = RappelOrdre.objects.get(pk=dossier.pk)
    assert {une.cle for une in proposees(relu, INSTANT, JOUR) if une.locale} == siennes


# --- It answers nothing in the law's place


def juger(infraction, convention="chambery", **reponses):
    return Examen(infraction, RIEN | reponses, CLAUSES[convention])


@pytest.mark.parametrize("convention", ["chambery", "dole", "aucune"])
def test_les_questions_de_gravite_restent_posees_et_ferment(convention, ligne):
    tenue = ligne()
    assert "crime_ou_delit" in [une.cle for une in juger(cle(tenue), convention).questions]
    (obstacle,) = juger(cle(tenue), convention, crime_ou_delit=True).obstacles
    assert obstacle.article == "art. 40 CPP"


def test_contre_une_personne_elle_demande_les_circonstances(ligne):
    assert set(AGGRAVANTES) <= {une.cle for une in juger(cle(ligne(personnes=True, classe=3))).questions}
    assert not set(AGGRAVANTES) & {une.cle for une in juger(cle(ligne(faits="autre"))).questions}


@pytest.mark.parametrize("convention", ["chambery", "aucune"])
@pytest.mark.parametrize(("champs", "phrase"), [
    ({"article": "322-1 CP", "classe": 0, "rappel": False}, "un délit se signale"),
    ({"article": "R. 625-1 CP", "classe": 5, "personnes": True, "rappel": False}, "rappel à l’ordre"),
    ({"rappel": False}, "Sainte-Aure ne répond pas à cette infraction par un rappel à l’ordre."),
])  # fmt: skip
def test_ce_qu_elle_ferme_est_ferme_a_la_signature(convention, champs, phrase, ligne):
    obstacles = juger(cle(ligne(**champs)), convention).obstacles
    assert any(phrase in obstacle.phrase for obstacle in obstacles)


def test_retiree_elle_ferme_encore_ce_qu_elle_fermait(ligne, rappel, equipe):
    tenue = ligne(rappel=False)
    dossier = rappel(joint=True, infraction=cle(tenue))
    InfractionLocale.objects.update(retiree=True)
    with pytest.raises(Refus, match="ne répond pas à cette infraction"):
        franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)


def test_si_elle_parlait_comme_la_loi_un_delit_passerait(ligne, rappel, equipe, monkeypatch):
    """The sabotage: a line of the commune that answers for the gravity, and nobody asks any more."""
    tenue = ligne()
    monkeypatch.setattr(Examen, "gravite_dite", True)
    dossier = rappel(
        joint=True,
        infraction=cle(tenue),
        reponses=RIEN | {"plainte_police_gendarmerie": False, "enquete_en_cours": False},
    )
    assert franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)
    monkeypatch.undo()
    with pytest.raises(Refus, match="Il reste à répondre : « Ces faits peuvent-ils être un crime"):
        franchir(rappel(joint=True, infraction=cle(tenue), reponses=RIEN), Page.soumettre, equipe.agent, instant=DEMAIN)


def test_une_ligne_inconnue_n_est_pas_une_infraction(db):
    assert examen.nommee("+999") is None
    with pytest.raises(ValidationError):
        InfractionLocale(article="x|y").clean_fields()
