"""What the law and the convention ask before each act: granted as well as refused, and what stands where they say nothing."""

from datetime import date, timedelta

import pytest

from procedure.acteurs import HORLOGE
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import TERME, relire
from tests.rappel_ordre.dossiers import CE_QU_IL_FAUT, NES, par_courriel

pytestmark = pytest.mark.une_fois

DEMAIN, APRES = INSTANT + timedelta(days=1), TERME + timedelta(days=1)


@pytest.fixture
def clause(convention):
    """What this convention says on a subject: clause("public", ["majeurs"]); None takes the clause away."""

    def _clause(sujet, valeur=None, **champs):
        clauses = convention.versions.get().clauses.filter(cle=f"rappel_ordre.{sujet}")
        if valeur is None and not champs:
            clauses.delete()
        else:
            clauses.update(**champs or {"valeur": valeur})

    return _clause


@pytest.fixture
def loi_seule(convention):
    convention.fin = date(2026, 11, 1)
    convention.save()


def refuser(dossier, acte, personne, phrase, **donnees):
    with pytest.raises(Refus, match=phrase):
        franchir(dossier, acte, personne, **{"instant": DEMAIN} | donnees)


def courriel(le=DEMAIN):
    return {"instant": le, "le": le, **par_courriel()}


@pytest.mark.usefixtures("loi_seule")
def test_sous_la_loi_seule_le_maire_decide_seul_sauf_crime_ou_delit(rappel, equipe):
    refuser(
        rappel(reponses={"crime_ou_delit": True}), Page.soumettre, equipe.agent, "un crime ou un délit.*art. 40 CPP"
    )
    dossier = rappel("a_signer", reponses=CE_QU_IL_FAUT["reponses"] | {"plainte": True})
    refuser(dossier, Page.saisir, equipe.elu, "le maire décide seul")
    franchir(dossier, Page.autoriser, equipe.elu, instant=DEMAIN)
    assert relire(dossier).etat == Etat.AUTORISE


@pytest.mark.parametrize(("public", "mineur"), [("majeurs", True), ("mineurs", False)])
def test_le_public_est_celui_de_la_clause(public, mineur, rappel, equipe, clause):
    clause("public", [public])
    refuser(rappel(mineur=mineur), Page.soumettre, equipe.agent, "ne couvre pas ce public")
    franchir(rappel(joint=True, mineur=not mineur), Page.soumettre, equipe.agent, instant=DEMAIN)


@pytest.fixture
def decouvert(rappel):
    """Prepared before it was known: an exclusion, or a public that the convention does not have."""

    def _decouvert(etat, **champs):
        dossier = rappel(etat, **{"recu": INSTANT} if etat == "avis_demande" else {})
        RappelOrdre.objects.filter(pk=dossier.pk).update(**champs)
        dossier.interesses.update(ne_le=NES[champs.get("mineur", False)])
        return dossier

    return _decouvert


DECOUVERTES = [
    ({"reponses": {"plainte_police_gendarmerie": True}}, "Une plainte a été déposée"),
    ({"mineur": True}, "ne couvre pas ce public"),
]


@pytest.mark.parametrize(("champs", "phrase"), DECOUVERTES)
def test_ce_qui_exclut_se_redemande_a_la_signature(champs, phrase, decouvert, equipe, clause):
    clause("public", ["majeurs"])
    refuser(decouvert("a_signer", **champs), Page.saisir, equipe.elu, phrase)
    clause("consultation")
    refuser(decouvert("a_signer", **champs), Page.autoriser, equipe.elu, phrase)


@pytest.mark.parametrize(("champs", "phrase"), DECOUVERTES)
def test_ce_qui_exclut_se_redemande_avant_de_passer_outre(champs, phrase, decouvert, equipe, clause):
    clause("public", ["majeurs"])
    clause("avis", effet="le_maire_decide")
    refuser(decouvert("avis_demande", **champs), Page.passer_outre, equipe.elu, phrase, instant=APRES)


def test_une_clause_qui_dit_non_ne_prevoit_pas_de_consultation(rappel, equipe, clause):
    clause("consultation", False)
    refuser(rappel("a_signer"), Page.saisir, equipe.elu, "le maire décide seul")


def test_une_question_n_a_qu_une_reponse(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=DEMAIN, texte="?")
    franchir(dossier, Page.repondre, equipe.agent, instant=DEMAIN, texte="!")
    refuser(dossier, Page.repondre, equipe.agent, "Aucune précision n’a été demandée", texte="!")


AVIS = {
    "favorable": {},
    "defavorable": {"motif": "x"},
    "reorienter": {"motif": "x"},
}


@pytest.mark.parametrize("nom", AVIS)
def test_l_avis_sur_un_mineur_revient_au_magistrat_des_mineurs(nom, rappel, equipe):
    dossier = rappel("avis_demande", mineur=True, reconnus="oui")
    refuser(dossier, Page.actes[nom], equipe.magistrat, "magistrat des mineurs", **AVIS[nom])
    franchir(dossier, Page.actes[nom], equipe.mineurs, instant=DEMAIN, **AVIS[nom])


