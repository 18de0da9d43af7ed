"""A mailed link names its recipient: it lands on their page once they have come in, or says whose it is."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from procedure.models import Message


def sceau() -> signing.Signer:
    """The same for the same mail, whenever it is asked."""
    return signing.Signer(salt="procedure.lien")


def lien(identifiant) -> str:
    """Nothing where the installation does not know its own address."""
    if not settings.ADRESSE_PUBLIQUE:
        return ""
    return settings.ADRESSE_PUBLIQUE + reverse("procedure:lien", args=[sceau().sign_object(identifiant)])


def message_de(jeton) -> Message | None:
    try:
        identifiant = sceau().unsign_object(jeton)
    except signing.BadSignature:
        return None
    return Message.objects.select_related("dossier", "document", "personne").filter(identifiant=identifiant).first()


def cible(message) -> str:
    """What the mail speaks of: the case, where its letters are and what can be answered; or one's day."""
    return (
        reverse("procedure:dossier", args=[message.dossier.jeton]) if message.dossier else reverse("procedure:journee")
    )
