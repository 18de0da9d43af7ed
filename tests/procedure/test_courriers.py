"""Letters: frozen with the act, rendered after it, sent again or made anew, the old one kept."""

import re
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import EnTete
from procedure.acteurs import MAIRIE, PARQUET
from procedure.courriers import a_lire, apercevoir, rendre_les_dus
from procedure.essai import Essai
from procedure.journal import verifier
from procedure.lettres import communs
from procedure.models import Document, Interesse, Message
from procedure.models.histoire import empreinte
from procedure.moteur import franchir
from procedure.rendu.atelier import Imprimerie
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, TERME, noter

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def saisi(rappel):
    return rappel("avis_demande", auteur={"nom": "Lormeau", "prenoms": "Bastien"}, resume="Bruit.")


def reponse_attendue(dossier):
    return dossier.echeances.vives().filter(delai="reponse_attendue").first()


def test_la_lettre_est_figee_avec_son_signataire(saisi, equipe):
    document = saisi.documents.get()
    assert (document.courrier, document.destinataire) == ("fiche", "parquet")
    assert document.signataire.personne == equipe.elu
    assert "LORMEAU" in document.html
    Interesse.objects.update(nom="Autre")
    assert "LORMEAU" in saisi.documents.get().html


def test_une_lettre_porte_l_en_tete_de_qui_l_ecrit_et_l_appel_de_qui_la_recoit(rappel, commune, parquet):
    tete = {"lieu": "Sainte-Aure", "adresse": "1, place de l’Hôtel-de-Ville"}
    EnTete.objects.create(institution=commune, nom="Ville de Sainte-Aure", service="Tranquillité publique", **tete)
    EnTete.objects.create(institution=parquet, nom="Parquet", lieu="Valmont", appel="Madame la procureure")
    html = rappel("avis_demande").documents.get().html
    for dit in (
        "Ville de Sainte-Aure",
        "Tranquillité publique",
        "1, place de l’Hôtel-de-Ville",
        "Madame la procureure",
    ):
        assert dit in html


def test_une_institution_qui_n_a_pas_d_en_tete_ecrit_sous_son_nom_seul(saisi):
    """Neither a separator with nothing behind it, nor an empty line in the address."""
    html = saisi.documents.get().html
    assert 'data-mairie="Sainte-Aure"' in html
    assert 'class="service"' not in html
    (adresse,) = re.findall(r'<p class="adresse">(.*?)</p>', html, re.DOTALL)
    assert " ".join(adresse.split()) == "Madame, Monsieur le procureur de la République"


def test_son_empreinte_est_dans_la_chaine(saisi):
    document = saisi.documents.get()
    assert document.trace.empreintes["fiche.parquet"] == document.empreinte
    Document.objects.update(html=document.html.replace("Bruit", "Bris"))
    assert any("« fiche »" in str(anomalie) for anomalie in verifier())
    Document.objects.update(html="", sel="")
    assert not any(verifier())


def test_son_empreinte_seule_ne_dit_pas_ce_qu_elle_portait(saisi):
    """Erased, its words cannot be guessed at against the chain."""
    document = saisi.documents.get()
    assert sha256(document.html.encode()).hexdigest() not in str(document.trace.empreintes)
    assert empreinte(document.sel, document.html) != empreinte("", document.html)


def test_le_pdf_vient_apres_et_porte_son_empreinte(saisi):
    assert not saisi.documents.get().pdf
    rendre_les_dus(INSTANT, 10)
    document = saisi.documents.get()
    with document.pdf.open() as pdf:
        octets = pdf.read()
    assert octets.startswith(b"%PDF-")
    assert "lormeau" not in document.pdf.name.lower()
    assert (document.reveil, document.intact()) == (None, True)
    with document.pdf.open("wb") as fichier:
        fichier.write(octets + b"x")
    assert not saisi.documents.get().intact()


def test_un_pdf_perdu_se_dit_et_n_arrete_pas_la_verification(saisi, rappel):
    autre = rappel("avis_demande")
    rendre_les_dus(INSTANT, 10)
    pdf = saisi.documents.get().pdf
    pdf.storage.delete(pdf.name)
    Document.objects.filter(dossier=autre).update(html="x")
    assert {(anomalie.numero, anomalie.quoi) for anomalie in verifier()} == {
        (saisi.numero, "le PDF du courrier « fiche » ne se lit plus"),
        (autre.numero, "le courrier « fiche » a été modifié"),
    }


