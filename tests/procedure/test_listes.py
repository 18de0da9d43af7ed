"""A list shows what one may see, by filters in its address, page after page, with the term that the case itself shows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution
from annuaire.models.habilitations import Role
from procedure.listes import liste
from procedure.listes.filtres import TERMES, FiltresForm
from procedure.listes.liste import Selection
from procedure.models import Dossier, Echeance, Partage, Recherche
from procedure.moteur import franchir
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.mondes import multiplier

JOUR = timedelta(days=1)


@pytest.fixture
def montrer(client):
    """What somebody's list shows: montrer(personne, etat="a_signer")."""

    def _montrer(personne, **choix):
        client.force_login(personne)
        return client.get(reverse("procedure:dossiers"), choix)

    return _montrer


@pytest.fixture
def termes(rappel):
    """Received so many days ago: their term of five worked days ends one after the other."""

    def _termes(*jours):
        recus = [timezone.now() - n * JOUR for n in jours]
        return [rappel("avis_demande", recu=recu, le=recu) for recu in recus]

    return _termes


def numeros(page):
    return [ligne["numero"] for ligne in page.context["lignes"]]


def choisir(personne, instant=INSTANT, **choix):
    tenues = personne.habilitations.tenues(instant)
    return Selection(personne, tenues, instant, FiltresForm(choix, tenues=tenues).choix)


ROLES = {
    Role.AGENT: 0,
    Role.COORDONNATEUR: 0,
    Role.ADMINISTRATEUR: 0,
    Role.MAGISTRAT: 1,
    Role.SECRETARIAT: 1,
    Role.DELEGUE: 1,
}


@pytest.mark.parametrize("role", ROLES)
def test_les_parts_d_une_liste_sont_ce_que_l_on_peut_voir(rappel, equipe, habiliter, parquet, commune, role):
    """Whatever one is, in two places at once, and with a case that was shared."""
    ailleurs = ecrire(Institution(nature="commune", nom="Port-Clair", code="17901", parquet=parquet))
    dossiers = [rappel(etat) for etat in ("brouillon", "a_signer", "avis_demande", "avis_demande")]
    tenue = habiliter((commune, parquet)[ROLES[role]], role)
    ecrire(Habilitation(personne=tenue.personne, institution=ailleurs, role=Role.AGENT, debut=tenue.debut))
    Partage.objects.create(
        dossier=dossiers[0], personne=tenue.personne, institution=ailleurs, motif="renfort", debut=INSTANT
    )
    visibles = Dossier.objects.visibles_par(tenue.personne, INSTANT)
    assert [d.pk for d in choisir(tenue.personne).suivants(None, 50)] == list(visibles.values_list("pk", flat=True))


def test_une_part_qui_montre_trop_se_voit(rappel, equipe, monkeypatch):
    """The sabotage."""
    rappel()
    assert choisir(equipe.magistrat).suivants(None, 50) == []
    monkeypatch.setattr(Dossier.objects._queryset_class, "en_parts", lambda self, *_: [self])
    assert choisir(equipe.magistrat).suivants(None, 50) != []


def test_la_liste_et_le_dossier_disent_le_meme_terme(termes, equipe, montrer, client):
    [dossier] = termes(1)
    page = montrer(equipe.agent).text
    dite = re.search(r'<span class="terme (\w+)">(.+?)</span>\s*<small class="d-block">(.+?)</small>', page)
    tete = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    assert f'<span class="terme {dite[1]}">{dite[3]} : {dite[2]}</span>' in tete
    assert "il reste" in dite[2]


def test_ce_qui_n_a_pas_d_horloge_n_a_pas_de_terme(rappel, equipe, montrer):
    rappel()
    assert 'class="terme' not in montrer(equipe.agent).text


def test_les_termes_se_filtrent_et_le_plus_proche_vient_d_abord(termes, rappel, equipe, montrer):
    loin, proche, passe = termes(0, 5, 30)
    rappel()
    attendus = {"court": [passe, proche, loin], "depassee": [passe]}
    for code, dossiers in attendus.items():
        assert numeros(montrer(equipe.agent, echeance=code)) == [dossier.numero for dossier in dossiers]
    assert "le plus proche d’abord" in montrer(equipe.agent, echeance="court").text


@pytest.mark.parametrize("code", TERMES)
def test_chaque_choix_d_echeance_suit_l_heure(termes, equipe, code):
    [dossier] = termes(0)
    fin = Echeance.objects.vives().get(dossier=dossier.pk, limite__isnull=False).limite
    dans = TERMES[code][1]
    trouve = lambda quand: bool(choisir(equipe.agent, quand, echeance=code).suivants(None, 50))  # noqa: E731
    assert trouve(fin - (dans or timedelta(0)))
    assert trouve(fin - (dans or timedelta(0)) - timedelta(seconds=1)) == (dans is None)


def test_ce_qui_est_suspendu_ou_leve_n_y_est_pas(termes, equipe):
    suspendu, leve = termes(1, 1)
    Echeance.objects.filter(dossier=suspendu.pk).update(limite=None, suspendue_le=timezone.now())
    franchir(leve, Page.favorable, equipe.magistrat, instant=timezone.now())
    assert choisir(equipe.magistrat, timezone.now(), echeance="court").suivants(None, 50) == []