def test_l_avis_tardif_sur_un_mineur_aussi(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT, mineur=True)
    refuser(dossier, Page.tardif, equipe.magistrat, "magistrat des mineurs", instant=APRES, sens="favorable")
    franchir(dossier, Page.tardif, equipe.mineurs, instant=APRES, sens="favorable")


def test_sans_clause_tout_magistrat_repond_pour_un_mineur(rappel, equipe, clause):
    clause("magistrat_des_mineurs")
    franchir(rappel("avis_demande", mineur=True), Page.favorable, equipe.magistrat, instant=DEMAIN)


def test_l_avis_recu_par_courriel_pour_un_mineur_se_consigne(rappel, equipe):
    """The agent cannot know who, at the parquet, is competent: what reached the commune is recorded."""
    franchir(rappel("avis_demande", mineur=True), Page.favorable, equipe.agent, **courriel())


@pytest.mark.parametrize(("reconnus", "ouvert"), [("oui", True), ("non", False), ("", False)])
def test_en_ligne_le_parquet_ne_reoriente_que_des_faits_reconnus(reconnus, ouvert, rappel, equipe):
    dossier = rappel("avis_demande", reconnus=reconnus)
    if not ouvert:
        refuser(dossier, Page.reorienter, equipe.magistrat, "que des faits reconnus", motif="x")
    else:
        franchir(dossier, Page.reorienter, equipe.magistrat, instant=DEMAIN, motif="x")
        assert relire(dossier).etat == Etat.REORIENTE


def test_en_ligne_le_parquet_ne_reoriente_que_si_la_convention_le_prevoit(rappel, equipe, clause):
    clause("reorientation")
    dossier = rappel("avis_demande", reconnus="oui")
    refuser(dossier, Page.reorienter, equipe.magistrat, "ne prévoit pas que le parquet réoriente", motif="x")


def test_un_avis_n_est_tardif_que_si_le_silence_a_decide(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=DEMAIN)
    refuser(dossier, Page.tardif, equipe.magistrat, "Le silence n’a rien décidé", instant=APRES, sens="favorable")


def silence(dossier):
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME)


def test_un_avis_parvenu_a_temps_n_est_pas_tardif(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    silence(dossier)
    a_temps = {"le": TERME - timedelta(seconds=1), **par_courriel(), "sens": "favorable"}
    refuser(dossier, Page.tardif, equipe.agent, "parvenu dans le terme", instant=APRES, **a_temps)


def test_dans_un_dossier_clos_l_avis_parvenu_a_temps_se_garde_encore(rappel, equipe, clause):
    """It reverses nothing there any more; it is not lost."""
    clause("avis", effet="refus")
    dossier = rappel("avis_demande", recu=INSTANT)
    silence(dossier)
    franchir(dossier, Page.transmettre, equipe.elu, instant=TERME)
    franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=TERME)
    a_temps = {"instant": APRES, "le": TERME - timedelta(seconds=1), **par_courriel()}
    franchir(dossier, Page.tardif, equipe.agent, sens="defavorable", **a_temps)
    assert (relire(dossier).etat, relire(dossier).bloque) == (Etat.CLOS, False)


def test_le_terme_d_un_avis_tardif_est_le_dernier_qui_a_couru(rappel, equipe):
    """The reception was corrected before silence spoke: the first term, that never ended, says nothing."""
    dossier = rappel("avis_demande", recu=INSTANT)
    rectifier = {"quand": DEMAIN + timedelta(days=1), "preuve": "accusé", "motif": "erreur"}
    fait = dossier.faits.get()
    franchir(dossier, Page.rectifier, equipe.agent, instant=TERME - timedelta(days=1), fait=fait.pk, **rectifier)
    entre_deux = TERME + timedelta(days=1)
    echoir(dossier.echeances.vives().get(delai="reponse_attendue").pk, TERME + timedelta(days=2))
    assert dossier.saisines.get().issue == "tacite"
    consigner = {"instant": TERME + timedelta(days=3), "le": entre_deux, **par_courriel()}
    franchir(dossier, Page.defavorable, equipe.agent, motif="x", **consigner)
    assert relire(dossier).etat == Etat.REFUSE


@pytest.fixture
def refuse_par_silence(rappel, clause):
    clause("avis", effet="refus")
    dossier = rappel("avis_demande", recu=INSTANT)
    silence(dossier)
    return dossier


def tard(dossier, equipe, *sens):
    for un in sens:
        franchir(dossier, Page.tardif, equipe.magistrat, instant=APRES, sens=un)


def test_l_elu_reprend_apres_un_avis_favorable_tardif(refuse_par_silence, equipe):
    refuser(refuse_par_silence, Page.reprendre, equipe.elu, "avis tardif favorable est nécessaire", instant=APRES)
    tard(refuse_par_silence, equipe, "favorable")
    franchir(refuse_par_silence, Page.reprendre, equipe.elu, instant=APRES)
    assert relire(refuse_par_silence).etat == Etat.AUTORISE


