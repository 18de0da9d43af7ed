from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from procedure.description import decrire
from procedure.page import procedures

DOCUMENT = Path(settings.RACINE) / "docs" / "procedures.md"
ENTETE = "# Procédures\n\nProduit par `manage.py decrire_procedures` d’après la page de chaque procédure.\n"


class Command(BaseCommand):
    help = "Écrit docs/procedures.md ; avec --verifier, dit seulement s’il est à jour."

    def add_arguments(self, parser):
        parser.add_argument("--verifier", action="store_true")

    def handle(self, *args, verifier, **options):
        texte = ENTETE + "".join(decrire(page) for page in procedures().values())
        if not verifier:
            DOCUMENT.write_text(texte)
        elif not DOCUMENT.exists() or DOCUMENT.read_text() != texte:
            raise CommandError("docs/procedures.md n’est plus à jour : lancez « manage.py decrire_procedures ».")
