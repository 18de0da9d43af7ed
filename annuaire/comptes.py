import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from annuaire.models.habilitations import Role
from annuaire.sessions import autres, terminer

journal = logging.getLogger(__name__)
a_part = ThreadPoolExecutor(2, "courriels").submit
MOYENS = {
    "reauthenticate": "Avec mon mot de passe",
    "mfa_reauthenticate": "Avec un code",
    "mfa_reauthenticate:webauthn": "Avec ma clé d’accès",
}


def _poster(courriel, quoi):
    try:
        courriel.send()
    except OSError as erreur:
        journal.error("courriel %s : %s", quoi, type(erreur).__name__)


class Comptes(DefaultAccountAdapter):
    """Accounts are opened by an administrator: nobody signs up."""

    def is_open_for_signup(self, request):
        return False

    def get_reset_password_from_key_url(self, key):
        """A fixed address where one is set: the Host header of whoever asks for the mail may carry any port."""
        lien = super().get_reset_password_from_key_url(key)
        return settings.ADRESSE_PUBLIQUE + urlsplit(lien).path if settings.ADRESSE_PUBLIQUE else lien

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    def set_password(self, user, password):
        """Whoever came in by the former one goes out, wherever they are."""
        super().set_password(user, password)
        terminer(autres(self.request, user))

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not of somebody who has just come in: they said who they are a few minutes ago."""
        depuis = timezone.now() - timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
        entrees = get_authentication_records(self.request, self.request.user)
        return not any(entree["at"] > depuis.timestamp() for entree in entrees)

    def send_mail(self, template_prefix, email, context):
        """Sent apart: the answer takes as long for an address nobody has, and no mail server undoes what was done."""
        a_part(_poster, self.render_mail(template_prefix, email, context), template_prefix)

    def get_reauthentication_methods(self, user):
        return [moyen | {"description": MOYENS[moyen["id"]]} for moyen in super().get_reauthentication_methods(user)]

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failures close an account to the address they come from, never to its owner somewhere else."""
        return f"{credentials['email'].lower()} {get_ip(request)}"


@transaction.atomic
def reinitialiser_second_facteur(personne, par):
    """For who lost everything: they come in by their password, and set a new one up. Said to them by mail."""
    if not _repond_de(par, personne, timezone.now()):
        raise PermissionDenied(
            "Ce second facteur se réinitialise par l’administrateur de l’institution, ou l’exploitant."
        )
    Authenticator.objects.filter(user=personne).delete()
    terminer(UserSession.objects.filter(user=personne))
    transaction.on_commit(lambda: _prevenir(personne))


def _repond_de(par, personne, instant):
    """An administrator answers for who acts in his institutions only: the rest is the operator's. Nobody resets his own."""
    tenues = par.tenues(instant)
    administrees = {h.institution_id for h in tenues if h.role == Role.ADMINISTRATEUR}
    siennes = {h.institution_id for h in personne.tenues(instant)}
    exploite = any(h.role == Role.EXPLOITANT for h in tenues)
    return par != personne and (exploite or (bool(siennes) and siennes <= administrees))


def _prevenir(personne):
    quoi = "account/email/second_facteur_retire"
    objet, texte = (render_to_string(f"{quoi}_{partie}.txt").strip() for partie in ("subject", "message"))
    ecrire_a(personne, objet, texte, quoi)


def ecrire_a(personne, objet, texte, quoi):
    """Apart too: about their account, and to them alone."""
    a_part(_poster, EmailMessage(objet, texte, settings.DEFAULT_FROM_EMAIL, [personne.email]), quoi)
