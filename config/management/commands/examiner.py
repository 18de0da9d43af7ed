from django.core.management import BaseCommand, CommandError

from config.sante import examiner


class Command(BaseCommand):
    help = "Dit ce que dit /sante/ ; échoue si un terme pourrait être manqué."

    def handle(self, *args, **options):
        constats = examiner()
        for constat in constats:
            self.stdout.write(f"{'bien' if constat.bien else 'MAL ':5} {constat.sujet} : {constat.etat}")
        if not all(constat.bien for constat in constats):
            raise CommandError("un terme pourrait être manqué")
