"""Files joined to a case: by whom, for whom, held by the chain, and never without their row nor a row without its file."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution
from annuaire.models.habilitations import Role
from annuaire.models.roles import ROLES
from procedure import horloge, inscription
from procedure.journal import verifier
from procedure.models import Dossier, Message, Partage, Piece
from procedure.models.pieces import Niveau
from procedure.moteur import franchir
from procedure.pieces import rangement
from procedure.pieces.depot import joindre
from procedure.pieces.rangement import DOUTE, Examinee, ramasser, ranger
from procedure.pieces.sortes import Sorte
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _fichiers(settings, tmp_path, sans_constat):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def verser():
    """A file that was looked into already, joined: verser(dossier, personne, b"…", pour="nous")."""

    def _verser(dossier, personne, octets=b"Une note.", **choix):
        examinee = Examinee(octets, Sorte.TXT, 0, "PV Lormeau")
        choix = {"nature": "pv", "pour": "tous", "instant": INSTANT + MINUTE} | choix
        with ranger(examinee) as versees:
            return franchir(dossier, Page.joindre, personne, fichiers=versees, **choix).pieces.get()

    return _verser


def lues(personne, dossier, instant=INSTANT + MINUTE):
    return {(p.cote, p.rang) for p in Piece.objects.lisibles_par(personne, dossier, instant)}


def fichiers():
    """What stands in the storage, whatever says it should."""
    return sorted(
        str(f.relative_to(default_storage.location)) for f in Path(default_storage.location).rglob("*") if f.is_file()
    )


def anomalies():
    return [str(anomalie) for anomalie in verifier()]


# --- For whom


def test_une_piece_dit_ce_qu_elle_est_et_rien_d_autre_au_dehors(rappel, equipe):
    octets = image("PNG")
    piece = joindre(rappel(), equipe.agent, envoi("PV Lormeau.png", octets), nature="photo", pour="tous")
    assert (piece.titre, piece.type, piece.pages, piece.octets, piece.niveau) == (
        "PV Lormeau",
        "png",
        1,
        len(octets),
        "general",
    )
    assert fichiers() == [f"jointes/{piece.jeton}"]
    assert piece.nom == f"{piece.dossier.numero}-photo-1.png"
    assert piece.fichier.read() == octets
    assert "Lormeau" not in str([*piece.trace.empreintes, piece.trace.donnees, piece.fichier.name, piece.nom])
    assert not piece.trace.propos.exists()
    piece.fichier.close()


def test_un_titre_tape_remplace_le_nom_du_fichier(rappel, equipe, verser):
    assert verser(rappel(), equipe.agent, titre="PV n° 12").titre == "PV n° 12"


def test_chaque_cote_lit_ce_qui_est_partage_et_le_sien(rappel, equipe, verser):
    dossier = rappel("avis_demande")
    for personne in (equipe.agent, equipe.magistrat):
        verser(dossier, personne, f"a {personne.pk}".encode())
        verser(dossier, personne, f"b {personne.pk}".encode(), pour="nous")
    partagees = {("", 1), ("", 2)}
    assert lues(equipe.elu, dossier) == {*partagees, ("mairie", 1)}
    assert lues(equipe.secretariat, dossier) == {*partagees, ("parquet", 1)}
    assert [t.cote for t in dossier.traces.filter(acte="joindre").order_by("version")] == ["", "mairie", "", "parquet"]


def test_ce_qui_est_pour_nous_le_dit_dans_son_nom_et_ne_compte_que_les_siens(rappel, equipe, verser):
    dossier = rappel("avis_demande")
    verser(dossier, equipe.magistrat, b"x", pour="nous")
    piece = verser(dossier, equipe.agent, b"y", pour="nous")
    assert piece.nom == f"{dossier.numero}-mairie-pv-1.txt"


@pytest.mark.parametrize(
    ("role", "vues"), [(Role.DELEGUE, {("", 1), ("parquet", 1)}), (Role.JURISTE, {("", 1), ("parquet", 1)})]
)
def test_a_qui_un_dossier_est_confie_le_general_et_rien_de_plus(role, vues, rappel, equipe, parquet, habiliter, verser):
    dossier, confie = rappel("avis_demande"), habiliter(parquet, role).personne
    for niveau in Niveau.values:
        verser(dossier, equipe.agent, f"m {niveau}".encode(), niveau=niveau)
        verser(dossier, equipe.magistrat, f"p {niveau}".encode(), niveau=niveau, pour="nous")
        verser(dossier, equipe.agent, f"n {niveau}".encode(), niveau=niveau, pour="nous")
    assert lues(confie, dossier) == set()
    fin = INSTANT + timedelta(days=1)
    Partage.objects.create(
        dossier_id=dossier.pk, personne=confie, institution=parquet, motif="suite", debut=INSTANT, fin=fin
    )
    assert lues(confie, dossier) == vues
    assert lues(confie, dossier, fin) == set()
    assert len(lues(equipe.elu, dossier)) == 6


TOUS_LES_NIVEAUX = set(Niveau.values)
# Role by role, what is read of a case that was sent: of what is shared, and of one's own side's.
MATRICE = {
    Role.AGENT: TOUS_LES_NIVEAUX,
    Role.ELU: TOUS_LES_NIVEAUX,
    Role.COORDONNATEUR: TOUS_LES_NIVEAUX - {Niveau.SECRET},
    Role.MAGISTRAT: TOUS_LES_NIVEAUX,
    Role.SECRETARIAT: TOUS_LES_NIVEAUX,
} | dict.fromkeys((Role.JURISTE, Role.DELEGUE, Role.MEMBRE, Role.ADMINISTRATEUR), frozenset())


@pytest.mark.parametrize("role", MATRICE)
def test_chacun_lit_les_niveaux_de_sa_fonction(role, rappel, equipe, commune, parquet, habiliter, verser):
    dossier = rappel("avis_demande")
    for niveau in Niveau.values:
        verser(dossier, equipe.agent, f"t {niveau}".encode(), niveau=niveau)
        verser(dossier, equipe.agent, f"m {niveau}".encode(), niveau=niveau, pour="nous")
        verser(dossier, equipe.magistrat, f"p {niveau}".encode(), niveau=niveau, pour="nous")
    ou = parquet if role in ROLES[parquet.nature] and role not in ROLES[commune.nature] else commune
    personne = habiliter(ou, role, **({"qualite": "maire"} if role == Role.ELU else {})).personne
    sien = "parquet" if ou == parquet else "mairie"
    vues = {(p.cote, p.niveau) for p in Piece.objects.lisibles_par(personne, dossier, INSTANT + MINUTE)}
    assert vues == {(cote, niveau) for cote in ("", sien) for niveau in MATRICE[role]}


def test_le_sabotage_des_niveaux_se_voit(rappel, equipe, commune, habiliter, verser, monkeypatch):
    dossier, coordonnatrice = rappel("avis_demande"), habiliter(commune, Role.COORDONNATEUR).personne
    verser(dossier, equipe.agent, niveau=Niveau.SECRET)
    assert lues(coordonnatrice, dossier) == set()
    monkeypatch.setattr("procedure.models.pieces.HORS_DU_SECRET", frozenset())
    assert lues(coordonnatrice, dossier) == {("", 1)}


def test_qui_est_coordonnateur_et_agent_lit_comme_agent_et_nul_ne_joint_ce_qu_il_ne_lirait_pas(
    rappel, equipe, commune, habiliter, verser
):
    dossier, tenue = rappel("avis_demande"), habiliter(commune, Role.COORDONNATEUR)
    with pytest.raises(Refus, match="vos fonctions"):
        verser(dossier, tenue.personne, niveau=Niveau.SECRET)
    verser(dossier, equipe.agent, niveau=Niveau.SECRET)
    ecrire(Habilitation(personne=tenue.personne, institution=commune, role=Role.AGENT, debut=tenue.debut))
    assert lues(tenue.personne, dossier) == {("", 1)}


def test_qui_vient_d_ailleurs_ne_lit_que_ce_qui_est_partage(rappel, equipe, parquet, habiliter, verser):
    ailleurs = ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))
    dossier, voisin = rappel("avis_demande"), habiliter(ailleurs, Role.AGENT).personne
    verser(dossier, equipe.agent)
    verser(dossier, equipe.agent, b"x", pour="nous")
    assert lues(voisin, dossier) == set()
    Partage.objects.create(dossier_id=dossier.pk, personne=voisin, institution=ailleurs, motif="suite", debut=INSTANT)
    assert lues(voisin, dossier) == {("", 1)}


# --- The act


def test_joindre_ne_touche_a_aucun_terme_ni_a_rien_d_autre(rappel, equipe, verser):
    dossier = rappel("avis_demande", recu=INSTANT)

    def ici():
        return list(dossier.echeances.order_by("pk").values()), Message.objects.count(), dossier.faits.count()

    avant = ici()
    verser(dossier, equipe.agent)
    relu = Dossier.objects.get(pk=dossier.pk)
    assert ici() == avant
    assert (relu.etat, relu.etat_depuis, relu.version) == (dossier.etat, dossier.etat_depuis, dossier.version + 1)


def test_on_joint_encore_a_un_dossier_clos(rappel, equipe, verser):
    dossier = rappel()
    franchir(dossier, Page.abandonner, equipe.agent, instant=INSTANT, motif="x", raison="erreur")
    assert verser(dossier, equipe.agent).rang == 1


REFUS = [
    ({"nature": "arme"}, "Nature de la pièce"),
    ({"pour": ""}, "Qui peut la lire"),
    ({"niveau": "public"}, "Niveau"),
    ({"titre": "x" * 121}, "Titre"),
    ({"titre": "\udfff"}, "ne peut pas être lu"),
]


@pytest.mark.parametrize(("choix", "phrase"), REFUS)
def test_ce_qui_est_refuse_ne_laisse_rien(choix, phrase, rappel, equipe, verser):
    dossier = rappel()
    with pytest.raises(Refus, match=phrase):
        verser(dossier, equipe.agent, **choix)
    assert (fichiers(), dossier.pieces.count(), dossier.traces.count()) == ([], 0, 1)


@pytest.mark.parametrize("fichiers", [None, [], "x", ["jointes/x"], [envoi("pv.pdf", b"%PDF-")]])
def test_seul_ce_qui_fut_examine_se_joint(fichiers, rappel, equipe):
    """Not what a browser sends under the same name."""
    with pytest.raises(Refus, match="Choisissez au moins un fichier"):
        franchir(rappel(), Page.joindre, equipe.agent, instant=INSTANT, nature="pv", pour="tous", fichiers=fichiers)


def test_le_meme_fichier_ne_se_joint_qu_une_fois_de_chaque_cote(rappel, equipe, verser):
    dossier = rappel("avis_demande")
    verser(dossier, equipe.agent)
    with pytest.raises(Refus, match="déjà joint"):
        verser(dossier, equipe.agent)
    verser(dossier, equipe.agent, pour="nous")
    verser(dossier, equipe.magistrat, pour="nous")
    assert len(fichiers()) == 3


def test_un_dossier_ne_porte_qu_un_nombre_de_pieces(rappel, equipe, verser, settings):
    settings.PIECES_PAR_DOSSIER = 2
    dossier = rappel()
    verser(dossier, equipe.agent, b"a")
    verser(dossier, equipe.agent, b"b")
    with pytest.raises(Refus, match="au plus 2 pièces lues des deux côtés"):
        verser(dossier, equipe.agent, b"c")
    assert len(fichiers()) == 2


def test_qui_ne_peut_pas_agir_n_occupe_aucun_enfant(rappel, parquet, habiliter, monkeypatch):
    dossier, delegue = rappel("avis_demande"), habiliter(parquet, Role.DELEGUE).personne
    monkeypatch.setattr("procedure.pieces.depot.examiner", pytest.fail)
    with pytest.raises(Refus, match="revient à"):
        joindre(dossier, delegue, envoi("pv.pdf", b"%PDF-"), nature="pv", pour="tous")


# --- Files and rows, in step


def test_une_transaction_defaite_emporte_le_fichier(rappel, equipe, verser, monkeypatch):
    """Whatever fails, and however late."""
    dossier = rappel()

    def casser(dossier, instant, ou):
        raise RuntimeError

    monkeypatch.setattr(inscription, "armer", casser)
    with pytest.raises(RuntimeError):
        verser(dossier, equipe.agent)
    assert (fichiers(), Piece.objects.count()) == ([], 0)


def test_sans_ce_menage_le_fichier_resterait(rappel, equipe, verser, monkeypatch):
    """The sabotage."""
    monkeypatch.setattr(rangement, "trancher", lambda nom: None)
    with pytest.raises(Refus):
        verser(rappel(), equipe.agent, nature="arme")
    assert len(fichiers()) == 2


def test_un_processus_mort_en_chemin_ne_laisse_rien_pour_toujours(rappel, equipe, verser, monkeypatch):
    """Before its row, the file goes once its doubt is old; after, it stays."""
    with monkeypatch.context() as mort:
        mort.setattr(rangement, "trancher", lambda nom: None)
        piece = verser(rappel(), equipe.agent)
        with pytest.raises(Refus):
            verser(rappel(), equipe.agent, nature="arme")
    assert len(fichiers()) == 4
    ramasser(timezone.now())
    assert len(fichiers()) == 4
    ramasser(timezone.now() + DOUTE + MINUTE)
    assert fichiers() == [f"jointes/{piece.jeton}"]


def test_la_ronde_leve_les_doutes_une_fois_par_jour(db, monkeypatch):
    vus = []
    monkeypatch.setattr(horloge, "ramasser", vus.append)
    horloge.sonner()
    horloge.sonner()
    assert len(vus) == 1
    monkeypatch.undo()
    ramasser(timezone.now())  # nobody has joined anything yet


# --- Held by the chain


@pytest.fixture
def jointe(rappel, equipe, verser):
    return verser(rappel("avis_demande"), equipe.agent)


def remplacer(piece, octets=b"Autre chose"):
    default_storage.delete(piece.fichier.name)
    default_storage.save(piece.fichier.name, envoi("x", octets))


def test_une_piece_intacte_se_verifie(jointe):
    assert anomalies() == []


def test_une_piece_remplacee_se_voit_meme_avec_son_empreinte(jointe):
    remplacer(jointe)
    assert [a.rpartition(" : ")[2] for a in anomalies()] == ["la pièce « pv 1 » a été modifiée"]
    Piece.objects.update(empreinte=rangement.sha256(b"Autre chose").hexdigest(), octets=11)
    assert len(anomalies()) == 1


def test_le_sabotage_d_un_fichier_qui_n_est_pas_relu_se_voit(jointe, monkeypatch):
    monkeypatch.setattr(Piece, "defaut", lambda self, sceau: "")
    remplacer(jointe)
    assert anomalies() == []


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [("cote", "mairie"), ("niveau", "secret"), ("nature", "devis"), ("type", "eml"), ("rang", 9), ("pages", 3), ("sel", "0")],
)  # fmt: skip
def test_ce_qui_dit_qui_la_lit_et_ce_qu_elle_est_ne_se_change_pas(jointe, champ, valeur):
    Piece.objects.update(**{champ: valeur})
    assert len(anomalies()) == 1
    assert anomalies()[0].endswith("a été modifiée")


def test_une_piece_perdue_deplacee_ou_ajoutee_se_voit(jointe, rappel, equipe, verser):
    autre = verser(rappel("avis_demande"), equipe.agent)
    default_storage.delete(jointe.fichier.name)
    assert [a.endswith("ne se lit plus") for a in anomalies()] == [True]
    Piece.objects.filter(pk=autre.pk).update(trace=jointe.trace)
    assert sum("manque, ou est de trop" in a for a in anomalies()) == 2
    Piece.objects.all().delete()
    assert len(anomalies()) == 2


def test_une_piece_effacee_laisse_la_chaine_entiere(jointe):
    """What a purge does: the row stays, emptied."""
    default_storage.delete(jointe.fichier.name)
    Piece.objects.update(fichier="", titre="", sel="")
    assert anomalies() == []
    assert fichiers() == []


def test_lire_les_pieces_demande_autant_de_requetes_quel_que_soit_leur_nombre(
    rappel, equipe, verser, django_assert_num_queries
):
    dossier = rappel("avis_demande")
    for rang in range(5):
        verser(dossier, equipe.agent, b"%d" % rang)
    with django_assert_num_queries(3):  # the commune, the offices held, the pieces
        assert (
            len(
                {
                    str(piece) + str(piece.trace.par.personne)
                    for piece in Piece.objects.lisibles_par(equipe.elu, dossier).pour_liste()
                }
            )
            == 5
        )
