"""Before a form is read: what is announced as too much is not received. It holds for every page, those of nobody in particular too."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


def trop_lourd() -> str:
    """The same before a file is sent and once it is here."""
    return f"Ce fichier dépasse {settings.PIECE_TAILLE_MAX // 10**6} Mo : joignez-le en plusieurs parties."


class Plafond(FileUploadHandler):
    """Django reads no more than what is announced: the announcement is enough."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803 – Django's name
        if content_length > settings.REQUETE_MAX:
            raise RequestDataTooBig(f"Une demande de plus de {settings.REQUETE_MAX} octets.")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        """The handlers after this one keep the file."""
