"""allauth's forms, in our words."""

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
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
