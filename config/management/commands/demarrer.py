import http.client
import os
import signal
import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from config import base, demarrage, demonstration, preparation
from config.demarrage import Empechement
from config.processus import HORLOGE, TRAVAIL, WEB, avec_notre_python
from config.reglages import env
from config.superviseur import Enfant, Superviseur, eteindre
from procedure.horloge import sonner


class Command(BaseCommand):
    help = "Prépare l’installation et tient ses trois processus : les pages, le travail de fond, l’horloge."
    requires_system_checks = []

    def handle(self, *args, **options):
        os.umask(0o077)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        try:
            with demarrage.reserver(settings.DONNEES):
                with demarrage.tout_ou_rien(settings.DONNEES):
                    self.preparer()
                Superviseur(str(settings.DONNEES), self.enfants(), self.dire, self.annoncer).tourner()
        except Empechement as empechement:
            raise CommandError(str(empechement)) from None
        except OSError as erreur:
            raise CommandError(f"Le démarrage a échoué : {erreur}") from None
        except KeyboardInterrupt:
            raise CommandError("Démarrage interrompu.", returncode=130) from None

    def preparer(self):
        demarrage.verifier_bibliotheques()
        eteindre(str(settings.DONNEES))
        self.prise = demarrage.ouvrir_prise(env("ADRESSE"), demarrage.port())
        demarrage.verifier_place(settings.DONNEES)
        self.dire("Préparation…")
        with preparation.atelier(settings.DONNEES):
            preparation.noter_nature(settings.DONNEES)
            preparation.ecrire_cle(settings.DONNEES)
            preparation.ouvrir_file()
            base.mettre_a_jour(settings.DONNEES)
        call_command("collectstatic", interactive=False, verbosity=0)
        sonner()

    def enfants(self):
        descripteur = self.prise.fileno()
        return [
            Enfant("pages", avec_notre_python([*WEB, "--bind", f"fd://{descripteur}"]), herite=(descripteur,)),
            Enfant("travail", avec_notre_python(TRAVAIL)),
            Enfant("horloge", avec_notre_python(HORLOGE)),
        ]

    def annoncer(self):
        """Say that the page is there once it is: true when said."""
        if not self.repond():
            return False
        adresse = f"http://localhost:{env('PORT')}/"
        self.dire(f"\nTrait d’union répond à {adresse}")
        if settings.DEMONSTRATION:
            self.presenter(adresse)
        self.dire("Ctrl-C pour arrêter.")
        return True

    def repond(self):
        page = http.client.HTTPConnection(*self.prise.getsockname()[:2], timeout=2)
        try:
            page.request("GET", "/sante/", headers={"Host": "localhost"})
            return page.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            page.close()

    def presenter(self, adresse):
        self.dire(f"Courriels de la démonstration : {adresse}demonstration/courriels/")
        self.dire(f"Un compte par rôle, mot de passe « {demonstration.MOT_DE_PASSE} » :")
        for habilitation in demonstration.comptes():
            lieu = habilitation.institution or "plateforme"
            self.dire(f"  {habilitation.get_role_display():36} {habilitation.personne.email:46} {lieu}")

    def dire(self, phrase):
        """Nobody may be listening any more (a closed terminal, `make run | head`): what runs keeps running."""
        try:
            self.stdout.write(phrase)
            self.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
