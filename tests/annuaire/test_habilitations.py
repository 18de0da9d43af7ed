"""Who may hold which role where, from when to when, by which arrêté."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution, Personne
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from tests.annuaire.refus import refuse

JOUR = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("champs", "mot"),
    [
        ({"role": Role.AGENT, "fin": date(2025, 12, 31)}, "avant d’avoir commencé"),
        ({"role": Role.ELU}, "qualité"),
        ({"role": Role.AGENT, "qualite": "maire"}, "qualité"),
        ({"role": Role.ELU, "qualite": "adjoint"}, "arrêté"),
        ({"role": Role.ELU, "qualite": "conseiller", "arrete_numero": "12"}, "arrêté"),
        ({"role": Role.AGENT, "competence": "mineurs"}, "magistrat"),
        ({"role": Role.AGENT, "competence": "referent"}, "magistrat"),
        ({"role": Role.AGENT, "debut": JOUR}, "déjà cette habilitation"),
        ({"role": Role.EXPLOITANT}, "sauf celle de l’exploitant|Pas de « Exploitant"),
        ({"role": Role.AGENT, "institution": None}, "exploitant"),
        ({"role": "devin"}, "pas un choix"),
    ],
)
def test_habilitations_refusees(commune, habiliter, champs, mot):
    personne = habiliter(commune, Role.AGENT).personne
    refuse(Habilitation(**{"personne": personne, "institution": commune, "debut": date(2026, 2, 1)} | champs), mot)


def test_un_vice_president_a_son_arrete(habiliter, commune):
    epci = ecrire(Institution(nature=Nature.EPCI, nom="Val d’Aure", code="200000901"))
    personne = habiliter(commune, Role.AGENT).personne
    champs = {"institution": epci, "role": Role.ELU, "qualite": "vice-president", "debut": JOUR}
    refuse(Habilitation(personne=personne, **champs), "arrêté")
    ecrire(Habilitation(personne=personne, **champs, arrete_numero="12", arrete_date=JOUR))


def test_une_personne_n_exploite_la_plateforme_qu_une_fois_par_jour(habiliter):
    personne = habiliter(None, Role.EXPLOITANT).personne
    refuse(Habilitation(personne=personne, role=Role.EXPLOITANT, debut=JOUR), "exploite déjà")


@pytest.mark.parametrize(
    ("nature", "champs"),
    [
        (Nature.COMMUNE, {"role": Role.MAGISTRAT}),
        (Nature.COMMUNE, {"role": Role.ELU, "qualite": "president"}),
        (Nature.EPCI, {"role": Role.ELU, "qualite": "maire"}),
        (Nature.PARQUET, {"role": Role.AGENT}),
        (Nature.ASSOCIATION, {"role": Role.SECRETARIAT}),
        (Nature.ASSOCIATION, {"role": Role.ELU, "qualite": "maire"}),
        (Nature.ASSOCIATION, {"role": Role.MAGISTRAT}),
    ],
)
def test_un_role_se_tient_dans_une_institution_de_sa_nature(db, habiliter, nature, champs):
    institution = ecrire(Institution(nature=nature, nom="X", code="00001"))
    with pytest.raises(ValidationError, match="dans une institution de cette nature"):
        habiliter(institution, **champs)


def test_une_habilitation_vaut_jusqu_a_son_dernier_jour_inclus(commune, habiliter):
    habilitation = habiliter(commune, Role.AGENT, fin=date(2026, 6, 30))
    jours = {date(2025, 12, 31): 0, JOUR: 1, date(2026, 6, 30): 1, date(2026, 7, 1): 0}
    assert {jour: len(Habilitation.objects.tenues(midi(jour))) for jour in jours} == jours
    Personne.objects.filter(pk=habilitation.personne_id).update(is_active=False)
    assert Habilitation.objects.tenues(midi(JOUR)) == []


def test_une_habilitation_finit_au_minuit_de_son_institution(commune, habiliter):
    """At Papeete, it is still the eve when Paris turns the page; before that, it was still the eve of its first day."""
    habilitation = habiliter(commune, Role.AGENT, fin=date(2026, 6, 30))
    lendemain = datetime(2026, 7, 1, 9, 59, tzinfo=UTC)
    assert not habilitation.tenue(lendemain)
    commune.fuseau = "Pacific/Tahiti"
    commune.save()
    assert Habilitation.objects.tenues(lendemain)
    assert not Habilitation.objects.tenues(lendemain + timedelta(minutes=1))
    assert not Habilitation.objects.tenues(datetime(2026, 1, 1, 9, 59, tzinfo=UTC))


def midi(jour):
    return datetime.combine(jour, time(12), UTC)
