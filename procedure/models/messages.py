from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q

from annuaire.models import Personne
from annuaire.models.habilitations import Role
from procedure.models.documents import AFaireQuerySet, Document


class Nouvelle(models.TextChoices):
    """What somebody may want to be told less often. What is none of these always leaves."""

    RAPPEL = "rappel", "Un terme approche, ou vient de passer"
    TOUR = "tour", "Un dossier attend quelque chose de moi"
    REPONSE = "reponse", "Le parquet, ou la mairie, m’a répondu"


class MessageQuerySet(AFaireQuerySet):
    def prets(self, maintenant):
        """A mail waits for the letter it carries."""
        return self.dus(maintenant).filter(Q(document=None) | Q(document__rendu_le__isnull=False))

    def en_panne(self):
        """What waits and fails, what was given up, and what came back that no letter tells of."""
        revenus = Q(etat=Message.Etat.REJETE, courrier="")
        return self.filter(Q(etat=Message.Etat.ECHEC) | revenus | Q(reveil__isnull=False) & ~Q(panne="")).order_by("pk")

    def reprendre(self, maintenant):
        """Try again at once, what was given up included, save a letter that has left again since."""
        autres = Message.objects.filter(document=OuterRef("document"), destinataire=OuterRef("destinataire"))
        repartis = Q(document__isnull=False) & Exists(
            autres.filter(pk__gt=OuterRef("pk")).exclude(trace=OuterRef("trace"))
        )
        perdus = (
            self.en_panne().exclude(reveil__isnull=False).exclude(document__remplacant__isnull=False).exclude(repartis)
        )
        perdus.update(etat=Message.Etat.A_ENVOYER, tente_le=None, reveil=maintenant, resume=None)
        self.en_panne().filter(etat=Message.Etat.A_ENVOYER).update(reveil=maintenant)


class Message(models.Model):
    """A mail to one address. Sent at least once, always under the same Message-ID: a repeat is recognised."""

    class Etat(models.TextChoices):
        A_ENVOYER = "a_envoyer", "à envoyer"
        ACCEPTE = "accepte", "accepté par le serveur du destinataire"
        ECHEC = "echec", "abandonné après des échecs"
        REJETE = "rejete", "rejeté"
        OUVERT = "ouvert", "ouvert dans le portail"
        REMPLACE = "remplace", "remplacé avant de partir"
        RESUME = "resume", "dit dans le courriel du jour"
        TU = "tu", "non demandé par son destinataire"

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="messages", null=True)
    trace = models.ForeignKey("Trace", models.PROTECT, related_name="messages", null=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="messages", null=True)
    courrier = models.CharField(max_length=40, blank=True)
    destinataire = models.CharField(max_length=40, blank=True)
    pour = models.CharField(max_length=15, choices=Role, blank=True)  # whose move it is, for a reminder
    haut = models.BooleanField(default=False)  # who decides reads it too
    personne = models.ForeignKey(Personne, models.PROTECT, related_name="+", null=True)
    adresse = models.EmailField(blank=True)  # nobody read there when it was written
    nouvelle = models.CharField(max_length=8, choices=Nouvelle, blank=True)
    resume = models.ForeignKey(
        "self", models.PROTECT, related_name="parties", null=True
    )  # the mail of the day that says it
    objet = models.CharField(max_length=200)
    corps = models.TextField()
    piece = models.TextField(blank=True)
    nom_piece = models.CharField(max_length=40, blank=True)
    identifiant = models.CharField(max_length=120, unique=True)
    etat = models.CharField(max_length=10, choices=Etat, default=Etat.A_ENVOYER)
    depose_le = models.DateTimeField()
    tente_le = models.DateTimeField(null=True)  # first attempt: patience starts there
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

    def accepte(self) -> bool:
        return self.etat == Message.Etat.ACCEPTE

    @property
    def passager(self) -> bool:
        """It says whose turn it is that day, and to nobody else: where nobody reads it, it is not awaited."""
        return self.nouvelle in (Nouvelle.TOUR, Nouvelle.REPONSE) and not self.courrier

    def jumeaux(self):
        """The same mail, to others."""
        meme = {"dossier": self.dossier_id, "destinataire": self.destinataire, "objet": self.objet}
        return Message.objects.filter(**meme, depose_le=self.depose_le).exclude(pk=self.pk)
