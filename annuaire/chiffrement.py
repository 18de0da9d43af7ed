"""Secrets are kept encrypted: who reads the base, or a backup of it, holds nobody's second factor."""

import base64
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def coffre() -> MultiFernet:
    """The first key closes; each opens, so that a key is changed without asking anybody to come again."""
    return MultiFernet([_fernet(cle) for cle in settings.CLES_DES_SECRETS or [settings.SECRET_KEY]])


def _fernet(cle: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derivee(cle, "secrets")))


def _derivee(cle: str, usage: str) -> bytes:
    """So that any text long enough is a key, and that what signs cookies is not what closes secrets."""
    return HKDF(SHA256(), 32, salt=None, info=f"trait-d-union, {usage}".encode()).derive(cle.encode())


def sceaux(texte: str, usage: str) -> list[str]:
    """What recognises a text without holding it, under each key, the first being the one that writes.

    Each usage has a key of its own: what is recognised for one is nothing for another.
    """
    cles = settings.CLES_DES_SECRETS or [settings.SECRET_KEY]
    return [hmac.digest(_derivee(cle, usage), texte.encode(), "sha256").hex() for cle in cles]


def clore(texte: str) -> bytes:
    return coffre().encrypt(texte.encode(errors="ignore"))


def rouvrir(contenu) -> str:
    """Nothing, once the key that closed it is gone."""
    try:
        return coffre().decrypt(bytes(contenu)).decode()
    except InvalidToken:
        return ""
