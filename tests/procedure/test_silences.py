"""What silence decided stands on facts. Learnt late, a fact may take it away: the clock says so, and counts again.

And what may be done while it should have spoken, and has not.
"""

import pytest

from procedure import moteur
from procedure.models import Echeance
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE, TERME, noter, relire
from tests.rappel_ordre.dossiers import par_courriel

APRES = TERME + 2 * JOUR
EFFETS = {"acceptation": Etat.AUTORISE, "refus": Etat.REFUSE, "le_maire_decide": Etat.AUTORISE}


@pytest.fixture(params=EFFETS)
def silencieux(request, rappel, convention, equipe):
    """A case that silence has decided, each way that a clause allows."""
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet=request.param)
    dossier = rappel("avis_demande", recu=INSTANT)
    if request.param == "le_maire_decide":
        franchir(dossier, Page.passer_outre, equipe.elu, instant=TERME)
    else:
        echoir(vive(dossier).pk, TERME)
    assert relire(dossier).etat == EFFETS[request.param]
    return dossier


def vive(dossier, delai="reponse_attendue"):
    return dossier.echeances.vives().filter(delai=delai).first()


def questionner(dossier, equipe, le):
    franchir(dossier, Page.demander, equipe.agent, instant=APRES, le=le, **par_courriel(), texte="Quelle heure ?")


def rectifier(dossier, equipe, quand):
    fait = dossier.faits.debout().get(nom="fiche.reception")
    suite = {"fait": fait.pk, "motif": "erreur", "preuve": "accusé"} | ({"quand": quand} if quand else {})
    franchir(dossier, Page.rectifier, equipe.agent, instant=APRES, **suite)


def retourner(dossier, equipe):
    franchir(
        dossier, Page.noter_retour, equipe.agent, instant=APRES, le=INSTANT + JOUR, preuve="rejet", courrier="fiche"
    )


def derniers_actes(dossier, combien=2):
    return [trace.acte for trace in dossier.traces.order_by("-version")[:combien]][::-1]


def test_une_question_parvenue_a_temps_rompt_le_silence(silencieux, equipe):
    questionner(silencieux, equipe, le=TERME - MINUTE)
    assert derniers_actes(silencieux) == ["demander", "revenir"]
    assert (relire(silencieux).etat, relire(silencieux).rang) == (Etat.AVIS_DEMANDE, 1)
    assert not silencieux.saisines.filter(debout=True).exists()
    assert vive(silencieux) is None
    assert vive(silencieux, "question_posee")


def test_une_question_parvenue_apres_le_terme_ne_rompt_rien(silencieux, equipe):
    with pytest.raises(Refus, match="après le terme"):
        questionner(silencieux, equipe, le=TERME)
    with pytest.raises(Refus, match="après le terme"):
        franchir(silencieux, Page.demander, equipe.magistrat, instant=APRES, texte="Quelle heure ?")


def test_un_avis_repond_encore_apres_que_le_silence_est_tombe(silencieux, equipe):
    """Its date is before the clock took the silence back, and after the referral: it is no answer to nothing."""
    questionner(silencieux, equipe, le=INSTANT + JOUR)
    avis = {"instant": APRES + JOUR, "le": INSTANT + 2 * JOUR, **par_courriel(), "motif": "poursuites"}
    franchir(silencieux, Page.defavorable, equipe.agent, **avis)
    assert [s.issue for s in silencieux.saisines.filter(debout=True)] == ["defavorable"]


def test_un_retour_appris_apres_coup_ote_au_silence_sa_preuve(silencieux, equipe):
    retourner(silencieux, equipe)
    assert relire(silencieux).etat == Etat.AVIS_DEMANDE
    assert vive(silencieux).suspendue_le == INSTANT + JOUR
    assert vive(silencieux, "courrier_revenu")


def test_une_reception_reprise_ote_au_silence_sa_preuve(silencieux, equipe):
    rectifier(silencieux, equipe, quand=None)
    assert relire(silencieux).etat == Etat.AVIS_DEMANDE
    assert (vive(silencieux), bool(vive(silencieux, "preuve"))) == (None, True)


def test_une_reception_plus_tardive_fait_attendre_encore_puis_le_silence_reparle(silencieux, equipe):
    rectifier(silencieux, equipe, quand=INSTANT + 2 * JOUR)
    neuve = vive(silencieux)
    assert (relire(silencieux).etat, neuve.limite) == (Etat.AVIS_DEMANDE, TERME + 2 * JOUR)
    if neuve.effet != "passer_outre":
        echoir(neuve.pk, neuve.limite)
        echoir(neuve.pk, neuve.limite + MINUTE)
        debout = silencieux.saisines.get(debout=True)
        assert (debout.issue, debout.trace.le) == (neuve.effet, neuve.limite)
        assert silencieux.saisines.count() == 2


def test_une_reception_plus_ancienne_ne_change_pas_ce_qui_est_decide(rappel, equipe):
    """An earlier term would have passed too."""
    dossier = rappel("avis_demande", recu=INSTANT + JOUR)
    echoir(vive(dossier).pk, vive(dossier).limite)
    rectifier(dossier, equipe, quand=INSTANT)
    assert (relire(dossier).etat, dossier.saisines.get().debout) == (Etat.AUTORISE, True)


def test_un_fait_sans_rapport_ne_change_rien(silencieux, equipe):
    decide = relire(silencieux).etat
    noter(silencieux, equipe.agent, "fiche", APRES)
    assert (relire(silencieux).etat, silencieux.saisines.get().debout) == (decide, True)


