import http.client
import os
import signal
import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils.timezone import localtime

from annuaire import premier
from config import base, demarrage, demonstration, preparation, statique
from config.marques import eteindre, marque_de
from config.processus import PROCESSUS, avec_notre_python
from config.reglages import Empechement, env
from config.superviseur import Enfant, Superviseur
from procedure.horloge import sonner


class Command(BaseCommand):
    help = "Prépare l’installation et tient ses trois processus : les pages, le travail de fond, l’horloge."
    requires_system_checks = []

    def handle(self, *args, **options):
        os.umask(0o077)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        with demarrage.reserver(settings.DONNEES):
            with demarrage.tout_ou_rien(settings.DONNEES):
                self.preparer()
            Superviseur(marque_de(settings.DONNEES), self.enfants(), self.dire, self.annoncer).tourner()

    def preparer(self):
        try:
            self.ouvrir()
            self.installer()
        except OSError as erreur:
            raise Empechement(f"Le démarrage a échoué : {erreur}") from None
        except KeyboardInterrupt:
            raise CommandError("Démarrage interrompu.", returncode=130) from None

    def ouvrir(self):
        demarrage.verifier_bibliotheques()
        eteindre(marque_de(settings.DONNEES))
        self.prise = demarrage.ouvrir_prise(env("ADRESSE"), env("PORT"))
        demarrage.verifier_place(settings.DONNEES)

    def installer(self):
        self.dire("Préparation…")
        with preparation.atelier(settings.DONNEES):
            preparation.noter_nature(settings.DONNEES)
            preparation.ecrire_cle(settings.DONNEES)
            preparation.ouvrir_file()
            base.mettre_a_jour(settings.DONNEES)
        statique.rassembler()
        sonner()

    def enfants(self):
        enfants = {nom: Enfant(nom, avec_notre_python(commande)) for nom, commande in PROCESSUS.items()}
        enfants["pages"].herite = (self.prise.fileno(),)
        enfants["pages"].commande += ["--bind", f"fd://{self.prise.fileno()}"]
        return list(enfants.values())

    def annoncer(self):
        """Say that the page is there once it is: true when said."""
        if not self.repond():
            return False
        adresse = f"http://localhost:{self.prise.getsockname()[1]}/"
        self.dire(f"\nTrait d’union répond à {adresse}")
        if settings.DEMONSTRATION:
            self.presenter(adresse)
        elif premier.attendu():
            self.dire(f"Personne n’a encore de compte : ouvrez {adresse}premier-compte/ avec le code {premier.code()}")
        self.dire("Ctrl-C pour arrêter.")
        return True

    def repond(self):
        page = http.client.HTTPConnection(*self.prise.getsockname()[:2], timeout=2)
        try:
            page.request("GET", "/sante/pages/", headers={"Host": "localhost"})
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
        if terme := demonstration.a_regarder():
            self.dire(f"À {localtime(terme.limite):%H h %M}, le dossier {terme.dossier} sera accepté par silence.")

    def dire(self, phrase):
        """Nobody may be listening any more (a closed terminal, `make run | head`): what runs keeps running."""
        try:
            self.stdout.write(phrase)
            self.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
