from allauth.mfa.models import Authenticator
from django.core.management import BaseCommand
from django.db import transaction

from annuaire.chiffrement import coffre

CHAMPS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


class Command(BaseCommand):
    help = "Referme tous les secrets avec la première des CLES_DES_SECRETS ; les autres peuvent alors être retirées."

    @transaction.atomic
    def handle(self, *args, **options):
        facteurs = Authenticator.objects.select_for_update().filter(type__in=CHAMPS).order_by("pk")
        for facteur in facteurs:
            champ = CHAMPS[facteur.type]
            facteur.data[champ] = coffre().rotate(facteur.data[champ].encode()).decode()
            facteur.save(update_fields=["data"])
        self.stdout.write(f"Secrets chiffrés de nouveau : {len(facteurs)}.")
