"""From HTML to PDF: what it may load, what bounds it, and the same bytes for the same letter."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import page
import psutil
import pytest
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from config.reglages import RACINE
from procedure.rendu import naissances, pdf
from procedure.rendu import pepiniere as naitre_ici
from procedure.rendu.adresses import AdresseRefusee, ImagesPortees
from procedure.rendu.atelier import MEMOIRE, Echec, Imprimerie
from procedure.rendu.conformite import GlypheManquant
from procedure.rendu.naissances import PEPINIERE, Pepiniere, _lancer
from procedure.rendu.textes import inimprimables, porter
from tests.procedure.hostiles import fuite, oreille, planter, vecteurs

pytestmark = pytest.mark.une_fois
HTML = '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>x</title>{}</head><body><h1>Une lettre</h1><p>{}</p></body></html>'
LETTRE = HTML.format("", "Bonjour.")
ENDROITS = ("</title>", "<body>", "<p>", "<td>")
TABLEAU = HTML.format("", '<table><tr><th scope="row">x</th><td>x</td></tr></table>')


def place(vecteur, endroit):
    return TABLEAU.replace(endroit, endroit + vecteur, 1)


def conforme(octets):
    rapports = [page.validate_pdf_bytes(octets, profile=profil) for profil in ("3a", "ua1")]
    echecs = [echec for rapport in rapports for echec in rapport.failures]
    return [f"{e.rule_id} {e.message}" for e in echecs if e.rule_id != LONGUEUR or not _longueurs_justes(octets)]


LONGUEUR = "PDFA3A-STREAM-LENGTH-001"


def _longueurs_justes(octets) -> bool:
    """The validator takes the last byte of a stream, where it happens to be a carriage return, for the end of its line."""
    for dite in re.finditer(rb"/Length (\d+)", octets):
        debut = octets.index(b"stream\n", dite.end()) + len(b"stream\n")
        if not octets[debut + int(dite[1]) :].startswith(b"\nendstream"):
            return False
    return True


@pytest.fixture
def piege(tmp_path):
    """Render with a hostile piece in it; say what leaked, and who came."""
    planter(tmp_path)
    with oreille() as (port, venus):
        yield vecteurs(tmp_path, port), venus


def essayer(vecteur, endroit="<p>"):
    """A letter or a refusal, never an escape."""
    try:
        return fuite(pdf.rendre(place(vecteur, endroit), "Essai", "essai"))
    except FatalURLFetchingError:
        return None


def test_rien_d_etranger_n_entre_dans_une_lettre(piege, chiffre):
    """Raw in the page, as if every escape had failed."""
    hostiles, venus = piege
    issues = [essayer(vecteur, endroit) for vecteur in hostiles for endroit in ENDROITS]
    assert not any(issues)
    assert venus == []
    assert issues.count(None) > len(hostiles)
    chiffre(
        f"{len(issues)} lettres piégées en {len(ENDROITS)} endroits : 0 octet, 0 connexion, {issues.count(None)} refusées"
    )


def test_le_sabotage_se_voit(piege, monkeypatch, chiffre):
    """With WeasyPrint's own fetcher the same test finds what leaves: it can see."""
    monkeypatch.setattr(pdf, "ImagesPortees", lambda: URLFetcher(timeout=2))
    hostiles, venus = piege
    fuites = sum(essayer(vecteur) is True for vecteur in hostiles[:-3])  # without the bombs
    assert fuites >= 10
    assert len(venus) >= 10
    chiffre(f"sans notre refus, {fuites} fuites et {len(venus)} connexions")


@pytest.mark.parametrize("adresse", ["", "x", "data:,x", "data:image/png;base64,###", "data:image/gif;base64,R0lGOD"])
def test_une_adresse_est_une_image_portee_ou_rien(adresse):
    with pytest.raises(AdresseRefusee) as refus:
        ImagesPortees().fetch(adresse)
    assert str(refus.value) == ""


def test_les_deux_profils_a_la_fois_et_le_sabotage_de_chacun(monkeypatch):
    assert conforme(pdf.rendre(LETTRE, "Essai", "essai")) == []
    monkeypatch.setattr(pdf, "achever", None)
    assert any(constat.startswith("PDFUA1-ID") for constat in conforme(pdf.rendre(LETTRE, "Essai", "essai")))


def test_un_caractere_sans_dessin_ne_devient_pas_un_pdf_faux():
    with pytest.raises(GlypheManquant):
        pdf.rendre(HTML.format("", "🙂"), "Essai", "essai")
    assert inimprimables("Deux\r\nlignes.\rTrois.") == set()
    assert inimprimables("ʻōmuʻa ğışİ « 1ᵉʳ » ☐☑ 🙂\u202e") == {"🙂", "\u202e"}


def test_les_metadonnees_ne_disent_que_le_titre():
    html = HTML.format('<meta name="author" content="LORMEAU"><meta name="keywords" content="LORMEAU">', "x")
    assert b"LORMEAU" not in pdf.rendre(html.replace("<title>x", "<title>LORMEAU"), "Fiche – RAO-1", "RAO-1")


