"""What one round of the clock costs, against a message per term that a broker keeps until its hour (`par_message.py`).

Real Redis, the production worker, the same effects. Lots of both kinds alternate; each has a worker just born and awake.
"""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from annuaire.models import Adhesion, Convention, Institution
from procedure.horloge import sonner
from procedure.models import Document, Echeance, Message, Ronde
from tests.courtier import attendre
from tests.mesures.alternance import alterner, dire
from tests.procedure.par_message import echoir_a_l_heure

pytestmark = [pytest.mark.mesure, pytest.mark.redis, pytest.mark.django_db(transaction=True)]
AVANT = timedelta(seconds=15)  # the hour of the messages: all must be in the worker's hands by then
GRACE = timedelta(seconds=15)
PAS, PERDUS, RONDES = 0.02, 30, 10


def restent():
    return Echeance.objects.a_effet(timezone.now()).values_list("pk", flat=True)


def finies():
    return attendre(lambda: not restent().exists(), secondes=300, pas=PAS)


def reposer():
    """An ordinary evening: nothing was changed today, and letters and mails are none of this measure."""
    hier, demain = (timezone.now() + timedelta(days=jours) for jours in (-1, 1))
    for modele in (Institution, Convention, Adhesion):
        modele.objects.update(modifiee_le=hier)
    for file in (Document, Message):
        file.objects.filter(reveil__isnull=False).update(reveil=demain)


def une_ronde():
    """From the knock at the door to its end."""
    finies = Ronde.objects.filter(finie_le__isnull=False)
    avant = finies.count()
    sonner.delay()
    assert attendre(lambda: finies.count() > avant, pas=PAS)


@pytest.fixture
def eveiller(dues, ouvrier):
    """A worker that has already made one round, with one term in it."""

    def _eveiller():
        ouvrier.mourir()
        dues(1)
        reposer()
        ouvrier.naitre()
        une_ronde()
        assert not restent().exists()

    return _eveiller


@pytest.fixture
def lot(dues, ouvrier, eveiller):
    """From the hour they are due to the last effect: the time that passes, and what the worker computes."""

    def _lot(faire, combien):
        eveiller()
        dues(combien)
        reposer()
        avant = ouvrier.calcul
        debut = faire()
        assert finies()
        return time.time() - debut, ouvrier.calcul - avant

    return _lot


def par_ronde():
    debut = time.time()
    sonner.delay()
    return debut


def confier(pks):
    """To the broker, one by one; it is their hour that comes back."""
    heure = timezone.now() + AVANT
    for pk in list(pks):
        echoir_a_l_heure.apply_async((pk,), eta=heure)
    return heure


@pytest.fixture
def par_message(courtier, ouvrier):
    """Also what it takes to wait: in Redis, and in the worker, which takes every message whatever its hour."""

    def _par_message():
        pks, avant = list(restent()), ouvrier.memoire
        heure = confier(pks)
        assert attendre(lambda: courtier.hlen("unacked") == len(pks), secondes=AVANT.total_seconds(), pas=PAS)
        _par_message.attente = (sum(map(courtier.memory_usage, courtier.keys())), ouvrier.memoire - avant)
        assert timezone.now() < heure, "la machine est trop lente pour cette mesure"
        return heure.timestamp()

    return _par_message


def test_la_ronde(lot, par_message, ampleur, chiffre):
    lots, combien = ampleur((3, 100), (5, 300))
    temps, calculs = alterner(lots, lambda faire: lot(faire, combien), par_ronde, par_message)
    chiffre(
        f"{lots} fois {combien} termes échus, un message par terme / une ronde : temps {dire(temps)} ; "
        f"calcul du worker {dire(calculs)}"
    )
    redis, memoire = (octets / combien / 1024 for octets in par_message.attente)
    chiffre(f"en attendant, par terme : {redis:.1f} Kio dans Redis et {memoire:.1f} dans le worker ; par ronde : 0")


def test_des_termes_leves(dues, ouvrier, eveiller, courtier, ampleur, chiffre):
    """What was to wait for an answer that came: the message leaves all the same; a round does not see the term."""
    combien = ampleur(100, 300)
    dues(combien)
    pks = list(restent())
    eveiller()  # whose round gives them their effect: nothing is left to do
    calculs = [ouvrier.calcul]
    for _ in range(RONDES):
        une_ronde()
    calculs.append(ouvrier.calcul)
    confier(pks)
    assert attendre(lambda: courtier.hlen("unacked") == combien, pas=PAS)
    assert attendre(lambda: not courtier.hlen("unacked"))
    calculs.append(ouvrier.calcul)
    ronde, messages = (calculs[1] - calculs[0]) / RONDES, calculs[2] - calculs[1]
    chiffre(f"{combien} termes levés avant leur jour : leurs messages / la ronde = {messages / ronde:.0f} en calcul")


@pytest.mark.parametrize(
    ("nom", "vide", "tue"),
    [("Redis vidé", True, False), ("worker tué", False, True), ("Redis vidé et worker tué", True, True)],
)
def test_ce_qui_se_perd(dues, ouvrier, eveiller, courtier, chiffre, nom, vide, tue):
    """While they wait for their hour; the round, afterwards, finds them all."""
    eveiller()
    dues(PERDUS)
    reposer()
    heure = confier(restent())
    assert attendre(lambda: courtier.hlen("unacked") == PERDUS)
    if tue:
        ouvrier.mourir()
    if vide:
        courtier.flushdb()
    if tue:
        ouvrier.naitre()
    attendre(lambda: not restent().exists(), secondes=(heure - timezone.now() + GRACE).total_seconds())
    faits = PERDUS - restent().count()
    sonner.delay()
    assert finies()
    chiffre(
        f"{nom} en attendant, {PERDUS} termes, {GRACE.seconds} s après leur heure : faits par les messages {faits} ; "
        f"faits une fois la ronde passée {PERDUS}"
    )
