"""A mail that came back, on standard input: the mail server calls it for the address our mails are sent from."""

import sys

from django.core.management.base import BaseCommand

from procedure.rebonds import traiter


class Command(BaseCommand):
    help = "Lit sur l’entrée standard un courriel revenu (rejet, accusé, réponse automatique)."

    def handle(self, *args, **options):
        retour = traiter(sys.stdin.buffer)
        self.stdout.write(retour.value if retour else "Ce courriel ne parle d’aucun des nôtres.")
