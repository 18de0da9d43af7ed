from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings

from annuaire.sessions import autres, terminer


class Comptes(DefaultAccountAdapter):
    """Accounts are opened by an administrator: nobody signs up."""

    def is_open_for_signup(self, request):
        return False

    def get_reset_password_from_key_url(self, key):
        """A fixed address where one is set: the Host header of whoever asks for the mail may carry any port."""
        lien = super().get_reset_password_from_key_url(key)
        return settings.ADRESSE_PUBLIQUE + urlsplit(lien).path if settings.ADRESSE_PUBLIQUE else lien

    def set_password(self, user, password):
        """Whoever came in by the former one goes out, wherever they are."""
        super().set_password(user, password)
        terminer(autres(self.request, user))

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failures close an account to the address they come from, never to its owner somewhere else."""
        return f"{credentials['email'].lower()} {get_ip(request)}"
