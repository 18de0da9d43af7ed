"""Any parquet's convention, entered on the platform's pages without a line of code: its terms, its routes, its letters, its refusals."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.lieux import fuseau_de
from annuaire.models import Convention, Institution, ListeExpediteurs
from annuaire.models.habilitations import Qualite, Role
from procedure.horloge import sonner
from procedure.models import Message
from procedure.moteur import echoir, franchir, recompter
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre import variantes as v
from tests.rappel_ordre.chemins import JOUR, MINUTE, autoriser, relire, tenir
from tests.rappel_ordre.dossiers import ecrire as ecrire_un_rappel

pytestmark = pytest.mark.une_fois

SIGNEE = "2026-01-05"
RIEN = {"question-plainte": "False"}


@pytest.fixture
def plateforme(habiliter):
    """The operator's browser, kept apart from the one of the test."""
    navigateur = Client()
    navigateur.force_login(habiliter(None, Role.EXPLOITANT).personne)

    def poster(ou, /, *args, **saisie):
        reponse = navigateur.post(reverse(f"plateforme:{ou}", args=args), saisie, follow=True)
        assert "is-invalid" not in reponse.text, reponse.text
        return reponse

    return poster


@pytest.fixture
def entrer(plateforme, parquet):
    """Typed clause by clause, then put in force: each says its sentence on the way."""

    def _entrer(clauses, communes, signee_le=SIGNEE):
        dit = {"parquet": parquet.pk, "communes": [c.pk for c in communes], "intitule": "La nôtre", "modele": ""}
        plateforme("conventionner", **dit, signee_le=signee_le)
        version = Convention.objects.get(intitule="La nôtre").versions.get()
        for cle, saisie in (v.BASE | clauses).items():
            if saisie:
                lue = plateforme("clause", version.pk, cle, **saisie, article="art. 3").text
                assert version.clauses.get(cle=cle).phrase.partition("’")[0] in lue
        plateforme("arreter", version.pk)
        return version.convention

    return _entrer


@pytest.fixture
def convention(request, entrer, commune):
    """In the place of the model that every other test has."""
    return entrer(getattr(request, "param", {}), [commune])


def sous(*variantes):
    return pytest.mark.parametrize("convention", variantes, indirect=True)


def au_terme(dossier):
    terme = dossier.echeances.vives().get(delai="reponse_attendue")
    if terme.limite:
        echoir(terme.pk, terme.limite)
    return relire(dossier), terme


@pytest.mark.parametrize(("convention", "limite", "etat"), v.DELAIS.values(), ids=v.DELAIS, indirect=["convention"])
def test_chaque_delai_finit_ou_il_est_signe_et_son_silence_mene_ou_il_dit(convention, limite, etat, rappel):
    dossier, terme = au_terme(rappel("avis_demande", recu=INSTANT))
    assert f"{terme.limite.astimezone(ZoneInfo(dossier.commune.fuseau)):%Y-%m-%d %H:%M}" == limite
    assert (dossier.etat, terme.article) == (etat, "art. 3")


@pytest.mark.parametrize("convention", [v.avis(5, "jours", "ensemble")], indirect=True)
def test_ce_que_l_on_decide_ensemble_se_montre_et_la_lettre_le_dit(rappel, equipe):
    dossier, dit = rappel("avis_demande", recu=INSTANT), {"avec": "Mme Aubry", "motif": "Un entretien suffit."}
    with pytest.raises(Refus, match="une fois son terme passé sans réponse"):
        franchir(
            dossier, Page.convenir, equipe.elu, instant=INSTANT + JOUR, le=INSTANT + JOUR, preuve="courriel", **dit
        )
    dossier, terme = au_terme(dossier)
    apres = terme.limite + JOUR
    with pytest.raises(Refus, match="une fois son terme passé sans réponse"):
        franchir(dossier, Page.passer_outre, equipe.elu, instant=apres)
    franchir(dossier, Page.convenir, equipe.elu, instant=apres, le=apres, preuve="courriel", **dit)
    html = dossier.documents.get(courrier="lettre").html
    for mot in ("décision prise ensemble", "Mme Aubry", "Un entretien suffit.", "art. 3"):
        assert mot in html
    assert relire(dossier).etat == Etat.AUTORISE


