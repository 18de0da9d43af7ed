"""Single keys, for who wants them; and the case that comes next."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize(("touches", "servi"), [(True, True), (False, False)])
def test_les_touches_s_eteignent(client, equipe, touches, servi):
    client.force_login(equipe.magistrat)
    dit = {"rappel": "chaque", "tour": "chaque", "reponse": "chaque"} | ({"touches": "on"} if touches else {})
    client.post(reverse("procedure:preferences"), dit)
    assert ("touches.js" in client.get("/").text) is servi


def test_le_suivant_est_le_suivant_de_sa_journee(client, rappel, equipe):
    un, deux = rappel("a_signer"), rappel("a_signer")
    client.force_login(equipe.elu)
    pages = {d.jeton: reverse("procedure:dossier", args=[d.jeton]) for d in (un, deux)}
    for ici, la in ((un, deux), (deux, un)):
        assert client.get(reverse("procedure:suivant", args=[ici.jeton])).headers["Location"] == pages[la.jeton]
    client.force_login(equipe.magistrat)
    assert client.get(reverse("procedure:suivant", args=[un.jeton])).status_code == 404
