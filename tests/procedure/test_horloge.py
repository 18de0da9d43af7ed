"""The clock: what it does each minute, what it does when something fails, and what it counts anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import Institution, JourFerie
from procedure import moteur
from procedure.horloge import sonner
from procedure.models import Echeance, Relance, Ronde
from procedure.moteur import franchir
from procedure.rappels import rappels
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

TERME = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
MATIN = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # its last day, at 8 h
MINUTE, JOUR = timedelta(minutes=1), timedelta(days=1)


def test_une_ronde_laisse_sa_trace(db):
    sonner()
    assert not Ronde.objects.derniere().trop_vieille


def test_les_vieilles_rondes_s_oublient(db):
    Ronde.objects.create(commencee_le=timezone.now() - Ronde.GARDEES - timedelta(hours=1))
    recente = Ronde.objects.create(commencee_le=timezone.now() - Ronde.GARDEES + timedelta(hours=1))
    sonner()
    assert Ronde.objects.earliest("commencee_le") == recente
    assert Ronde.objects.count() == 2


def test_l_horloge_donne_au_silence_l_effet_de_sa_clause_une_seule_fois(rappel, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(TERME - MINUTE)
    sonner()
    assert RappelOrdre.objects.get().etat == Etat.AVIS_DEMANDE
    a_l_heure(TERME)
    sonner()
    sonner()
    assert RappelOrdre.objects.get().etat == Etat.AUTORISE
    assert [t.acte for t in dossier.traces.all()].count("tacite") == 1


def test_une_echeance_qui_echoue_n_arrete_pas_les_autres(rappel, a_l_heure, monkeypatch):
    premier, second = rappel("avis_demande", recu=INSTANT), rappel("avis_demande", recu=INSTANT)
    inscrire = moteur.inscrire

    def defaillir(essai):
        if essai.dossier.pk == premier.pk:
            raise ZeroDivisionError("Mme Dupont")
        return inscrire(essai)

    monkeypatch.setattr(moteur, "inscrire", defaillir)
    a_l_heure(TERME)
    sonner()
    assert RappelOrdre.objects.get(pk=second.pk).etat == Etat.AUTORISE
    en_panne = premier.echeances.vives().get(delai="reponse_attendue")
    assert (en_panne.panne, en_panne.echecs, en_panne.reveil) == ("ZeroDivisionError", 1, TERME + 2 * MINUTE)
    monkeypatch.undo()
    a_l_heure(TERME + 2 * MINUTE)
    sonner()
    assert RappelOrdre.objects.get(pk=premier.pk).etat == Etat.AUTORISE
    assert not Echeance.objects.exclude(panne="").filter(close_le=None).exists()


def test_une_horloge_arretee_dix_jours_ne_perd_rien(rappel, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(TERME + 10 * JOUR)
    sonner()
    assert dossier.traces.get(acte="tacite").le == TERME
    assert not Relance.objects.exists()


def test_les_rappels_precedent_le_terme(rappel, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    for _ in range(7):
        a_l_heure(timezone.now() + JOUR)
        sonner()
    relances = Relance.objects.filter(echeance__dossier=dossier.pk)
    assert [(r.prevue_le, r.a, r.escalade) for r in relances] == [
        (MATIN - 2 * JOUR, "parquet", False),
        (MATIN - JOUR, "parquet", False),
    ]


def test_la_convention_peut_dire_ses_rappels(rappel, convention, a_l_heure):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(
        effet="", rappels=[0], relances=[3], escalade=1
    )
    dossier = rappel("avis_demande", recu=INSTANT)
    for _ in range(12):
        a_l_heure(timezone.now() + JOUR)
        sonner()
    relances = Relance.objects.filter(echeance__dossier=dossier.pk)
    assert [(r.prevue_le, r.escalade) for r in relances] == [(MATIN, False), (MATIN + 4 * JOUR, True)]


def test_sans_clause_l_horloge_rappelle_monte_et_ne_decide_jamais(rappel, convention, a_l_heure):
    convention.versions.get().clauses.get(cle="rappel_ordre.avis").delete()
    dossier = rappel("avis_demande", recu=INSTANT)
    for _ in range(60):
        a_l_heure(timezone.now() + JOUR)
        sonner()
    assert RappelOrdre.objects.get().etat == Etat.AVIS_DEMANDE
    relances = Relance.objects.filter(echeance__dossier=dossier.pk)
    assert [((r.prevue_le - INSTANT).days, r.escalade) for r in relances] == [
        (7, False),
        (14, True),
        (30, True),
    ]  # the next morning


@pytest.mark.parametrize(
    ("effet", "etat", "issue"),
    [("acceptation", Etat.AUTORISE, "tacite"), ("refus", Etat.REFUSE, "refus_tacite"), ("", Etat.AVIS_DEMANDE, None),
     ("le_maire_decide", Etat.AVIS_DEMANDE, None)],
)  # fmt: skip
def test_le_silence_n_a_que_l_effet_de_la_clause(effet, etat, issue, rappel, convention, a_l_heure):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet=effet)
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(TERME + JOUR)
    sonner()
    assert RappelOrdre.objects.get().etat == etat
    assert [s.issue for s in dossier.saisines.all()] == ([issue] if issue else [])


def test_le_maire_decide_une_fois_le_terme_passe(rappel, convention, equipe, a_l_heure):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="le_maire_decide")
    dossier = rappel("avis_demande", recu=INSTANT)
    with pytest.raises(moteur.Refus, match="une fois son terme passé"):
        franchir(dossier, Page.passer_outre, equipe.elu, instant=TERME - MINUTE)
    franchir(dossier, Page.passer_outre, equipe.elu, instant=TERME)
    assert dossier.saisines.get().issue == "passer_outre"


def ronde_puis(a_l_heure, instant):
    sonner()
    a_l_heure(instant)


@pytest.fixture
def de_longue_date(commune, convention):
    """Places and conventions that did not change today: only what a test changes makes clocks count again."""
    avant = INSTANT - JOUR
    Institution.objects.update(modifiee_le=avant)
    convention.adhesions.update(modifiee_le=avant)
    type(convention).objects.update(modifiee_le=avant)


def test_un_jour_ferie_ajoute_recompte_les_termes_et_son_retrait_aussi(rappel, commune, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    ferie = ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    ronde_puis(a_l_heure, INSTANT + 2 * MINUTE)
    ancienne, neuve = dossier.echeances.filter(delai="reponse_attendue").order_by("pk")
    assert (ancienne.fin, ancienne.limite, neuve.limite) == ("remplacee", TERME, TERME + JOUR)
    assert ["lundi 23 novembre 2026", "fête patronale : le terme est reporté"] in neuve.explication
    recompte = dossier.traces.order_by("version").last()
    assert (recompte.acte, recompte.par, recompte.su_le) == ("recompter", None, ancienne.close_le)
    ferie.retire = True
    ferie.save()
    ronde_puis(a_l_heure, INSTANT + 3 * MINUTE)
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME


def test_ailleurs_rien_n_est_recompte(rappel, parquet, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    ecrire(JourFerie(institution=parquet, jour=date(2026, 11, 23), motif="fête du tribunal"))
    sonner()
    assert dossier.echeances.filter(delai="reponse_attendue").count() == 1


@pytest.mark.parametrize(
    ("fin", "recu", "effet"), [(17, INSTANT, ""), (18, INSTANT, "tacite"), (18, INSTANT + JOUR, "")]
)
def test_une_convention_finie_ne_donne_plus_d_effet_qu_aux_saisines_recues(
    fin, recu, effet, rappel, convention, a_l_heure
):
    dossier = rappel("avis_demande")
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    convention.fin = date(2026, 11, fin)
    convention.save()
    a_l_heure(recu + MINUTE)
    franchir(dossier, Page.noter_reception, rappel_agent(dossier), le=recu, preuve="accusé", courrier="fiche")
    ronde_puis(a_l_heure, recu + 2 * MINUTE)
    assert dossier.echeances.vives().get(delai="reponse_attendue").effet == effet


def rappel_agent(dossier):
    return dossier.ouvert_par


def test_une_convention_denoncee_pendant_le_terme_garde_l_effet_recu(rappel, convention, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + JOUR)
    convention.fin = date(2026, 11, 19)
    convention.save()
    ronde_puis(a_l_heure, TERME)
    sonner()
    assert dossier.saisines.get().issue == "tacite"


def test_un_dossier_qui_ne_se_recompte_pas_n_arrete_pas_l_horloge(
    rappel, commune, a_l_heure, de_longue_date, monkeypatch
):
    premier, second = rappel("avis_demande", recu=INSTANT), rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    compter = moteur.recompter
    monkeypatch.setattr("procedure.horloge.recompter", lambda pk: compter(pk) if pk != premier.pk else 1 / 0)
    sonner()
    limites = [d.echeances.vives().get(delai="reponse_attendue").limite for d in (premier, second)]
    assert limites == [TERME, TERME + JOUR]


def test_un_fuseau_corrige_recompte_les_termes(rappel, commune, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    commune.fuseau = "Pacific/Tahiti"
    commune.save()
    sonner()
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME + timedelta(hours=11)


def test_une_convention_close_recompte_les_termes(rappel, convention, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    convention.fin = date(2026, 11, 17)
    convention.save()
    sonner()
    assert dossier.echeances.vives().get(delai="reponse_attendue").effet == ""


def test_une_question_posee_apres_la_fin_de_la_convention_ne_lui_ote_pas_son_effet(rappel, convention, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    convention.fin = date(2026, 11, 19)
    convention.save()
    apres = INSTANT + 3 * JOUR
    franchir(dossier, Page.demander, equipe.magistrat, instant=apres, texte="?")
    franchir(dossier, Page.repondre, equipe.agent, instant=apres, texte="!")
    franchir(dossier, Page.noter_reception, equipe.secretariat, instant=apres, courrier="reponse")
    assert dossier.echeances.vives().get(delai="reponse_attendue").effet == "tacite"


def test_ce_qui_ne_deplace_aucun_terme_ne_s_ecrit_pas(rappel, commune, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    ecrire(JourFerie(institution=commune, jour=date(2026, 12, 24), motif="fête patronale"))
    sonner()
    assert not dossier.traces.filter(acte="recompter").exists()


def test_un_rappel_du_n_est_pas_perdu_quand_son_terme_se_recompte(rappel, commune, a_l_heure, de_longue_date):
    """Both in one round: the holiday moves the term, and the reminder of this morning is still said."""
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, MATIN - 2 * JOUR + MINUTE)
    ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    sonner()
    assert [r.prevue_le for r in Relance.objects.filter(echeance__dossier=dossier.pk)] == [MATIN - 2 * JOUR]


def test_un_terme_recompte_ne_redit_pas_ses_rappels(rappel, commune, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, MATIN - 2 * JOUR + MINUTE)
    ronde_puis(a_l_heure, MATIN - 2 * JOUR + 2 * MINUTE)
    ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    sonner()
    sonner()
    assert Relance.objects.filter(echeance__dossier=dossier.pk).count() == 1


@pytest.mark.parametrize(("jours", "dits"), [(3, 0), (8, 1), (31, 1)])
def test_une_reception_notee_tard_fait_dire_son_dernier_rappel(jours, dits, rappel, convention, equipe, a_l_heure):
    """Dole: no term, reminders only. What was received a month ago is not left for ever without one."""
    convention.versions.get().clauses.get(cle="rappel_ordre.avis").delete()
    dossier = rappel("avis_demande")
    a_l_heure(INSTANT + jours * JOUR)
    franchir(dossier, Page.noter_reception, equipe.agent, le=INSTANT, preuve="accusé", courrier="fiche")
    sonner()
    sonner()
    avis = Relance.objects.filter(echeance__dossier=dossier.pk, echeance__delai="reponse_attendue")
    assert [r.escalade for r in avis] == [jours > 14] * dits


def test_une_adhesion_close_recompte_les_termes_et_les_deux_cotes_le_lisent(
    rappel, convention, a_l_heure, de_longue_date
):
    """The convention goes on for others: this commune left it, before its consultation was received."""
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    adhesion = convention.adhesions.get()
    adhesion.fin = date(2026, 11, 17)
    adhesion.save()
    sonner()
    neuve = dossier.echeances.vives().get(delai="reponse_attendue")
    assert (neuve.limite, neuve.effet) == (None, "")
    assert dossier.traces.filter(acte="recompter", cote="").exists()


def test_la_premiere_ronde_recompte_tout(rappel, commune, a_l_heure, de_longue_date):
    dossier = rappel("avis_demande", recu=INSTANT)
    ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    JourFerie.objects.update(modifie_le=INSTANT - JOUR)
    sonner()
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME + JOUR


def test_ce_qui_fut_ecrit_avant_la_derniere_ronde_et_valide_apres_n_est_pas_perdu(
    rappel, commune, a_l_heure, de_longue_date
):
    dossier = rappel("avis_demande", recu=INSTANT)
    ronde_puis(a_l_heure, INSTANT + MINUTE)
    ecrire(JourFerie(institution=commune, jour=date(2026, 11, 23), motif="fête patronale"))
    JourFerie.objects.update(modifie_le=INSTANT - 5 * MINUTE)
    sonner()
    assert dossier.echeances.vives().get(delai="reponse_attendue").limite == TERME + JOUR


def test_une_panne_qui_dure_se_retente_de_moins_en_moins_souvent(rappel, a_l_heure):
    pk = rappel("avis_demande", recu=INSTANT).echeances.vives().get(delai="reponse_attendue").pk
    attentes = []
    for _ in range(7):
        Echeance.objects.noter_panne(pk, ZeroDivisionError())
        attentes.append((Echeance.objects.get(pk=pk).reveil - timezone.now()) // MINUTE)
    assert attentes == [2, 4, 8, 16, 32, 60, 60]


def test_un_rappel_enfin_dit_n_est_plus_en_panne(rappel, a_l_heure, monkeypatch):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(MATIN - 2 * JOUR)
    with monkeypatch.context() as defaut:
        defaut.setattr(moteur, "rappeler", lambda *args: 1 / 0)
        sonner()
    assert dossier.echeances.en_panne().get().echecs == 1
    a_l_heure(MATIN - 2 * JOUR + 2 * MINUTE)
    sonner()
    assert Relance.objects.filter(echeance__dossier=dossier.pk).exists()
    assert not dossier.echeances.exclude(panne="", echecs=0).exists()


def test_un_terme_que_le_maire_seul_peut_denouer_ne_reveille_pas_l_horloge_sans_fin(rappel, convention, a_l_heure):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="le_maire_decide")
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(TERME + MINUTE)
    for reveil in (MATIN + JOUR, MATIN + 8 * JOUR):  # the élu is told, then reminders
        sonner()
        assert dossier.echeances.vives().get(delai="reponse_attendue").reveil == reveil
        a_l_heure(reveil)


def test_un_rappel_dit_a_son_heure_ne_reveille_plus(rappel, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(MATIN - 2 * JOUR)
    sonner()
    assert dossier.echeances.vives().get(delai="reponse_attendue").reveil == MATIN - JOUR


def test_un_terme_qui_finit_remplace_ou_leve_le_dit(rappel, equipe):
    """What became of each clock is read in the story of the case."""
    tacite, repondu = (rappel("avis_demande", recu=INSTANT) for _ in range(2))
    moteur.echoir(tacite.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    franchir(repondu, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    fins = [d.echeances.get(delai="reponse_attendue").fin for d in (tacite, repondu)]
    assert fins == ["echue", "levee"]


def test_un_rappel_precede_la_date_qu_on_ne_doit_pas_manquer(rappel, a_l_heure):
    """The fifth day is a Saturday: the term is Monday, and nobody counts on it."""
    samedi = MATIN - 2 * JOUR
    dossier = rappel("avis_demande", recu=INSTANT - 2 * JOUR, le=INSTANT - 2 * JOUR)
    prevus = [moment for moment, _ in rappels(dossier.echeances.vives().get(delai="reponse_attendue"))]
    assert prevus == [samedi - 2 * JOUR, samedi - JOUR]


def test_on_est_rappele_le_matin_de_la_commune(rappel, commune):
    commune.fuseau = "Pacific/Tahiti"
    commune.save()
    dossier = rappel("avis_demande", recu=INSTANT)
    prevus = [moment for moment, _ in rappels(dossier.echeances.vives().get(delai="reponse_attendue"))]
    assert prevus == [MATIN + timedelta(hours=11) - 2 * JOUR, MATIN + timedelta(hours=11) - JOUR]


def test_une_convention_qui_ne_veut_pas_de_rappel_n_en_a_pas(rappel, convention):
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(rappels=[])
    dossier = rappel("avis_demande", recu=INSTANT)
    assert dossier.echeances.vives().get(delai="reponse_attendue").plan == []


def test_un_delai_sans_escalade_n_en_a_jamais(rappel, a_l_heure):
    dossier = rappel("avis_demande")
    assert relances(dossier, a_l_heure, 10) == [("preuve", "mairie")] * 3
    assert not Relance.objects.filter(escalade=True).exists()


def test_tant_qu_un_courrier_est_revenu_le_parquet_n_est_pas_relance(rappel, convention, equipe, a_l_heure):
    """Dole: reminders only. Nobody is pressed to answer what he has not."""
    convention.versions.get().clauses.get(cle="rappel_ordre.avis").delete()
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(INSTANT + MINUTE)
    franchir(dossier, Page.noter_retour, equipe.agent, le=INSTANT + MINUTE, preuve="rejet", courrier="fiche")
    assert {a for _, a in relances(dossier, a_l_heure, 20)} == {"mairie"}


def relances(dossier, a_l_heure, jours):
    for _ in range(jours):
        a_l_heure(timezone.now() + JOUR)
        sonner()
    return [(r.echeance.delai, r.a) for r in Relance.objects.filter(echeance__dossier=dossier.pk)]


def test_une_saisine_dont_on_n_a_pas_la_preuve_se_rappelle_a_la_mairie(rappel, a_l_heure):
    assert relances(rappel("avis_demande"), a_l_heure, 10) == [("preuve", "mairie")] * 3


def test_une_question_sans_reponse_se_rappelle_a_la_mairie(rappel, equipe, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, texte="?")
    assert relances(dossier, a_l_heure, 12) == [("question_posee", "mairie")] * 3


def test_un_courrier_revenu_se_rappelle_a_la_mairie_jusqu_a_sa_reception(rappel, equipe, a_l_heure):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(INSTANT + MINUTE)
    franchir(dossier, Page.noter_retour, equipe.agent, le=INSTANT + MINUTE, preuve="rejet", courrier="fiche")
    assert relances(dossier, a_l_heure, 3) == [("courrier_revenu", "mairie")]
    franchir(dossier, Page.noter_reception, equipe.agent, le=timezone.now(), preuve="accusé", courrier="fiche")
    assert dossier.echeances.vives().get().delai == "reponse_attendue"
