"""What a list shows, taken away: the same rows, noted as read, of nobody else; long ones made apart and kept a day."""

import re
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from procedure.horloge import sonner
from procedure.listes import exports, rangees
from procedure.listes.classeur import LOT, Tampon, classeur
from procedure.models import Consultation, Export, Recherche
from procedure.models.exports import AU_PLUS, GARDES, MORT
from tests.procedure.mondes import multiplier

EXPORTS = reverse("procedure:exports")
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def exporter(client):
    def _exporter(personne, codes=""):
        client.force_login(personne)
        return client.post(f"{EXPORTS}?{codes}")

    return _exporter


@pytest.fixture
def apart(monkeypatch):
    """Two are already many."""
    monkeypatch.setattr(exports, "D_UN_COUP", 1)


def lire(reponse):
    return relire(b"".join(reponse.streaming_content))


def relire(octets):
    """As a spreadsheet does: what each cell shows, and nothing that it would compute."""
    with ZipFile(BytesIO(octets)) as archive:
        assert archive.testzip() is None
        racine = [ElementTree.fromstring(archive.read(nom)) for nom in archive.namelist()][-1]  # noqa: S314 – our own
    assert not list(racine.iter(f"{NS}f"))
    return [[_valeur(cellule) for cellule in rangee] for rangee in racine.iter(f"{NS}row")]


def _valeur(cellule):
    if (jours := cellule.find(f"{NS}v")) is not None:
        return date(1899, 12, 30) + timedelta(int(jours.text))
    return "".join(cellule.itertext())


def test_l_export_a_les_lignes_de_la_liste_et_rien_d_autre(rappel, equipe, exporter, client):
    recu = timezone.now()
    attend = rappel("avis_demande", recu=recu, le=recu, auteur={"nom": "Lormeau", "prenoms": "Bastien"})
    rappel()
    titres, *lignes = lire(exporter(equipe.agent, "etat=avis_demande"))
    assert titres == list(rangees.TITRES)
    [ligne] = client.get(reverse("procedure:dossiers"), {"etat": "avis_demande"}).context["lignes"]
    assert [lignes[0][:5]] == [[ligne[champ] for champ in ("numero", "titre", "qui", "commune", "etat")]]
    dernier = attend.echeances.vives().get(limite__isnull=False).limite - timedelta(seconds=1)
    ici = timezone.localtime
    assert lignes[0][5:] == ["Avis du parquet", ici(dernier).date(), ici(recu).date()]
    assert len(lire(exporter(equipe.agent))) == 3


def test_chacun_n_exporte_que_ce_qu_il_voit(rappel, equipe, exporter):
    rappel()
    sien = rappel("avis_demande")
    assert [ligne[0] for ligne in lire(exporter(equipe.magistrat))[1:]] == [sien.numero]


def test_une_recherche_s_exporte_comme_elle_se_montre(rappel, equipe, exporter):
    rappel(auteur={"nom": "Belkacem"})
    rappel(auteur={"nom": "Rahmani"})
    jeton = Recherche.objects.faire(equipe.agent, "belk").jeton
    assert [ligne[2] for ligne in lire(exporter(equipe.agent, f"recherche={jeton}"))] == ["Personne", "BELKACEM Ada"]


@pytest.mark.parametrize("codes", ["etat=lune", "recherche=xxxxxxxxxxxxxxxx", "etat=a_signer&commune=x"])
def test_ce_qui_ne_se_lit_pas_n_exporte_rien(rappel, equipe, exporter, codes):
    """The list says what it left aside; a file would not."""
    rappel()
    assert exporter(equipe.agent, codes).url == f"{reverse('procedure:dossiers')}?{codes}"
    assert not Consultation.objects.exists()


def test_chaque_dossier_sait_qui_l_a_exporte_et_avec_combien_d_autres(rappel, equipe, exporter, client):
    dossiers = [rappel("avis_demande") for _ in range(3)]
    lire(exporter(equipe.magistrat))
    notees = Consultation.objects.order_by("dossier").values_list("dossier", "personne", "cote", "quoi")
    assert list(notees) == [(d.pk, equipe.magistrat.pk, "parquet", "export, 3 dossiers") for d in dossiers]
    page = client.get(reverse("procedure:consultations", args=[dossiers[0].jeton])).text
    assert f"{equipe.magistrat} a consulté une liste exportée." in " ".join(page.split())


