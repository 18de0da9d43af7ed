"""A mail that came back, on standard input: the mail server calls it for the address our mails are sent from."""

import os
import sys

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from procedure.rebonds import traiter


class Command(BaseCommand):
    help = "Lit sur l’entrée standard un courriel revenu (rejet, accusé, réponse automatique)."

    def handle(self, *args, **options):
        try:
            retour = traiter(sys.stdin.buffer)
        except DatabaseError as erreur:  # later, says the mail server's own code: the mail must not be lost
            self.stderr.write(f"La base ne répond pas : {type(erreur).__name__}.")
            sys.exit(os.EX_TEMPFAIL)
        self.stdout.write(retour.value if retour else "Ce courriel ne parle d’aucun des nôtres.")
