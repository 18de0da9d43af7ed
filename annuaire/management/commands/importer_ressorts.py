from pathlib import Path

from django.core.management import BaseCommand, CommandError

from annuaire.fichiers import FichierRefuse
from annuaire.ressorts import importer


class Command(BaseCommand):
    help = "Lit le fichier ouvert du ministère de la Justice : le tribunal judiciaire de chaque commune."

    def add_arguments(self, parser):
        parser.add_argument("fichier", type=Path)

    def handle(self, *args, fichier, **options):
        try:
            bilan = importer(fichier)
        except FichierRefuse as refus:
            raise CommandError(str(refus)) from None
        for ecartee in bilan.ecartees:
            self.stderr.write(ecartee)
        self.stdout.write(str(bilan))
