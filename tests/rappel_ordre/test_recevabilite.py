"""What a hostile agent, or one in a hurry, could have signed: each was, once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.ecriture import ecrire as ecrire_au_propre
from annuaire.models import Clause
from procedure.horloge import sonner
from procedure.models import Dossier
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.models import Diligence, Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import courriel, envoi
from tests.rappel_ordre.dossiers import CE_QU_IL_FAUT, joindre_un_constat, par_courriel

JOUR = timedelta(1)
DEMAIN = INSTANT + JOUR


def soumettre(dossier, equipe, instant=DEMAIN):
    return franchir(dossier, Page.soumettre, equipe.agent, instant=instant)


def dit(**reponses):
    return {"reponses": CE_QU_IL_FAUT["reponses"] | reponses}


@pytest.fixture
def enregistrer(client, equipe):
    """As a browser posts the draft: what is not said is left as it was shown empty."""

    def _enregistrer(dossier, **champs):
        client.force_login(equipe.agent)
        version = Dossier.objects.get(pk=dossier.pk).version
        adresse = reverse("procedure:acte", args=[dossier.jeton, "completer"])
        reponse = client.post(adresse, {"version": version} | champs)
        return RappelOrdre.objects.get(pk=dossier.pk), reponse

    return _enregistrer


@pytest.mark.parametrize("cle", ["crime_ou_delit", "cinquieme_classe_personnes"])
def test_une_infraction_choisie_n_efface_pas_un_oui(cle, rappel, equipe):
    with pytest.raises(Refus, match=r"peuvent être un crime|5e classe"):
        soumettre(rappel(joint=True, infraction="R. 635-1 CP", **dit(**{cle: True})), equipe)


def test_l_absence_d_un_eleve_n_est_pas_une_infraction(rappel, equipe):
    with pytest.raises(Refus, match="seul un parent averti"):
        soumettre(rappel(joint=True, infraction="R. 624-7 CP", mineur=True), equipe)


def test_tout_se_redemande_a_la_signature(rappel, equipe):
    dossier = rappel("a_signer")
    RappelOrdre.objects.filter(pk=dossier.pk).update(reponses={})
    with pytest.raises(Refus, match="Il reste à répondre"):
        franchir(dossier, Page.saisir, equipe.elu, instant=DEMAIN)


def test_ce_qui_est_joint_apres_la_lecture_ne_part_pas_a_l_insu_de_qui_signe(rappel, equipe):
    lu = rappel("a_signer")
    joindre_un_constat(lu, equipe.agent, INSTANT, b"Un autre.")
    with pytest.raises(Refus, match="a changé depuis"):
        franchir(lu, Page.saisir, equipe.elu, version=lu.version, instant=DEMAIN)
    relu = RappelOrdre.objects.get(pk=lu.pk)
    assert franchir(relu, Page.saisir, equipe.elu, version=relu.version, instant=DEMAIN)


def test_qui_a_grandi_depuis_les_faits_repond_seul(rappel, equipe):
    """Seventeen then, eighteen now: the adults are those of the day of the act."""
    dossier = rappel(joint=True, mineur=True, auteur={"ne_le": date(2008, 11, 19)})
    Diligence.objects.all().delete()
    with pytest.raises(Refus, match="nommez les adultes"):
        soumettre(dossier, equipe, INSTANT)
    assert soumettre(dossier, equipe, DEMAIN)


def test_un_representant_a_un_nom(rappel, equipe):
    dossier = rappel(joint=True, mineur=True)
    Diligence.objects.all().delete()
    dossier.interesses.get().representants.create(qualite="mère")
    with pytest.raises(Refus, match="nommez les adultes"):
        soumettre(dossier, equipe)


@pytest.mark.parametrize(("demarche", "phrase"), [
    ({"le": "2026-11-10"}, "sa date, son moyen et son résultat"),
    ({"le": "2031-01-01", "moyen": "téléphone", "resultat": "rien"}, "Cette date est à venir"),
])  # fmt: skip
def test_une_demarche_est_entiere_et_passee(demarche, phrase, rappel, enregistrer):
    _, reponse = enregistrer(rappel(), **{f"demarche1-{champ}": dit for champ, dit in demarche.items()})
    assert phrase in reponse.text
    assert not Diligence.objects.exists()


def test_sans_date_de_naissance_personne_n_est_tenu_pour_majeur(rappel, equipe):
    with pytest.raises(Refus, match="date de naissance"):
        soumettre(rappel(joint=True, auteur={"ne_le": None}), equipe)


@pytest.mark.parametrize(("champs", "phrase"), [
    ({"constat": ""}, "Dites quel constat"),
    ({"constat_le": None}, "Dites quel constat"),
    ({"constat_service": ""}, "Dites quel constat"),
    ({"constat": "rapport"}, "rapport annoncé"),
])  # fmt: skip
def test_le_constat_joint_est_celui_que_la_fiche_annonce(champs, phrase, rappel, equipe):
    with pytest.raises(Refus, match=phrase):
        soumettre(rappel(joint=True, **champs), equipe)


def test_changer_d_infraction_change_ce_qu_elle_avait_dit_et_rien_d_autre(rappel, enregistrer):
    injure, tapage = (
        "injure non publique (R. 621-2 CP, 1re classe)",
        "bruits ou tapages injurieux ou nocturnes (R. 623-2 CP, 3e classe)",
    )
    dossier, _ = enregistrer(rappel(), infraction=injure)
    assert (dossier.faits_nature, dossier.motif_bilan) == ("injure non publique", "paroles")
    ecrit = {champ: getattr(dossier, champ) for champ in ("faits_nature", "qualification", "motif_bilan")}
    dossier, _ = enregistrer(dossier, infraction=tapage, **ecrit)
    assert (dossier.faits_nature[:6], dossier.motif_bilan) == ("bruits", "bruit")
    assert "623-2" in dossier.qualification
    a_moi = {"faits_nature": "tambour", "qualification": "arrêté du 3 mai", "motif_bilan": "arretes"}
    dossier, _ = enregistrer(dossier, infraction=injure, **a_moi)
    assert {champ: getattr(dossier, champ) for champ in a_moi} == a_moi


def test_une_reponse_que_cette_convention_ne_demande_pas_reste(rappel, enregistrer, convention):
    dossier = rappel(**dit(plainte=True))
    dossier, _ = enregistrer(dossier, **{"question-identifie": "False"})
    assert (dossier.reponses["plainte"], dossier.reponses["identifie"]) == (True, False)
    trace = dossier.traces.get(acte="completer")
    assert trace.donnees["reponses"]["identifie"] is False


def test_ce_qui_fut_repondu_se_lit_avant_de_signer_et_de_notre_cote(rappel, equipe, client):
    dossier = rappel("avis_demande")
    for qui, lu in ((equipe.elu, True), (equipe.magistrat, False)):
        client.force_login(qui)
        page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
        assert ("Ce qui a été répondu" in page) == lu


@pytest.mark.usefixtures("a_l_heure")
def test_la_piece_demandee_part_avec_la_reponse(rappel, equipe, convention, mailoutbox):
    adresse = {"cle": "parquet.adresse", "valeur": "siege@valmont.example", "article": "3"}
    ecrire_au_propre(Clause(version=convention.versions.get(), **adresse))
    dossier = rappel("avis_demande")
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT, texte="Le PV entier ?")
    joindre_un_constat(dossier, equipe.agent, INSTANT, b"Le PV entier.")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT, texte="Le voici.")
    sonner()
    objet = dossier.messages.get(courrier="reponse").objet
    (courriel,) = [courriel for courriel in mailoutbox if courriel.subject == objet]
    assert [jointe[1] for jointe in courriel.attachments[1:]] == ["Constat.", "Le PV entier."]


def test_une_procedure_en_cours_dite_par_courriel_se_note_autrement(rappel, equipe, convention):
    clause = {"cle": "rappel_ordre.questions", "valeur": ["procedure_en_cours"], "article": "I, art. 4"}
    ecrire_au_propre(Clause(version=convention.versions.get(), **clause))
    dossier, mail = rappel("avis_demande", recu=INSTANT), {"le": INSTANT, **par_courriel()}
    with pytest.raises(Refus, match="notez-le comme un avis défavorable"):
        franchir(dossier, Page.favorable, equipe.agent, instant=INSTANT, procedure_en_cours="oui", **mail)
    franchir(
        dossier, Page.defavorable, equipe.agent, instant=INSTANT, procedure_en_cours="oui", motif="En cours.", **mail
    )
    assert Dossier.objects.get(pk=dossier.pk).etat == Etat.REFUSE


def test_un_avis_parvenu_a_temps_et_connu_tard_s_enregistre_par_sa_page(rappel, equipe, client):
    recu = timezone.now() - 30 * JOUR
    dossier = rappel("avis_demande", recu=recu, le=recu)
    sonner()
    client.force_login(equipe.agent)
    adresse = reverse("procedure:acte", args=[dossier.jeton, "defavorable"])
    assert adresse in client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    dit = {"motif": "Une enquête.", "version": Dossier.objects.get(pk=dossier.pk).version}
    quand = {delai: timezone.localtime(recu + delai * JOUR).strftime("%Y-%m-%dT%H:%M") for delai in (1, 20)}
    for jours, dite in ((20, "Parvenu après le terme"), (1, "")):
        reponse = client.post(adresse, dit | {"quand_le": quand[jours], "fichier": envoi("avis.eml", courriel())})
        assert dite in reponse.text
    assert Dossier.objects.get(pk=dossier.pk).etat == Etat.REFUSE
