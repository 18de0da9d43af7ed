"""The journal cannot be rewritten, and where somebody could all the same, it shows."""

import random
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from procedure import declencheurs, journal
from procedure.journal import verifier
from procedure.models import Document, Dossier, Fait, Propos, Trace
from procedure.models.histoire import empreinte
from procedure.moteur import franchir
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.test_moteur import JOUR, MINUTE


@pytest.fixture
def histoire(rappel, equipe):
    """A case with acts, facts and words."""
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="Quelle heure ?")
    franchir(dossier, Page.repondre, equipe.agent, instant=INSTANT + 2 * MINUTE, texte="22 h")
    return dossier


def anomalies():
    return [str(anomalie) for anomalie in verifier()]


def test_une_histoire_intacte_se_verifie(histoire, rappel):
    rappel("a_signer")
    assert anomalies() == []
    maillons = [trace.maillon for trace in Trace.objects.all()]
    assert all(len(maillon) == 64 for maillon in maillons)


ECRITURES = {
    "update": "UPDATE {table} SET {colonne} = {colonne}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
    "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (id) DO UPDATE SET {colonne} = EXCLUDED.{colonne}",
}
DE_POSTGRESQL, DE_SQLITE = {"truncate"}, {"replace"}


@pytest.mark.parametrize("geste", ECRITURES)
@pytest.mark.parametrize(
    ("table", "colonne"), [("procedure_trace", "acte"), ("procedure_fait", "nom"), ("procedure_propos", "texte")]
)
def test_la_base_refuse_de_reecrire(histoire, table, colonne, geste):
    if geste in (DE_SQLITE if connection.vendor == "postgresql" else DE_POSTGRESQL):
        pytest.skip("ce moteur ne connaît pas ce geste")
    if (table, geste) == ("procedure_propos", "delete"):
        pytest.skip("un texte s’efface")
    connection.check_constraints()  # PostgreSQL truncates nothing while some are pending
    with pytest.raises(DatabaseError, match="journal"), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ECRITURES[geste].format(table=table, colonne=colonne))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE est de SQLite")
@pytest.mark.parametrize(
    ("table", "ligne"),
    [
        ("procedure_trace", {"id": 999_999}),
        ("procedure_trace", {"id": 999_999, "version": 88}),
        ("procedure_propos", {"id": 999_999}),
    ],
)
def test_remplacer_sous_un_autre_numero_ne_passe_pas_non_plus(histoire, table, ligne):
    """What is unique besides the identifier would be replaced as well."""
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608
        noms = [colonne[0] for colonne in curseur.description]
        valeurs = dict(zip(noms, curseur.fetchone(), strict=True)) | ligne
        with pytest.raises(DatabaseError, match="journal"):
            curseur.execute(
                f"INSERT OR REPLACE INTO {table} ({','.join(noms)}) VALUES ({','.join(['%s'] * len(noms))})",  # noqa: S608
                list(valeurs.values()),
            )


def test_un_fait_change_de_dossier_ou_une_issue_recouchee_se_voient(histoire, rappel):
    autre = rappel("avis_demande", recu=INSTANT)
    declencheurs.lever()
    fait = histoire.faits.first()
    Fait.objects.filter(pk=fait.pk).update(dossier_id=autre.pk)
    assert anomalies()
    Fait.objects.filter(pk=fait.pk).update(dossier_id=histoire.pk)
    assert anomalies() == []
    Dossier.objects.filter(pk=autre.pk).update(commune_id=autre.parquet_id)
    assert anomalies()


@pytest.mark.parametrize("champ", ["debout", "rang", "issue", "dossier_id"])
def test_une_issue_changee_se_voit(rappel, equipe, champ):
    dossier, autre = rappel("avis_demande", recu=INSTANT), rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT + MINUTE)
    assert anomalies() == []
    change = {"debout": False, "rang": 9, "issue": "defavorable", "dossier_id": autre.pk}[champ]
    dossier.saisines.update(**{champ: change})
    assert any("l’issue qui tient" in anomalie for anomalie in anomalies())


