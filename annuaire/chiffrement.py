"""Secrets are kept encrypted: who reads the base, or a backup of it, holds nobody's second factor."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def coffre() -> MultiFernet:
    """The first key closes; each opens, so that a key is changed without asking anybody to come again."""
    return MultiFernet([_fernet(cle) for cle in settings.CLES_DES_SECRETS or [settings.SECRET_KEY]])


def _fernet(cle: str) -> Fernet:
    """Derived, so that any text long enough is a key, and that what signs cookies is not what closes secrets."""
    derivee = HKDF(SHA256(), 32, salt=None, info=b"trait-d-union, secrets").derive(cle.encode())
    return Fernet(base64.urlsafe_b64encode(derivee))
