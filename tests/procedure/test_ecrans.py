"""The screens that every procedure gets: what they offer is what the engine would do."""

from dataclasses import replace
from datetime import timedelta
from threading import BoundedSemaphore
from urllib.parse import unquote_plus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure import courriers
from procedure.acteurs import MAIRIE, PARQUET
from procedure.ecrans.etapes import etapes
from procedure.ecrans.gestes import gestes
from procedure.ecrans.marques import en_gros, en_tete, marque, reste
from procedure.models import Consultation, Dossier, Echeance, Fait
from procedure.moteur import franchir
from procedure.rendu.atelier import Imprimerie
from procedure.templatetags.typographie import soigne
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import courriel, envoi

ENTREES = [Etat.BROUILLON, Etat.A_SIGNER]


@pytest.fixture
def lire(client):
    def _lire(personne, nom, *args, **suite):
        client.force_login(personne)
        return client.get(reverse(f"procedure:{nom}", args=args), suite)

    return _lire


@pytest.fixture
def faire(client):
    def _faire(personne, dossier, acte, **donnees):
        client.force_login(personne)
        return client.post(reverse("procedure:acte", args=[dossier.jeton, acte]), donnees, follow=True)

    return _faire


def etat(dossier):
    return Dossier.objects.get(pk=dossier.pk).etat


@pytest.mark.parametrize(
    ("duree", "dite"),
    [
        (timedelta(days=2, hours=6), "2 j 6 h"), (timedelta(days=9, hours=6), "9 j"), (timedelta(days=3), "3 j"),
        (timedelta(hours=6, minutes=50), "6 h"), (timedelta(minutes=40), "40 min"), (timedelta(seconds=4), "1 min"),
    ],
)  # fmt: skip
def test_le_temps_se_dit_en_gros(duree, dite):
    assert en_gros(duree).replace("\N{NO-BREAK SPACE}", " ") == dite


def test_une_marque_dit_par_sa_forme_aussi_ce_qui_presse():
    ecarts = {timedelta(5): "serein", timedelta(2): "proche", timedelta(0): "depasse", timedelta(-1): "depasse"}
    assert {ecart: reste(INSTANT + ecart, INSTANT).allure for ecart in ecarts} == ecarts


@pytest.mark.parametrize(
    ("ecart", "dit"),
    [(timedelta(3), ("serein", "dans 3\xa0j")), (timedelta(hours=-19), ("proche", "passé depuis 19\xa0h"))],
)
def test_un_rendez_vous_passe_n_est_pas_en_retard(ecart, dit):
    """What it asks to be noted is late by clocks of its own."""
    assert marque(Page.rendez_vous, Echeance(limite=INSTANT + ecart), INSTANT) == dit
    assert marque(Page.a_tenir, Echeance(limite=INSTANT + timedelta(-1)), INSTANT).allure == "depasse"


def test_ce_qu_un_rendez_vous_passe_laisse_a_faire_se_lit_devant_lui():
    vives = [Echeance(pk=rang, delai=nom, limite=INSTANT) for rang, nom in enumerate(("rendez_vous", "a_tenir"), 1)]
    avant, apres = (en_tete(Page.delais, vives, INSTANT + ecart)[0] for ecart in (-timedelta(1), timedelta(1)))
    assert (avant.delai, apres.delai) == ("rendez_vous", "a_tenir")


@pytest.mark.parametrize(
    ("entrees", "dites"),
    [
        ([Etat.BROUILLON], "[Brouillon] À signer, Avis demandé, Autorisé, Convoqué, Prononcé, Clos"),
        ([*ENTREES, Etat.AVIS_DEMANDE], "Brouillon, À signer [Avis demandé] Autorisé, Convoqué, Prononcé, Clos"),
        ([*ENTREES, Etat.BROUILLON], "[Brouillon] À signer, Avis demandé, Autorisé, Convoqué, Prononcé, Clos"),
        ([*ENTREES, Etat.AVIS_DEMANDE, Etat.REFUSE], "Brouillon, À signer, Avis demandé [Refusé] Clos"),
        ([*ENTREES, Etat.AUTORISE], "Brouillon, À signer [Autorisé] Convoqué, Prononcé, Clos"),
        ([Etat.BROUILLON, Etat.ABANDONNE], "Brouillon [Abandonné]"),
    ],
)
def test_les_etapes_sont_celles_qu_il_a_suivies_puis_le_chemin(entrees, dites):
    dossier = Dossier(etat=entrees[-1])
    pas = {"fait": [], "ici": [], "": []}
    for etape in etapes(Page, dossier, entrees):
        pas[etape.allure].append(etape.libelle)
    assert f"{', '.join(pas['fait'])} [{pas['ici'][0]}] {', '.join(pas[''])}".strip() == dites