@pytest.mark.parametrize("convention", [v.avis(5, "jours", "ensemble")], indirect=True)
def test_ce_qui_fut_decide_ensemble_tient_quoi_qu_il_arrive_ensuite(rappel, equipe):
    """Neither a fact that is noted after, nor a late avis, takes it back; and it is not dated before the term."""
    dossier, terme = au_terme(rappel("avis_demande", recu=INSTANT))
    dit = {"avec": "Mme Aubry", "preuve": "courriel", "instant": terme.limite + 2 * JOUR}
    with pytest.raises(Refus, match="précède le terme"):
        franchir(dossier, Page.convenir, equipe.elu, le=terme.limite - MINUTE, **dit)
    franchir(dossier, Page.convenir, equipe.elu, le=terme.limite + JOUR, **dit)
    apres = terme.limite + 3 * JOUR
    franchir(dossier, Page.tardif, equipe.magistrat, instant=apres, sens="favorable")
    recue = {"courrier": "lettre", "destinataire": "parquet", "preuve": "accusé", "le": apres}
    franchir(dossier, Page.noter_reception, equipe.agent, instant=apres + MINUTE, **recue)
    recompter(dossier.pk)
    assert relire(dossier).etat == Etat.AUTORISE


@pytest.mark.parametrize(
    ("convention", "admis", "exclu", "dit"), v.REFUS.values(), ids=v.REFUS, indirect=["convention"]
)
def test_chaque_public_et_chaque_exclusion(convention, admis, exclu, dit, rappel, equipe):
    def soumettre(age=30, **reponses):
        ne_le = INSTANT.date().replace(year=INSTANT.year - age)
        dossier = rappel(joint=True, mineur=age < 18, auteur={"nom": "Vasquier", "ne_le": ne_le})
        dossier.reponses |= reponses
        dossier.save()
        franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)

    soumettre(**admis)
    with pytest.raises(Refus, match=dit):
        soumettre(**exclu)


@sous(v.SANS_CONSULTATION)
def test_sans_consultation_le_maire_signe_seul(rappel, equipe):
    dossier = rappel("a_signer")
    with pytest.raises(Refus, match="le maire décide seul"):
        franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT)
    franchir(dossier, Page.autoriser, equipe.elu, instant=INSTANT)
    assert relire(dossier).etat == Etat.AUTORISE


@pytest.mark.parametrize(("convention", "nomme"), [({}, True), (v.SANS_NOM, False)], indirect=["convention"])
def test_l_objet_nomme_ou_non(convention, nomme, rappel):
    rappel("avis_demande", auteur={"nom": "Vasquier"})
    objet = Message.objects.get(courrier="fiche").objet
    assert ("vasquier" in objet.lower()) is nomme


@pytest.mark.parametrize(("convention", "nom"), [({}, None), (v.AUTRES_NOMS, "formulaire B")], indirect=["convention"])
def test_les_lettres_portent_le_nom_que_la_convention_leur_donne(convention, nom, rappel):
    html = rappel("avis_demande").documents.get(courrier="fiche").html
    assert "annexe" not in html.lower()
    assert nom is None or nom.capitalize() in html or nom in html


@sous(v.SUR_PAPIER)
def test_sans_aucun_courriel_la_mairie_depose_et_note(rappel, equipe):
    """Nothing leaves to the parquet, the deposit starts the term, and the last letter is not forgotten on a desk."""
    dossier = rappel("avis_demande")
    vives = dossier.echeances.vives()
    assert set(vives.values_list("delai", flat=True)) == {"preuve"}
    depot = {"courrier": "fiche", "preuve": "cachet du parquet", "le": INSTANT}
    franchir(dossier, Page.noter_reception, equipe.agent, instant=INSTANT + MINUTE, **depot)
    assert vives.get(delai="reponse_attendue").limite
    dossier = tenir(autoriser(relire(dossier), equipe, INSTANT + JOUR), equipe, INSTANT + 2 * JOUR, **RIEN)
    franchir(dossier, Page.informer, equipe.elu, instant=INSTANT + 3 * JOUR)
    assert vives.filter(delai="fiche_a_deposer").exists()
    depose = {"courrier": "information", "destinataire": "parquet", "preuve": "récépissé", "le": INSTANT + 3 * JOUR}
    franchir(dossier, Page.noter_remise, equipe.agent, instant=INSTANT + 4 * JOUR, **depose)
    assert not vives.filter(delai="fiche_a_deposer").exists()
    assert vives.get(delai="cloture")
    assert not Message.objects.filter(dossier=dossier.pk, destinataire="parquet").exists()


