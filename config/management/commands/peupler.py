from time import monotonic

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connection

from annuaire.models import Personne
from config.peuplement import LOT, peupler
from procedure.models import Dossier


class Command(BaseCommand):
    help = "Écrit un monde fictif, pour mesurer : à lancer quand rien d’autre n’écrit."

    def add_arguments(self, parser):
        parser.add_argument("--dossiers", type=int, required=True)
        parser.add_argument("--graine", type=int, default=1)
        parser.add_argument("--copistes", type=int, default=1, help="processus qui écrivent à la fois, sur PostgreSQL")

    def handle(self, *args, dossiers, graine, copistes, **options):
        if not settings.DEMONSTRATION and (Dossier.objects.exists() or Personne.objects.exists()):
            raise CommandError("Il y a ici de vrais comptes ou de vrais dossiers : rien n’est écrit.")
        if dossiers < 1:
            raise CommandError("Il faut au moins un dossier.")
        if copistes > 1 and connection.vendor != "postgresql":
            raise CommandError("Sur SQLite, un seul écrit à la fois.")
        debut = monotonic()
        dire = lambda faits: self.dire(faits, dossiers, monotonic() - debut)  # noqa: E731
        peupler(dossiers, graine, dire=dire, copistes=copistes)

    def dire(self, faits, dossiers, duree):
        if faits % 10_000 < LOT or faits == dossiers:
            self.stdout.write(f"{faits} dossiers sur {dossiers}, {faits / duree:.0f} par seconde")
            self.stdout.flush()
