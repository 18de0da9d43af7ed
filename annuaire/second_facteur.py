"""The second factor: who must have one, and how its secrets are kept."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError

from annuaire.chiffrement import coffre
from annuaire.models.habilitations import Role
from annuaire.templatetags.appareils import appareil

# Magistrates and élus sign. Administrators and the operator open everybody's accounts: whoever took theirs could sign too.
EXIGENTS = frozenset({Role.MAGISTRAT, Role.ELU, Role.ADMINISTRATEUR, Role.EXPLOITANT})
# Recovery codes stand in for one of these; they are none.
FACTEURS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def manque(request) -> bool:
    return settings.SECOND_FACTEUR_EXIGE and _sans(request)


def propose(request) -> bool:
    """Where the installation does not require it, it is still what one should do."""
    return not settings.SECOND_FACTEUR_EXIGE and _sans(request)


def _sans(request):
    """Does somebody whose role calls for a second factor come in without?"""
    concerne = any(tenue.role in EXIGENTS for tenue in request.habilitations)
    return concerne and not Authenticator.objects.filter(user=request.user, type__in=FACTEURS).exists()


class Illisible(ValidationError):
    """None of the keys opens it. A form says so; a page goes on without."""

    silent_variable_failure = True


class SecondFacteur(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Ce n’est pas le bon code. Celui de l’application change toutes les trente secondes "
        "et sert une fois : attendez le suivant."
    }

    def encrypt(self, text):
        return coffre().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return coffre().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise Illisible("Votre second facteur ne peut pas être lu : prévenez l’exploitant.") from None

    def generate_authenticator_name(self, user, type):  # noqa: A002 – allauth's name
        """What the person will recognise it by: the device they hold."""
        return appareil(self.request.headers.get("User-Agent", ""))

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": "Trait d’union"}