def test_un_pdf_remplace_avec_son_empreinte_se_voit_en_refaisant_la_lettre(saisi):
    rendre_les_dus(INSTANT, 10)
    call_command("verifier_journal", "--lettres")
    with saisi.documents.get().pdf.open("wb") as fichier:
        fichier.write(b"%PDF-faux")
    Document.objects.update(empreinte_pdf=sha256(b"%PDF-faux").hexdigest())
    assert not any(verifier())
    with pytest.raises(CommandError, match="anomalies, 1"):
        call_command("verifier_journal", "--lettres")


def test_un_courriel_attend_sa_lettre(saisi):
    attend = Message.objects.filter(document__isnull=False)
    assert attend.exists()
    assert not (Message.objects.prets(INSTANT) & attend).exists()
    rendre_les_dus(INSTANT, 10)
    assert (Message.objects.prets(INSTANT) & attend).count() == attend.count()


def test_une_lettre_qui_ne_se_rend_pas_se_reprend_et_n_arrete_rien(saisi, rappel):
    Document.objects.update(html="<p>🙂</p>")  # no font of ours draws it
    rappel("avis_demande")
    rendre_les_dus(INSTANT, 10)
    manquee, faite = Document.objects.order_by("pk")
    assert (manquee.rendu_le, manquee.essais, bool(manquee.panne)) == (None, 1, True)
    assert faite.rendu_le


def test_une_ronde_tuee_avant_d_avoir_note_la_lettre_n_en_laisse_pas_deux(saisi, monkeypatch, settings):
    def tuer(*args, **suite):
        raise KeyboardInterrupt

    with monkeypatch.context() as mort:
        mort.setattr(Document, "save", tuer)
        with pytest.raises(KeyboardInterrupt):
            rendre_les_dus(timezone.now(), 10)
    rendre_les_dus(timezone.now() + JOUR, 10)
    (gardee,) = settings.MEDIA_ROOT.rglob("*.pdf")
    assert saisi.documents.get().pdf.path == str(gardee)
    assert not any(verifier())


def test_un_disque_plein_se_note_et_se_reprend(saisi, monkeypatch, caplog):
    with monkeypatch.context() as plein:
        plein.setattr(FileSystemStorage, "_save", lambda *args: Path("/dev/full").write_text("Lormeau"))
        rendre_les_dus(INSTANT, 10)
    document = saisi.documents.get()
    assert (document.rendu_le, document.panne, document.essais) == (None, "OSError", 1)
    assert [trace.message for trace in caplog.records] == [f"document {document.pk} : OSError"]
    rendre_les_dus(document.reveil, 10)
    assert saisi.documents.get().rendu_le


def test_une_lettre_est_tenue_du_moment_ou_on_la_prend(saisi, rappel, monkeypatch):
    """The first takes longer than a lease: whoever comes meanwhile finds the second held as well, once it is taken."""
    rappel("avis_demande")
    repris = []
    with time_machine.travel(INSTANT, tick=False) as heure:

        def trainer(atelier, html, titre, identifiant):
            repris.append(Document.objects.retenir(Document.objects.get(jeton=identifiant).pk, timezone.now()))
            heure.shift(6 * MINUTE)
            return b"%PDF-"

        monkeypatch.setattr(Imprimerie, "rendre", trainer)
        rendre_les_dus(INSTANT, 10)
    assert repris == [False, False]


def test_on_la_voit_avant_qu_elle_parte_et_rien_n_en_reste(rappel, equipe):
    dossier = rappel("a_signer", auteur={"nom": "Lormeau"})
    octets = apercevoir(a_lire(Essai(dossier, Page.saisir, equipe.elu, INSTANT))[0])
    assert octets.startswith(b"%PDF-")
    assert not Document.objects.exists()


def apercu(dossier, acte, par, courrier):
    return apercevoir(a_lire(Essai(dossier, acte, par, INSTANT + MINUTE, donnees={"courrier": courrier}))[0])


