"""Who may know of a case, read its history and act on it: one side, the other once it was told, and whom it is shared with."""

from datetime import UTC, date, datetime

import pytest

from annuaire.models.habilitations import Role
from procedure.models import Dossier, Partage, Trace
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE


def lus(personne, dossier, instant=INSTANT):
    """The acts that somebody reads in the history of a case."""
    return {trace.acte for trace in Trace.objects.lisibles_par(personne, dossier, instant)}


def test_un_brouillon_n_existe_pas_pour_l_autre_cote(rappel, equipe):
    dossier = rappel("a_signer")
    with pytest.raises(Dossier.DoesNotExist):
        franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)
    assert not Dossier.objects.visibles_par(equipe.magistrat, INSTANT).exists()
    franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT)
    assert Dossier.objects.visibles_par(equipe.magistrat, INSTANT).count() == 1


def test_une_habilitation_finie_ferme_la_porte(rappel, equipe):
    dossier = rappel("avis_demande")
    equipe.magistrat.habilitations.update(fin=date(2026, 11, 17))
    with pytest.raises(Dossier.DoesNotExist):
        franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)


def test_ce_qui_est_interne_reste_de_son_cote(rappel, equipe):
    dossier = rappel("avis_demande")
    assert lus(equipe.agent, dossier) == {"ouvrir", "soumettre", "saisir"}
    assert lus(equipe.magistrat, dossier) == {"ouvrir", "saisir"}


def test_un_dossier_confie_se_voit_jusqu_a_son_terme_et_jamais_sans_habilitation(rappel, parquet, habiliter):
    delegue = habiliter(parquet, Role.DELEGUE).personne
    dossier = rappel("avis_demande")
    fin = INSTANT + 2 * JOUR
    partage = {"institution": parquet, "motif": "suite", "debut": INSTANT, "fin": fin}
    Partage.objects.create(dossier_id=dossier.pk, personne=delegue, **partage)
    vus = [
        Dossier.objects.visibles_par(delegue, instant).count()
        for instant in (INSTANT - MINUTE, INSTANT, fin - MINUTE, fin)
    ]
    assert vus == [0, 1, 1, 0]
    delegue.habilitations.update(fin=date(2026, 11, 18))
    assert Dossier.objects.visibles_par(delegue, INSTANT).exists()
    assert not Dossier.objects.visibles_par(delegue, INSTANT + JOUR).exists()


def test_on_ne_confie_qu_a_un_collegue_en_fonction(rappel, equipe, commune, habiliter):
    present, parti = (habiliter(commune, Role.AGENT, **fin).personne for fin in ({}, {"fin": date(2026, 2, 1)}))
    dossier = rappel("brouillon")
    confier = {"instant": INSTANT, "motif": "absence", "jusqu_au": date(2026, 11, 30)}
    for personne in (parti, equipe.magistrat):
        with pytest.raises(Refus):
            franchir(dossier, Page.confier, equipe.agent, personne=personne.pk, **confier)
    with pytest.raises(Refus, match="passée"):
        franchir(dossier, Page.confier, equipe.agent, personne=present.pk, **confier | {"jusqu_au": date(2026, 11, 1)})
    franchir(dossier, Page.confier, equipe.agent, personne=present.pk, **confier)
    partage = dossier.partages.get()
    assert (partage.personne, partage.fin) == (present, datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