def test_les_memes_octets_ici_ailleurs_et_toujours():
    """In this process and in two others; and another letter has others."""
    with Imprimerie() as un, Imprimerie() as autre:
        ici, la, ailleurs = (
            rendre(LETTRE, "Essai", "essai") for rendre in (pdf.rendre, un.rendre, autre.rendre)
        )  # fmt: skip
    assert ici == la == ailleurs
    assert pdf.rendre(LETTRE, "Essai", "autre") != ici


def test_une_image_portee_se_dessine():
    svg = porter((Path(pdf.STYLE) / "armoiries-exemple.svg").read_bytes())
    avec = pdf.rendre(HTML.format("", f'<img alt="Armoiries" src="{svg}">'), "Essai", "essai")
    assert conforme(avec) == []
    assert len(avec) > len(pdf.rendre(HTML.format("", ""), "Essai", "essai"))


LENTE = HTML.format("", "<p>x</p>" * 300_000)
# Each custom property holds ten times the one before: a few lines unfold into gigabytes.
GROSSE = HTML.format(
    "<style>:root { --a0: 'x'; "
    + "".join(f"--a{rang}: {f'var(--a{rang - 1}) ' * 10}; " for rang in range(1, 10))
    + "} p::before { content: var(--a9) }</style>",
    "x",
)


@pytest.mark.parametrize(("lettre", "secondes", "raisons"), [
    (LENTE, 3, {"TempsDepasse"}),
    (GROSSE, 300, {"MemoryError", "ArretBrutal"}),
    (HTML.format("", "x" * 33 * 2**20), 60, {"ArretBrutal"}),
    (HTML.format("", '<img alt="x" src="file:///etc/passwd">'), 60, {"AdresseRefusee"}),
], ids=["temps", "memoire", "poids", "adresse"])  # fmt: skip
def test_une_mauvaise_lettre_s_arrete_et_la_suivante_passe(lettre, secondes, raisons):
    with Imprimerie(secondes, memoire=512 * 2**20) as atelier:
        with pytest.raises(Echec) as echec:
            atelier.rendre(lettre, "Essai", "essai")
        assert str(echec.value) in raisons
        assert atelier.enfant is None
        atelier.secondes = 60
        assert atelier.rendre(LETTRE, "Essai", "essai").startswith(b"%PDF-1.7")


def test_l_enfant_ne_sait_rien_et_n_ecrit_rien(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "une-cle-secrete")
    PEPINIERE.fermer()  # it may be older than the secret
    with Imprimerie() as atelier:
        atelier.rendre(LETTRE, "Essai", "essai")
        proc = Path("/proc", str(atelier.enfant.pid))
        limites = proc.joinpath("limits").read_text()
        assert b"une-cle-secrete" not in proc.joinpath("environ").read_bytes()
        assert [ligne.split()[-3] for ligne in limites.splitlines() if "file size" in ligne] == ["0", "0"]


def test_un_enfant_tue_entre_deux_lettres_est_remplace():
    with Imprimerie() as atelier:
        premiere = atelier.rendre(LETTRE, "Essai", "essai")
        os.killpg(atelier.enfant.pid, signal.SIGKILL)
        jusqu_a(lambda: not vit(atelier.enfant.pid))
        with pytest.raises(Echec, match="ArretBrutal"):
            atelier.rendre(LETTRE, "Essai", "essai")
        assert atelier.rendre(LETTRE, "Essai", "essai") == premiere


ORPHELIN = """
from procedure.rendu.atelier import Imprimerie
from procedure.rendu.naissances import PEPINIERE
atelier = Imprimerie()
atelier.rendre("<p>x</p>", "Essai", "essai")
print(atelier.enfant.pid, PEPINIERE.processus.pid, flush=True)
atelier.rendre("<p>x</p>" * 20_000, "Essai", "essai")
"""


def test_un_parent_tue_ne_laisse_pas_d_orphelin():
    """Even in the middle of a letter: it ends, finds nobody to give it to, and leaves."""
    with subprocess.Popen([sys.executable, "-c", ORPHELIN], cwd=RACINE, stdout=subprocess.PIPE, text=True) as parent:
        enfants = [int(numero) for numero in parent.stdout.readline().split()]
        parent.kill()
    jusqu_a(lambda: not any(vit(enfant) for enfant in enfants))


def test_la_pepiniere_n_enfante_que_des_enfants_bornes_et_les_enterre():
    """All of one mother, which knows nothing of ours; when the workshop closes, not even a zombie is left."""
    with Imprimerie() as un, Imprimerie() as autre:
        for atelier in (un, autre):
            atelier.rendre(LETTRE, "Essai", "essai")
        nes = [psutil.Process(atelier.enfant.pid) for atelier in (un, autre)]
        (mere,) = {ne.parent() for ne in nes}
        assert not {"DATABASE_URL", "SECRET_KEY", "DONNEES"} & set(mere.environ())
        assert all(ne.rlimit(psutil.RLIMIT_AS) == (MEMOIRE, MEMOIRE) for ne in nes)
        assert mere.rlimit(psutil.RLIMIT_AS) != (MEMOIRE, MEMOIRE)
    jusqu_a(lambda: not any(psutil.pid_exists(ne.pid) for ne in nes))
    assert mere.is_running()


