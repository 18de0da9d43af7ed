"""The addresses of pieces: joined one by one, saved and never opened, seen as an image of ours."""

from datetime import date, timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from annuaire.ecriture import ecrire
from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure.essai import Essai
from procedure.models import Consultation, Partage, Piece
from procedure.models.pieces import PieceQuerySet
from procedure.pieces import depot
from procedure.pieces.forms import JoindreForm
from procedure.pieces.rangement import Examinee
from procedure.pieces.sortes import Sorte
from procedure.refus import Refus
from procedure.rendu.atelier import Echec
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.procedure.fichiers import courriel, docx, envoi, image, odt, pdf
from tests.procedure.test_pieces import fichiers

CHOIX = {"nature": "photo", "pour": "tous"}
PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path, sans_constat):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def envoyer(client):
    """As a browser posts the form: envoyer(personne, dossier, ("photo.png", octets), pour="nous")."""

    def _envoyer(personne, dossier, *sources, accept="text/html,*/*;q=0.8", **choix):
        client.force_login(personne)
        donnees = CHOIX | choix | {"fichiers": [envoi(*source) for source in sources]}
        return client.post(reverse("procedure:joindre", args=[dossier.jeton]), donnees, headers={"accept": accept})

    return _envoyer


@pytest.fixture
def par_script(envoyer):
    """As `static/pieces.js` does: what each file was answered."""
    return lambda *args, **choix: envoyer(*args, accept="application/json", **choix).json()["fichiers"]


@pytest.fixture
def jointe(rappel, equipe):
    """Joined and shared, by the mairie: jointe("photo.png", octets, pour="nous")."""

    def _jointe(nom="photo.png", octets=None, **choix):
        dossier = rappel("avis_demande")
        return depot.joindre(dossier, equipe.agent, envoi(nom, octets or image("PNG")), **CHOIX | choix)

    return _jointe


def lire(client, personne, nom, *args, methode="get"):
    client.force_login(personne)
    reponse = getattr(client, methode)(reverse(f"procedure:{nom}", args=args))
    reponse.lu = reponse.getvalue() if reponse.streaming else reponse.content
    return reponse


# --- Joining


def test_une_page_sans_script_joint_et_le_dit_sans_nommer(envoyer, rappel, equipe):
    dossier = rappel()
    reponse = envoyer(equipe.agent, dossier, ("Lormeau.png", image("PNG")))
    assert (reponse.status_code, dossier.pieces.get().titre) == (302, "Lormeau")
    assert "Lormeau" not in str(reponse.cookies)


def test_chaque_fichier_a_sa_reponse_et_l_un_n_arrete_pas_l_autre(par_script, rappel, equipe):
    dossier, bon = rappel(), ("photo.png", image("PNG"))
    issues = par_script(equipe.agent, dossier, ("page.pdf", PAGE), bon, ("vide.txt", b""), bon, titre="Un titre")
    assert [sorted(issue) for issue in issues] == [["refus"], ["adresse", "titre"], ["refus"], ["refus"]]
    assert [issue.get("refus", "")[:20] for issue in issues] == [
        "Les pages web et les",
        "",
        "Ce fichier est vide.",
        "Ce fichier est déjà ",
    ]
    piece = dossier.pieces.get()
    assert issues[1] == {"titre": "photo", "adresse": f"/pieces/{piece.jeton}/"}
    assert len(fichiers()) == 1


def test_sans_script_les_refus_se_disent_aussi(envoyer, client, rappel, equipe):
    dossier = rappel()
    envoyer(equipe.agent, dossier, ("page.pdf", PAGE), ("photo.png", image("PNG")))
    page = client.get("/").content.decode()
    assert "Fichier n° 1 : Les pages web" in page
    assert "Fichier n° 2 : La pièce est jointe" in page
    envoyer(equipe.agent, dossier)
    assert "Choisissez au moins un fichier." in client.get("/").content.decode()


def test_qui_voit_sans_pouvoir_agir_le_lit_en_une_phrase(par_script, rappel, parquet, habiliter):
    dossier, delegue = rappel("avis_demande"), habiliter(parquet, Role.DELEGUE).personne
    debut = timezone.now() - timedelta(days=1)
    Partage.objects.create(dossier_id=dossier.pk, personne=delegue, institution=parquet, motif="suite", debut=debut)
    (issue,) = par_script(delegue, dossier, ("photo.png", image("PNG")))
    assert "revient à" in issue["refus"]
    assert fichiers() == []


def test_ce_qui_est_annonce_trop_lourd_n_est_pas_recu(envoyer, rappel, equipe, settings):
    settings.REQUETE_MAX = 10_000
    dossier = rappel()
    assert envoyer(equipe.agent, dossier, ("note.txt", b"a" * 9_000)).status_code == 302
    assert envoyer(equipe.agent, dossier, ("note.txt", b"b" * 10_001)).status_code == 400
    assert dossier.pieces.count() == 1


