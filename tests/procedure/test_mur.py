"""The second wall: what a page forgets to ask, PostgreSQL asks. Tried against `visibles_par`, then with a stone taken out."""

from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import NotSupportedError, ProgrammingError, connection, models, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Absence, Institution
from annuaire.models.habilitations import Qualite, Role
from annuaire.models.roles import ROLES
from procedure.horloge import sonner
from procedure.listes.exports import exporter
from procedure.maconnerie import manquants
from procedure.models import Dossier, Export, Interesse, Message, MotCle, Partage, Piece, Trace
from procedure.moteur import franchir, ouvrir
from procedure.mur import regles
from procedure.regards import RIEN, Regard, RegardMiddleware, regarder
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.dossiers import ecrire as ecrire_un_rappel
from tests.roles import ROLE

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite n’a pas de second mur"),
]
JOUR, HEURE = timedelta(days=1), timedelta(hours=1)


def pks(modele=Dossier):
    """All of them, says a question that forgot its filter."""
    return set(modele.objects.order_by().values_list("pk", flat=True))


def de(personne, instant=INSTANT):
    return Regard.de(personne, personne.habilitations.tenues(instant), instant)


def vus(personne, instant=INSTANT, modele=Dossier):
    with regarder(de(personne, instant)):
        return pks(modele)


@pytest.fixture
def monde(rappel, parquet, commune, equipe, habiliter, monkeypatch):
    """Two communes and two parquets, with drafts of each side, cases that were sent, one entrusted, one whose turn is over."""
    la_bas = ecrire(Institution(nature="commune", nom="Bellecombe", code="73902", parquet=parquet))
    autre_parquet = ecrire(Institution(nature="parquet", nom="Parquet de Rives", code="TJ-RIVES"))
    loin = ecrire(Institution(nature="commune", nom="Rives", code="38337", parquet=autre_parquet))
    voisin, lointain = habiliter(la_bas, Role.AGENT).personne, habiliter(loin, Role.AGENT).personne
    dossiers = {"brouillon": rappel("brouillon"), "transmis": rappel("avis_demande"), "confie": rappel("brouillon")}
    dossiers |= {"voisin": ecrire_un_rappel(voisin, la_bas, INSTANT, joint=False)}
    dossiers["lointain"] = ecrire_un_rappel(lointain, loin, INSTANT, joint=False)
    with monkeypatch.context() as patch:
        patch.setattr(Page.ouvrir, "par", (Role.MAGISTRAT,))
        dossiers["du_parquet"] = ouvrir(Page, equipe.magistrat, commune, instant=INSTANT)
    gens = vars(equipe) | {"voisin": voisin, "lointain": lointain}
    gens |= {"procureur": habiliter(autre_parquet, Role.MAGISTRAT).personne}
    return SimpleNamespace(dossiers=dossiers, gens=gens, la_bas=la_bas, autre_parquet=autre_parquet, loin=loin)


def confier(dossier, personne, institution, **suite):
    dit = {"motif": "suite", "debut": INSTANT - HEURE} | suite
    return Partage.objects.create(dossier_id=dossier.pk, personne=personne, institution=institution, **dit)


def tous_les_roles(monde, habiliter, commune, parquet):
    """Somebody of each role in each place; some away, some no longer there, some to whom a case was entrusted."""
    ou = {"commune": commune, "parquet": parquet, "la_bas": monde.la_bas, "autre_parquet": monde.autre_parquet}
    for nom, lieu in ou.items():
        for role in ROLES[lieu.nature]:
            qualite = {"qualite": Qualite.MAIRE} if role == Role.ELU else {}
            yield f"{nom} {role}", habiliter(lieu, role, **qualite).personne
            yield f"{nom} {role}, fini", habiliter(lieu, role, fin=date(2026, 11, 17), **qualite).personne
    delegue, suppleant, jadis, bientot = (habiliter(parquet, Role.DELEGUE).personne for _ in range(4))
    confier(monde.dossiers["confie"], delegue, parquet)
    confier(monde.dossiers["confie"], jadis, parquet, fin=INSTANT)
    confier(monde.dossiers["confie"], bientot, parquet, debut=INSTANT + HEURE)
    ecrire(
        Absence(personne=delegue, suppleant=suppleant, institution=parquet, debut=INSTANT.date(), fin=INSTANT.date())
    )
    yield from {"délégué": delegue, "suppléant": suppleant, "jadis": jadis, "bientôt": bientot}.items()
    yield "exploitant", habiliter(None, Role.EXPLOITANT).personne