@pytest.mark.parametrize("qui", ["agent", "elu", "magistrat", "mineurs", "secretariat"])
@pytest.mark.parametrize("ou", ["brouillon", "a_signer", "avis_demande"])
def test_un_geste_offert_est_un_geste_que_le_moteur_accepte(rappel, equipe, qui, ou):
    """What has nothing to fill in is done; what is closed is not offered, whatever the role."""
    dossier, personne = rappel(ou), getattr(equipe, qui)
    if not Dossier.objects.visibles_par(personne).filter(pk=dossier.pk).exists():
        return
    offerts = [g.acte for g in gestes(dossier, personne, INSTANT) if g.sorte == "propre" and not g.acte.formulaire]
    for acte in offerts:
        autre = rappel(ou)
        franchir(autre, acte, personne, instant=INSTANT)
        assert autre.traces.filter(acte=acte.nom).exists()


def test_un_geste_ferme_dit_pourquoi(rappel, equipe, lire):
    page = lire(equipe.agent, "dossier", rappel("a_signer").jeton).text
    assert "<b>Signer et saisir le parquet</b> : revient à : élu" in page


def test_le_dossier_montre_son_terme_et_pourquoi_cette_date(rappel, equipe, lire):
    recu = timezone.now()
    page = lire(equipe.agent, "dossier", rappel("avis_demande", recu=recu, le=recu).jeton).text
    assert "Avis du parquet" in page
    assert "Pourquoi cette date" in page
    assert soigne("sans réponse, le dossier passe à « Autorisé »") in page


def test_le_dossier_dit_les_faits_la_personne_et_qui_repond_d_elle(rappel, equipe, lire):
    auteur = {"nom": "Belkacem", "prenoms": "Yanis", "adresse": "6, allée des Cèdres"}
    dossier = rappel(auteur=auteur, faits_nature="bris de vitre", faits_lieu="8, rue des Écoles", faits_le=INSTANT)
    dossier.interesses.get().representants.create(nom="Samia Haddad", qualite="mère", adresse="6, allée des Cèdres")
    page = lire(equipe.agent, "dossier", dossier.jeton).text
    for dit in (
        "Bris de vitre, 8, rue des Écoles", "mercredi 18 novembre 2026", "BELKACEM Yanis", "6, allée des Cèdres",
        "Mineur au jour des faits", "Mère", "Samia Haddad",
    ):  # fmt: skip
        assert dit in page


def test_lire_un_dossier_se_sait(rappel, equipe, lire):
    dossier = rappel()
    lire(equipe.agent, "dossier", dossier.jeton)
    assert Consultation.objects.get().quoi == "dossier"
    assert str(equipe.agent) in lire(equipe.elu, "consultations", dossier.jeton).text


def test_les_requetes_d_un_dossier_ne_croissent_pas_avec_son_histoire(rappel, equipe, client):
    dossier = rappel("avis_demande")
    client.force_login(equipe.elu)
    adresse = reverse("procedure:dossier", args=[dossier.jeton])
    client.get(adresse)

    def compter():
        with CaptureQueriesContext(connection) as vues:
            assert client.get(adresse).status_code == 200
        return len(vues)

    avant = compter()
    for jours in range(3):
        dit = {"courrier": "fiche", "preuve": "accusé de réception", "le": INSTANT + timedelta(jours)}
        franchir(dossier, Page.noter_presentation, equipe.agent, instant=INSTANT + timedelta(jours), **dit)
    assert compter() == avant


