"""What a mail proves: only of the letter it carries, of the sending it is of, and only what somebody could read."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone

from annuaire.models import Personne
from annuaire.models.habilitations import Role
from procedure.courriers import rendre_les_dus
from procedure.horloge import sonner
from procedure.models import Document, Message
from procedure.moteur import franchir
from procedure.poste import expedier
from procedure.preuves import ouvrir
from procedure.rebonds import Retour, traiter
from procedure.sceaux import sceller
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import MINUTE, TERME
from tests.procedure.test_poste import (
    JOUR,
    accuse_de_lecture,
    avis_de_rejet,
    faits,
    hors_ligne,
    personne_au_parquet,
    poste,
    saisine,
    vive,
)

__all__ = ["hors_ligne", "personne_au_parquet", "poste"]
IMPOSSIBLE = "<p>🙂</p>"  # no font of ours draws it


def etat(dossier):
    return RappelOrdre.objects.get(pk=dossier.pk).etat


@pytest.fixture
def refaire(equipe):
    """The élu signs the letter anew; its mail is the last of the case."""

    def _refaire(dossier, instant=None):
        franchir(dossier, Page.refaire, equipe.elu, instant=instant or timezone.now(), courrier="fiche")
        return dossier.messages.filter(courrier="fiche").last()

    return _refaire


@pytest.fixture
def lire(client, equipe):
    def _lire(dossier):
        client.force_login(equipe.secretariat)
        return client.get(reverse("procedure:document", args=[dossier.documents.get().jeton])).status_code

    return _lire


def test_une_lettre_que_personne_n_a_pu_lire_n_est_pas_recue(rappel, lire):
    dossier = rappel("avis_demande")
    Document.objects.update(html=IMPOSSIBLE)
    assert (lire(dossier), faits(dossier)) == (503, [])


def test_une_lettre_qu_un_autre_est_en_train_de_faire_se_fait_attendre(rappel, lire):
    dossier = rappel("avis_demande")
    Document.objects.retenir(dossier.documents.get().pk, timezone.now())
    assert (lire(dossier), faits(dossier)) == (503, [])


def test_l_ancienne_lettre_ne_prouve_rien_de_la_neuve(hors_ligne, rappel, refaire, equipe, a_l_heure, poste):
    """Whatever becomes of it: a read receipt, a portal, a silence."""
    dossier = rappel("avis_demande")
    sonner()
    ancienne, lettre = saisine(dossier), dossier.documents.get()
    a_l_heure(INSTANT + JOUR)
    refaire(dossier)
    sonner()
    traiter(BytesIO(accuse_de_lecture(ancienne)))
    ouvrir(lettre, equipe.secretariat)
    a_l_heure(INSTANT + 15 * JOUR)
    sonner()
    assert (etat(dossier), vive(dossier)) == (Etat.AVIS_DEMANDE, None)


def test_une_lettre_refaite_avant_de_partir_ne_part_jamais(rappel, refaire, a_l_heure, poste):
    dossier = rappel("avis_demande")
    poste.reponses["RCPT"] = "450 plus tard"
    sonner()
    neuve = refaire(dossier, INSTANT + timedelta(seconds=1))
    poste.reponses["RCPT"] = "250"
    for minutes in (1, 10):
        a_l_heure(INSTANT + minutes * MINUTE)
        sonner()
    assert [courriel["Message-ID"] for courriel in poste.recus] == [neuve.identifiant]
    assert [m.etat for m in dossier.messages.filter(courrier="fiche").order_by("pk")] == ["remplace", "accepte"]


def test_une_lettre_refaite_dont_le_pdf_ne_vient_pas_ne_laisse_pas_parler_le_silence(rappel, refaire, a_l_heure, poste):
    dossier = rappel("avis_demande")
    refaire(dossier, INSTANT)
    Document.objects.filter(remplace__isnull=False).update(reveil=INSTANT + 365 * JOUR)
    for jours in (0, 15):
        a_l_heure(INSTANT + jours * JOUR)
        sonner()
    assert etat(dossier) == Etat.AVIS_DEMANDE


def dans_une_enveloppe(rejet):
    """A gateway has added its footer, and says that it answers."""
    return (
        b'Auto-Submitted: auto-replied\r\nContent-Type: multipart/mixed; boundary="y"\r\n\r\n--y\r\n'
        + rejet
        + b"\r\n--y\r\nContent-Type: text/plain\r\n\r\nPensez a la planete.\r\n--y--\r\n"
    )


def autre_casse(rejet):
    return b"Auto-Submitted: auto-replied\r\n" + rejet.replace(b"type=delivery-status", b"type=Delivery-Status")


@pytest.mark.parametrize("forme", [dans_une_enveloppe, autre_casse])
def test_un_rejet_n_est_jamais_pris_pour_une_reception(forme, hors_ligne, rappel, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    assert traiter(BytesIO(forme(avis_de_rejet(saisine(dossier))))) is Retour.REJET
    assert faits(dossier) == ["envoi", "retour"]


def test_un_courriel_efface_sans_etre_lu_ne_prouve_rien(hors_ligne, rappel, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    efface = accuse_de_lecture(saisine(dossier)).replace(b"displayed", b"deleted")
    assert traiter(BytesIO(efface)) is Retour.RIEN
    assert faits(dossier) == ["envoi"]


def test_la_reception_a_l_heure_de_la_reponse_du_serveur(rappel, a_l_heure, monkeypatch):
    soir = datetime(2026, 11, 18, 22, 59, 50, tzinfo=UTC)  # ten seconds before midnight in Paris
    dossier = rappel("avis_demande")
    rendre_les_dus(INSTANT, 10)
    a_l_heure(soir)
    apres = soir + timedelta(seconds=15)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: a_l_heure(apres))
    expedier(saisine(dossier).pk)
    assert dossier.faits.get(nom="fiche.reception").le == apres


def test_la_lire_apres_un_rejet_la_fait_recevoir(rappel, equipe, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    a_l_heure(INSTANT + JOUR)
    traiter(BytesIO(avis_de_rejet(saisine(dossier))))
    assert vive(dossier).limite is None
    a_l_heure(INSTANT + 2 * JOUR)
    ouvrir(dossier.documents.get(), equipe.secretariat)
    assert vive(dossier).limite


def test_lire_la_neuve_la_fait_recevoir(rappel, refaire, equipe, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    poste.reponses["RCPT"] = "450 plus tard"
    a_l_heure(INSTANT + JOUR)
    neuve = refaire(dossier)
    sonner()
    ouvrir(neuve.document, equipe.secretariat)
    assert vive(dossier)


def test_le_rejet_chez_une_collegue_n_efface_pas_une_lecture(rappel, parquet, habiliter, a_l_heure, poste):
    habiliter(parquet, Role.SECRETARIAT)
    dossier = rappel("avis_demande")
    sonner()
    une, autre = dossier.messages.filter(courrier="fiche")
    ouvrir(dossier.documents.get(), une.personne)
    a_l_heure(INSTANT + MINUTE)
    traiter(BytesIO(avis_de_rejet(autre)))
    assert (vive(dossier).limite, "retour" in faits(dossier)) == (TERME, False)


def test_ce_qu_une_collegue_a_lu_plus_tard_compte_de_plus_tard(rappel, parquet, habiliter, a_l_heure, poste):
    """The mail that started the clock came back: the other's proof is newer, and it is now that both sides know."""
    habiliter(parquet, Role.SECRETARIAT)
    dossier = rappel("avis_demande")
    une, autre = dossier.messages.filter(courrier="fiche").order_by("pk")
    Message.objects.filter(pk=autre.pk).update(reveil=INSTANT + JOUR)
    for jours in (0, 1):
        a_l_heure(INSTANT + jours * JOUR)
        sonner()
    a_l_heure(INSTANT + 2 * JOUR)
    traiter(BytesIO(avis_de_rejet(une)))
    assert vive(dossier).depart == INSTANT + 2 * JOUR