def test_un_instant_coupe_a_la_milliseconde_reste_le_meme(rappel):
    """What `dumpdata` does to every hour."""
    rappel("avis_demande", recu=INSTANT, le=INSTANT - timedelta(microseconds=876_544))
    declencheurs.lever()
    for trace in Trace.objects.all():
        couper = {champ: getattr(trace, champ) for champ in ("le", "su_le")}
        couper = {champ: le.replace(microsecond=le.microsecond // 1000 * 1000) for champ, le in couper.items()}
        Trace.objects.filter(pk=trace.pk).update(**couper)
    dossier = Dossier.objects.get()
    ouvert = dossier.ouvert_le
    Dossier.objects.update(ouvert_le=ouvert.replace(microsecond=ouvert.microsecond // 1000 * 1000))
    assert anomalies() == []


def test_un_declencheur_creux_se_voit(db):
    """Of the right name, and refusing nothing."""
    with connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            corps = "BEGIN RETURN NEW; END"
            curseur.execute(
                f"CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $${corps}$$"
            )
        else:
            curseur.execute("DROP TRIGGER procedure_trace_refuse_update")
            curseur.execute(
                "CREATE TRIGGER procedure_trace_refuse_update BEFORE UPDATE ON procedure_trace WHEN 0 BEGIN SELECT 1; END"
            )
    assert "procedure_trace_refuse_update" in declencheurs.manquants()


AILLEURS = {
    "autre table": "BEFORE UPDATE ON procedure_relance FOR EACH ROW",
    "autre geste": "BEFORE INSERT ON procedure_trace FOR EACH ROW",
    "une colonne": "BEFORE UPDATE OF maillon ON procedure_trace FOR EACH ROW",
    "après": "AFTER UPDATE ON procedure_trace FOR EACH ROW",
    "sous condition": "BEFORE UPDATE ON procedure_trace FOR EACH ROW WHEN (false)",
}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite garde le texte du déclencheur")
@pytest.mark.parametrize("ou", AILLEURS)
def test_un_declencheur_du_meme_nom_qui_garde_autre_chose_se_voit_et_se_repose(db, ou):
    nom = "procedure_trace_refuse_update"
    with connection.cursor() as curseur:
        curseur.execute(f"DROP TRIGGER {nom} ON procedure_trace")
        curseur.execute(f"CREATE TRIGGER {nom} {AILLEURS[ou]} EXECUTE FUNCTION journal_refuse()")
    assert declencheurs.manquants() == {nom}
    declencheurs.poser()
    assert declencheurs.manquants() == set()


def test_un_declencheur_tombe_se_voit_et_se_repose(db):
    assert declencheurs.manquants() == set()
    with connection.cursor() as curseur:
        ou = " ON procedure_trace" if connection.vendor == "postgresql" else ""
        curseur.execute(f"DROP TRIGGER procedure_trace_refuse_update{ou}")
    assert declencheurs.manquants() == {"procedure_trace_refuse_update"}
    declencheurs.poser()
    assert declencheurs.manquants() == set()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite ne suspend pas un déclencheur")
def test_un_declencheur_suspendu_se_voit(db):
    with connection.cursor() as curseur:
        curseur.execute("ALTER TABLE procedure_fait DISABLE TRIGGER procedure_fait_refuse_update")
    assert declencheurs.manquants() == {"procedure_fait_refuse_update"}


def test_effacer_les_textes_laisse_la_chaine_entiere(histoire):
    assert Propos.objects.count() >= 3
    Propos.objects.all().delete()
    assert anomalies() == []
    assert "Quelle heure" not in str(list(Trace.objects.values()))


def test_un_texte_modifie_se_voit_et_son_empreinte_seule_ne_le_dit_pas(histoire):
    declencheurs.lever()
    Propos.objects.filter(champ="texte").update(texte="Autre chose ?")
    assert any("ce qui a été dit" in anomalie for anomalie in anomalies())
    assert empreinte("a", "oui") != empreinte("b", "oui")


def test_un_texte_ne_prend_rien_a_son_sel(histoire):
    """Erased, as the triggers let it be, then written again, longer by the end of its salt."""
    dit = Propos.objects.filter(champ="texte").earliest("pk")
    Propos.objects.filter(pk=dit.pk).delete()
    Propos.objects.create(trace=dit.trace, champ="texte", sel=dit.sel[:-1], texte=dit.sel[-1] + dit.texte)
    assert any("ce qui a été dit" in anomalie for anomalie in anomalies())


def test_les_colonnes_du_maillon_sont_celles_de_l_acte(db):
    """A new column must say whether a link holds it."""
    de_l_acte = {champ.attname for champ in Trace._meta.concrete_fields}
    assert de_l_acte == {"id", "maillon", *journal.DE_L_ACTE}
    assert {champ.attname for champ in Fait._meta.concrete_fields} == {"id", "dossier_id", "trace_id", *journal.DU_FAIT}


# What somebody with all rights on the base could do to it, one row at a time.
AUTRE = {
    "acte": "clore", "de": "clos", "vers": "clos", "par_id": None, "consigne": None, "le": None, "su_le": None,
    "cote": "parquet", "donnees": {"raison": "erreur"}, "empreintes": {"motif": "0" * 64},
}  # fmt: skip


def modifier(hasard, traces):
    trace = hasard.choice(traces)
    champ = hasard.choice(list(AUTRE))
    avant = getattr(trace, champ)
    apres = {"consigne": not trace.consigne, "le": INSTANT.replace(year=2025), "su_le": INSTANT.replace(year=2025)}
    neuve = apres.get(champ, AUTRE[champ])
    if neuve == avant:
        neuve = "x" if champ != "par_id" else Trace.objects.exclude(par_id=None).first().par_id
    Trace.objects.filter(pk=trace.pk).update(**{champ: neuve})


def modifier_un_fait(hasard, traces):
    fait = hasard.choice(list(Fait.objects.order_by("pk")))
    champ, valeur = hasard.choice(
        [("nom", "avis.reception"), ("le", INSTANT.replace(year=2025)), ("destinataire", "x"), ("rang", 9)]
    )
    Fait.objects.filter(pk=fait.pk).update(**{champ: valeur})


def supprimer(hasard, traces):
    """An act with all that it said, as somebody in the base would: nothing there asks what still leads to it."""
    trace = hasard.choice(traces[:-1])
    for siens in (Fait, Propos, Document):
        siens.objects.filter(trace=trace)._raw_delete("default")
    Trace.objects.filter(pk=trace.pk)._raw_delete("default")


def inserer(hasard, traces):
    trace = hasard.choice(traces)
    if hasard.random() < 0.5:
        Fait.objects.create(dossier_id=trace.dossier_id, trace=trace, rang=1, nom="x", le=INSTANT, su_le=INSTANT)
        return
    trace.pk, trace.version, trace.maillon = None, traces[-1].version + 1, hasard.randbytes(32).hex()
    trace.save(force_insert=True)


def permuter(hasard, traces):
    une, autre = hasard.sample(traces, 2)
    Trace.objects.filter(pk=une.pk).update(version=10_000)
    Trace.objects.filter(pk=autre.pk).update(version=une.version)
    Trace.objects.filter(pk=une.pk).update(version=autre.version)


def changer_un_bit(hasard, traces):
    trace = hasard.choice(traces)
    maillon = bytearray.fromhex(trace.maillon)
    maillon[hasard.randrange(32)] ^= 1 << hasard.randrange(8)
    Trace.objects.filter(pk=trace.pk).update(maillon=maillon.hex())


ALTERATIONS = (modifier, modifier_un_fait, supprimer, inserer, permuter, changer_un_bit)


def jouer(alteration, hasard):
    """Does the verification see it? Whatever was done is undone."""
    repere = transaction.savepoint()
    alteration(hasard, list(Trace.objects.order_by("version")))
    vue = any(verifier())
    transaction.savepoint_rollback(repere)
    return vue


@pytest.mark.epreuve
def test_toute_alteration_se_voit(histoire, ampleur, chiffre):
    declencheurs.lever()
    hasard, combien = random.Random(1871), ampleur(60, 6_000)
    vues = [jouer(ALTERATIONS[rang % len(ALTERATIONS)], hasard) for rang in range(combien)]
    assert all(vues)
    assert anomalies() == []
    chiffre(f"{combien} altérations de {len(ALTERATIONS)} sortes : toutes vues")


def test_sans_la_chaine_une_alteration_passe(histoire, monkeypatch):
    """The sabotage: with links that hold nothing, the check above fails."""
    declencheurs.lever()
    monkeypatch.setattr(journal, "maillon", lambda precedent, trace, faits: trace.maillon)
    hasard = random.Random(1871)
    assert not all(jouer(modifier, hasard) for _ in range(10))


A_LA_MAIN = {
    "etat": ("clos", "n’est pas où son dernier acte"),
    "etat_depuis": (INSTANT - JOUR, "n’est pas où son dernier acte"),
    "convention": (None, "n’est pas engagé"),
    "engage_le": (INSTANT - JOUR, "n’est pas engagé"),
    "transmis_le": (None, "n’a pas été transmis"),
    "procedure": ("perdue", "ne connaît pas"),
}


@pytest.mark.parametrize("champ", A_LA_MAIN)
def test_ce_qui_est_change_a_la_main_sur_le_dossier_se_voit(histoire, champ):
    neuf, dit = A_LA_MAIN[champ]
    Dossier.objects.update(**{champ: neuf})
    assert any(dit in anomalie for anomalie in anomalies())


def test_un_brouillon_montre_a_l_autre_cote_se_voit(rappel):
    rappel("a_signer")
    Dossier.objects.update(transmis_le=INSTANT)
    assert any("n’a pas été transmis" in anomalie for anomalie in anomalies())


def test_le_journal_se_relit_par_lots_jusqu_au_dernier(rappel, monkeypatch):
    monkeypatch.setattr(journal, "LOT", 2)
    dossiers = [rappel("brouillon") for _ in range(5)]
    assert anomalies() == []
    Dossier.objects.filter(pk__in=[dossiers[1].pk, dossiers[4].pk]).update(etat="clos")
    assert [anomalie.numero for anomalie in verifier()] == [dossiers[1].numero, dossiers[4].numero]