def test_ouvrir_le_dossier_fait_recevoir_ce_qui_fut_envoye(rappel, equipe, lire):
    """The link of a mail lands on the case: who reads it there has received it."""
    dossier = rappel("avis_demande")
    dossier.documents.update(rendu_le=INSTANT, empreinte_pdf="x", reveil=None)
    premiere, seconde = (lire(equipe.secretariat, "dossier", dossier.jeton).text for _ in range(2))
    assert Fait.objects.filter(dossier=dossier.pk, nom="fiche.reception").exists()
    assert "Votre lecture vaut réception" in premiere
    assert "vaut réception" not in seconde


def test_une_lettre_qui_n_est_pas_encore_faite_n_est_pas_recue(rappel, equipe, lire):
    dossier = rappel("avis_demande")
    assert "vaut réception" not in lire(equipe.secretariat, "dossier", dossier.jeton).text
    assert not Fait.objects.filter(dossier=dossier.pk).exists()


def test_une_page_ouverte_apres_le_terme_fait_parler_le_silence(rappel, equipe, lire):
    recu = timezone.now() - timedelta(30)
    dossier = rappel("avis_demande", recu=recu, le=recu)
    assert "Accepté par le silence" in lire(equipe.agent, "dossier", dossier.jeton).text
    assert etat(dossier) == Etat.AUTORISE


def test_l_acte_dit_ce_qui_va_se_passer_avant_qu_on_le_prenne(rappel, equipe, lire):
    page = lire(equipe.elu, "acte", rappel("a_signer").jeton, "saisir").text
    assert soigne("Le dossier passe à « Avis demandé ».") in page
    assert soigne("est envoyé : Parquet de Valmont, sous votre signature, avec ce qui constate les faits.") in page
    assert soigne("Ce dossier devient lisible : Parquet de Valmont.") in page
    assert soigne("sans réponse, le dossier passe à « Autorisé » (art. 3)") in page


def test_un_acte_se_prend_par_sa_page(rappel, equipe, faire):
    dossier = rappel("a_signer")
    reponse = faire(equipe.elu, dossier, "saisir", version=dossier.version)
    assert etat(dossier) == Etat.AVIS_DEMANDE
    assert "Parquet saisi." in reponse.text


def test_un_acte_perime_ne_se_prend_pas_et_dit_pourquoi(rappel, equipe, faire):
    dossier = rappel("a_signer")
    lue = dossier.version
    franchir(dossier, Page.retirer, equipe.agent, instant=INSTANT)
    franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
    reponse = faire(equipe.elu, dossier, "saisir", version=lue)
    assert reponse.status_code == 422
    assert "a changé depuis" in reponse.text
    assert etat(dossier) == Etat.A_SIGNER


def test_ce_qui_manque_se_dit_a_cote_du_champ_et_rien_n_est_perdu(rappel, equipe, faire):
    dossier = rappel("avis_demande")
    reponse = faire(equipe.magistrat, dossier, "defavorable", version=dossier.version, motif="")
    assert reponse.status_code == 422
    assert "Ce champ est obligatoire." in reponse.text
    dit = {"raison": "lune", "motif": "Un doublon du 12 mai."}
    assert "Un doublon du 12 mai." in faire(equipe.elu, dossier, "desister", version=dossier.version, **dit).text


def test_la_mairie_note_un_avis_recu_ailleurs_avec_sa_date_et_sa_preuve(rappel, equipe, faire, lire):
    dossier = rappel("avis_demande", recu=INSTANT)
    page = lire(equipe.agent, "acte", dossier.jeton, "favorable").text
    assert "vous le notez, avec ce qui le prouve" in page
    sans = faire(equipe.agent, dossier, "favorable", version=dossier.version, quand_le="2026-11-19T09:30")
    assert "Joignez le courrier ou le courriel reçu" in sans.text
    dit = {"version": dossier.version, "quand_le": "2026-11-19T09:30", "preuve": "à 9 h 30"}
    faire(equipe.agent, dossier, "favorable", **dit, fichier=envoi("avis.eml", courriel()))
    trace = dossier.traces.get(acte="favorable")
    assert (trace.consigne, trace.le.isoformat()) == (True, "2026-11-19T08:30:00+00:00")


def test_un_acte_ferme_ramene_au_dossier_et_dit_pourquoi(rappel, equipe, client):
    dossier = rappel("brouillon")
    client.force_login(equipe.agent)
    reponse = client.get(reverse("procedure:acte", args=[dossier.jeton, "saisir"]), follow=True)
    assert reponse.redirect_chain == [(reverse("procedure:dossier", args=[dossier.jeton]), 302)]
    assert "revient à : élu" in reponse.text


