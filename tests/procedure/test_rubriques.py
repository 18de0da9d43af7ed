"""A line of the bilan counts acts at their date, and only those whose outcome stands."""

from datetime import UTC, date, datetime, timedelta

from procedure.moteur import echoir, franchir
from procedure.rubriques import actes_comptes
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import TERME
from tests.rappel_ordre.dossiers import par_courriel

NOVEMBRE = (date(2026, 11, 1), date(2026, 11, 30))
DECEMBRE = (date(2026, 12, 1), date(2026, 12, 31))


def compte(commune, rubrique, periode):
    return actes_comptes(Page, Page.rubriques[rubrique], commune, *periode).count()


def test_un_acte_compte_a_sa_date_et_non_a_sa_saisie(rappel, equipe, commune):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(
        dossier, Page.favorable, equipe.agent, instant=INSTANT + timedelta(days=20), le=INSTANT + timedelta(days=1), **par_courriel(),
    )  # fmt: skip
    assert compte(commune, "avis_favorables", NOVEMBRE) == 1
    assert compte(commune, "avis_favorables", DECEMBRE) == 0


def test_une_issue_renversee_ne_compte_plus(rappel, equipe, commune):
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    assert compte(commune, "avis_tacites", NOVEMBRE) == 1
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=TERME - timedelta(minutes=1), motif="x")
    assert (compte(commune, "avis_tacites", NOVEMBRE), compte(commune, "avis_contraires", NOVEMBRE)) == (0, 1)


def test_la_periode_est_celle_de_la_commune(rappel, equipe, commune):
    commune.fuseau = "Pacific/Tahiti"
    commune.save()
    dossier = rappel("avis_demande")
    nuit = datetime(2026, 12, 1, 9, 59, tzinfo=UTC)  # still 30 November in Tahiti
    franchir(dossier, Page.favorable, equipe.magistrat, instant=nuit)
    assert (compte(commune, "avis_favorables", NOVEMBRE), compte(commune, "avis_favorables", DECEMBRE)) == (1, 0)