def test_une_reponse_donnee_n_est_pas_un_silence(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    retourner(dossier, equipe)
    assert relire(dossier).etat == Etat.AUTORISE


def test_ce_qui_est_clos_le_reste(rappel, convention, equipe):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="refus")
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(vive(dossier).pk, TERME)
    franchir(dossier, Page.transmettre, equipe.elu, instant=TERME + MINUTE)
    franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=TERME + MINUTE)
    retourner(dossier, equipe)
    assert relire(dossier).etat == Etat.CLOS


def test_un_avis_tardif_ne_bloque_plus_un_silence_tombe(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=TERME + MINUTE, sens="defavorable")
    retourner(dossier, equipe)
    assert (relire(dossier).etat, relire(dossier).bloque) == (Etat.AVIS_DEMANDE, False)


def test_le_silence_repris_s_ecrit_aux_deux_cotes(silencieux, equipe):
    retourner(silencieux, equipe)
    trace = silencieux.traces.order_by("version").last()
    assert (trace.acte, trace.par, trace.cote) == ("revenir", None, "")
    assert silencieux.traces.lisibles_par(equipe.magistrat, silencieux, INSTANT).filter(acte="revenir").exists()


def test_un_meme_fait_ne_reprend_qu_une_fois(silencieux, equipe):
    retourner(silencieux, equipe)
    retourner(silencieux, equipe)
    assert silencieux.traces.filter(acte="revenir").count() == 1
    assert Echeance.objects.filter(dossier=silencieux.pk, close_le=None, delai="reponse_attendue").count() == 1
    assert RappelOrdre.objects.get().rang == 1


def test_une_convention_qu_on_apprend_finie_ote_son_effet_au_silence(rappel, convention, equipe):
    """Its end was entered after the silence had spoken: the first fact noted since shows it."""
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(vive(dossier).pk, TERME)
    convention.fin = INSTANT.date() - JOUR
    convention.save()
    noter(dossier, equipe.agent, "fiche", APRES)
    assert (relire(dossier).etat, vive(dossier).effet) == (Etat.AVIS_DEMANDE, "")


def test_un_terme_remplace_ne_parle_pas(rappel, equipe):
    """The reception was later than noted: the clock of the first date is closed, and does nothing at its hour."""
    dossier = rappel("avis_demande", recu=INSTANT)
    premiere = vive(dossier)
    fait = dossier.faits.get()
    suite = {"quand": INSTANT + 2 * JOUR, "motif": "erreur", "preuve": "accusé"}
    franchir(dossier, Page.rectifier, equipe.agent, instant=INSTANT + 2 * JOUR, fait=fait.pk, **suite)
    echoir(premiere.pk, TERME)
    assert (relire(dossier).etat, vive(dossier).limite) == (Etat.AVIS_DEMANDE, TERME + 2 * JOUR)


@pytest.fixture
def en_panne(monkeypatch):
    """The clock fails, each time it is asked."""
    return lambda: monkeypatch.setattr(moteur, "echoir", lambda *args: 1 / 0)


def test_une_horloge_en_panne_n_empeche_pas_ce_qui_ne_repond_a_rien(rappel, equipe, en_panne):
    dossier = rappel("avis_demande", recu=INSTANT)
    en_panne()
    noter(dossier, equipe.agent, "fiche", APRES)
    assert dossier.faits.count() == 2


def test_une_horloge_en_panne_n_empeche_pas_un_avis_parvenu_a_temps(rappel, equipe, en_panne):
    dossier = rappel("avis_demande", recu=INSTANT)
    en_panne()
    franchir(dossier, Page.favorable, equipe.agent, instant=APRES, le=TERME - MINUTE, **par_courriel())
    assert relire(dossier).etat == Etat.AUTORISE


def test_une_horloge_en_panne_ne_laisse_pas_le_maire_passer_outre_un_silence_qui_accepte(rappel, equipe, en_panne):
    dossier = rappel("avis_demande", recu=INSTANT)
    en_panne()
    with pytest.raises(Refus, match="n’est ouvert que par une clause"):
        franchir(dossier, Page.passer_outre, equipe.elu, instant=APRES)


def test_une_horloge_en_panne_ne_laisse_pas_une_question_lever_un_terme_passe(rappel, equipe, en_panne):
    dossier = rappel("avis_demande", recu=INSTANT)
    en_panne()
    with pytest.raises(Refus, match="le silence doit être constaté"):
        franchir(dossier, Page.demander, equipe.magistrat, instant=APRES, texte="?")


def test_sans_effet_un_avis_apres_le_terme_est_un_avis(rappel, convention, equipe):
    """A delay that gives silence no meaning closes nothing."""
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="")
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=APRES, motif="x")
    assert relire(dossier).etat == Etat.REFUSE


@pytest.fixture
def au_maire(rappel, convention):
    """The term has passed, the mayor may decide, and has not."""
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="le_maire_decide")
    return rappel("avis_demande", recu=INSTANT)


def test_tant_que_le_maire_n_a_pas_passe_outre_un_avis_est_un_avis(au_maire, equipe):
    """Nothing was decided without it: a late answer is still the answer."""
    franchir(au_maire, Page.defavorable, equipe.magistrat, instant=APRES, motif="enquête")
    assert relire(au_maire).etat == Etat.REFUSE


def test_tant_que_le_maire_n_a_pas_passe_outre_il_peut_abandonner(au_maire, equipe):
    franchir(au_maire, Page.desister, equipe.elu, instant=APRES, motif="x", raison="opportunite")
    assert relire(au_maire).etat == Etat.ABANDONNE