def test_le_mur_laisse_voir_ce_que_dit_visibles_par_et_rien_d_autre(monde, habiliter, commune, parquet):
    """Role by role, place by place: drafts of each side, another's, what was entrusted, what is over. Then a day later."""
    ecarts, vu = [], 0
    for qui, personne in [*monde.gens.items(), *tous_les_roles(monde, habiliter, commune, parquet)]:
        for instant in (INSTANT, INSTANT + JOUR):
            attendus = set(Dossier.objects.visibles_par(personne, instant).values_list("pk", flat=True))
            vu += len(attendus)
            if vus(personne, instant) != attendus:
                ecarts.append((qui, instant, vus(personne, instant), attendus))
    assert ecarts == []
    assert vu > 50
    assert pks() == {dossier.pk for dossier in monde.dossiers.values()}


def test_une_commune_fusionnee_se_voit_de_celle_qu_elle_est_devenue(rappel, commune, parquet, habiliter):
    dossier = rappel("brouillon")
    nouvelle = ecrire(Institution(nature="commune", nom="Val-Sainte-Aure", code="73999", parquet=parquet))
    agent = habiliter(nouvelle, Role.AGENT).personne
    commune.devenue, commune.devenue_le = nouvelle, (INSTANT + JOUR).date()
    ecrire(commune)
    assert vus(agent) == set()
    assert vus(agent, INSTANT + JOUR) == {dossier.pk}


def test_rien_de_ce_qui_tient_a_un_dossier_ne_se_voit_sans_lui(monde):
    """With it, all of it: the engine writes what the other side will read."""
    modeles = [modele for modele in apps.get_models() if modele._meta.db_table in regles()]
    peuples = {modele for modele in modeles if pks(modele)}
    assert peuples >= {Dossier, RappelOrdre, Interesse, MotCle, Trace, Message, Piece}
    for modele in peuples:
        assert vus(monde.gens["procureur"], modele=modele) == set()
        assert vus(monde.gens["lointain"], modele=modele) < vus(monde.gens["agent"], modele=modele) | pks(modele)
        with regarder(RIEN):
            assert pks(modele) == set()


def test_tout_ce_qui_tient_a_un_dossier_est_derriere_le_mur(db):
    """Whatever leads to a case by a foreign key, or by one that does: a table that comes is not forgotten."""
    liens = {
        m: {f.related_model for f in m._meta.get_fields() if f.many_to_one or f.one_to_one} for m in apps.get_models()
    }
    tenus = {Dossier}
    while plus := {m for m, vers in liens.items() if vers & tenus and any(_vers(m, tenu) for tenu in tenus)} - tenus:
        tenus |= plus
    assert {m._meta.db_table for m in tenus} == set(regles())
    assert len(tenus) >= 18
    assert manquants() == set()


def _vers(modele, tenu):
    return any(isinstance(f, models.ForeignKey) and f.related_model is tenu for f in modele._meta.local_fields)


def test_un_courriel_sans_dossier_est_a_qui_il_s_adresse(monde):
    agent, elu = monde.gens["agent"], monde.gens["elu"]
    commun = {"adresse": "a@essais.example", "objet": "Sceau", "depose_le": INSTANT, "reveil": INSTANT}
    sien = Message.objects.create(personne=agent, identifiant="<1@essais.example>", **commun)
    autre = Message.objects.create(personne=elu, identifiant="<2@essais.example>", **commun)
    lus = vus(agent, modele=Message)
    assert (sien.pk in lus, autre.pk in lus) == (True, False)


def test_on_n_ecrit_pas_non_plus_chez_les_autres(monde):
    voisin, sien, autre = monde.gens["voisin"], monde.dossiers["voisin"], monde.dossiers["transmis"]
    with regarder(de(voisin)):
        assert Dossier.objects.filter(pk=autre.pk).update(resume="Lu.") == 0
        assert Dossier.objects.filter(pk=sien.pk).update(resume="À nous.") == 1
        assert Interesse.objects.filter(dossier=autre.pk).delete()[0] == 0
        for intrus in (
            lambda: MotCle.objects.create(dossier_id=autre.pk, sorte="nom", mot="x"),
            lambda: confier(autre, voisin, monde.la_bas),
            lambda: Dossier.objects.filter(pk=sien.pk).update(commune=autre.commune),
        ):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                intrus()


