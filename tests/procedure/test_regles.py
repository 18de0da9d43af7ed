"""Under which rules a case stands: the convention of the day, then the version of its first outward act; and what a term closes."""

from datetime import UTC, date, datetime

import pytest

from annuaire.ecriture import ecrire
from annuaire.models import Clause, Institution, Version
from procedure.declaration import EXIGEE
from procedure.moteur import franchir, ouvrir
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter, relire
from tests.rappel_ordre.dossiers import par_courriel


def avenant(convention, le):
    """From that day on: silence refuses, and after ten days."""
    version = ecrire(Version(convention=convention, rang=2, en_vigueur_le=le))
    for clause in Clause.objects.filter(version__convention=convention, version__rang=1):
        clause.pk, clause.version = None, version
        if clause.cle == "rappel_ordre.avis":
            clause.duree, clause.effet = 10, "refus"
        clause.save()
    return version


def effet(dossier):
    return dossier.echeances.vives().get(delai="reponse_attendue").effet


def finir(convention, le):
    convention.fin = le
    convention.save()


def test_une_procedure_qui_exige_une_convention_ne_s_ouvre_pas_sans_elle(commune, equipe, convention, monkeypatch):
    monkeypatch.setattr(Page, "convention", EXIGEE)
    assert ouvrir(Page, equipe.agent, commune, instant=INSTANT).etat == Etat.BROUILLON
    finir(convention, date(2026, 11, 17))
    with pytest.raises(Refus, match="Aucune convention en vigueur ne lie Sainte-Aure"):
        ouvrir(Page, equipe.agent, commune, instant=INSTANT)


def test_un_rappel_s_ouvre_aussi_sous_la_loi_seule(commune, equipe, convention):
    finir(convention, date(2026, 11, 17))
    assert ouvrir(Page, equipe.agent, commune, instant=INSTANT).etat == Etat.BROUILLON


def test_la_convention_d_un_autre_parquet_ne_lie_pas(commune, equipe, convention, monkeypatch):
    monkeypatch.setattr(Page, "convention", EXIGEE)
    autre = ecrire(Institution(nature="parquet", nom="Parquet de Hautecombe", code="TJ-HAUTECOMBE"))
    with pytest.raises(Refus, match="ne lie Sainte-Aure et le parquet de Hautecombe"):
        ouvrir(Page, equipe.agent, commune, parquet=autre, instant=INSTANT)


def test_l_annee_d_un_numero_est_celle_de_la_commune(commune, equipe):
    commune.fuseau = "Pacific/Tahiti"
    commune.save()
    reveillon = datetime(2027, 1, 1, 5, tzinfo=UTC)  # still 31 December there
    assert ouvrir(Page, equipe.agent, commune, instant=reveillon).numero == "RAO-2026-73901-0001"


def test_le_premier_acte_sorti_fixe_la_convention(rappel, convention):
    premiere = convention.versions.get()
    assert (rappel("a_signer").convention, rappel("a_signer").engage_le) == (None, None)
    dossier = rappel("avis_demande")
    assert (dossier.convention, dossier.engage_le, dossier.transmis_le) == (premiere, INSTANT, INSTANT)


def test_un_avenant_ne_change_rien_a_ce_qui_est_sorti(rappel, equipe, convention):
    sorti, brouillon = rappel("avis_demande"), rappel("a_signer")
    seconde = avenant(convention, date(2026, 11, 19))
    demain = INSTANT + JOUR
    franchir(brouillon, Page.saisir, equipe.elu, instant=demain)
    for dossier in (sorti, brouillon):
        noter(dossier, equipe.agent, "fiche", demain)
    assert (effet(sorti), effet(brouillon)) == ("tacite", "refus_tacite")
    assert relire(brouillon).convention == seconde


def test_un_autre_courrier_ne_rengage_pas_le_dossier(rappel, equipe, convention):
    dossier = rappel("avis_demande")
    avenant(convention, date(2026, 11, 19))
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + JOUR, texte="?")
    relu = relire(dossier)
    assert (relu.engage_le, relu.convention.rang) == (INSTANT, 1)


def test_une_version_entre_en_vigueur_a_minuit_de_la_commune(rappel, equipe, convention):
    avenant(convention, date(2026, 12, 1))
    dossier = rappel("a_signer")
    franchir(dossier, Page.saisir, equipe.elu, instant=datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    assert relire(dossier).convention.rang == 2


def test_une_clause_retiree_l_est_a_minuit_de_la_commune(rappel, equipe, convention):
    avenant(convention, date(2026, 12, 1)).clauses.get(cle="rappel_ordre.consultation").delete()
    avant, apres = datetime(2026, 11, 30, 22, 59, tzinfo=UTC), datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    with pytest.raises(Refus, match="le maire décide seul"):
        franchir(rappel("a_signer"), Page.saisir, equipe.elu, instant=apres)
    franchir(rappel("a_signer"), Page.saisir, equipe.elu, instant=avant)


def test_un_courrier_engage_meme_sans_transmettre(rappel, equipe, convention, monkeypatch):
    """What leaves for the author alone is outward too; what stays inside is not."""
    convention.versions.get().clauses.get(cle="rappel_ordre.consultation").delete()
    sans, avec = rappel("a_signer"), rappel("a_signer")
    franchir(sans, Page.autoriser, equipe.elu, instant=INSTANT)
    monkeypatch.setattr(Page.autoriser, "courriers", (Page.avis,))
    franchir(avec, Page.autoriser, equipe.elu, instant=INSTANT)
    assert [relire(d).engage_le for d in (sans, avec)] == [None, INSTANT]
    assert [relire(d).transmis_le for d in (sans, avec)] == [None, None]


@pytest.fixture
def ferme(convention, monkeypatch):
    """The term of the avis gives silence no effect here, but closes the favourable answer."""
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="")
    monkeypatch.setattr(Page.reponse_attendue, "ferme", (Page.favorable,))


def test_un_terme_ferme_les_actes_qu_il_dit(ferme, rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus, match="Le terme de « Avis du parquet » est passé depuis le lundi 23 novembre") as refus:
        franchir(dossier, Page.favorable, equipe.magistrat, instant=TERME)
    assert refus.value.article == "art. 3"
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=TERME, motif="x")


def test_un_terme_ne_ferme_rien_a_ce_qui_est_parvenu_avant(ferme, rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    consigner = {"instant": TERME + JOUR, "le": TERME - MINUTE, **par_courriel()}
    franchir(dossier, Page.favorable, equipe.agent, **consigner)
    assert relire(dossier).etat == Etat.AUTORISE


def test_un_terme_ne_ferme_pas_les_actes_d_un_autre(ferme, rappel, equipe, monkeypatch):
    monkeypatch.setattr(Page.reponse_attendue, "ferme", ())
    monkeypatch.setattr(Page.signature, "ferme", (Page.favorable,))
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=TERME)
    assert relire(dossier).etat == Etat.AUTORISE
