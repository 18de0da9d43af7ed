"""Help: everything that is asked or done is explained, in words that the law holds; each article and each word is there."""

from datetime import date

import pytest
from django.urls import reverse

from procedure.acteurs import HORLOGE
from procedure.aides.aide import COMMUNES, aide
from procedure.aides.glossaire import TERMES
from procedure.droit.articles import ARTICLES, citer
from procedure.ecrans.gestes import A_SA_PLACE
from procedure.page import procedures
from procedure.verification.ecrans import aides
from rappel_ordre.procedure import RappelALOrdre as Page

PAGES = procedures().values()
MOTS = {terme.ancre for terme in TERMES}
# What their label says whole.
EVIDENTS = {"texte", "observations", "courrier", "destinataire", "fait", "quand", "personne", "jusqu_au", "motif"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.nom)
def test_chaque_acte_et_chaque_delai_s_explique(page):
    actes = {nom for nom, acte in page.actes.items() if set(acte.par) != {HORLOGE}}
    attendus = actes | {f"delai.{nom}" for nom in page.delais}
    assert {nom for nom in attendus if not aide(page, nom)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.nom)
def test_chaque_question_s_explique(page):
    formulaires = [acte.formulaire for nom, acte in page.actes.items() if acte.formulaire and nom not in A_SA_PLACE]
    champs = {*page.details} | {nom for forme in formulaires for nom in forme.base_fields}
    assert {nom for nom in champs - EVIDENTS if not aide(page, nom)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.nom)
def test_ce_qui_est_cite_existe(page):
    dites = [*COMMUNES.values(), *page.aides.values()]
    assert {dite.voir for dite in dites if dite.voir} <= MOTS
    assert {cle for dite in (*dites, *TERMES) for cle in dite.articles} <= set(ARTICLES)


def test_une_aide_sans_objet_est_une_faute_de_la_page(monkeypatch):
    monkeypatch.setattr(Page, "aides", Page.aides | {"lune": COMMUNES["motif"]})
    assert list(aides(Page)) == ["aides : « lune » n’est rien sur cette page"]


def test_un_article_qui_n_est_plus_n_est_plus_cite():
    assert citer(("44-1", "L132-7"), date(2028, 12, 31)) == ["art. 44-1 CPP", "art. L.132-7 CSI"]
    assert citer(("44-1", "L132-7"), date(2029, 1, 1)) == ["art. L.132-7 CSI"]


def test_le_champ_d_une_personne_n_est_pas_celui_d_un_autre():
    """« nom » is explained for whom the case is about, not for who answers for them."""
    assert aide(Page, "personne-ne_le")
    assert aide(Page, "repond1-qualite")
    assert aide(Page, "repond1-nom") is None
    assert aide(Page, "preuve") != aide(Page, "delai.preuve")


def test_le_glossaire_est_par_ordre_alphabetique_et_sans_doublon(client, equipe):
    client.force_login(equipe.agent)
    reponse = client.get(reverse("procedure:glossaire"))
    mots = [terme.ancre for terme, _ in reponse.context["termes"]]
    assert mots == sorted(set(mots))
    assert all(f'id="{mot}"' in reponse.text for mot in mots)


def test_l_aide_est_a_cote_de_la_question(client, rappel, equipe):
    client.force_login(equipe.agent)
    page = client.get(reverse("procedure:acte", args=[rappel().jeton, "completer"])).text
    assert (
        page.index('name="mineur"')
        < page.index("Moins de dix-huit ans le jour des faits")
        < page.index('name="constat"')
    )
    assert f"{reverse('procedure:glossaire')}#mineur" in page
