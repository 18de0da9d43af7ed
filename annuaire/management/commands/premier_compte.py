from getpass import getpass

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError

from annuaire.plateforme.premier import PremierForm
from annuaire.premier import attendu, code


class Command(BaseCommand):
    help = "Ouvre le premier compte d’une installation : sa commune, et qui l’administre. Sans option, dit le code de la page."

    def add_arguments(self, parser):
        for nom in ("commune", "tribunal", "email", "prenom", "nom"):
            parser.add_argument(f"--{nom}", default="")
        parser.add_argument("--sans-exploiter", action="store_true", help="n’enregistre ni conventions ni institutions")

    def handle(self, *args, sans_exploiter, **options):
        if not attendu():
            raise CommandError("Cette installation a déjà un premier compte.")
        if not options["email"]:
            self.stdout.write(f"Page /premier-compte/, code de mise en route : {code()}")
            return
        champs = {nom: options[nom] for nom in ("commune", "tribunal", "email", "prenom", "nom")}
        form = PremierForm(
            champs | {"code": code(), "mot_de_passe": getpass("Mot de passe : "), "exploite": not sans_exploiter}
        )
        if not form.is_valid():
            raise CommandError("\n".join(f"{champ} : {' '.join(fautes)}" for champ, fautes in form.errors.items()))
        try:
            self.stdout.write(f"{form.enregistrer()} est inscrite ; {options['email']} peut se connecter.")
        except ValidationError as refus:
            raise CommandError(" ".join(refus.messages)) from None
