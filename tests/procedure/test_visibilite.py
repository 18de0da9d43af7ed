"""Who may know of a case, read its history and act on it: one side, the other once it was told, and whom it is shared with."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution
from annuaire.models.habilitations import Qualite, Role
from procedure.ecrans.gestes import gestes
from procedure.models import Dossier, Partage, Trace
from procedure.moteur import franchir, ouvrir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME


def lus(personne, dossier, instant=INSTANT):
    """The acts that somebody reads in the history of a case."""
    return {trace.acte for trace in Trace.objects.lisibles_par(personne, dossier, instant)}


def partager(dossier, personne):
    """In the service of where this person works."""
    ou = personne.habilitations.get().institution
    Partage.objects.create(dossier_id=dossier.pk, personne=personne, institution=ou, motif="suite", debut=INSTANT)


@pytest.fixture
def ailleurs(parquet):
    """Another commune of the same parquet."""
    return ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))


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
    assert lus(equipe.agent, dossier) == {"ouvrir", "joindre", "soumettre", "saisir"}
    assert lus(equipe.magistrat, dossier) == {"ouvrir", "joindre", "saisir"}


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


@pytest.mark.parametrize("annee", [2020, 2040])
def test_chacun_est_juge_a_l_instant_de_sa_demande(annee, rappel, equipe):
    """Not at the server's hour: a request may have waited for the lock, and a term passed or an office ended meanwhile."""
    Habilitation.objects.update(fin=date(2026, 11, 24))
    with time_machine.travel(datetime(annee, 1, 1, tzinfo=UTC)):
        dossier = rappel("avis_demande", recu=INSTANT)
        assert lus(equipe.agent, dossier) == {"ouvrir", "joindre", "soumettre", "saisir", "noter_reception"}
        with pytest.raises(Refus, match="après le terme"):
            franchir(dossier, Page.favorable, equipe.magistrat, instant=TERME)
    assert dossier.traces.get(acte="tacite").su_le == TERME


@pytest.mark.parametrize(
    ("role", "vu"),
    [(Role.COORDONNATEUR, True), (Role.MEMBRE, False), (Role.ADMINISTRATEUR, False)],
)
def test_a_la_mairie_un_dossier_ne_se_voit_pas_de_tous(role, vu, rappel, commune, habiliter):
    dossier, personne = rappel("avis_demande"), habiliter(commune, role).personne
    assert Dossier.objects.visibles_par(personne, INSTANT).exists() == vu
    assert ("soumettre" in lus(personne, dossier)) == vu


@pytest.mark.parametrize(
    ("role", "vu"),
    [(Role.SECRETARIAT, True), (Role.JURISTE, False), (Role.DELEGUE, False), (Role.MEMBRE, False)],
)
def test_au_parquet_un_dossier_ne_se_voit_pas_de_tous(role, vu, rappel, parquet, habiliter):
    rappel("avis_demande")
    assert Dossier.objects.visibles_par(habiliter(parquet, role).personne, INSTANT).exists() == vu


def test_ce_que_le_parquet_ouvre_est_d_abord_a_lui(commune, equipe, monkeypatch):
    monkeypatch.setattr(Page.ouvrir, "par", (Role.MAGISTRAT,))
    dossier = ouvrir(Page, equipe.magistrat, commune, instant=INSTANT)
    vus = {nom for nom, p in vars(equipe).items() if Dossier.objects.visibles_par(p, INSTANT).exists()}
    assert dossier.cote == "parquet"
    assert vus == {"magistrat", "mineurs", "secretariat"}


def test_voir_le_brouillon_de_l_autre_cote_ne_donne_rien_a_y_faire(rappel, equipe):
    dossier = rappel("brouillon")
    partager(dossier, equipe.magistrat)
    with pytest.raises(Refus, match="revient à"):
        franchir(dossier, Page.confier, equipe.magistrat, instant=INSTANT, motif="renfort", personne=equipe.mineurs.pk)


