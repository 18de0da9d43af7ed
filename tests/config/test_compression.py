"""A page leaves compressed, with a length that says nothing; a file as it is."""

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from config.compression import CompressionMiddleware

pytestmark = pytest.mark.une_fois


def passer(reponse):
    demande = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    return CompressionMiddleware(lambda request: reponse)(demande)


def test_une_page_se_compresse_et_sa_longueur_ne_dit_rien():
    assert len({len(passer(HttpResponse("mot " * 900)).content) for _ in range(20)}) > 5


@pytest.mark.django_db  # a file that is closed closes what the request had opened
def test_un_fichier_part_tel_quel(tmp_path):
    (tmp_path / "x").write_bytes(b"mot " * 900)
    for reponse in (
        FileResponse((tmp_path / "x").open("rb"), content_type="text/html"),
        HttpResponse(b"mot " * 900, content_type="image/png"),
    ):
        assert "Content-Encoding" not in passer(reponse)
        reponse.close()
