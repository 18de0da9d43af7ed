"""From the appointment to the closed file: who is convoked, when a rappel is held or missed, what the parquet is told."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import localtime

from annuaire.ecriture import ecrire
from annuaire.models import Clause, EnTete, Habilitation
from annuaire.models.habilitations import Qualite, Role
from procedure.models import Interesse, Message
from procedure.moteur import echoir, franchir
from procedure.refus import Refus
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.chemins import (
    ENFANT,
    HABITANT,
    JOUR,
    MERE,
    MINUTE,
    PERE,
    RENDEZ_VOUS,
    RIEN_DEPUIS,
    autorise,
    convoquer,
    convoques,
    elu_de,
    fixer,
    manquer,
    noter,
    relire,
    reporter,
    tenir,
)
from tests.rappel_ordre.dossiers import par_courriel


@pytest.fixture
def convoque(rappel, equipe):
    """Convoked, and the letter presented."""
    return noter(convoquer(autorise(rappel, equipe), equipe), "presentation", equipe)


def noms(dossier):
    return [a.partition("-")[0] for a in convoques(dossier)]


def lettres(dossier, courrier):
    return dossier.documents.filter(courrier=courrier)


# Who is convoked.


@pytest.mark.parametrize(
    ("telephone", "dit"), [("04 65 71 00 12", "04 65 71 00 12"), ("", "mairie@sainte-aure.example")]
)
def test_la_convocation_dit_comment_prevenir(rappel, equipe, commune, telephone, dit):
    tete = {"nom": "Ville", "lieu": "Sainte-Aure", "adresse": "1, place de l’Essai", "telephone": telephone}
    ecrire(EnTete(institution=commune, courriel="mairie@sainte-aure.example", **tete))
    dossier = convoquer(autorise(rappel, equipe), equipe)
    assert f"({dit})" in dossier.documents.get(courrier="convocation").html


def test_un_majeur_recoit_une_lettre_et_le_terme_est_l_heure_du_rendez_vous(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe), equipe)
    assert (dossier.etat, noms(dossier), dossier.rdv_le) == (Etat.CONVOQUE, ["personne"], RENDEZ_VOUS)
    assert dossier.echeances.vives().get(delai="rendez_vous").limite == RENDEZ_VOUS
    assert not dossier.a_convoquer


@pytest.mark.parametrize(("representants", "attendus"), [
    ([MERE], ["representant", "personne"]),
    ([MERE, PERE], ["representant", "representant", "personne"]),
    ([MERE, PERE | {"adresse": ""}], ["representant", "personne"]),  # lives with the child: one letter names both
])  # fmt: skip
def test_un_mineur_une_lettre_par_foyer_et_la_sienne(rappel, equipe, representants, attendus):
    assert noms(convoquer(autorise(rappel, equipe, *representants), equipe)) == attendus


def test_jamais_a_un_mineur_seul(rappel, equipe):
    dossier = fixer(autorise(rappel, equipe, mineur=True), equipe)
    with pytest.raises(Refus, match="ne part jamais à un mineur seul"):
        franchir(dossier, Page.convoquer, equipe.elu, instant=INSTANT)


def test_rien_ne_part_sans_rendez_vous_ni_sans_adresse(rappel, equipe):
    dossier = autorise(rappel, equipe, auteur=HABITANT | {"adresse": ""})
    with pytest.raises(Refus, match="Fixez d’abord le rendez-vous"):
        franchir(dossier, Page.convoquer, equipe.elu, instant=INSTANT)
    with pytest.raises(Refus, match="L’adresse de chaque personne"):
        convoquer(dossier, equipe)
    assert convoquer(relire(dossier), equipe, mode="remise").etat == Etat.CONVOQUE


@pytest.mark.parametrize("cle", ["plainte_police_gendarmerie", "enquete_en_cours"])
def test_ce_qui_est_venu_depuis_est_redemande_avant_de_convoquer_et_de_tenir(rappel, equipe, cle):
    """A tacit acceptance cures no exclusion. Unanswered, nothing goes on; answered oui, the article says why."""
    dossier = autorise(rappel, equipe)
    for suite, phrase in (
        ({f"question-{cle}": "True"}, r"Constatez l’exclusion"),
        ({f"question-{cle}": ""}, "a pu changer"),
    ):
        with pytest.raises(Refus, match=phrase):
            fixer(dossier, equipe, **suite)
        with pytest.raises(Refus, match=phrase):
            tenir(noter(convoquer(autorise(rappel, equipe), equipe), "remise", equipe), equipe, **suite)
    assert not dossier.rendez_vous.exists()


def test_un_rendez_vous_fixe_attend_l_elu_et_le_suivant_prend_sa_place(rappel, equipe):
    dossier = fixer(fixer(autorise(rappel, equipe), equipe), equipe, RENDEZ_VOUS + JOUR)
    assert dossier.echeances.vives().get(delai="rendez_vous_a_signer")
    assert [r.le for r in dossier.rendez_vous.all()] == [RENDEZ_VOUS + JOUR]


# Put off.


def test_deux_reports_refont_les_lettres_et_gardent_les_anciennes(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe), equipe)
    for fois in (1, 2):
        dossier = reporter(dossier, equipe, RENDEZ_VOUS + fois * JOUR, INSTANT + fois * JOUR)
    assert lettres(dossier, "convocation").count() == 3
    assert lettres(dossier, "convocation").filter(remplacant=None).count() == 1
    assert not lettres(dossier, "annulation").exists()
    assert (dossier.etat, dossier.rdv_le, dossier.rendez_vous.count()) == (Etat.CONVOQUE, RENDEZ_VOUS + 2 * JOUR, 3)


def test_devenu_majeur_il_est_convoque_lui_seul_et_ses_parents_decommandes(rappel, equipe):
    """On the day of the act: the parents of a new adult receive nothing but the cancellation."""
    dossier = convoquer(autorise(rappel, equipe, MERE, PERE, auteur=ENFANT | {"ne_le": date(2008, 11, 25)}), equipe)
    assert noms(dossier) == ["representant", "representant", "personne"]
    dossier = reporter(dossier, equipe, RENDEZ_VOUS + 7 * JOUR, INSTANT + 8 * JOUR, "majorite")
    nouvelles = lettres(dossier, "convocation").filter(trace__version=dossier.version)
    assert [d.destinataire.partition("-")[0] for d in nouvelles] == ["personne"]
    assert {d.destinataire.partition("-")[0] for d in lettres(dossier, "annulation")} == {"representant"}


# Missed.


@pytest.mark.parametrize(("moments", "phrase"), [
    ([], "Il manque la preuve"),
    ([("envoi", {})], "Il manque la preuve"),
    ([("retour", {"cause": "inconnu"})], "Il manque la preuve"),
    ([("presentation", {}), ("retour", {"cause": "inconnu"})], "Il manque la preuve"),
    ([("remise", {})], ""),
    ([("presentation", {})], ""),
    ([("presentation", {}), ("retour", {"cause": "non_reclame"})], ""),
    ([("retour", {"cause": "refuse"})], ""),
])  # fmt: skip
def test_une_carence_demande_que_chacun_ait_ete_touche(rappel, equipe, moments, phrase):
    dossier = convoquer(autorise(rappel, equipe), equipe)
    for rang, (moment, dit) in enumerate(moments, 1):
        dossier = noter(dossier, moment, equipe, INSTANT + rang * JOUR, **dit)
    if phrase:
        with pytest.raises(Refus, match=phrase):
            manquer(dossier, equipe)
    else:
        assert manquer(dossier, equipe).etat == Etat.CARENCE


def test_un_seul_foyer_touche_ne_suffit_pas(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe, MERE, PERE), equipe)
    premier, *autres = convoques(dossier)
    noter(dossier, "presentation", equipe, a=premier)
    with pytest.raises(Refus, match="Il manque la preuve"):
        manquer(relire(dossier), equipe)
    for autre in autres:
        noter(dossier, "presentation", equipe, a=autre)
    assert manquer(relire(dossier), equipe).etat == Etat.CARENCE


def test_la_preuve_d_un_premier_envoi_ne_vaut_pas_pour_le_report(convoque, equipe):
    dossier = reporter(convoque, equipe, RENDEZ_VOUS + JOUR, INSTANT + 2 * JOUR)
    with pytest.raises(Refus, match="Il manque la preuve"):
        manquer(dossier, equipe, RENDEZ_VOUS + JOUR)


def test_pas_de_carence_avant_l_heure_ni_contre_une_excuse_acceptee(convoque, equipe):
    with pytest.raises(Refus, match="n’est pas encore passée"):
        manquer(convoque, equipe, RENDEZ_VOUS - 2 * MINUTE)
    with pytest.raises(Refus, match="fixez un autre rendez-vous"):
        manquer(convoque, equipe, excuse="True")


def test_la_carence_compte_au_jour_du_rendez_vous(convoque, equipe):
    dossier = manquer(convoque, equipe, RENDEZ_VOUS + 3 * JOUR)
    assert dossier.faits.get(nom="manque").le == RENDEZ_VOUS
    dossier = reporter(dossier, equipe, RENDEZ_VOUS + 9 * JOUR, RENDEZ_VOUS + 4 * JOUR)
    assert (dossier.etat, dossier.fiche_due) == (Etat.CONVOQUE, False)


def test_un_retour_sans_cause_n_est_pas_note(convoque, equipe):
    with pytest.raises(Refus, match="pourquoi ce pli est revenu"):
        noter(convoque, "retour", equipe)


# Held.


def test_tenu_par_un_elu_dont_l_arrete_vaut_ce_jour_la(convoque, equipe, habiliter):
    ancienne = habiliter(
        convoque.commune, Role.ELU, qualite=Qualite.ADJOINT, arrete_numero="2026-1", arrete_date=date(2026, 1, 1)
    )
    Habilitation.objects.filter(pk=ancienne.pk).update(fin=RENDEZ_VOUS.date() - JOUR)
    with pytest.raises(Refus, match=r"aucun arrêté ne l’habilitait ce jour-là \(art. L.2122-18 CGCT\)"):
        tenir(convoque, equipe, par_qui=ancienne.pk)
    dossier = tenir(convoque, equipe, observations="Calme.")
    assert (dossier.etat, dossier.tenue.par_id, dossier.tenue.le) == (Etat.PRONONCE, elu_de(dossier), RENDEZ_VOUS)
    assert dossier.faits.get(nom="tenu").le == RENDEZ_VOUS


def test_un_agent_ne_tient_pas_un_rappel(convoque, equipe):
    agent = convoque.commune.habilitations.get(role="agent")
    with pytest.raises(Refus, match="Tenu par"):
        tenir(convoque, equipe, par_qui=agent.pk)


def test_rien_de_ce_qui_fut_dit_n_est_garde(convoque, equipe):
    trace = tenir(convoque, equipe, sanctions="on").traces.get(acte="prononcer")
    dits = {champ: trace.donnees[champ] for champ in ("norme", "regles", "sanctions", "raisons")}
    assert dits == {"norme": True, "regles": False, "sanctions": True, "raisons": False}
    assert not trace.propos.exists()


def test_on_ne_tient_ni_avant_l_autorisation_ni_demain(convoque, equipe):
    with pytest.raises(Refus, match="précède ce qui a permis"):
        tenir(convoque, equipe, INSTANT - JOUR)
    with pytest.raises(Refus, match="à venir"):
        franchir(convoque, Page.prononcer, equipe.agent, instant=INSTANT + JOUR, le=RENDEZ_VOUS)


@pytest.fixture
def enfant_convoque(rappel, equipe):
    return noter(convoquer(autorise(rappel, equipe, MERE, PERE), equipe), "presentation", equipe)


def present(dossier, nom):
    return {f"venu-{dossier.auteur.representants.get(nom=nom).pk}": "on"}


def test_un_mineur_est_recu_avec_un_adulte_qui_en_repond(enfant_convoque, equipe):
    with pytest.raises(Refus, match=r"reçu avec un adulte.*\(art. L.132-7 CSI\)"):
        tenir(enfant_convoque, equipe)
    dossier = tenir(enfant_convoque, equipe, **present(enfant_convoque, "Ana Vasquier"))
    assert [(p.nom, p.venu) for p in dossier.tenue.presences.order_by("pk")] == [
        ("Ana Vasquier", True),
        ("Luc Marin", False),
    ]


def test_un_educateur_tient_lieu_d_adulte(enfant_convoque, equipe):
    dossier = tenir(enfant_convoque, equipe, autre_nom="Rose Blin", autre_qualite="éducatrice")
    assert dossier.tenue.presences.filter(venu=True).get().qualite == "éducatrice"


def test_l_impossibilite_dit_ce_qui_a_ete_fait(enfant_convoque, equipe):
    enfant_convoque.diligences.all().delete()
    pourquoi = {"impossibilite": "Ses parents vivent à l’étranger."}
    with pytest.raises(Refus, match="dites ce qui a été fait"):
        tenir(enfant_convoque, equipe, **pourquoi)
    demarche = {"demarche_le": "2026-11-20", "demarche_moyen": "téléphone", "demarche_resultat": "sans réponse"}
    dossier = tenir(enfant_convoque, equipe, **pourquoi | demarche)
    assert (dossier.etat, dossier.diligences.get().moyen) == (Etat.PRONONCE, "téléphone")


def test_devenu_majeur_entre_temps_il_vient_seul(rappel, equipe):
    """On the day it is held."""
    dossier = convoquer(autorise(rappel, equipe, MERE, auteur=ENFANT | {"ne_le": date(2008, 11, 25)}), equipe)
    assert tenir(dossier, equipe).etat == Etat.PRONONCE


def regler(dossier, cle, valeur):
    ecrire(Clause(version=dossier.convention, cle=cle, valeur=valeur, article="I, art. 3.3"))


def test_la_convocation_est_obligatoire_ou_non_selon_la_clause(rappel, equipe):
    dossier = autorise(rappel, equipe)
    with pytest.raises(Refus, match=r"demande une convocation.*\(art. 5.1\)"):
        tenir(dossier, equipe, INSTANT + MINUTE)
    dossier.convention.clauses.filter(cle="rappel_ordre.convocation").delete()
    regler(dossier, "rappel_ordre.convocation", "facultative")
    assert tenir(dossier, equipe, INSTANT + MINUTE).etat == Etat.PRONONCE


# What comes meanwhile.


@pytest.fixture
def tacite(rappel, equipe):
    """Accepted by silence, then convoked. The term was five days."""

    def _tacite(suite=lambda dossier: dossier):
        dossier = rappel("avis_demande", recu=INSTANT, auteur=HABITANT)
        terme = dossier.echeances.vives().get(delai="reponse_attendue")
        echoir(terme.pk, terme.limite)
        dossier = convoquer(relire(dossier), equipe, RENDEZ_VOUS, terme.limite + MINUTE)
        return noter(dossier, "presentation", equipe, terme.limite + JOUR), terme.limite

    return _tacite


def test_un_avis_contraire_tardif_arrete_tout_jusqu_a_la_decision_de_l_elu(tacite, equipe):
    dossier, terme = tacite()
    franchir(dossier, Page.tardif, equipe.magistrat, instant=terme + 2 * JOUR, sens="defavorable")
    dossier = relire(dossier)
    for tenter in (lambda: tenir(dossier, equipe), lambda: manquer(dossier, equipe), lambda: fixer(dossier, equipe)):
        with pytest.raises(Refus, match="attend la décision de l’élu"):
            tenter()
    franchir(dossier, Page.maintenir, equipe.elu, instant=terme + 3 * JOUR, motif="Les faits sont reconnus.")
    assert tenir(relire(dossier), equipe).etat == Etat.PRONONCE


def test_un_second_avis_contraire_n_ouvre_pas_ce_que_le_premier_a_ferme(tacite, equipe):
    dossier, midi = tacite()[0], RENDEZ_VOUS
    for quand in (midi - JOUR, midi + JOUR):
        franchir(dossier, Page.tardif, equipe.magistrat, instant=quand, sens="defavorable")
    with pytest.raises(Refus, match="attend la décision de l’élu"):
        tenir(relire(dossier), equipe, midi)


def test_renoncer_decommande_les_convoques(tacite, equipe):
    dossier, terme = tacite()
    franchir(dossier, Page.tardif, equipe.magistrat, instant=terme + 2 * JOUR, sens="defavorable")
    franchir(dossier, Page.renoncer, equipe.elu, instant=terme + 3 * JOUR, motif="Le parquet poursuit.")
    assert relire(dossier).etat == Etat.ABANDONNE
    assert lettres(dossier, "annulation").count() == 1


def test_deja_tenu_le_parquet_l_apprend(tacite, equipe):
    dossier = tenir(tacite()[0], equipe)
    for sens, dits in (("favorable", 0), ("defavorable", 1)):
        franchir(dossier, Page.tardif, equipe.magistrat, instant=RENDEZ_VOUS + JOUR, sens=sens)
        assert Message.objects.filter(dossier=dossier.pk, courrier="deja_tenu").count() == dits
    assert not relire(dossier).bloque


@pytest.mark.parametrize(("heures", "dit"), [(-3, 1), (3, 0)])
def test_tenu_avant_l_avis_contraire_et_note_apres(tacite, equipe, heures, dit):
    """What happened first came first, whichever is typed first. Held after, it waits for the élu."""
    dossier, midi = tacite()[0], RENDEZ_VOUS
    franchir(dossier, Page.tardif, equipe.magistrat, instant=midi, sens="defavorable")
    noter_tenu = lambda: tenir(relire(dossier), equipe, midi + timedelta(hours=heures))  # noqa: E731
    if not dit:
        with pytest.raises(Refus, match="attend la décision de l’élu"):
            noter_tenu()
        return
    assert (noter_tenu().etat, relire(dossier).bloque) == (Etat.PRONONCE, False)
    assert not dossier.echeances.vives().filter(delai="avis_contraire").exists()
    assert Message.objects.filter(dossier=dossier.pk, courrier="deja_tenu").count() == 1


def consigner(dossier, acte, equipe, parvenu, su, **dit):
    franchir(dossier, acte, equipe.agent, instant=su, le=parvenu, **par_courriel(), **dit)
    return relire(dossier)


def test_un_refus_parvenu_a_temps_et_connu_tard_fait_decommander(tacite, equipe):
    dossier, terme = tacite()
    dossier = consigner(dossier, Page.defavorable, equipe, terme - JOUR, terme + 2 * JOUR, motif="enquête")
    assert (dossier.etat, dossier.a_decommander) == (Etat.REFUSE, True)
    assert dossier.echeances.vives().get(delai="a_decommander")
    franchir(dossier, Page.transmettre, equipe.elu, instant=terme + 3 * JOUR)
    with pytest.raises(Refus, match="l’élu les décommande d’abord"):
        franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=terme + 3 * JOUR)
    franchir(dossier, Page.annuler, equipe.elu, instant=terme + 3 * JOUR)
    assert lettres(dossier, "annulation").count() == 1
    franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=terme + 3 * JOUR)
    assert relire(dossier).etat == Etat.CLOS


def test_un_avis_favorable_connu_tard_laisse_le_rendez_vous(tacite, equipe):
    dossier, terme = tacite()
    dossier = consigner(dossier, Page.favorable, equipe, terme - JOUR, terme + 2 * JOUR)
    assert (dossier.etat, dossier.a_decommander) == (Etat.AUTORISE, False)
    franchir(dossier, Page.confirmer, equipe.agent, instant=terme + 2 * JOUR)
    assert tenir(relire(dossier), equipe).saisines.get(debout=True).issue == "favorable"


def test_tenu_rien_ne_renverse_plus_le_silence(tacite, equipe):
    dossier, terme = tacite()
    dossier = tenir(dossier, equipe)
    with pytest.raises(Refus, match="n’est pas possible dans l’état"):
        consigner(dossier, Page.defavorable, equipe, terme - JOUR, RENDEZ_VOUS + JOUR, motif="enquête")


def test_une_plainte_deposee_entre_temps_exclut_et_decommande(convoque, equipe):
    dit = {"exclusion": "plainte_police_gendarmerie", "connue_le": "2026-11-20", "motif": "Plainte de la voisine."}
    franchir(convoque, Page.exclure, equipe.elu, instant=INSTANT + 3 * JOUR, **dit)
    assert relire(convoque).etat == Etat.ABANDONNE
    assert lettres(convoque, "annulation").count() == 1
    assert Message.objects.filter(dossier=convoque.pk, courrier="lettre").exists()


def test_rien_ne_part_a_un_mort(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe, MERE, PERE), equipe)
    franchir(dossier, Page.desister, equipe.elu, instant=INSTANT + JOUR, raison="deces", motif="Acte de décès.")
    assert {d.destinataire.partition("-")[0] for d in lettres(dossier, "annulation")} == {"representant"}


@pytest.mark.parametrize("etat", ["a_signer", "avis_demande", "convoque"])
def test_un_deces_se_constate_avec_sa_preuve_et_nul_courrier_ne_part(rappel, equipe, etat):
    """The parquet hears of it where it was seized; the family, by voice."""
    saisi = etat != "a_signer"
    dossier = convoquer(autorise(rappel, equipe, MERE), equipe) if etat == "convoque" else rappel(etat)
    avant, reponses = dossier.documents.count(), Message.objects.filter(dossier=dossier.pk, objet__contains="Réponse")
    dites = reponses.count()
    with pytest.raises(Refus, match=r"preuve|prouve"):
        franchir(dossier, Page.constater_deces, equipe.agent, instant=INSTANT + JOUR, le=INSTANT)
    franchir(dossier, Page.constater_deces, equipe.agent, instant=INSTANT + JOUR, le=INSTANT, preuve="Acte n° 12")
    assert relire(dossier).etat == Etat.ABANDONNE
    assert relire(dossier).documents.count() == avant
    assert Message.objects.filter(dossier=dossier.pk, courrier="deces").exists() == saisi
    assert not dossier.echeances.vives().exclude(delai="courrier_revenu").exists()
    assert reponses.count() == dites


def test_l_adresse_change_l_identite_non(convoque, equipe):
    adresse = {"personne-adresse": "1, place Neuve", "personne-nom": "Autre"}
    franchir(convoque, Page.actualiser, equipe.agent, instant=INSTANT + 2 * JOUR, **adresse)
    qui = Interesse.objects.get(dossier=convoque.pk)
    assert (qui.adresse, qui.nom) == ("1, place Neuve", "Vasquier")


# The end.


def test_la_fiche_partie_le_dossier_se_clot_seul(convoque, equipe):
    dossier = tenir(convoque, equipe)
    assert dossier.echeances.vives().get(delai="fiche_a_signer")
    franchir(dossier, Page.informer, equipe.elu, instant=RENDEZ_VOUS + JOUR)
    with pytest.raises(Refus, match="Aucune fiche d’information"):
        franchir(dossier, Page.informer, equipe.elu, instant=RENDEZ_VOUS + JOUR)
    assert not dossier.echeances.vives().filter(delai="cloture").exists()
    envoi = {"courrier": "information", "destinataire": "parquet"}
    franchir(
        dossier,
        Page.noter_envoi,
        equipe.agent,
        instant=RENDEZ_VOUS + 2 * JOUR,
        le=RENDEZ_VOUS + 2 * JOUR,
        preuve="x",
        **envoi,
    )
    franchir(
        dossier,
        Page.noter_retour,
        equipe.agent,
        instant=RENDEZ_VOUS + 3 * JOUR,
        le=RENDEZ_VOUS + 3 * JOUR,
        preuve="x",
        **envoi,
    )
    assert dossier.echeances.vives().get(delai="cloture").suspendue_le
    franchir(dossier, Page.renvoyer, equipe.agent, instant=RENDEZ_VOUS + 4 * JOUR, courrier="information")
    franchir(
        dossier,
        Page.noter_envoi,
        equipe.agent,
        instant=RENDEZ_VOUS + 4 * JOUR,
        le=RENDEZ_VOUS + 4 * JOUR,
        preuve="x",
        **envoi,
    )
    cloture = dossier.echeances.vives().get(delai="cloture")
    echoir(cloture.pk, cloture.limite)
    assert relire(dossier).etat == Etat.CLOS
    tard = cloture.limite + JOUR
    franchir(dossier, Page.noter_retour, equipe.agent, instant=tard, le=tard, preuve="x", **envoi)
    assert dossier.echeances.vives().get(delai="fiche_revenue")
    franchir(dossier, Page.renvoyer, equipe.agent, instant=tard + JOUR, courrier="information")
    franchir(dossier, Page.noter_envoi, equipe.agent, instant=tard + JOUR, le=tard + JOUR, preuve="x", **envoi)
    assert not dossier.echeances.vives().exists()


def test_sans_fiche_demandee_le_dossier_se_clot_seul(convoque, equipe):
    convoque.convention.clauses.filter(cle="rappel_ordre.fiche_information").delete()
    dossier = tenir(convoque, equipe)
    assert not dossier.fiche_due
    cloture = dossier.echeances.vives().get(delai="cloture")
    assert cloture.limite - RENDEZ_VOUS < timedelta(days=6)
    echoir(cloture.pk, cloture.limite)
    assert relire(dossier).etat == Etat.CLOS


def test_la_suite_d_un_dossier_qui_n_a_pas_ete_mene(convoque, equipe):
    dossier = manquer(convoque, equipe)
    franchir(dossier, Page.demander_suite, equipe.agent, instant=RENDEZ_VOUS + JOUR)
    with pytest.raises(Refus, match=r"avec son motif \(art. L.132-3 CSI\)"):
        franchir(dossier, Page.repondre_suite, equipe.magistrat, instant=RENDEZ_VOUS + 2 * JOUR, suite="classement")
    dit = {"suite": "classement", "motif": "Infraction insuffisamment caractérisée."}
    franchir(dossier, Page.repondre_suite, equipe.magistrat, instant=RENDEZ_VOUS + 2 * JOUR, **dit)
    with pytest.raises(Refus, match="n’a pas été demandée, ou elle est déjà connue"):
        franchir(dossier, Page.repondre_suite, equipe.magistrat, instant=RENDEZ_VOUS + 3 * JOUR, **dit)


def test_d_un_rappel_tenu_il_n_y_a_pas_de_suite_a_demander(convoque, equipe):
    with pytest.raises(Refus, match="n’est pas possible dans l’état"):
        franchir(tenir(convoque, equipe), Page.demander_suite, equipe.agent, instant=RENDEZ_VOUS + JOUR)


def test_le_dossier_refuse_est_transmis_avant_d_etre_clos(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=INSTANT, motif="enquête")
    with pytest.raises(Refus, match=r"doit d’abord transmettre.*\(art. 3\)"):
        franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=INSTANT)
    franchir(dossier, Page.transmettre, equipe.elu, instant=INSTANT)
    franchir(dossier, Page.clore_sans_suite, equipe.agent, instant=INSTANT)
    assert relire(dossier).etat == Etat.CLOS


# What a hostile reader found.


def test_un_avis_tardif_se_note_par_sa_page(tacite, equipe, client):
    dossier, terme = tacite()
    client.force_login(equipe.agent)
    adresse = reverse("procedure:acte", args=[dossier.jeton, "tardif"])
    with time_machine.travel(terme + 2 * JOUR, tick=False):
        client.force_login(equipe.agent)
        assert client.get(adresse).status_code == 200
        assert client.post(adresse, {"version": dossier.version}).status_code == 422


def test_un_avis_contraire_apres_la_carence_arrete_un_report(tacite, equipe):
    dossier, _ = tacite()
    dossier = manquer(dossier, equipe)
    franchir(dossier, Page.tardif, equipe.magistrat, instant=RENDEZ_VOUS + JOUR, sens="defavorable")
    with pytest.raises(Refus, match="attend la décision de l’élu"):
        fixer(relire(dossier), equipe, RENDEZ_VOUS + 9 * JOUR, RENDEZ_VOUS + 2 * JOUR, report="excuse")


def test_une_preuve_qui_suit_le_rendez_vous_ne_fait_pas_une_carence(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe), equipe)
    noter(dossier, "presentation", equipe, RENDEZ_VOUS + JOUR)
    with pytest.raises(Refus, match="avant l’heure"):
        manquer(relire(dossier), equipe, RENDEZ_VOUS + 2 * JOUR)


def test_une_adresse_inconnue_puis_presentee_compte(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe), equipe)
    noter(dossier, "retour", equipe, INSTANT + JOUR, cause="inconnu")
    noter(relire(dossier), "remise", equipe, INSTANT + 2 * JOUR)
    assert manquer(relire(dossier), equipe).etat == Etat.CARENCE


def test_qui_n_en_repond_plus_n_est_plus_convoque_et_personne_ne_prend_sa_place(rappel, equipe):
    dossier = convoquer(autorise(rappel, equipe, MERE, PERE), equipe)
    noms = {f"repond{rang}-{champ}": dit for rang, parent in ((1, MERE), (2, PERE)) for champ, dit in parent.items()}
    adresse = {"personne-adresse": HABITANT["adresse"]}
    with pytest.raises(Refus, match="gardez son nom"):
        franchir(
            dossier,
            Page.actualiser,
            equipe.agent,
            instant=INSTANT + JOUR,
            **noms | adresse | {"repond2-nom": "Paul Autre"},
        )
    franchir(
        dossier, Page.actualiser, equipe.agent, instant=INSTANT + JOUR, **noms | adresse | {"repond2-retire": "on"}
    )
    dossier = reporter(relire(dossier), equipe, RENDEZ_VOUS + JOUR, INSTANT + 2 * JOUR, "representant")
    nouvelles = lettres(dossier, "convocation").filter(trace__version=dossier.version)
    assert [d.destinataire.partition("-")[0] for d in nouvelles] == ["representant", "personne"]
    assert lettres(dossier, "annulation").get().destinataire.startswith("representant")


def test_deux_foyers_qui_n_en_font_plus_qu_un(rappel, equipe):
    """One letter names both: nobody is told not to come, and no proof is wanted of a letter that was never made."""
    dossier = convoquer(autorise(rappel, equipe, MERE, PERE), equipe)
    dossier.auteur.representants.update(adresse=MERE["adresse"])
    dossier = reporter(relire(dossier), equipe, RENDEZ_VOUS + JOUR, INSTANT + 2 * JOUR, "adresse")
    assert not lettres(dossier, "annulation").exists()
    for a in ("representant", "personne"):
        destinataire = (
            lettres(dossier, "convocation")
            .filter(trace__version=dossier.version, destinataire__startswith=a)
            .get()
            .destinataire
        )
        noter(dossier, "remise", equipe, INSTANT + 3 * JOUR, a=destinataire)
    assert manquer(relire(dossier), equipe, RENDEZ_VOUS + JOUR).etat == Etat.CARENCE


def test_un_deces_s_apprend_meme_quand_un_avis_attend_la_decision(tacite, equipe):
    dossier, terme = tacite()
    franchir(dossier, Page.tardif, equipe.magistrat, instant=terme + 2 * JOUR, sens="defavorable")
    franchir(dossier, Page.desister, equipe.elu, instant=terme + 3 * JOUR, raison="deces", motif="Acte de décès.")
    assert relire(dossier).etat == Etat.ABANDONNE
    assert not lettres(dossier, "annulation").exists()
    assert "averties" not in lettres(dossier, "lettre").get().html


def test_ce_qui_a_fait_avancer_ne_se_rectifie_pas(convoque, equipe):
    dossier = tenir(convoque, equipe)
    tenu = dossier.faits.get(nom="tenu")
    with pytest.raises(Refus, match="se corrige par l’acte qui suit"):
        franchir(dossier, Page.rectifier, equipe.agent, instant=RENDEZ_VOUS + JOUR, fait=tenu.pk, quand="", motif="x")


def test_un_arrete_pris_apres_n_habilitait_personne(convoque, equipe, habiliter):
    tard = habiliter(
        convoque.commune,
        Role.ELU,
        qualite=Qualite.ADJOINT,
        arrete_numero="2026-9",
        arrete_date=RENDEZ_VOUS.date() + 5 * JOUR,
    )
    with pytest.raises(Refus, match="aucun arrêté"):
        tenir(convoque, equipe, par_qui=tard.pk)


def test_la_page_juge_au_jour_dit(enfant_convoque, equipe, client, habiliter):
    """Who was in office that day is no more when it is typed; and whether they were a minor is told by that day too."""
    elu = habiliter(
        enfant_convoque.commune, Role.ELU, qualite=Qualite.ADJOINT, arrete_numero="2026-1", arrete_date=date(2026, 1, 1)
    )
    Habilitation.objects.filter(pk=elu.pk).update(fin=RENDEZ_VOUS.date())
    with time_machine.travel(RENDEZ_VOUS + 3 * JOUR, tick=False):
        client.force_login(equipe.agent)
        dit = {
            "version": enfant_convoque.version,
            "quand_le": f"{localtime(RENDEZ_VOUS):%Y-%m-%dT%H:%M}",
            "par_qui": elu.pk,
            "norme": "on",
        }
        page = client.post(
            reverse("procedure:acte", args=[enfant_convoque.jeton, "prononcer"]),
            dit | RIEN_DEPUIS | present(enfant_convoque, "Ana Vasquier"),
        )
    assert page.status_code == 302
    assert relire(enfant_convoque).tenue.par_id == elu.pk


def fiche(dossier, equipe):
    franchir(dossier, Page.informer, equipe.elu, instant=RENDEZ_VOUS + 3 * JOUR)
    return lettres(dossier, "information").get().html


def test_la_fiche_dit_sur_quoi_le_rappel_repose(tacite, convoque, equipe):
    assert "votre avis favorable" in fiche(tenir(convoque, equipe), equipe)
    tenu = fiche(tenir(tacite()[0], equipe), equipe)
    assert "vaut acceptation" in tenu
    assert "votre avis favorable" not in tenu


def test_une_suite_ne_se_demande_qu_une_fois_et_attend_le_parquet(convoque, equipe):
    dossier = manquer(convoque, equipe)
    franchir(dossier, Page.demander_suite, equipe.agent, instant=RENDEZ_VOUS + JOUR)
    assert dossier.echeances.vives().get(delai="suite_attendue")
    with pytest.raises(Refus, match="déjà demandée"):
        franchir(dossier, Page.demander_suite, equipe.agent, instant=RENDEZ_VOUS + 2 * JOUR)


def test_un_refus_appelle_l_elu_a_transmettre(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=INSTANT, motif="enquête")
    assert dossier.echeances.vives().get(delai="a_transmettre")
    franchir(dossier, Page.transmettre, equipe.elu, instant=INSTANT)
    assert not dossier.echeances.vives().filter(delai="a_transmettre").exists()


def test_une_proposition_non_signee_ne_se_lit_que_d_un_cote(rappel, equipe, client):
    dossier = fixer(autorise(rappel, equipe), equipe)
    adresse = reverse("procedure:dossier", args=[dossier.jeton])
    for personne, lue in ((equipe.agent, True), (equipe.magistrat, False)):
        client.force_login(personne)
        assert ("Rendez-vous proposé, à signer" in client.get(adresse).content.decode()) is lue


def test_qui_signe_une_convocation_en_lit_l_heure(rappel, equipe, client, a_l_heure):
    dossier = fixer(autorise(rappel, equipe), equipe)
    client.force_login(equipe.elu)
    page = client.get(reverse("procedure:acte", args=[dossier.jeton, "convoquer"])).text
    assert "Rendez-vous proposé, à signer" in page
    assert "samedi 28 novembre 2026" in page