def test_une_erreur_d_unicite_ne_revele_rien(monde):
    """The row of another's case that it would meet is refused before it is compared."""
    mot = MotCle.objects.filter(dossier=monde.dossiers["transmis"].pk).first()
    with regarder(de(monde.gens["voisin"])):
        for texte in (mot.mot, "absent"):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                MotCle.objects.create(dossier_id=mot.dossier_id, sorte=mot.sorte, mot=texte)


# What a page forgets.


@pytest.fixture
def sans_filtre(monkeypatch):
    """The sabotage: whoever asks, all cases are theirs."""
    monkeypatch.setattr(Dossier.objects._queryset_class, "visibles_par", lambda self, acteur, instant=None: self)


def page_de(client, personne, dossier):
    client.force_login(personne)
    return client.get(reverse("procedure:dossier", args=[dossier.jeton]))


def test_une_vue_qui_oublie_son_filtre_repond_comme_pour_un_absent(monde, sans_filtre, client, habiliter):
    exploitant = habiliter(None, Role.EXPLOITANT).personne
    for personne in (monde.gens["voisin"], monde.gens["procureur"], exploitant):
        absent = page_de(client, personne, Dossier(jeton="x" * 16))
        for autre in ("transmis", "brouillon"):
            autrui = page_de(client, personne, monde.dossiers[autre])
            assert (autrui.status_code, autrui.content) == (404, absent.content)


def test_ni_le_brouillon_de_l_autre_cote(monde, sans_filtre, client):
    assert page_de(client, monde.gens["magistrat"], monde.dossiers["brouillon"]).status_code == 404
    assert page_de(client, monde.gens["agent"], monde.dossiers["du_parquet"]).status_code == 404
    assert page_de(client, monde.gens["magistrat"], monde.dossiers["transmis"]).status_code == 200


def test_une_liste_qui_oublie_son_filtre_ne_nomme_personne(monde, client, monkeypatch):
    monkeypatch.setattr(Dossier.objects._queryset_class, "en_parts", lambda self, *_: [self])
    client.force_login(monde.gens["voisin"])
    page = client.get(reverse("procedure:dossiers")).content.decode()
    assert monde.dossiers["voisin"].numero in page
    assert not any(d.numero in page for nom, d in monde.dossiers.items() if nom != "voisin")


def test_une_piece_demandee_nue_n_est_pas_livree(monde, client, monkeypatch):
    jointe = Piece.objects.filter(dossier=monde.dossiers["transmis"].pk).first()
    monkeypatch.setattr("procedure.pieces.views._lisible", lambda request, jeton: Piece.objects.get(jeton=jeton))
    client.force_login(monde.gens["voisin"])
    with pytest.raises(Piece.DoesNotExist):
        client.get(reverse("procedure:piece", args=[jointe.jeton]))


def test_une_requete_ecrite_a_la_main_passe_par_le_mur(monde):
    with regarder(de(monde.gens["procureur"])), connection.cursor() as curseur:
        curseur.execute("SELECT nom FROM procedure_interesse JOIN procedure_dossier d ON d.id = dossier_id")
        assert curseur.fetchall() == []
        curseur.executemany("UPDATE procedure_dossier SET resume = %s", [["Lu."]])
    assert not Dossier.objects.filter(resume="Lu.").exists()


# Who looks, and until when.


def test_avant_la_porte_personne_ne_regarde(monde):
    request = RequestFactory().get("/")
    request.user = monde.gens["agent"]
    assert RegardMiddleware(lambda request: HttpResponse(str(len(pks()))))(request).content == b"0"
    assert len(pks()) == len(monde.dossiers)  # and after it, whoever looked before


def test_un_envoi_par_morceaux_garde_le_regard_de_qui_l_a_demande(monde):
    def repondre(request):
        request.habilitations = request.user.habilitations.tenues(INSTANT)
        return StreamingHttpResponse(str(len(pks())) for _ in range(2))

    request = RequestFactory().get("/")
    request.user = monde.gens["voisin"]
    reponse = RegardMiddleware(repondre)(request)
    assert list(reponse) == [b"1", b"1"]
    assert len(pks()) == len(monde.dossiers)


