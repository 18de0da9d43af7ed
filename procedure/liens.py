"""A mailed link names its recipient: it lands on their page once they have come in, or says whose it is."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from procedure.models import Message

SCEAU = signing.Signer(salt="procedure.lien")  # the same for the same mail, whenever it is asked


def lien(identifiant) -> str:
    """Nothing where the installation does not know its own address."""
    jeton = SCEAU.sign_object(identifiant)
    return settings.ADRESSE_PUBLIQUE and settings.ADRESSE_PUBLIQUE + reverse("procedure:lien", args=[jeton])


def message_de(jeton) -> Message | None:
    try:
        identifiant = SCEAU.unsign_object(jeton)
    except signing.BadSignature:
        return None
    return Message.objects.select_related("dossier", "document", "personne").filter(identifiant=identifiant).first()


def cible(message) -> str:
    """What the mail speaks of."""
    return reverse("procedure:document", args=[message.document.jeton]) if message.document else reverse("accueil")
