"""What a chain alone cannot show, the seal kept outside does: a cut tail, a case rewritten whole."""

import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from procedure import declencheurs, journal
from procedure.horloge import sonner
from procedure.models import Document, Dossier, Fait, Message, Piece, Propos, Saisine, Sceau, Trace
from procedure.moteur import franchir
from procedure.recit import Recit
from procedure.sceaux import sceller, verifier_les_sceaux, verifier_sceau
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE


@pytest.fixture
def sceau(rappel, equipe, commune):
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="Quelle heure ?")
    return sceller(commune, INSTANT + JOUR)


def couper(hasard):
    """The last acts go, and the case is put back as they found it: the chain is whole, and shorter."""
    traces = list(Trace.objects.order_by("version"))
    garde = hasard.randrange(1, len(traces))
    for modele in (Message, Document, Saisine, Fait, Propos, Piece):
        modele.objects.filter(trace__version__gt=garde).delete()
    Trace.objects.filter(version__gt=garde).delete()
    avant, colonnes = Recit(Page, traces[:garde]), [colonne for groupe in journal.DU_RECIT for colonne in groupe]
    Dossier.objects.update(**{colonne: getattr(avant, colonne) for colonne in colonnes})


def recrire(hasard):
    """Something is changed, and every link after it is made again."""
    traces = list(Trace.objects.order_by("version"))
    rang = hasard.randrange(len(traces))
    traces[rang].le += timedelta(minutes=hasard.randrange(1, 600))
    precedent = traces[rang - 1].maillon if rang else ""
    for trace in traces[rang:]:
        trace.maillon = precedent = journal.maillon(precedent, trace, trace.faits.order_by("pk"))
        Trace.objects.filter(pk=trace.pk).update(le=trace.le, maillon=trace.maillon)


def test_un_sceau_ne_nomme_personne_et_tient_le_dernier_maillon(sceau):
    dossier = Dossier.objects.get()
    assert f"{dossier.jeton} {dossier.version} {dossier.traces.last().maillon}" in sceau.texte
    assert dossier.numero not in sceau.texte
    assert list(verifier_sceau(sceau.texte)) == []


@pytest.mark.epreuve
@pytest.mark.parametrize("alteration", [couper, recrire])
def test_ce_que_la_chaine_ne_voit_pas_le_sceau_le_voit(sceau, alteration, ampleur, chiffre):
    declencheurs.lever()
    hasard, combien, vues, par_la_chaine = random.Random(alteration.__name__), ampleur(10, 2000), 0, 0
    for _ in range(combien):
        repere = transaction.savepoint()
        alteration(hasard)
        vues += any(verifier_sceau(sceau.texte))
        par_la_chaine += any(journal.verifier())
        transaction.savepoint_rollback(repere)
    assert (vues, par_la_chaine) == (combien, 0)
    chiffre(f"{combien} altérations « {alteration.__name__} » : toutes vues par le sceau, aucune par la chaîne seule")


def test_chaque_sceau_tient_le_precedent(sceau, commune, equipe):
    franchir(Dossier.objects.get(), Page.repondre, equipe.agent, instant=INSTANT + 2 * JOUR, texte="22 h")
    second = sceller(commune, INSTANT + 3 * JOUR)
    assert f"Sceau précédent : {sceau.empreinte}" in second.texte
    assert list(verifier_les_sceaux()) == []
    Sceau.objects.filter(pk=sceau.pk).update(texte=sceau.texte.replace("Sceau 1", "Sceau 2"))
    assert any(verifier_les_sceaux())


def test_ce_qui_n_a_pas_bouge_n_est_pas_scelle_deux_fois(sceau, commune):
    assert sceller(commune, INSTANT + 3 * JOUR) is None


def test_le_parquet_ne_scelle_pas_les_brouillons(rappel, parquet):
    rappel("a_signer")
    assert sceller(parquet, INSTANT) is None


def test_le_sceau_part_chaque_jour_aux_administrateurs(rappel, commune, parquet, habiliter):
    for institution in (commune, parquet):
        habiliter(institution, "administrateur")
    rappel("avis_demande")
    sonner()
    sonner()
    assert {sceau.institution for sceau in Sceau.objects.all()} == {commune, parquet}
    pieces = Message.objects.filter(dossier=None)
    assert {message.piece for message in pieces} == {sceau.texte for sceau in Sceau.objects.all()}
    assert pieces.count() == 2


ABIMES = {
    "cité": lambda texte: texte.replace("\n", "\n> "),
    "vidé": lambda texte: "",
    "réduit à son titre": lambda texte: texte.splitlines()[0],
    "coupé au milieu d’une ligne": lambda texte: texte[:-10],
    "sans son titre": lambda texte: texte.partition("\n")[2],
}


@pytest.mark.parametrize("abime", ABIMES)
def test_un_sceau_qui_ne_se_lit_pas_le_dit(sceau, abime):
    (anomalie,) = verifier_sceau(ABIMES[abime](sceau.texte))
    assert "ne se lit pas jusqu’au bout" in str(anomalie)


def test_un_sceau_qui_n_est_pas_celui_garde_ici_le_dit(sceau, rappel, commune):
    """Its rank changed, or its last line cut: each still reads."""
    for _ in range(2):
        rappel("avis_demande", le=INSTANT + JOUR)
    texte = sceller(commune, INSTANT + 2 * JOUR).texte
    for change in (texte.replace("Sceau 2", "Sceau 3"), texte.strip().rpartition("\n")[0]):
        (anomalie,) = verifier_sceau(change)
        assert "aucun sceau gardé ici" in str(anomalie)


def test_une_boite_aux_lettres_qui_change_les_fins_de_ligne_ne_change_pas_le_sceau(sceau, tmp_path):
    recu = tmp_path / "sceau.txt"
    recu.write_bytes(b"\xef\xbb\xbf" + sceau.texte.replace("\n", "\r\n").encode() + b"\r\n")
    call_command("verifier_journal", recu)


def test_la_commande_dit_ce_qui_ne_tient_pas(sceau, tmp_path, capsys):
    recu = tmp_path / "sceau.txt"
    recu.write_text(sceau.texte)
    call_command("verifier_journal", recu)
    assert "entier" in capsys.readouterr().out
    declencheurs.lever()
    couper(random.Random(2))
    Sceau.objects.all().delete()
    with pytest.raises(CommandError, match="anomalies"):
        call_command("verifier_journal", recu)
    assert "un acte qui n’est plus là" in capsys.readouterr().err
