"""How somebody comes in, in a test: by the password, by a code, from another device."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

MOT = "un mot de passe"


def entrer(personne, mot=MOT, **entetes):
    """A new browser, past the password."""
    client = Client(headers=entetes)
    client.reponse = client.post(reverse("account_login"), {"login": personne.email, "password": mot})
    return client


def sans_second_facteur(personne):
    """As after the opening of the account: a password, and nothing else."""
    Authenticator.objects.filter(user=personne).delete()
    personne.set_password(MOT)
    personne.save()
    return personne


def avec_application(personne, codes=False):
    """The secret of the application on their phone, and their recovery codes if asked."""
    sans_second_facteur(personne)
    secret = generate_totp_secret()
    TOTP.activate(personne, secret)
    return (secret, RecoveryCodes.activate(personne).generate_codes()) if codes else secret


def code(secret, dans=0):
    return format_hotp_value(hotp_value(secret, int(time.time() + dans) // 30))


def prouver(client, texte):
    return client.post(reverse("mfa_authenticate"), {"code": texte})