@pytest.mark.parametrize("choix", [{}, {"echeance": "court"}])
def test_page_apres_page_chacun_une_fois_dans_le_meme_ordre(termes, equipe, montrer, monkeypatch, choix):
    """Three share an hour to the microsecond: what comes after one of them is known all the same."""
    multiplier(termes(1)[0], 2)
    termes(0, 2)
    entiere = numeros(montrer(equipe.agent, **choix))
    monkeypatch.setattr(liste, "PAR_PAGE", 2)
    monkeypatch.setattr("procedure.listes.views.PAR_PAGE", 2)
    vus, page = [], montrer(equipe.agent, **choix)
    while page.context["suite"]:
        vus += numeros(page)
        page = page.client.get(f"{reverse('procedure:dossiers')}?{page.context['suite']}")
    assert len(entiere) == 5
    assert vus + numeros(page) == entiere


def test_ce_qui_s_ouvre_pendant_qu_on_tourne_les_pages_n_en_deplace_aucune(rappel, equipe):
    selection, dossiers = choisir(equipe.agent), [rappel(le=INSTANT + n * JOUR) for n in range(4)]
    [_, second] = selection.suivants(None, 2)
    rappel(le=INSTANT + 9 * JOUR)
    suite = selection.suivants((second.ouvert_le, second.pk), 2)
    assert [d.pk for d in suite] == [d.pk for d in dossiers[1::-1]]


@pytest.mark.parametrize("illisible", [{"etat": "lune"}, {"commune": "999999"}, {"echeance": "1 OR 1"}])
def test_un_choix_illisible_se_dit_et_n_emporte_ni_les_autres_ni_la_recherche(rappel, equipe, montrer, illisible):
    rappel("a_signer", auteur={"nom": "Belkacem"})
    rappel("a_signer", auteur={"nom": "Rahmani"})
    rappel(auteur={"nom": "Belkacem"})
    jeton = Recherche.objects.faire(equipe.agent, "belk").jeton
    autres = {"etat": "a_signer", "tour": "en_cours"} | illisible
    page = montrer(equipe.agent, recherche=jeton, **autres)
    assert "Recherche de « belk »" in page.text
    assert "n’a pas pu être lu" in page.text
    assert "il est laissé de côté" in page.text
    assert next(iter(illisible.values())) not in page.text
    assert len(numeros(page)) == (2 if "etat" in illisible else 1)


def test_une_recherche_oubliee_se_dit(rappel, equipe, montrer):
    rappel()
    page = montrer(equipe.agent, recherche="x" * 16)
    assert "n’est plus gardée" in page.text
    assert len(numeros(page)) == 1


@pytest.mark.parametrize(
    "choix", [{}, {"echeance": "court"}, {"tour": "moi"}, {"tour": "en_cours", "etat": "a_signer"}]
)
def test_les_requetes_ne_croissent_pas_avec_les_dossiers(termes, equipe, montrer, choix):
    def compter():
        with CaptureQueriesContext(connection) as vues:
            assert montrer(equipe.agent, **choix).status_code == 200
        return len(vues)

    [dossier] = termes(1)
    compter()
    un = compter()
    multiplier(dossier, 499)
    assert Dossier.objects.count() == 500
    assert compter() <= un
    assert un < 25


def test_aucune_page_ne_se_compte_ni_ne_se_saute(termes, equipe, montrer, monkeypatch):
    """No OFFSET, and no count of all: what is read does not grow with what there is."""
    multiplier(termes(1)[0], 60)
    premiere = montrer(equipe.agent)
    with CaptureQueriesContext(connection) as vues:
        premiere.client.get(f"{reverse('procedure:dossiers')}?{premiere.context['suite']}")
    lues = [vue["sql"] for vue in vues if 'FROM "procedure_dossier"' in vue["sql"]]
    assert lues
    assert all("LIMIT" in sql and "OFFSET" not in sql for sql in lues)


def test_les_etats_se_lisent_par_procedure_ceux_de_plusieurs_d_abord(rappel, equipe, montrer):
    rappel()
    choix = FiltresForm({}, tenues=[]).fields["etat"].choices
    groupes = {dit: dict(etats) for dit, etats in choix if isinstance(etats, list)}
    communs = {valeur for valeur, dit in choix if isinstance(dit, str)} - {""}
    assert {"brouillon", "a_signer"} <= communs
    assert "avis_demande" in groupes["Rappels à l’ordre"]
    assert not any(communs & set(etats) for etats in groupes.values())
    assert dict(choix)["eteinte"] == "Éteinte ou Action publique éteinte"  # one code, of which each says its own
    page = montrer(equipe.agent, etat="avis_demande").content.decode()
    groupe = re.search('<optgroup label="Rappels à l’ordre">(.*?)</optgroup>', page, re.S).group(1)
    assert re.findall('value="([^"]+)" selected', groupe) == ["avis_demande"]


def test_les_etats_en_cours_sont_ceux_qui_ne_finissent_pas(rappel, equipe):
    vif, clos = rappel(), rappel()
    franchir(clos, Page.abandonner, equipe.agent, instant=INSTANT, raison="erreur", motif="Doublon.")
    assert [d.pk for d in choisir(equipe.agent, tour="en_cours").suivants(None, 9)] == [vif.pk]
    assert Etat.CLOS in Page.finals


def test_une_mairie_ne_lit_pas_son_nom_a_chaque_ligne(rappel, equipe, montrer):
    rappel("avis_demande")
    pages = [montrer(lui).text for lui in (equipe.agent, equipe.magistrat)]
    assert ['<th scope="col">Commune</th>' in page for page in pages] == [False, True]
    assert ['name="commune"' in page for page in pages] == [False, True]
