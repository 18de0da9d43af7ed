from datetime import timedelta

from django.db import models
from django.db.models import Q

from annuaire.models import Personne
from procedure.models.documents import AFaireQuerySet, Document


class MessageQuerySet(AFaireQuerySet):
    def prets(self, maintenant):
        """A mail waits for the letter it carries."""
        return self.dus(maintenant).filter(Q(document=None) | Q(document__rendu_le__isnull=False))

    def en_panne(self):
        return self.filter(Q(etat=Message.Etat.ECHEC) | Q(reveil__isnull=False) & ~Q(panne="")).order_by("pk")


class Message(models.Model):
    """A mail to one address. Sent at least once, always under the same Message-ID: a repeat is recognised."""

    class Etat(models.TextChoices):
        A_ENVOYER = "a_envoyer", "à envoyer"
        ACCEPTE = "accepte", "accepté par le serveur du destinataire"
        ECHEC = "echec", "abandonné après des échecs"
        REJETE = "rejete", "rejeté"
        OUVERT = "ouvert", "ouvert dans le portail"

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="messages", null=True)
    trace = models.ForeignKey("Trace", models.PROTECT, related_name="messages", null=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="messages", null=True)
    courrier = models.CharField(max_length=40, blank=True)
    destinataire = models.CharField(max_length=40, blank=True)
    personne = models.ForeignKey(Personne, models.PROTECT, related_name="+", null=True)
    adresse = models.EmailField(blank=True)  # nobody read there when it was written
    objet = models.CharField(max_length=200)
    corps = models.TextField()
    piece = models.TextField(blank=True)
    nom_piece = models.CharField(max_length=40, blank=True)
    identifiant = models.CharField(max_length=120, unique=True)
    etat = models.CharField(max_length=10, choices=Etat, default=Etat.A_ENVOYER)
    depose_le = models.DateTimeField()
    accepte_le = models.DateTimeField(null=True)
    ouvert_le = models.DateTimeField(null=True)
    reveil = models.DateTimeField(null=True)
    essais = models.PositiveSmallIntegerField(default=0)
    panne = models.CharField(max_length=80, blank=True)

    objects = MessageQuerySet.as_manager()
    # Past this, our own mail has failed: people are told, and nobody waits for an answer to it.
    PATIENCE = timedelta(days=3)

    class Meta:
        ordering = ["depose_le", "pk"]
        indexes = [models.Index(name="message_reveil", fields=["reveil"], condition=Q(reveil__isnull=False))]
        constraints = [
            models.CheckConstraint(
                name="message_attend", condition=Q(etat="a_envoyer", reveil__isnull=False) | ~Q(etat="a_envoyer")
            ),
        ]

    def __str__(self):
        return self.identifiant