def test_c_est_le_dernier_avis_tardif_qui_compte(refuse_par_silence, equipe):
    tard(refuse_par_silence, equipe, "favorable", "defavorable")
    refuser(refuse_par_silence, Page.reprendre, equipe.elu, "avis tardif favorable est nécessaire", instant=APRES)


def test_un_refus_du_parquet_ne_se_reprend_pas(refuse_par_silence, equipe):
    """The late avis was favourable, then a refusal shows up that had reached the commune in time."""
    tard(refuse_par_silence, equipe, "favorable")
    a_temps = courriel() | {"instant": APRES}
    franchir(refuse_par_silence, Page.defavorable, equipe.agent, motif="enquête", **a_temps)
    refuser(refuse_par_silence, Page.reprendre, equipe.elu, "Le silence n’a rien décidé", instant=APRES)


def test_un_avis_tardif_contraire_ne_bloque_pas_ce_que_le_silence_refuse(refuse_par_silence, equipe):
    tard(refuse_par_silence, equipe, "defavorable")
    assert not relire(refuse_par_silence).bloque


@pytest.fixture
def bloque(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=APRES, sens="defavorable")
    return dossier


@pytest.mark.parametrize("nom", ["renoncer", "maintenir"])
def test_sans_avis_tardif_contraire_l_elu_n_a_rien_a_decider(nom, rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    silence(dossier)
    refuser(dossier, Page.actes[nom], equipe.elu, "Aucun avis tardif contraire", instant=APRES, motif="x")


def test_l_elu_renonce_et_rien_n_attend_plus(bloque, equipe):
    franchir(bloque, Page.renoncer, equipe.elu, instant=APRES, motif="x")
    assert (relire(bloque).etat, relire(bloque).bloque) == (Etat.ABANDONNE, False)


@pytest.mark.parametrize(("nom", "etat"), [("defavorable", Etat.REFUSE), ("reorienter", Etat.REORIENTE)])
def test_un_avis_contraire_a_temps_leve_le_blocage_aussi(nom, etat, bloque, equipe):
    franchir(bloque, Page.actes[nom], equipe.agent, motif="x", **courriel() | {"instant": APRES})
    assert (relire(bloque).etat, relire(bloque).bloque) == (etat, False)


def test_l_agent_abandonne_ce_qui_n_est_pas_sorti_et_l_elu_le_reste(rappel, equipe):
    abandonner = {"motif": "x", "raison": "erreur", "instant": DEMAIN}
    refuser(rappel("avis_demande"), Page.desister, equipe.agent, "revient à : élu", **abandonner)
    par = {
        "a_signer": (Page.abandonner, equipe.agent),
        "brouillon": (Page.abandonner, equipe.elu),
        "avis_demande": (Page.desister, equipe.elu),
    }
    for etat, (acte, personne) in par.items():
        dossier = rappel(etat)
        franchir(dossier, acte, personne, **abandonner)
        assert relire(dossier).etat == Etat.ABANDONNE


def test_ce_qui_se_rend_ou_se_reprend_reste_a_la_mairie(rappel, equipe):
    dossier = rappel("a_signer")
    franchir(dossier, Page.rendre, equipe.elu, instant=DEMAIN, motif="adresse à compléter")
    franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)
    franchir(dossier, Page.retirer, equipe.agent, instant=DEMAIN)
    franchir(dossier, Page.soumettre, equipe.agent, instant=DEMAIN)
    franchir(dossier, Page.saisir, equipe.elu, instant=DEMAIN)
    lus = {trace.acte for trace in dossier.traces.lisibles_par(equipe.magistrat, dossier, DEMAIN)}
    assert lus == {"ouvrir", "joindre", "saisir"}


def test_l_horloge_ne_decide_rien_qu_une_clause_ne_dise(rappel, clause):
    clause("avis", effet="refus")
    refuser(rappel("avis_demande", recu=INSTANT), Page.soumettre, HORLOGE, "revient à", instant=APRES)


@pytest.mark.parametrize(
    ("ne_le", "coche", "passe"),
    [
        ("2012-01-05", False, False),
        ("2012-01-05", True, True),
        ("1992-01-05", True, False),
        ("1992-01-05", False, True),
    ],
)
def test_la_minorite_est_celle_que_disent_les_dates(rappel, equipe, ne_le, coche, passe):
    """Who answers, and which public, hang on it: a box left as it was must not decide it."""
    auteur = {"nom": "Belkacem", "prenoms": "Yanis", "ne_le": date.fromisoformat(ne_le)}
    dossier = rappel(auteur=auteur, joint=True, faits_le=INSTANT, mineur=coche)
    if passe:
        franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
    else:
        with pytest.raises(Refus, match="mineur au jour des faits"):
            franchir(dossier, Page.soumettre, equipe.agent, instant=INSTANT)
