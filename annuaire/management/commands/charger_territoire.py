from django.core.management import BaseCommand, CommandError

from annuaire.fichiers import FichierRefuse
from annuaire.territoire import tenir_a_jour


class Command(BaseCommand):
    help = "Lit la liste officielle des communes, si ce n’est pas celle qui a été lue en dernier."

    def handle(self, *args, **options):
        try:
            bilan = tenir_a_jour()
        except FichierRefuse as refus:
            raise CommandError(str(refus)) from None
        self.stdout.write(str(bilan or "La liste des communes est déjà celle-là."))