def test_rien_n_en_reste_dans_un_navigateur(rappel, equipe, exporter):
    rappel()
    entetes = exporter(equipe.agent).headers
    assert "no-store" in entetes["Cache-Control"]
    assert re.fullmatch(r'attachment; filename="dossiers-\d{4}-\d\d-\d\d.xlsx"', entetes["Content-Disposition"])


@pytest.mark.parametrize(
    "texte", ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("//x")', "a<b>&\x00\x0b", "’ é 🖋"]
)
def test_aucun_texte_n_est_une_formule(texte):
    [[cellule]] = relire(b"".join(classeur([texte], [])))
    assert cellule == texte.replace("\x00", "").replace("\x0b", "")


def test_une_formule_se_verrait():
    """The sabotage: the same sheet, with a cell that computes."""
    cellule = b"<row><c><f>1+1</f></c></row></sheetData></worksheet>"
    octets = BytesIO()
    with ZipFile(BytesIO(b"".join(classeur(["x"], [])))) as juste, ZipFile(octets, "w") as faux:
        for nom in juste.namelist():
            faux.writestr(nom, juste.read(nom).replace(b"</sheetData></worksheet>", cellule))
    with pytest.raises(AssertionError):
        relire(octets.getvalue())


def test_un_long_classeur_part_par_morceaux(monkeypatch):
    """What waits in memory never exceeds a lot and a row, however many there are."""
    pleins = []
    vider = Tampon.vider
    monkeypatch.setattr(Tampon, "vider", lambda self: (pleins.append(self.taille), vider(self))[1])
    lignes = ([sha256(str(n).encode()).hexdigest()] for n in range(20_000))
    assert sum(map(len, classeur(["x"], lignes))) > 5 * LOT
    assert len(pleins) > 5
    assert max(pleins) < 3 * LOT


def test_les_requetes_suivent_les_lots_et_non_les_lignes(rappel, equipe, exporter, monkeypatch):
    def compter():
        with CaptureQueriesContext(connection) as vues:
            lire(exporter(equipe.agent))
        assert not any("OFFSET" in vue["sql"] for vue in vues)
        return len(vues)

    recu = timezone.now()
    dossier = rappel("avis_demande", recu=recu, le=recu)
    compter()
    un = compter()
    multiplier(dossier, 149)
    assert compter() <= un
    monkeypatch.setattr(rangees, "LOT", 30)
    par_lot, reste = divmod(compter() - un, 4)
    assert reste == 0
    assert par_lot < 9


@pytest.mark.usefixtures("apart")
def test_un_long_export_se_fait_a_part_et_se_dit_pret(rappel, equipe, exporter, client):
    dossiers = [rappel() for _ in range(3)]
    assert exporter(equipe.agent).url == EXPORTS
    assert "commence dans la minute" in client.get(EXPORTS).text
    exports.exporter()
    pret = Export.objects.get()
    assert (pret.combien, pret.faits) == (3, 3)
    assert "Votre export de 3 dossiers est prêt" in client.get("/").text
    lignes = lire(client.get(reverse("procedure:export", args=[pret.jeton])))
    assert sorted(ligne[0] for ligne in lignes[1:]) == sorted(dossier.numero for dossier in dossiers)
    assert "est prêt" not in client.get("/").text
    assert Consultation.objects.filter(quoi="export, 3 dossiers").count() == 3


@pytest.mark.usefixtures("apart")
def test_son_avancement_se_lit(rappel, equipe, exporter, client, monkeypatch):
    [rappel() for _ in range(3)]
    monkeypatch.setattr(rangees, "LOT", 1)
    exporter(equipe.agent)
    vus = []
    noter = type(Consultation.objects.all()).noter_ensemble
    monkeypatch.setattr(
        type(Consultation.objects.all()),
        "noter_ensemble",
        lambda self, *args: (vus.append(client.get(EXPORTS).text), noter(self, *args)),
    )
    exports.exporter()
    assert [re.search(r"en cours : (\d) dossiers sur 3", vu)[1] for vu in vus] == ["0", "1", "2"]


