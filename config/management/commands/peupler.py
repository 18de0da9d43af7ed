from time import monotonic

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from annuaire.models import Personne
from config.peuplement import peupler
from procedure.models import Dossier


class Command(BaseCommand):
    help = "Écrit un monde fictif, pour mesurer : à lancer quand rien d’autre n’écrit."

    def add_arguments(self, parser):
        parser.add_argument("--dossiers", type=int, required=True)
        parser.add_argument("--graine", type=int, default=1)

    def handle(self, *args, dossiers, graine, **options):
        if not settings.DEMONSTRATION and (Dossier.objects.exists() or Personne.objects.exists()):
            raise CommandError("Il y a ici de vrais comptes ou de vrais dossiers : rien n’est écrit.")
        if dossiers < 1:
            raise CommandError("Il faut au moins un dossier.")
        debut = monotonic()
        peupler(dossiers, graine, dire=lambda faits: self.dire(faits, dossiers, monotonic() - debut))

    def dire(self, faits, dossiers, duree):
        if faits % 10_000 == 0 or faits == dossiers:
            self.stdout.write(f"{faits} dossiers sur {dossiers}, {faits / duree:.0f} par seconde")
