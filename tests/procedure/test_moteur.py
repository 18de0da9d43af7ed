"""The one door: who passes, when, and what it leaves behind."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from annuaire.ecriture import ecrire
from annuaire.models import Institution, JourFerie
from annuaire.models.habilitations import Role
from procedure import moteur
from procedure.acteurs import HORLOGE
from procedure.models import Dossier, Echeance, Saisine, Trace
from procedure.moteur import echoir, franchir, ouvrir
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.dossiers import par_courriel

TERME = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # Monday 23 November at 24 h in Paris
MINUTE, JOUR = timedelta(minutes=1), timedelta(days=1)


def relire(dossier):
    return RappelOrdre.objects.get(pk=dossier.pk)


def test_un_dossier_s_ouvre_avec_son_numero(rappel):
    premier, second = rappel(), rappel()
    assert (premier.numero, second.numero) == ("RAO-2026-73901-0001", "RAO-2026-73901-0002")
    assert premier.jeton != second.jeton
    assert (premier.etat, premier.version, premier.cote) == (Etat.BROUILLON, 1, "mairie")


def test_la_saisine_recue_arme_le_terme_de_la_clause(rappel):
    dossier = rappel("avis_demande", recu=INSTANT)
    echeance = dossier.echeances.vives().get(delai="reponse_attendue")
    assert (echeance.limite, echeance.effet, echeance.article) == (TERME, "tacite", "art. 3")
    assert echeance.explication[0][1] == "Fiche de transmission au procureur : réception"


def test_sans_preuve_de_reception_rien_ne_court(rappel):
    assert not rappel("avis_demande").echeances.vives().filter(delai="reponse_attendue").exists()


def test_le_silence_vaut_acceptation_une_fois_le_terme_passe(rappel):
    dossier = rappel("avis_demande", recu=INSTANT)
    echeance = dossier.echeances.vives().get(delai="reponse_attendue")
    echoir(echeance.pk, TERME - MINUTE)
    assert relire(dossier).etat == Etat.AVIS_DEMANDE
    echoir(echeance.pk, TERME)
    echoir(echeance.pk, TERME + MINUTE)
    assert relire(dossier).etat == Etat.AUTORISE
    assert [(s.issue, s.debout) for s in dossier.saisines.all()] == [("tacite", True)]
    assert dossier.traces.get(acte="tacite").le == TERME


def test_une_page_ouverte_apres_le_terme_fait_parler_le_silence(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus, match="après le terme, le lundi 23 novembre 2026 à 24"):
        franchir(dossier, Page.favorable, equipe.magistrat, instant=TERME)
    assert relire(dossier).etat == Etat.AUTORISE


def test_un_avis_envoye_a_temps_et_traite_apres_le_silence_l_emporte(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=TERME - MINUTE, motif="poursuites")
    assert relire(dossier).etat == Etat.REFUSE
    assert [(s.issue, s.debout) for s in dossier.saisines.all()] == [("tacite", False), ("defavorable", True)]


@pytest.mark.parametrize("sens", ["favorable", "defavorable", "reorientation"])
def test_un_avis_tardif_est_garde_et_bloque_s_il_est_contraire(rappel, equipe, sens):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=TERME + MINUTE, sens=sens)
    relu = relire(dossier)
    assert (relu.etat, relu.bloque) == (Etat.AUTORISE, sens != "favorable")
    assert dossier.saisines.get(debout=True).issue == "tacite"


def noter(dossier, personne, courrier, le, **suite):
    franchir(dossier, Page.noter_reception, personne, instant=le, le=le, preuve="accusé", courrier=courrier, **suite)


def test_un_terme_change_a_la_derniere_minute_decide_avant_l_horloge(rappel, commune):
    """A holiday entered since the last round: the clock counts again before it fires."""
    dossier = rappel("avis_demande", recu=INSTANT)
    ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    assert relire(dossier).etat == Etat.AVIS_DEMANDE


def test_si_l_horloge_echoue_un_avis_tardif_ne_passe_pas_pour_un_avis(rappel, equipe, monkeypatch):
    dossier = rappel("avis_demande", recu=INSTANT)
    monkeypatch.setattr(moteur, "echoir", lambda *args: 1 / 0)
    with pytest.raises(Refus, match="le silence doit être constaté"):
        franchir(dossier, Page.defavorable, equipe.magistrat, instant=TERME + JOUR, motif="x")


def test_une_reorientation_venue_par_courriel_n_est_jamais_refusee(rappel, equipe, convention):
    convention.versions.get().clauses.get(cle="rappel_ordre.reorientation").delete()
    dossier = rappel("avis_demande", recu=INSTANT)
    instant = INSTANT + JOUR
    franchir(dossier, Page.reorienter, equipe.agent, instant=instant, le=instant, **par_courriel(), motif="composition")
    relu = relire(dossier)
    assert (relu.etat, relu.reconnus) == (Etat.REORIENTE, "oui")


def test_un_avis_tardif_contraire_bloque_jusqu_a_la_decision_de_l_elu(rappel, equipe):
    dossier, apres = rappel("avis_demande", recu=INSTANT), TERME + JOUR
    franchir(dossier, Page.tardif, equipe.magistrat, instant=apres, sens="defavorable")
    franchir(dossier, Page.tardif, equipe.agent, instant=apres, le=apres, **par_courriel(), sens="favorable")
    assert relire(dossier).bloque
    with pytest.raises(Refus, match="attend la décision"):
        franchir(dossier, Page.fixer, equipe.agent, instant=apres)
    franchir(dossier, Page.maintenir, equipe.elu, instant=apres, motif="faits établis")
    assert not relire(dossier).bloque


def test_un_avis_a_temps_leve_le_blocage(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=TERME + JOUR, sens="reorientation")
    parvenu = TERME - MINUTE
    franchir(dossier, Page.favorable, equipe.agent, instant=TERME + 2 * JOUR, le=parvenu, **par_courriel())
    assert not relire(dossier).bloque
    assert dossier.saisines.get(debout=True).issue == "favorable"


def test_sans_consultation_aucun_avis_ne_se_consigne(rappel, equipe, convention):
    convention.versions.get().clauses.get(cle="rappel_ordre.consultation").delete()
    dossier = rappel("a_signer")
    franchir(dossier, Page.autoriser, equipe.elu, instant=INSTANT)
    with pytest.raises(Refus, match="n’est pas possible dans l’état"):
        franchir(dossier, Page.favorable, equipe.agent, instant=INSTANT, le=INSTANT, **par_courriel())


def test_un_motif_est_demande_et_reste_hors_de_la_trace(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(Refus):
        franchir(dossier, Page.defavorable, equipe.magistrat, instant=INSTANT + MINUTE)
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=INSTANT + MINUTE, motif="Mme Dupont est poursuivie")
    trace = dossier.traces.get(acte="defavorable")
    assert trace.donnees == {}
    assert [(p.champ, p.texte) for p in trace.propos.all()] == [("motif", "Mme Dupont est poursuivie")]


def test_une_page_perimee_est_refusee(rappel, equipe):
    dossier = rappel("avis_demande")
    with pytest.raises(Refus, match="a changé"):
        franchir(dossier, Page.favorable, equipe.magistrat, version=dossier.version - 1, instant=INSTANT)


def test_un_dossier_qui_change_pendant_qu_on_juge_n_est_pas_ecrase(rappel, equipe, monkeypatch):
    """Whatever became of the lock: a case moves from the version that was judged, or not at all."""
    dossier = rappel("avis_demande", recu=INSTANT)
    autre_acte = Dossier.objects.filter(pk=dossier.pk)
    monkeypatch.setattr(moteur, "recevable", lambda essai: autre_acte.update(version=dossier.version + 1))
    with pytest.raises(Refus, match="a changé"):
        franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    assert relire(dossier).etat == Etat.AVIS_DEMANDE
    assert not dossier.traces.filter(acte="favorable").exists()


def test_un_refus_ne_laisse_rien(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    avant = (dossier.version, Trace.objects.count(), Echeance.objects.count())
    with pytest.raises(Refus):
        franchir(dossier, Page.reorienter, equipe.magistrat, instant=INSTANT + MINUTE, motif="composition")
    assert (relire(dossier).version, Trace.objects.count(), Echeance.objects.count()) == avant


def test_deux_issues_debout_sont_impossibles_meme_sans_le_moteur(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    trace = dossier.traces.last()
    with pytest.raises(IntegrityError), transaction.atomic():
        Saisine.objects.create(dossier_id=dossier.pk, rang=1, issue="tacite", trace=trace)


def test_l_etat_d_un_dossier_est_toujours_de_sa_procedure(rappel):
    assert set(RappelOrdre.objects.values_list("etat", flat=True)) <= set(Etat)
    rappel()
    assert set(RappelOrdre.objects.values_list("etat", flat=True)) <= set(Etat)


def test_l_histoire_suit_les_versions(rappel):
    dossier = rappel("avis_demande", recu=INSTANT)
    assert [(t.version, t.acte, t.de, t.vers) for t in dossier.traces.all()] == [
        (1, "ouvrir", "", "brouillon"),
        (2, "joindre", "brouillon", "brouillon"),
        (3, "soumettre", "brouillon", "a_signer"),
        (4, "saisir", "a_signer", "avis_demande"),
        (5, "noter_reception", "avis_demande", "avis_demande"),
    ]


def test_une_commune_seule_ouvre(parquet, convention, habiliter):
    epci = ecrire(Institution(nature="epci", nom="Val d’Aure", code="200000901", parquet=parquet))
    with pytest.raises(Refus, match="commune"):
        ouvrir(Page, habiliter(epci, Role.AGENT).personne, epci, instant=INSTANT)


def test_l_horloge_ne_prend_que_ses_actes(rappel):
    with pytest.raises(Refus, match="revient à"):
        franchir(rappel("avis_demande"), Page.favorable, HORLOGE, instant=INSTANT)


def test_une_issue_est_celle_de_la_saisine_qu_elle_quitte(rappel, equipe, monkeypatch):
    """From one wait straight into another: the answer belongs to the first."""
    monkeypatch.setattr(Page, "attentes", (Etat.A_SIGNER, Etat.AVIS_DEMANDE))
    dossier = rappel("avis_demande")
    assert dossier.rang == 2
    assert [(s.rang, s.issue) for s in dossier.saisines.all()] == [(1, "saisir")]