@pytest.fixture
def pret(rappel, equipe, exporter, apart):
    [rappel("avis_demande") for _ in range(2)]
    exporter(equipe.agent)
    exports.exporter()
    return Export.objects.get()


def test_un_export_n_existe_que_pour_qui_l_a_demande(pret, equipe, client):
    adresse, nulle_part = (reverse("procedure:export", args=[jeton]) for jeton in (pret.jeton, "x" * 16))
    for autre in (equipe.elu, equipe.magistrat):
        client.force_login(autre)
        reponse, absent = client.get(adresse), client.get(nulle_part)
        assert (reponse.status_code, reponse.content) == (404, absent.content)
        assert pret.jeton not in client.get(EXPORTS).text


def test_des_droits_qui_ont_change_l_effacent(pret, equipe, client):
    adresse = reverse("procedure:export", args=[pret.jeton])
    tenue = equipe.agent.habilitations.get()
    type(tenue).objects.filter(pk=tenue.pk).update(role="coordonnateur")
    page = client.get(adresse, follow=True)
    assert "Vos droits ont changé" in page.text
    assert (Export.objects.count(), default_storage.exists(pret.fichier)) == (0, False)


@pytest.mark.usefixtures("apart")
def test_des_droits_qui_ont_change_avant_qu_il_soit_fait_l_empechent(rappel, equipe, exporter, client):
    [rappel() for _ in range(2)]
    exporter(equipe.agent)
    equipe.agent.habilitations.update(role="coordonnateur")
    exports.exporter()
    assert "n’a pas pu être fait" in client.get(EXPORTS).text
    assert not default_storage.exists(Export.objects.get().fichier)
    assert not Consultation.objects.exists()


def test_il_ne_reste_qu_un_jour(pret, client):
    with time_machine.travel(pret.demande_le + GARDES, tick=False):
        client.force_login(pret.personne)
        assert client.get(reverse("procedure:export", args=[pret.jeton])).status_code == 404
    Export.objects.oublier(pret.demande_le + GARDES - timedelta(seconds=1))
    assert default_storage.exists(pret.fichier)
    Export.objects.oublier(pret.demande_le + GARDES)
    assert (Export.objects.count(), default_storage.exists(pret.fichier)) == (0, False)


@pytest.mark.usefixtures("apart")
def test_on_en_garde_peu(rappel, equipe, exporter, client):
    [rappel() for _ in range(2)]
    for _ in range(AU_PLUS + 2):
        exporter(equipe.agent)
    assert Export.objects.count() == AU_PLUS
    assert "Vous avez déjà trois exports" in client.get(EXPORTS).text


@pytest.mark.usefixtures("apart")
def test_un_ouvrier_qui_meurt_est_relaye_et_un_seul_y_travaille(rappel, equipe, exporter):
    [rappel() for _ in range(2)]
    exporter(equipe.agent)
    exporter(equipe.agent)
    instant = timezone.now()
    pris = Export.objects.prendre(instant)
    assert Export.objects.prendre(instant + MORT - timedelta(seconds=1)) is None
    assert Export.objects.prendre(instant + MORT + timedelta(seconds=1)) == pris


@pytest.mark.usefixtures("apart")
def test_la_ronde_frappe_a_la_porte_sans_attendre(rappel, equipe, exporter, monkeypatch):
    [rappel() for _ in range(2)]
    coups = []
    monkeypatch.setattr(exports.exporter, "apply_async", lambda **options: coups.append(options))
    sonner()
    assert coups == []
    exporter(equipe.agent)
    sonner()
    assert coups == [{"expires": 55}]


@pytest.mark.usefixtures("apart")
def test_la_base_ne_dit_pas_qui_l_on_cherchait(rappel, equipe, exporter):
    for _ in range(2):
        rappel(auteur={"nom": "Belkacem"})
    jeton = Recherche.objects.faire(equipe.agent, "belk").jeton
    exporter(equipe.agent, f"recherche={jeton}")
    Recherche.objects.all().delete()  # forgotten meanwhile: what was asked is made all the same
    rappel(auteur={"nom": "Rahmani"})
    export = Export.objects.get()
    assert b"belk" not in bytes(export.cherche)
    exports.exporter()
    export.refresh_from_db()
    assert export.combien == 2