@pytest.mark.django_db(transaction=True)
def test_le_regard_ne_survit_pas_a_sa_question_meme_hors_transaction(rappel, equipe):
    rappel("brouillon")
    with regarder(de(equipe.agent)):
        assert len(pks()) == 1
    with connection.cursor() as curseur:
        curseur.cursor.avant = ""
        super(type(curseur.cursor), curseur.cursor).execute(
            "SELECT count(*), current_setting('mur.tout', true) FROM procedure_dossier"
        )
        assert curseur.cursor.fetchone() == (0, "")


def test_un_curseur_du_serveur_est_refuse(db):
    nomme = connection.create_cursor(name="a")
    with pytest.raises(NotSupportedError):
        nomme.execute("SELECT 1")
    assert settings.DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"]


def test_une_page_ne_pose_pas_une_question_de_plus(monde, client, settings):
    """What is said of who looks travels with each question, and logs show the question alone."""
    combien = []
    for middleware in (settings.MIDDLEWARE, [m for m in settings.MIDDLEWARE if "Regard" not in m]):
        settings.MIDDLEWARE = middleware
        page_de(client, monde.gens["agent"], monde.dossiers["transmis"])
        with CaptureQueriesContext(connection) as posees:
            page_de(client, monde.gens["agent"], monde.dossiers["transmis"])
        combien.append(len(posees))
        assert not any("mur." in une["sql"] for une in posees.captured_queries)
    assert combien[0] == combien[1] > 10


def test_l_horloge_voit_tout_et_n_attend_pas_qu_on_le_lui_dise(dues):
    dues(2)
    with regarder(RIEN):
        sonner()
    assert set(RappelOrdre.objects.values_list("etat", flat=True)) == {Etat.AUTORISE}


def test_un_export_se_fait_avec_le_regard_de_qui_l_a_demande(monde, sans_filtre, monkeypatch):
    """Made by the clock's worker, which sees all."""
    pour = Export.objects.demander(monde.gens["voisin"], "", "")
    with regarder(RIEN):
        exporter()
    pour.refresh_from_db()
    assert (pour.panne, pour.combien, pour.faits) == ("", 1, 1)


def test_franchir_dans_le_dos_du_mur_ne_trouve_rien(monde, sans_filtre):
    with regarder(de(monde.gens["voisin"])), pytest.raises(Dossier.DoesNotExist):
        franchir(monde.dossiers["transmis"], Page.completer, monde.gens["voisin"], instant=INSTANT)


# The stones, taken out one by one: what then passes is what the tests above would see.


@contextmanager
def sans(requete):
    with connection.cursor() as curseur, transaction.atomic():
        curseur.execute("SET CONSTRAINTS ALL IMMEDIATE")
        curseur.execute(requete)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "sabotage",
    [
        "ALTER TABLE procedure_dossier NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE procedure_dossier DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY trou ON procedure_dossier USING (true)",
        "ALTER POLICY mur ON procedure_dossier USING (cote <> '')",
        "CREATE OR REPLACE FUNCTION mur(champ text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'oui' $$",
    ],
)
def test_une_pierre_otee_laisse_tout_voir_et_la_sante_le_dit(sabotage, monde):
    ici = {monde.dossiers["voisin"].pk}
    assert vus(monde.gens["voisin"]) == ici
    with sans(sabotage):
        assert len(manquants()) == 1
        assert vus(monde.gens["voisin"]) > ici
    assert manquants() == set()
    assert vus(monde.gens["voisin"]) == ici


def test_une_table_sans_mur_se_voit_et_migrate_la_mure(monde):
    with sans("DROP POLICY mur ON procedure_interesse"):
        assert manquants() == {"procedure_interesse"}
        call_command("migrate", verbosity=0)
        assert manquants() == set()


def test_un_superutilisateur_voit_au_travers_et_la_sante_le_dit(monde, client):
    assert client.get("/sante/").json()["second mur"] == "debout"
    with connection.cursor() as curseur:
        curseur.execute("SELECT session_user")
        (connecte,) = curseur.fetchone()
        if connecte == ROLE:
            pytest.skip("MANQUE : aucun superutilisateur")
        curseur.execute(f"SET LOCAL ROLE {connecte}")
        assert vus(monde.gens["voisin"]) == pks()
        assert client.get("/sante/").json()["second mur"].startswith("absent")
        curseur.execute(f"SET LOCAL ROLE {ROLE}")
    assert len(vus(monde.gens["voisin"])) == 1