def test_un_dossier_qu_on_ne_voit_plus_en_chemin_n_existe_pas(envoyer, rappel, equipe, monkeypatch):
    dossier = rappel()

    def partir(fichier):
        equipe.agent.habilitations.update(fin=date(2026, 1, 2))
        return Examinee(b"x", Sorte.TXT, 0, "x")

    monkeypatch.setattr(depot, "examiner", partir)
    assert envoyer(equipe.agent, dossier, ("note.txt", b"x")).status_code == 404
    assert fichiers() == []


# --- Saving


SERVIS = [
    ("pv.pdf", pdf(), "application/pdf"),
    ("photo.jpg", image("JPEG"), "image/jpeg"),
    ("photo.webp", image("WEBP"), "image/webp"),
    ("devis.docx", docx(), Sorte.DOCX.mime),
    ("lettre.odt", odt(), Sorte.ODT.mime),
    ("courriel.eml", courriel(html="<script>alert(1)</script>"), "message/rfc822"),
    ("note.txt", b"alert(1)", "text/plain"),
]


@pytest.mark.parametrize(("nom", "octets", "genre"), SERVIS, ids=[nom for nom, _, _ in SERVIS])
def test_une_piece_s_enregistre_et_ne_s_ouvre_jamais(nom, octets, genre, jointe, client, equipe):
    piece = jointe(nom, octets)
    reponse = lire(client, equipe.magistrat, "piece", piece.jeton)
    assert reponse.lu == octets
    assert reponse["Content-Type"] == genre
    assert reponse["Content-Disposition"] == f'attachment; filename="{piece.dossier.numero}-photo-1.{piece.type}"'
    assert reponse["X-Content-Type-Options"] == "nosniff"
    assert reponse["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in reponse["Cache-Control"]


def test_meme_un_fichier_hostile_qui_passerait_ne_s_ouvrirait_pas(jointe, client, equipe, monkeypatch):
    """The second wall, with the first one down."""
    monkeypatch.setattr(depot, "examiner", lambda fichier: Examinee(PAGE, Sorte.TXT, 0, "<script>alert(1)</script>"))
    piece = jointe()
    reponse = lire(client, equipe.agent, "piece", piece.jeton)
    assert reponse["Content-Disposition"].startswith("attachment")
    assert "sandbox" in reponse["Content-Security-Policy"]
    assert (reponse["Content-Type"], reponse["X-Content-Type-Options"]) == ("text/plain", "nosniff")
    acceptee = SimpleNamespace(secret_accepte=True)
    liste = render_to_string("procedure/_pieces.html", {"pieces": Piece.objects.pour_liste(), "lecture": acceptee})
    assert "<script>" not in liste


def test_la_lire_se_sait_l_enregistrer_ou_la_voir(jointe, client, equipe):
    piece = jointe()
    lire(client, equipe.magistrat, "piece", piece.jeton)
    lire(client, equipe.elu, "page_de_piece", piece.jeton, 1)
    vues = [(c.personne, c.quoi) for c in Consultation.objects.order_by("pk")]
    assert vues == [(equipe.magistrat, f"pièce {piece.pk}"), (equipe.elu, f"pièce {piece.pk}, page 1")]


def test_ce_qui_est_a_d_autres_a_l_autre_cote_efface_ou_absent_se_repond_pareil(
    jointe, client, equipe, parquet, habiliter
):
    ailleurs = ecrire(Institution(nature="commune", nom="Ailleurs", code="73999", parquet=parquet))
    etranger = habiliter(ailleurs, Role.AGENT).personne
    partagee, notre, effacee = jointe(), jointe(pour="nous"), jointe()
    Piece.objects.filter(pk=effacee.pk).update(fichier="", titre="", sel="")
    cas = [
        (etranger, partagee.jeton),
        (equipe.magistrat, notre.jeton),
        (equipe.agent, effacee.jeton),
        (equipe.agent, "absent"),
    ]
    for methode in ("get", "head"):
        for nom, plus in (("piece", []), ("page_de_piece", [1])):
            reponses = [lire(client, personne, nom, jeton, *plus, methode=methode) for personne, jeton in cas]
            assert [reponse.status_code for reponse in reponses] == [404] * 4
    assert not Consultation.objects.exists()
    assert lire(client, equipe.agent, "piece", notre.jeton).status_code == 200


def test_un_cote_oublie_se_verrait(jointe, client, equipe, monkeypatch):
    """The sabotage: with pieces that everybody who sees the case reads, the other side has ours."""
    notre = jointe(pour="nous")
    monkeypatch.setattr(PieceQuerySet, "lisibles_par", lambda self, personne, dossier, instant=None: self)
    assert lire(client, equipe.magistrat, "piece", notre.jeton).status_code == 200


def test_une_piece_d_un_brouillon_n_existe_pas_pour_le_parquet(rappel, equipe, client):
    piece = depot.joindre(rappel(), equipe.agent, envoi("photo.png", image("PNG")), **CHOIX)
    assert lire(client, equipe.magistrat, "piece", piece.jeton).status_code == 404
    assert lire(client, equipe.agent, "piece", piece.jeton).status_code == 200


# --- Seeing


def test_une_page_se_voit_en_une_image_a_nous(jointe, client, equipe):
    piece = jointe("pv.pdf", pdf("<h1>PV</h1>" + "<p style='break-before: page'>x</p>" * 2))
    for numero, statut in ((0, 404), (1, 200), (3, 200), (4, 404)):
        assert lire(client, equipe.magistrat, "page_de_piece", piece.jeton, numero).status_code == statut
    reponse = lire(client, equipe.magistrat, "page_de_piece", piece.jeton, 1)
    assert reponse["Content-Type"] == "image/png"
    assert "no-store" in reponse["Cache-Control"]
    assert Image.open(BytesIO(reponse.lu)).width == 1200


def test_ce_qui_n_a_pas_de_page_n_en_montre_pas(jointe, client, equipe):
    assert lire(client, equipe.agent, "page_de_piece", jointe("devis.docx", docx()).jeton, 1).status_code == 404


def test_une_piece_perdue_le_dit(jointe, client, equipe):
    piece = jointe()
    piece.fichier.storage.delete(piece.fichier.name)
    for quoi in (("page_de_piece", piece.jeton, 1), ("piece", piece.jeton)):
        assert lire(client, equipe.agent, *quoi).status_code == 503


def test_une_page_qui_ne_se_dessine_pas_le_dit_et_n_est_pas_lue(jointe, client, equipe, monkeypatch):
    def echouer(*args, **suite):
        raise Echec("TempsDepasse")

    piece = jointe()
    monkeypatch.setattr(depot, "a_part", echouer)
    assert lire(client, equipe.agent, "page_de_piece", piece.jeton, 1).status_code == 503
    assert not Consultation.objects.exists()


def test_la_liste_dit_ce_qu_est_chaque_piece_et_mene_a_elle(jointe, equipe):
    piece = jointe("PV Lormeau.pdf", pdf(), nature="pv", pour="nous", niveau="confidentiel")
    acceptee = SimpleNamespace(secret_accepte=True)
    liste = render_to_string("procedure/_pieces.html", {"pieces": Piece.objects.pour_liste(), "lecture": acceptee})
    for attendu in (
        "PV Lormeau",
        "Procès-verbal · PDF, 1 page",
        "pour nous seulement",
        "confidentiel",
        f"/pieces/{piece.jeton}/",
    ):
        assert attendu in liste
    assert f'src="/pieces/{piece.jeton}/pages/1.png"' in liste
    assert "Aucune pièce" in render_to_string("procedure/_pieces.html", {"pieces": Piece.objects.none()})


def test_la_liste_demande_une_requete(jointe, django_assert_num_queries, equipe, rappel):
    piece = jointe()
    for rang in range(3):
        depot.joindre(piece.dossier, equipe.agent, envoi(f"{rang}.txt", b"%d" % rang), **CHOIX)
    with django_assert_num_queries(1):
        render_to_string("procedure/_pieces.html", {"pieces": Piece.objects.pour_liste()})


def test_le_formulaire_se_remplit_sans_script_et_depuis_un_telephone(rf, rappel, equipe):
    dossier = rappel()
    formulaire = JoindreForm(essai=Essai(dossier, Page.joindre, equipe.agent, timezone.now()))
    request = rf.get("/")
    page = render_to_string("procedure/_joindre.html", {"dossier": dossier, "formulaire": formulaire}, request)
    for attendu in (
        'enctype="multipart/form-data"',
        'name="fichiers" multiple',
        'capture="environment"',
        "Nous seulement",
        "csrfmiddlewaretoken",
    ):
        assert attendu in page
    assert not any(mot in page for mot in ("onclick", "style=", "<script"))


def test_les_plafonds_se_lisent_avant_d_envoyer_comme_ils_sont_regles(client, rappel, equipe, settings):
    """What the page tells is what a file that is too heavy is answered."""
    settings.PIECE_TAILLE_MAX, settings.PIECE_PAGES_MAX, settings.PIECES_PAR_DOSSIER = 3_000_000, 41, 7
    dossier = rappel()
    page = " ".join(lire(client, equipe.agent, "dossier", dossier.jeton).lu.decode().split())
    assert "3 Mo au plus et, pour un PDF, 41 pages au plus. Un dossier porte au plus 7 pièces" in page
    assert 'data-octets="3000000"' in page
    with pytest.raises(Refus) as refus:
        depot.examiner(envoi("lourd.txt", b"x" * 3_000_001))
    assert f'data-lourd="{refus.value}"' in page