def test_le_rejet_tardif_d_un_premier_envoi_ne_dit_rien_du_second(rappel, equipe, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    premier = saisine(dossier)
    a_l_heure(INSTANT + timedelta(hours=1))
    franchir(dossier, Page.renvoyer, equipe.agent, courrier="fiche")
    sonner()
    traiter(BytesIO(avis_de_rejet(premier)))
    assert vive(dossier).limite == TERME
    a_l_heure(TERME + MINUTE)
    sonner()
    assert etat(dossier) == Etat.AUTORISE


def test_la_neuve_qui_revient_se_dit_meme_si_l_ancienne_fut_recue(rappel, refaire, a_l_heure, poste):
    dossier = rappel("avis_demande", recu=INSTANT)
    refaire(dossier, INSTANT + MINUTE)
    poste.reponses["RCPT"] = "550 inconnue"
    a_l_heure(INSTANT + JOUR)
    sonner()
    assert "retour" in faits(dossier)


def test_ce_qui_est_appris_tard_est_su_tard_et_scelle(rappel, commune, a_l_heure, poste, monkeypatch):
    dossier = rappel("avis_demande")
    with monkeypatch.context() as panne:
        panne.setattr("procedure.preuves.franchir", lambda *args, **suite: 1 / 0)
        sonner()
    a_l_heure(INSTANT + timedelta(hours=2))
    sceller(commune)
    sonner()
    a_l_heure(INSTANT + JOUR)
    dossier.refresh_from_db()
    assert f"{dossier.jeton} {dossier.version} " in sceller(commune).texte
    recu = dossier.faits.get(nom="fiche.reception")
    assert (recu.le, recu.su_le) == (INSTANT, INSTANT + timedelta(hours=2))


def test_une_lettre_qui_ne_se_fait_jamais_se_dit(rappel, refaire, a_l_heure, poste):
    dossier = rappel("avis_demande", recu=INSTANT)
    neuve = refaire(dossier, INSTANT)
    Document.objects.filter(pk=neuve.document_id).update(html=IMPOSSIBLE)
    for jours in (0, 4):
        a_l_heure(INSTANT + jours * JOUR)
        sonner()
    neuve.refresh_from_db()
    assert (neuve.etat, neuve.panne, faits(dossier)[-1]) == ("echec", "LettreImpossible", "retour")
    assert dossier.messages.filter(objet__contains="Un courrier est revenu").exists()


@pytest.mark.parametrize("cause", ["mandat fini", "compte fermé"])
def test_rien_ne_part_a_qui_ne_lit_plus(cause, rappel, equipe, a_l_heure, poste):
    rappel("avis_demande")
    poste.reponses["RCPT"] = "450 plus tard"
    sonner()
    if cause == "mandat fini":
        equipe.secretariat.habilitations.update(fin=INSTANT.date())
    else:
        Personne.objects.filter(pk=equipe.secretariat.pk).update(is_active=False)
    poste.reponses["RCPT"] = "250"
    a_l_heure(INSTANT + JOUR)
    sonner()
    sonner()  # the copies
    lettres = {courriel["To"] for courriel in poste.recus if courriel.is_multipart()}
    assert lettres == {equipe.magistrat.email, equipe.mineurs.email}


def test_qui_a_deja_sa_copie_n_en_recoit_pas_une_seconde(rappel, equipe, parquet, habiliter, a_l_heure, poste):
    restee = habiliter(parquet, Role.SECRETARIAT).personne
    dossier = rappel("avis_demande")
    equipe.secretariat.habilitations.update(fin=INSTANT.date())
    a_l_heure(INSTANT + JOUR)
    sonner()
    assert [courriel["To"] for courriel in poste.recus if courriel.is_multipart()] == [restee.email]
    etats = dossier.messages.filter(courrier="fiche").values_list("etat", flat=True)
    assert sorted(etats) == ["accepte", "remplace"]