@sous(v.SUR_PAPIER | v.dit("rappel_ordre.suites", "True"))
def test_ce_qui_n_a_pas_de_lettre_se_porte_et_ce_qui_tarde_se_rappelle_de_vive_voix(rappel, equipe):
    """A silence that was told, a question, a reminder: the agent is asked to bring them."""
    dossier = rappel("avis_demande", recu=INSTANT)
    siens = Message.objects.filter(dossier=dossier.pk, destinataire="mairie", personne=equipe.agent)
    terme = dossier.echeances.vives().get(delai="reponse_attendue")
    while (vive := dossier.echeances.vives().get(pk=terme.pk)).reveil < terme.limite:
        echoir(terme.pk, vive.reveil)
    assert siens.filter(objet__contains="À rappeler au parquet : avis du parquet").count() == 2
    echoir(terme.pk, terme.limite)
    assert siens.filter(objet__contains="À porter au parquet : Constat du silence").count() == 1
    assert not Message.objects.filter(dossier=dossier.pk, destinataire="parquet").exists()


@sous(v.SUR_PAPIER | v.dit("parquet.expediteurs", "True"))
def test_sur_papier_la_liste_des_expediteurs_se_fait_aussi(rappel, equipe):
    sonner()
    assert ListeExpediteurs.objects.get().habilitations.exists()
    assert rappel("avis_demande").etat == Etat.AVIS_DEMANDE


def test_chaque_commune_est_liee_depuis_sa_propre_signature(plateforme, convention, parquet, equipe, habiliter):
    """It joins in December: its cases of November are the law's alone."""
    tardive = ecrire(Institution(nature="commune", nom="Val-Haut", code="73990", parquet=parquet))
    plateforme("adherer", convention.pk, commune=tardive.pk, signee_le="2026-12-01")
    agent, elu = habiliter(tardive, Role.AGENT).personne, habiliter(tardive, Role.ELU, qualite=Qualite.MAIRE).personne
    for quand, acte in ((INSTANT, Page.autoriser), (datetime(2026, 12, 2, 9, tzinfo=INSTANT.tzinfo), Page.saisir)):
        dossier = ecrire_un_rappel(agent, tardive, quand, auteur={"nom": "Vasquier"})
        franchir(dossier, Page.soumettre, agent, instant=quand)
        franchir(dossier, acte, elu, instant=quand)


@pytest.mark.parametrize(("code", "fin"), [("98735", "2026-11-23 00:00"), ("97411", "2026-11-24 00:00")])
def test_outre_mer_le_terme_est_celui_de_l_heure_de_la_commune(entrer, parquet, habiliter, code, fin):
    """Received at one instant: it is still the 17th in Papeete, and the 18th already in Saint-Denis."""
    la_bas = {"code": code, "fuseau": fuseau_de(code), "parquet": parquet}
    lointaine = ecrire(Institution(nature="commune", nom="Lointaine", **la_bas))
    entrer({}, [lointaine])
    agent, elu = (
        habiliter(lointaine, Role.AGENT).personne,
        habiliter(lointaine, Role.ELU, qualite=Qualite.MAIRE).personne,
    )
    habiliter(parquet, Role.MAGISTRAT)
    quand = INSTANT.replace(hour=5)  # the evening before in Papeete, nine in the morning in Saint-Denis
    dossier = ecrire_un_rappel(agent, lointaine, quand - JOUR, auteur={"nom": "Vasquier"})
    for acte, par in ((Page.soumettre, agent), (Page.saisir, elu)):
        franchir(dossier, acte, par, instant=quand - JOUR)
    recu = {"courrier": "fiche", "preuve": "accusé", "le": quand}
    franchir(dossier, Page.noter_reception, agent, instant=quand, **recu)
    terme = dossier.echeances.vives().get(delai="reponse_attendue")
    assert f"{terme.limite.astimezone(ZoneInfo(lointaine.fuseau)):%Y-%m-%d %H:%M}" == fin


@pytest.mark.parametrize("code", ["97701", "97801", "98611", "98818"])
def test_la_ou_le_rappel_n_existe_pas_rien_ne_s_ouvre(parquet, habiliter, code):
    lointaine = ecrire(Institution(nature="commune", nom="Lointaine", code=code, parquet=parquet))
    agent = habiliter(lointaine, Role.AGENT).personne
    with pytest.raises(Refus, match=r"n’existe pas sur ce territoire.*art. L.132-7 CSI"):
        ecrire_un_rappel(agent, lointaine, INSTANT, auteur=None, joint=False)