def test_nul_ne_signe_ici_de_ce_qu_il_est_ailleurs(rappel, equipe, ailleurs):
    ecrire(
        Habilitation(
            personne=equipe.agent, institution=ailleurs, role=Role.ELU, qualite=Qualite.MAIRE, debut=date(2026, 1, 1)
        )
    )
    with pytest.raises(Refus, match="revient à : élu"):
        franchir(rappel("a_signer"), Page.saisir, equipe.agent, instant=INSTANT)


def test_qui_vient_d_ailleurs_ne_lit_que_ce_qui_est_partage(rappel, ailleurs, habiliter):
    dossier, voisin = rappel("avis_demande"), habiliter(ailleurs, Role.AGENT).personne
    partager(dossier, voisin)
    assert Dossier.objects.visibles_par(voisin, INSTANT).exists()
    assert lus(voisin, dossier) == {"ouvrir", "joindre", "saisir"}


def test_qui_n_est_plus_de_la_maison_n_en_lit_plus_l_interne(rappel, equipe):
    dossier = rappel("avis_demande")
    equipe.agent.habilitations.update(fin=date(2026, 11, 18))
    assert "soumettre" in lus(equipe.agent, dossier)
    assert "soumettre" not in lus(equipe.agent, dossier, INSTANT + JOUR)


def test_l_histoire_lue_est_celle_du_dossier(rappel, equipe):
    dossier, autre = rappel("brouillon"), rappel("avis_demande", recu=INSTANT)
    assert (lus(equipe.agent, dossier), "saisir" in lus(equipe.agent, autre)) == ({"ouvrir"}, True)


def test_ce_que_le_parquet_confie_a_un_des_siens_reste_chez_lui(rappel, equipe):
    dossier = rappel("avis_demande")
    confier = {"instant": INSTANT + JOUR, "motif": "suppleance"}
    with pytest.raises(Refus):
        franchir(dossier, Page.confier, equipe.magistrat, personne=equipe.agent.pk, **confier)
    franchir(dossier, Page.confier, equipe.magistrat, personne=equipe.mineurs.pk, **confier)
    assert "confier" in lus(equipe.secretariat, dossier)
    assert "confier" not in lus(equipe.elu, dossier)
    partage = dossier.partages.get()
    assert (partage.debut, partage.fin) == (INSTANT + JOUR, None)


@pytest.mark.parametrize("role", [Role.DELEGUE, Role.JURISTE])
def test_un_magistrat_seul_confie_a_qui_travaille_aupres_de_lui(rappel, equipe, parquet, habiliter, role):
    """Who is given a case reads it, and gains no act by it."""
    dossier, aide = rappel("avis_demande", recu=INSTANT), habiliter(parquet, role).personne
    confier = {"instant": INSTANT + JOUR, "motif": "renfort", "personne": aide.pk}
    for autre in (equipe.secretariat, equipe.agent):
        with pytest.raises(Refus):
            franchir(dossier, Page.confier, autre, **confier)
    franchir(dossier, Page.confier, equipe.magistrat, **confier)
    assert Dossier.objects.visibles_par(aide, INSTANT + 2 * JOUR).get() == Dossier.objects.get(pk=dossier.pk)
    assert not [geste for geste in gestes(dossier, aide, INSTANT + 2 * JOUR) if not geste.refus]


def test_on_confie_jusqu_a_ce_soir_mais_a_qui_voit_des_dossiers(rappel, equipe, commune, habiliter):
    dossier = rappel("brouillon")
    confier = {"instant": INSTANT, "motif": "absence", "jusqu_au": date(2026, 11, 18)}
    with pytest.raises(Refus):
        franchir(dossier, Page.confier, equipe.agent, personne=habiliter(commune, Role.MEMBRE).personne.pk, **confier)
    franchir(dossier, Page.confier, equipe.agent, personne=equipe.elu.pk, **confier)
    assert dossier.partages.get().fin == datetime(2026, 11, 18, 23, 0, tzinfo=UTC)