@pytest.mark.parametrize("nom", ["tacite", "ouvrir", "lune"])
def test_ce_qui_n_est_l_acte_de_personne_n_existe_pas(rappel, equipe, lire, nom):
    assert lire(equipe.elu, "acte", rappel("a_signer").jeton, nom).status_code == 404


def test_la_lettre_se_lit_telle_qu_elle_partira(rappel, equipe, lire):
    dossier = rappel("a_signer")
    reponse = lire(equipe.elu, "apercu", dossier.jeton, "saisir", 0)
    assert reponse.content.startswith(b"%PDF")
    assert not dossier.documents.exists()
    for qui, acte, rang in ((equipe.elu, "saisir", 1), (equipe.agent, "saisir", 0), (equipe.elu, "rendre", 0)):
        assert lire(qui, "apercu", dossier.jeton, acte, rang).status_code == 404


def test_chaque_destinataire_a_son_apercu(rappel, equipe, lire, monkeypatch):
    """The same letter to two: each is read with its own address, and none is made but the one that is asked."""
    ecrire_la_fiche, faites = Page.fiche.lettre, []

    def lettre(essai, a):
        dite = ecrire_la_fiche(essai, a)
        return replace(dite, destinataire=replace(dite.destinataire, appel=f"Madame, Monsieur, côté {a.value}"))

    monkeypatch.setattr(Page.fiche, "a", (PARQUET, MAIRIE))
    monkeypatch.setattr(Page.fiche, "lettre", lettre)
    monkeypatch.setattr(Imprimerie, "rendre", lambda self, html, titre, nom: faites.append(html) or b"%PDF")
    dossier = rappel("a_signer")
    page = lire(equipe.elu, "acte", dossier.jeton, "saisir").text
    for rang, (lieu, cote) in enumerate((("Parquet de Valmont", "parquet"), ("Sainte-Aure", "mairie"))):
        assert f"« Fiche de transmission au procureur », pour {lieu}" in page
        lire(equipe.elu, "apercu", dossier.jeton, "saisir", rang)
        assert f"côté {cote}" in faites[rang]
    assert len(faites) == 2


def test_les_apercus_sont_bornes_et_qui_attend_trop_le_sait(rappel, equipe, lire, monkeypatch):
    monkeypatch.setattr("procedure.courriers.PATIENCE", 0.01)
    monkeypatch.setattr("procedure.courriers.A_LA_FOIS", BoundedSemaphore(1))
    dossier = rappel("a_signer")
    with courriers.A_LA_FOIS:
        reponse = lire(equipe.elu, "apercu", dossier.jeton, "saisir", 0)
    assert (reponse.status_code, "Réessayez dans une minute" in reponse.text) == (503, True)
    assert lire(equipe.elu, "apercu", dossier.jeton, "saisir", 0).status_code == 200


def test_une_lettre_qu_on_ouvre_trop_nombreux_se_prepare(rappel, equipe, lire, monkeypatch):
    monkeypatch.setattr("procedure.courriers.PATIENCE", 0.01)
    monkeypatch.setattr("procedure.courriers.A_LA_FOIS", BoundedSemaphore(1))
    lettre = rappel("avis_demande").documents.get()
    with courriers.A_LA_FOIS:
        assert lire(equipe.elu, "document", lettre.jeton).status_code == 503


@pytest.mark.parametrize("page", ["dossier", "consultations"])
def test_un_dossier_d_ailleurs_et_un_dossier_absent_se_repondent_pareil(rappel, habiliter, parquet, lire, page):
    ailleurs = ecrire(Institution(nature="commune", nom="Port-Clair", code="17901", parquet=parquet))
    etranger = habiliter(ailleurs, Role.AGENT).personne
    autre, absent = lire(etranger, page, rappel("avis_demande").jeton), lire(etranger, page, "x" * 16)
    assert (autre.status_code, autre.content) == (404, absent.content)


