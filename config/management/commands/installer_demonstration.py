from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config import demonstration


class Command(BaseCommand):
    help = "Écrit les données de démonstration dans une base vide."

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("DEMONSTRATION n’est pas demandée : rien n’est écrit.")
        demonstration.installer()
