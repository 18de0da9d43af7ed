from django.core.management import BaseCommand

from procedure.models import Interesse
from procedure.models.interesses import reconnaitre


class Command(BaseCommand):
    help = "Écrit à nouveau, avec la première des CLES_DES_SECRETS, ce qui reconnaît une personne dans sa commune."

    def handle(self, *args, **options):
        self.stdout.write(f"Personnes relues : {reconnaitre(Interesse)}.")
