"""News: to whose move it is and to who asked, as often as they want, and never to anybody else. Nothing official waits."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Absence, Clause, Institution
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from procedure import poste, resumes
from procedure.horloge import sonner
from procedure.models import Message, Nouvelle, Preference, Rythme
from procedure.moteur import franchir
from procedure.preuves import rejeter
from procedure.regles import calendrier_de
from procedure.termes import armer, comptes
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

MATIN = datetime(2026, 11, 19, 7, 30, tzinfo=UTC)  # the morrow, half past eight in Paris
MINUTE = timedelta(minutes=1)
JOUR, JAMAIS = Rythme.JOUR, Rythme.JAMAIS


@pytest.fixture
def a_l_heure(settings):
    settings.ADRESSE_PUBLIQUE = "http://testserver"
    with time_machine.travel(INSTANT, tick=False) as heure:
        yield heure.move_to


def vouloir(personne, rythme, *nouvelles):
    choix = dict.fromkeys(nouvelles or Nouvelle.values, rythme)
    Preference.objects.update_or_create(personne=personne, defaults=choix)


def dits(dossier, acte=None):
    """Who was written to, and what of."""
    messages = dossier.messages.filter(trace__acte=acte) if acte else dossier.messages
    return {(m.personne, m.objet.partition(" : ")[2] or m.objet, m.nouvelle) for m in messages.all()}


def recus(mailoutbox, personne):
    return [courriel for courriel in mailoutbox if courriel.to == [personne.email]]


def test_l_elu_apprend_qu_un_dossier_attend_sa_signature(rappel, equipe):
    assert dits(rappel("a_signer")) == {(equipe.elu, "À vous d’agir : à signer", "tour")}


def test_le_magistrat_apprend_qu_un_dossier_l_attend_et_la_fiche_va_ou_elle_allait(rappel, equipe):
    assert dits(rappel("avis_demande"), "saisir") == {
        (equipe.secretariat, "RAO / Commune de Sainte-Aure / QUIDAM Ada", ""),
        (equipe.magistrat, "À vous d’agir : avis demandé", "tour"),
        (equipe.mineurs, "À vous d’agir : avis demandé", "tour"),
    }


def test_un_parquet_sans_compte_ne_recoit_que_la_fiche(rappel, equipe, convention):
    version = convention.versions.get()
    ecrire(Clause(version=version, cle="parquet.adresse", valeur="siege@valmont.example", article="3"))
    for personne in (equipe.magistrat, equipe.mineurs, equipe.secretariat):
        personne.habilitations.update(fin=INSTANT.date() - timedelta(1))
    (fiche,) = rappel("avis_demande").messages.filter(trace__acte="saisir")
    assert (fiche.adresse, fiche.nouvelle) == ("siege@valmont.example", "")


def test_la_reponse_va_a_qui_l_a_demandee_et_a_qui_l_attend_une_fois_chacun(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    assert dits(dossier, "favorable") == {
        (equipe.agent, "Avis du parquet", "reponse"),
        (equipe.elu, "Réponse du parquet", "reponse"),
    }


def test_une_question_est_a_l_agent_et_sa_reponse_rend_la_main_au_magistrat(rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="Une plainte ?")
    assert dits(dossier, "demander") == {(equipe.agent, "Demande de précision", "reponse")}
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 2 * MINUTE, texte="Non.")
    assert dits(dossier, "repondre") == {
        (equipe.secretariat, "Réponse à la demande de précision", ""),
        (equipe.magistrat, "À vous d’agir : avis demandé", "tour"),
        (equipe.mineurs, "À vous d’agir : avis demandé", "tour"),
    }


def test_qui_agit_n_est_pas_prevenu_de_ce_qu_il_fait(rappel, equipe):
    dossier = rappel("a_signer")
    franchir(dossier, Page.retirer, equipe.agent, instant=INSTANT)
    assert dits(dossier, "retirer") == set()


def test_le_suppleant_est_prevenu_pour_l_absent(rappel, equipe, commune, habiliter):
    suppleante = habiliter(commune, Role.AGENT).personne
    jours = {"debut": INSTANT.date(), "fin": INSTANT.date()}
    ecrire(Absence(personne=equipe.agent, institution=commune, suppleant=suppleante, **jours))
    dossier = rappel("a_signer")
    franchir(dossier, Page.rendre, equipe.elu, instant=INSTANT, motif="Le lieu manque.")
    assert {qui for qui, *_ in dits(dossier, "rendre")} == {suppleante}


def test_rien_de_ce_qui_est_officiel_ne_se_regle(rappel, equipe, a_l_heure, mailoutbox):
    """All news refused by everybody: the letter, what the clock decides, a return and a climbing reminder still leave."""
    for personne in vars(equipe).values():
        vouloir(personne, JAMAIS)
    dossier = rappel("avis_demande")
    sonner()
    assert [courriel.to for courriel in mailoutbox] == [[equipe.secretariat.email]]
    rejeter(dossier.messages.get(courrier="fiche"), INSTANT)
    a_l_heure(INSTANT + timedelta(60))
    sonner()
    sonner()
    reglables = {m.objet for m in Message.objects.exclude(nouvelle="")}
    partis = {m.objet.partition(" : ")[2] for m in dossier.messages.filter(etat="accepte")}
    assert "Un courrier est revenu" in partis
    assert not partis & reglables


OUVERTURE = "À vous de décider : passer outre le silence"


@pytest.fixture
def le_maire_decide(rappel, convention):
    """The term of one case, whose silence leaves the mairie to decide; and the first morning after it."""
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(effet="le_maire_decide")
    dossier = rappel("avis_demande", recu=INSTANT)
    limite = dossier.echeances.vives().get(delai="reponse_attendue").limite
    return dossier, limite, limite + timedelta(hours=8)


def test_l_elu_apprend_une_fois_que_le_silence_le_laisse_decider(le_maire_decide, equipe, a_l_heure, mailoutbox):
    dossier, limite, matin = le_maire_decide
    for instant in (limite, matin - MINUTE):  # nobody is written to at midnight
        a_l_heure(instant)
        sonner()
    assert OUVERTURE not in {quoi for _, quoi, _ in dits(dossier)}
    for instant in (matin, matin + MINUTE, matin + timedelta(1), matin + timedelta(9)):
        a_l_heure(instant)
        sonner()
    assert [(m.personne, m.nouvelle) for m in dossier.messages.filter(objet__endswith=OUVERTURE)] == [
        (equipe.elu, "tour")
    ]
    assert len([courriel for courriel in recus(mailoutbox, equipe.elu) if OUVERTURE in courriel.subject]) == 1


def test_qui_ne_veut_pas_le_savoir_ne_le_recoit_pas(le_maire_decide, equipe, a_l_heure, mailoutbox):
    dossier, _, matin = le_maire_decide
    vouloir(equipe.elu, JAMAIS, "tour")
    a_l_heure(matin)
    sonner()
    assert dossier.messages.get(objet__endswith=OUVERTURE).etat == "tu"
    assert recus(mailoutbox, equipe.elu) == []


def test_un_terme_recompte_ne_le_redit_pas(le_maire_decide, equipe, a_l_heure, convention):
    """Words of the clause change: a new row for the same term."""
    dossier, _, matin = le_maire_decide
    a_l_heure(matin)
    sonner()
    convention.versions.get().clauses.filter(cle="rappel_ordre.avis").update(article="art. 3 bis")
    dossier = RappelOrdre.objects.get(pk=dossier.pk)
    armer(dossier, comptes(dossier, calendrier_de(dossier.commune)), matin + MINUTE)
    a_l_heure(matin + timedelta(1))
    sonner()
    assert dossier.echeances.filter(delai="reponse_attendue").count() == 2
    assert dossier.messages.filter(objet__endswith=OUVERTURE).count() == 1


def test_qui_a_repondu_a_temps_n_ouvre_rien(le_maire_decide, equipe, a_l_heure):
    dossier, limite, matin = le_maire_decide
    franchir(dossier, Page.favorable, equipe.magistrat, instant=limite - MINUTE)
    a_l_heure(matin)
    sonner()
    assert not dossier.messages.filter(objet__endswith=OUVERTURE).exists()


@pytest.mark.parametrize("rythme", [JOUR, JAMAIS])
def test_le_silence_se_dit_aussitot(rappel, equipe, a_l_heure, mailoutbox, rythme):
    dossier = rappel("avis_demande", recu=INSTANT)
    for personne in vars(equipe).values():
        vouloir(personne, rythme)
    echeance = dossier.echeances.vives().get(delai="reponse_attendue")
    a_l_heure(echeance.limite)
    sonner()
    assert [m.etat for m in dossier.messages.filter(courrier="constat")] == ["accepte", "accepte"]


def test_un_seul_courriel_le_matin_qui_dit_tout(rappel, equipe, a_l_heure, mailoutbox):
    vouloir(equipe.elu, JOUR)
    un, autre = rappel("a_signer"), rappel("a_signer")
    sonner()
    a_l_heure(MATIN - MINUTE)
    sonner()
    assert recus(mailoutbox, equipe.elu) == []
    a_l_heure(MATIN)
    sonner()
    sonner()
    a_l_heure(MATIN + timedelta(1))
    sonner()
    (courriel,) = recus(mailoutbox, equipe.elu)
    assert courriel.subject == "Trait d’union : 2 nouvelles de vos dossiers"
    for dossier in (un, autre):
        assert dossier.numero in courriel.body
    assert courriel.body.count("http://testserver/liens/") == 2
    assert "Lormeau" not in courriel.body


def test_jamais_ne_dit_rien(rappel, equipe, a_l_heure, mailoutbox):
    vouloir(equipe.elu, JAMAIS, "tour")
    dossier = rappel("a_signer")
    sonner()
    assert (mailoutbox, dossier.messages.get().etat) == ([], "tu")


def test_ce_qui_a_ete_lu_n_est_plus_a_dire(rappel, equipe, a_l_heure, mailoutbox, client):
    vouloir(equipe.elu, JOUR)
    dossier = rappel("a_signer")
    client.force_login(equipe.elu)
    client.get(reverse("procedure:dossier", args=[dossier.jeton]))
    a_l_heure(MATIN)
    sonner()
    assert recus(mailoutbox, equipe.elu) == []


@pytest.mark.parametrize("apres", [Rythme.CHAQUE, JOUR])
def test_changer_d_avis_en_route_ne_perd_rien(rappel, equipe, a_l_heure, mailoutbox, client, apres):
    vouloir(equipe.elu, JOUR)
    rappel("a_signer")
    sonner()
    client.force_login(equipe.elu)
    client.post(reverse("procedure:preferences"), dict.fromkeys(Nouvelle.values, apres))
    sonner()
    assert len(recus(mailoutbox, equipe.elu)) == (apres == Rythme.CHAQUE)
    for minute in (0, 1):
        a_l_heure(MATIN + minute * MINUTE)
        sonner()
    assert len(recus(mailoutbox, equipe.elu)) == 1


@pytest.fixture
def ecrit(rappel, equipe, a_l_heure):
    """A mail of the day that is written, and has not left."""
    vouloir(equipe.elu, JOUR)
    dossier = rappel("a_signer")
    a_l_heure(MATIN)
    resume = resumes.resumer(equipe.elu, Nouvelle.values, MATIN)
    return dossier, resume


def test_une_horloge_tuee_le_redit_sous_le_meme_nom(ecrit, equipe, mailoutbox, monkeypatch):
    """Accepted by the server, and killed before it was noted."""
    _, resume = ecrit
    with monkeypatch.context() as meurtre:
        meurtre.setattr(poste, "_accepter", lambda *args: 1 / 0)
        sonner()
    with time_machine.travel(MATIN + 10 * MINUTE, tick=False):
        sonner()
    noms = [courriel.extra_headers["Message-ID"] for courriel in recus(mailoutbox, equipe.elu)]
    assert noms == [resume.identifiant] * 2


def test_qui_n_y_est_plus_n_y_lit_plus_et_le_suivant_le_sait(ecrit, equipe, commune, habiliter, mailoutbox):
    """The mandate ended between the writing and the sending."""
    dossier, resume = ecrit
    suivante = habiliter(commune, Role.ELU, qualite="maire").personne
    equipe.elu.habilitations.update(fin=INSTANT.date() - timedelta(1))
    sonner()
    sonner()
    resume.refresh_from_db()
    assert (recus(mailoutbox, equipe.elu), resume.etat) == ([], "remplace")
    (courriel,) = recus(mailoutbox, suivante)
    assert dossier.numero in courriel.subject


def test_un_etranger_n_est_jamais_prevenu(rappel, equipe, habiliter, parquet, a_l_heure, mailoutbox):
    ailleurs = ecrire(Institution(nature=Nature.COMMUNE, nom="Port-Clair", code="17901", parquet=parquet))
    etrangers = [habiliter(ailleurs, Role.AGENT).personne, habiliter(ailleurs, Role.ELU, qualite="maire").personne]
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)
    sonner()
    assert not {personne for personne, *_ in dits(dossier)} & set(etrangers)


def test_son_rejet_est_celui_de_ce_qu_il_disait(rappel, equipe, a_l_heure):
    """A return of the mail of the day takes back the reception of the avis it told of, and the operator sees each."""
    vouloir(equipe.agent, JOUR)
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)
    resume = resumes.resumer(equipe.agent, ["reponse"], MATIN)
    rejeter(resume, MATIN)
    resume.refresh_from_db()
    assert (resume.etat, dossier.messages.get(courrier="avis").etat) == ("remplace", "rejete")
    Message.objects.reprendre(MATIN)
    assert (
        dossier.messages.get(courrier="avis").etat == "rejete"
    )  # a letter that came back is the agent's to send again


def test_ce_que_le_courriel_du_jour_a_dit_est_parti(rappel, equipe, a_l_heure, mailoutbox):
    vouloir(equipe.agent, JOUR)
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)
    for minute in range(3):  # written, sent, told to the case
        a_l_heure(MATIN + minute * MINUTE)
        sonner()
    assert set(dossier.faits.filter(nom__startswith="avis.").values_list("nom", flat=True)) == {
        "avis.envoi",
        "avis.reception",
    }


@pytest.mark.django_db(transaction=True)
def test_deux_horloges_n_en_ecrivent_qu_un(rappel, equipe):
    vouloir(equipe.elu, JOUR)
    for _ in range(3):
        rappel("a_signer")

    def horloge():
        resumes.resumer(equipe.elu, Nouvelle.values, MATIN)
        connection.close()

    fils = [Thread(target=horloge) for _ in range(4)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    resume = Message.objects.get(dossier=None)
    assert resume.parties.count() == 3


def test_ses_preferences_ne_sont_que_les_siennes(client, equipe):
    client.force_login(equipe.agent)
    dit = dict.fromkeys(Nouvelle.values, "jour") | {"personne": equipe.elu.pk}
    assert client.post(reverse("procedure:preferences"), dit).status_code == 302
    assert Preference.objects.get().personne == equipe.agent
    assert Preference.objects.get().touches is False
    assert client.post(reverse("procedure:preferences"), {"rappel": "lune"}).status_code == 422
