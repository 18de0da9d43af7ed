"""allauth's forms, in our words."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.utils import decrypt, encrypt
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms


def _code(libelle):
    """Digits alone: a phone shows its own keypad, and offers the code it knows."""
    chiffres = {"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}
    return forms.CharField(label=libelle, max_length=20, widget=forms.TextInput(chiffres))


class EntrerForm(AuthenticateForm):
    code = _code("Code de l’application, ou code de secours")


class ConfirmerForm(ReauthenticateForm):
    code = _code("Code de l’application, ou code de secours")


class ApplicationForm(ActivateTOTPForm):
    """Until a code proves it, the secret waits in the session: closed there too."""

    def __init__(self, *args, **suite):
        session = context.request.session
        ferme = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **suite)
        if self.is_bound and ferme:
            self.secret = decrypt(ferme)
        else:
            session[SECRET_SESSION_KEY] = encrypt(self.secret)

    code = _code("Code à six chiffres affiché par l’application")


class CleForm(AddWebAuthnForm):
    name = forms.CharField(label="Nom de cette clé", max_length=60, required=False)
    passwordless = forms.BooleanField(
        label="Me connecter sans mot de passe avec cette clé",
        initial=True,
        required=False,
        help_text="À décocher pour une clé USB ancienne : elle servira alors après le mot de passe.",
    )


class RenommerForm(EditWebAuthnForm):
    name = forms.CharField(label="Nom de cette clé", max_length=60)