def test_on_voit_aussi_ce_qu_on_refait_ou_renvoie(saisi, equipe):
    rendre_les_dus(INSTANT, 10)
    ancienne = saisi.documents.get().octets()
    RappelOrdre.objects.update(resume="Bris de vitre.")
    relu = RappelOrdre.objects.get()
    assert apercu(relu, Page.renvoyer, equipe.agent, "fiche") == ancienne
    neuve = apercu(relu, Page.refaire, equipe.elu, "fiche")
    assert neuve.startswith(b"%PDF-")
    assert neuve != ancienne
    with pytest.raises(IndexError):
        apercu(relu, Page.refaire, equipe.elu, "inconnu")


def test_renvoyer_envoie_la_meme_et_ne_repousse_pas_le_terme(saisi, equipe):
    noter(saisi, equipe.agent, "fiche", INSTANT)
    franchir(saisi, Page.renvoyer, equipe.agent, instant=INSTANT + JOUR, courrier="fiche")
    assert saisi.documents.count() == 1
    assert saisi.messages.filter(courrier="fiche").count() == 2
    noter(saisi, equipe.secretariat, "fiche", INSTANT + JOUR)
    assert reponse_attendue(saisi).limite == TERME


def test_refaire_garde_l_ancienne_et_le_terme_court_de_la_nouvelle_reception(saisi, equipe):
    noter(saisi, equipe.agent, "fiche", INSTANT)
    RappelOrdre.objects.update(resume="Bris de vitre.")
    franchir(saisi, Page.refaire, equipe.elu, instant=INSTANT + MINUTE, courrier="fiche")
    ancienne, neuve = saisi.documents.order_by("pk")
    assert (neuve.remplace, "Bris de vitre" in neuve.html, "Bruit" in ancienne.html) == (ancienne, True, True)
    assert reponse_attendue(saisi) is None
    noter(saisi, equipe.agent, "fiche", INSTANT + JOUR)
    assert reponse_attendue(saisi).limite == TERME + JOUR


def test_un_agent_ne_refait_pas_ce_qu_un_elu_signe(saisi, equipe):
    with pytest.raises(Exception, match="revient à : élu"):
        franchir(saisi, Page.refaire, equipe.agent, instant=INSTANT + MINUTE, courrier="fiche")


def test_l_objet_du_courriel_est_celui_de_la_clause(saisi):
    assert saisi.messages.get(courrier="fiche").objet == "RAO / Commune de Sainte-Aure / LORMEAU Bastien"


def test_un_objet_opaque_accepte_par_ecrit_ne_nomme_personne(rappel, convention):
    convention.versions.get().clauses.create(cle="parquet.objet_opaque", valeur=True, article="avenant")
    dossier = rappel("avis_demande", auteur={"nom": "Lormeau"})
    message = dossier.messages.get(courrier="fiche")
    assert message.objet == f"{dossier.numero} : Fiche de transmission au procureur"
    assert "lormeau" not in message.corps.lower()


@pytest.mark.parametrize(
    ("a", "appel", "lignes"),
    [
        (PARQUET, "Madame la procureure", ("Tribunal judiciaire",)),
        (MAIRIE, "Madame, Monsieur le maire", ("1, place de l’Essai",)),
    ],
)
def test_une_lettre_a_plusieurs_porte_l_adresse_de_chacun(rappel, equipe, commune, parquet, a, appel, lignes):
    """As many letters as addressees, each with its own block: the second is not sent under the first one's address."""
    ecrire(
        EnTete(
            institution=parquet,
            nom="Parquet",
            lieu="Valmont",
            appel="Madame la procureure",
            adresse="Tribunal judiciaire",
        )
    )
    ecrire(EnTete(institution=commune, nom="Ville", lieu="Sainte-Aure", adresse="1, place de l’Essai"))
    essai = Essai(rappel("a_signer"), Page.saisir, equipe.elu, INSTANT)
    bloc = communs(essai, "fiche", a)["destinataire"]
    assert (bloc.appel, bloc.lignes) == (appel, lignes)
    assert communs(essai, "fiche", a)["signataire"] == communs(essai, "fiche")["signataire"]
