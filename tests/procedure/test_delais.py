"""Terms against a reference written from the law alone, by somebody who had not seen this code."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from annuaire.clauses import Unite
from procedure.delais import Duree, compter
from procedure.droit.feries import Calendrier, feries
from tests.procedure import reference_delais as reference

LIEUX = [
    ("Europe/Paris", "73", False),
    ("Europe/Paris", "57", True),
    ("Europe/Paris", "57", False),
    ("America/Guadeloupe", "971", False),
    ("America/Martinique", "972", False),
    ("America/Cayenne", "973", False),
    ("America/Miquelon", "975", False),
    ("Indian/Reunion", "974", False),
    ("Indian/Mayotte", "976", True),
    ("Pacific/Tahiti", "987", False),
    ("Pacific/Marquesas", "987", False),
    ("Pacific/Noumea", "988", False),
]
# Where terms go wrong: both clock changes, month ends, long week-ends, 29 February.
CRITIQUES = [
    (3, 28),
    (3, 29),
    (10, 24),
    (10, 25),
    (1, 31),
    (2, 28),
    (4, 30),
    (5, 1),
    (5, 8),
    (12, 24),
    (12, 31),
    (7, 13),
]
PLAFOND = {Unite.HEURES: 400, Unite.JOURS: 40, Unite.OUVRABLES: 40, Unite.FRANCS: 40, Unite.MOIS: 14, Unite.ANNEES: 3}


def tirer(des):
    """A start, a clause, a place, and sometimes one or two pauses."""
    annee = des.randint(2024, 2034)
    jour = (
        date(annee, *des.choice(CRITIQUES)) if des.random() < 0.6 else date(annee, 1, 1) + timedelta(des.randrange(365))
    )
    depart = datetime.combine(jour, datetime.min.time(), UTC) + timedelta(minutes=des.randrange(-720, 2160))
    unite = des.choice(list(Unite))
    prorogee = des.random() < 0.6 and unite is not Unite.HEURES
    fuseau, departement, temple = des.choice(LIEUX)
    locaux = frozenset(jour + timedelta(des.randrange(40)) for _ in range(des.choice([0, 0, 1])))
    pauses, debut = [], depart
    for _ in range(des.choice([0, 0, 0, 1, 2])):
        debut += timedelta(minutes=des.randrange(1, 20_000))
        fin = debut + timedelta(minutes=des.randrange(0, 20_000))
        pauses.append((debut, fin))
        debut = fin
    return depart, des.randint(1, PLAFOND[unite]), unite, prorogee, (fuseau, departement, temple, locaux), pauses


def ecart(depart, nombre, unite, prorogee, lieu, pauses):
    attendu = reference.terme(depart, nombre, str(unite), prorogee, reference.Lieu(*lieu), pauses)
    ou = Calendrier(*lieu[:3], dict.fromkeys(lieu[3], "férié local"))
    trouve = compter(depart, Duree(nombre, unite, prorogee), ou, pauses)
    return attendu != (trouve.prudent, trouve.limite)


@pytest.mark.une_fois
@pytest.mark.epreuve
def test_les_termes_sont_ceux_de_la_loi(ampleur, chiffre):
    des, combien = random.Random(2026), ampleur(4_000, 100_000)
    ecarts = [cas for cas in (tirer(des) for _ in range(combien)) if ecart(*cas)]
    assert ecarts[:3] == []
    chiffre(f"{combien} termes comparés à une référence indépendante : 0 écart")


def remplacer(nom, valeur):
    return lambda monkeypatch: monkeypatch.setattr(f"procedure.delais.{nom}", valeur)


DEFAUTS = {
    "sans prorogation": remplacer("_proroger", lambda jour, duree, ou: jour),
    "minuit de Paris partout": remplacer(
        "minuit",
        lambda jour, ou: datetime.combine(jour + timedelta(1), datetime.min.time(), reference.ZoneInfo("Europe/Paris")),
    ),
    "un jour ouvrable de trop": remplacer("_ouvres", lambda premier, dernier, ou: 99),
    "le mois a trente jours": remplacer("plus_tard", lambda jour, mois: jour + timedelta(30 * mois)),
}


@pytest.mark.une_fois
@pytest.mark.parametrize("defaut", DEFAUTS)
def test_la_comparaison_voit_un_defaut(defaut, monkeypatch):
    DEFAUTS[defaut](monkeypatch)
    des = random.Random(2026)
    assert any(ecart(*tirer(des)) for _ in range(2_000))


@pytest.mark.une_fois
@pytest.mark.parametrize(
    ("departement", "temple"), sorted({lieu[1:] for lieu in LIEUX} | {("67", True), ("68", False)})
)
@pytest.mark.parametrize("annee", range(2024, 2040))
def test_les_jours_feries_sont_ceux_de_la_loi(annee, departement, temple):
    attendus = reference.feries(annee, reference.Lieu("Europe/Paris", departement, temple, frozenset()))
    assert set(feries(annee, departement, temple)) == set(attendus)


@pytest.mark.une_fois
@pytest.mark.parametrize(
    ("nombre", "unite", "prorogee"), [(0, Unite.JOURS, False), (20_000, Unite.JOURS, False), (72, Unite.HEURES, True)]
)
def test_ce_qui_ne_se_compte_pas_ne_s_ecrit_pas(nombre, unite, prorogee):
    with pytest.raises(ValueError, match="délai"):
        Duree(nombre, unite, prorogee)


def raconter(depart, *duree, pauses=()):
    terme = compter(datetime.fromisoformat(depart), Duree(*duree), Calendrier(), pauses, "reçu par le parquet")
    return [" | ".join(ligne).replace("\N{NO-BREAK SPACE}", " ") for ligne in terme.explication]


@pytest.mark.une_fois
def test_pourquoi_cette_date_un_long_week_end():
    assert raconter("2026-03-30T14:12+02:00", 5, Unite.JOURS, True) == [
        "lundi 30 mars 2026, 14 h 12 | reçu par le parquet",
        "mardi 31 mars 2026 → samedi 4 avril 2026 | 5 jours calendaires, samedis, dimanches et jours fériés compris ; "
        "le jour de l’événement ne compte pas",
        "samedi 4 avril 2026 | le terme est reporté",
        "dimanche 5 avril 2026 | le terme est reporté",
        "lundi 6 avril 2026 | lundi de Pâques : le terme est reporté",
        "mardi 7 avril 2026, 24 h | terme",
    ]


@pytest.mark.une_fois
def test_pourquoi_cette_date_des_jours_ouvrables():
    assert raconter("2026-04-30T10:00+02:00", 2, Unite.OUVRABLES)[2:] == [
        "vendredi 1er mai 2026 | fête du travail : ne compte pas",
        "samedi 2 mai 2026 | ne compte pas",
        "dimanche 3 mai 2026 | ne compte pas",
        "mardi 5 mai 2026, 24 h | terme",
    ]


@pytest.mark.une_fois
def test_pourquoi_cette_date_une_suspension():
    pause = (datetime.fromisoformat("2026-11-20T10:00+01:00"), datetime.fromisoformat("2026-11-24T10:00+01:00"))
    assert raconter("2026-11-18T11:20+01:00", 5, Unite.JOURS, True, pauses=[pause])[2:] == [
        "vendredi 20 novembre 2026 → mardi 24 novembre 2026 | suspendu, puis repris avec ce qui restait : "
        "le dernier jour devient le vendredi 27 novembre 2026",
        "vendredi 27 novembre 2026 | jour ouvrable : aucun report",
        "vendredi 27 novembre 2026, 24 h | terme",
    ]


@pytest.mark.une_fois
def test_soixante_douze_heures_sont_des_heures_ecoulees():
    assert raconter("2026-03-28T10:00+01:00", 72, Unite.HEURES)[-1] == "mardi 31 mars 2026, 11 h 00 | terme"