@pytest.mark.parametrize("partir", ["reposee", "tuee"])
def test_une_pepiniere_qui_n_est_plus_la_est_remplacee(partir):
    pepiniere = Pepiniere(repos=0.1)
    enfant = pepiniere.naitre(MEMOIRE, 9)
    mere = pepiniere.processus.pid
    if partir == "tuee":
        os.kill(mere, signal.SIGKILL)
    else:
        enfant.finir()
    jusqu_a(lambda: not vit(mere))
    suivant = pepiniere.naitre(MEMOIRE, 9)
    neuve = pepiniere.processus.pid
    enfant.finir()  # born elsewhere: no other nursery buries it, nor dies of it
    autre = pepiniere.naitre(MEMOIRE, 9)
    assert vit(suivant.pid)
    assert pepiniere.processus.pid == neuve != mere
    suivant.finir()
    autre.finir()
    pepiniere.fermer()


def test_elle_n_enfante_pas_tant_qu_un_fil_y_court(monkeypatch):
    monkeypatch.setattr(naitre_ici, "ATTENTE", 0.05)
    fini = Event()
    fil = Thread(target=fini.wait)
    fil.start()
    assert not naitre_ici._attendre_seule()
    fini.set()
    fil.join()


def test_ou_aucune_pepiniere_ne_peut_vivre_les_lettres_se_font_quand_meme(monkeypatch):
    """Where a thread of the machine's Pango would not end, say: it leaves at once, each time."""
    pepiniere, lances = Pepiniere(), []

    def lancer(module, *mots, **flux):
        lances.append(module)
        return _lancer("trames" if module == "pepiniere" else module, *mots, **flux)

    monkeypatch.setattr(naissances, "_lancer", lancer)
    monkeypatch.setattr(Imprimerie, "naitre", staticmethod(pepiniere.naitre))
    for _ in range(2):
        with Imprimerie() as atelier:
            assert atelier.rendre(LETTRE, "Essai", "essai").startswith(b"%PDF-1.7")
    assert lances == ["pepiniere", "enfant", "enfant"]
    pepiniere.reprise = 0
    with Imprimerie() as atelier:
        atelier.rendre(LETTRE, "Essai", "essai")
    assert lances[3:] == ["pepiniere", "enfant"]


def test_une_pepiniere_qui_ne_repond_pas_ne_retient_personne():
    pepiniere = Pepiniere()
    pepiniere.naitre(MEMOIRE, 9).finir()
    muette = pepiniere.processus.pid
    os.kill(muette, signal.SIGSTOP)
    pepiniere.porte.settimeout(0.5)
    enfant = pepiniere.naitre(MEMOIRE, 9)
    assert vit(enfant.pid)
    assert not vit(muette)
    enfant.finir()
    pepiniere.fermer()


def test_qui_est_interrompu_ne_prend_pas_sa_lettre_pour_la_suivante(monkeypatch):
    def interrompre(flux):
        raise KeyboardInterrupt

    with Imprimerie() as atelier:
        suivante = atelier.rendre(LETTRE, "Essai", "suivante")
        with monkeypatch.context() as interrompu:
            interrompu.setattr("procedure.rendu.atelier.recevoir", interrompre)
            with pytest.raises(KeyboardInterrupt):
                atelier.rendre(LETTRE, "Essai", "interrompue")
        assert atelier.rendre(LETTRE, "Essai", "suivante") == suivante


DEDOUBLE = """
import os
from procedure.rendu.atelier import Imprimerie
from procedure.rendu.naissances import PEPINIERE
with Imprimerie() as avant:
    avant.rendre("<p>x</p>", "Essai", "essai")
    sienne = PEPINIERE.processus.pid
    if os.fork() == 0:
        with Imprimerie() as autre:
            autre.rendre("<p>x</p>", "Essai", "essai")
            os._exit(PEPINIERE.processus.pid == sienne)
    assert os.wait()[1] == 0
    avant.rendre("<p>x</p>", "Essai", "essai")
with Imprimerie() as apres:
    apres.rendre("<p>x</p>", "Essai", "essai")
"""


def test_un_processus_qui_se_dedouble_a_sa_pepiniere():
    """Theirs and ours never mix."""
    subprocess.run([sys.executable, "-c", DEDOUBLE], cwd=RACINE, check=True, timeout=120)


def jusqu_a(condition):
    limite = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < limite
        time.sleep(0.05)


def vit(numero):
    """A zombie does not: here nobody may be there to bury it."""
    try:
        return psutil.Process(numero).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
