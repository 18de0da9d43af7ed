"""The persons and the facts that every case has, whatever its procedure."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from procedure.models import Dossier, Interesse, Trace

LORMEAU = {"nom": "Lormeau", "prenoms": "Bastien"}
LE_JOUR = date(2026, 11, 18)


@pytest.fixture
def dossier(rappel):
    return rappel(auteur=LORMEAU | {"ne_le": date(2008, 11, 19)})


@pytest.mark.parametrize(
    ("nature", "lieu", "titre"),
    [
        ("bruits ou tapages nocturnes", "12, rue des Tanneurs", "Bruits ou tapages nocturnes, 12, rue des Tanneurs"),
        ("bruits nocturnes", "", "Bruits nocturnes"),
        ("", "12, rue des Tanneurs", "Rappel à l’ordre, 12, rue des Tanneurs"),
        ("", "", "Rappel à l’ordre"),
    ],
)
def test_un_dossier_se_presente_par_ses_faits(rappel, nature, lieu, titre):
    dossier = rappel(faits_nature=nature, faits_lieu=lieu)
    assert dossier.titre() == Dossier.objects.get(pk=dossier.pk).titre() == titre


def test_une_personne_porte_le_meme_nom_partout(dossier):
    assert dossier.auteur.nom_complet() == dossier.nomme() == "LORMEAU Bastien"
    assert Interesse(nom="SCI des Tanneurs", morale=True).nom_complet() == "SCI des Tanneurs"
    assert Interesse(nom="Lormeau").nom_complet() == "LORMEAU"


def test_un_brouillon_n_a_pas_encore_d_auteur(rappel):
    dossier = rappel(auteur=None)
    assert (dossier.auteur, dossier.nomme()) == (None, "")


def test_son_age_est_celui_d_un_jour_dit(dossier):
    assert [dossier.auteur.age_le(jour) for jour in (LE_JOUR, date(2026, 11, 19))] == [17, 18]
    assert Interesse(nom="Lormeau").age_le(LE_JOUR) is None


def test_une_liste_ne_lit_pas_les_auteurs_un_par_un(rappel, django_assert_num_queries):
    modele = type(rappel(auteur=LORMEAU))
    for _ in range(3):
        rappel(auteur=LORMEAU)
    with django_assert_num_queries(2):
        assert {r.nomme() for r in modele.objects.prefetch_related("interesses")} == {"LORMEAU Bastien"}


@pytest.mark.parametrize("champ", [{"prenoms": "Bastien"}, {"ne_le": LE_JOUR}, {"ne_a": "Valmont"}])
def test_une_personne_morale_n_est_pas_nee(dossier, champ):
    morale = Interesse(dossier=dossier, rang=2, morale=True, nom="SCI des Tanneurs", **champ)
    with pytest.raises(ValidationError, match="Une personne morale n’a ni prénoms"):
        morale.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        morale.save()


def test_deux_personnes_ne_portent_pas_le_meme_rang(dossier):
    with pytest.raises(IntegrityError), transaction.atomic():
        Interesse.objects.create(dossier=dossier, rang=1, nom="Autre")
    Interesse.objects.create(dossier=dossier, rang=2, nom="Autre")
    assert dossier.auteur.nom == "Lormeau"


def test_effacer_les_personnes_laisse_le_dossier_et_son_journal(rappel):
    dossier = rappel("avis_demande", auteur=LORMEAU)
    dossier.auteur.representants.create(nom="Samia Haddad", qualite="mère")
    traces = Trace.objects.filter(dossier=dossier.pk).count()
    dossier.interesses.all().delete()
    assert Dossier.objects.filter(pk=dossier.pk).exists()
    assert Trace.objects.filter(dossier=dossier.pk).count() == traces


def test_ce_que_lit_un_journal_technique_ne_nomme_personne(dossier):
    parent = dossier.auteur.representants.create(nom="Samia Haddad", qualite="mère")
    for ligne in (dossier, dossier.auteur, parent):
        assert not {"lormeau", "bastien", "samia", "haddad"} & set(str(ligne).lower().replace(",", " ").split())