def test_l_elu_en_signe_plusieurs_et_chacun_en_son_nom(rappel, equipe, client):
    premier, second, troisieme = rappel("a_signer"), rappel("a_signer"), rappel("a_signer")
    client.force_login(equipe.elu)
    adresse = reverse("procedure:signatures")
    page = client.get(adresse).text
    assert page.count('type="checkbox"') == 3
    coches = [f"{d.jeton}:{d.version}" for d in (premier, second)]
    reponse = client.post(adresse, {"dossier": coches})
    assert [etat(d) for d in (premier, second, troisieme)] == [Etat.AVIS_DEMANDE, Etat.AVIS_DEMANDE, Etat.A_SIGNER]
    assert premier.numero in reponse.text


def test_ce_qui_a_change_depuis_qu_on_l_a_lu_ne_se_signe_pas(rappel, equipe, client):
    dossier = rappel("a_signer")
    client.force_login(equipe.elu)
    franchir(dossier, Page.retirer, equipe.agent, instant=INSTANT)
    franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
    reponse = client.post(reverse("procedure:signatures"), {"dossier": [f"{dossier.jeton}:{dossier.version}"]})
    assert etat(dossier) == Etat.A_SIGNER
    assert "a changé depuis" in reponse.text


def test_qui_ne_signe_pas_n_a_rien_a_signer(rappel, equipe, client):
    rappel("a_signer")
    client.force_login(equipe.agent)
    assert "Rien n’attend votre signature" in client.get(reverse("procedure:signatures")).text


def test_la_liste_se_filtre_par_des_codes(rappel, equipe, lire):
    rappel("a_signer")
    rappel()
    assert lire(equipe.agent, "dossiers").text.count("RAO-") == 2
    assert lire(equipe.agent, "dossiers", etat="a_signer").text.count("RAO-") == 1
    assert lire(equipe.agent, "dossiers", tour="moi").text.count("RAO-") == 1


def test_la_page_suivante_reprend_ou_celle_ci_finit(rappel, equipe, lire, monkeypatch):
    monkeypatch.setattr("procedure.listes.liste.PAR_PAGE", 2)
    dossiers = [rappel(le=INSTANT + timedelta(minutes=n)) for n in (0, 0, 0, 1, 2)]
    vus, suite = [], {}
    while suite is not None:
        page = lire(equipe.agent, "dossiers", **suite)
        vus += [ligne["numero"] for ligne in page.context["lignes"]]
        suite = {"apres": page.context["suite"].partition("apres=")[2]} if page.context["suite"] else None
        if suite:
            suite = {"apres": unquote_plus(suite["apres"])}
    assert sorted(vus) == sorted(dossier.numero for dossier in dossiers)
    assert len(vus) == len(set(vus))


@pytest.mark.parametrize("apres", ["lune", "~", "2026-11-18~1", "2026-11-18T10:00:00+00:00~x"])
def test_un_repere_illisible_montre_la_premiere_page(rappel, equipe, lire, apres):
    rappel()
    assert lire(equipe.agent, "dossiers", apres=apres).text.count("RAO-") == 1


def test_ce_qui_est_attendu_vient_d_abord(rappel, equipe):
    """A question waits: its answer is the first thing offered, and never a step back."""
    dossier = rappel("avis_demande", recu=INSTANT)
    assert next(g.acte.nom for g in gestes(dossier, equipe.magistrat, INSTANT) if g.sorte == "propre") == "favorable"
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + timedelta(hours=1), texte="Quand ?")
    plus_tard = INSTANT + timedelta(hours=2)
    premier = next(g for g in gestes(dossier, equipe.agent, plus_tard) if g.sorte == "propre")
    assert (premier.acte.nom, premier.avance) == ("repondre", True)


def test_noter_une_reception_dit_quel_delai_elle_ouvre(rappel, equipe, lire):
    dossier = rappel("avis_demande")
    dite = "Le délai « Avis du parquet » court de cette date, s’il ne courait pas déjà."
    assert soigne(dite) in lire(equipe.secretariat, "acte", dossier.jeton, "noter_reception").text
    assert "court de cette date" not in lire(equipe.agent, "acte", dossier.jeton, "noter_envoi").text


def test_un_acte_nomme_la_personne(rappel, equipe, lire):
    dossier = rappel("avis_demande")
    assert dossier.auteur.nom_complet() in lire(equipe.magistrat, "acte", dossier.jeton, "favorable").text
