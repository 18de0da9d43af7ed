import secrets
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst

from annuaire.models import Institution, Personne, Version
from procedure.acteurs import HORLOGE, Cote
from procedure.models.mots import MotCle
from procedure.models.portees import parts, portees
from procedure.mots import mots_cherches, numero_de


def jeton():
    return secrets.token_urlsafe(12)


class DossierQuerySet(models.QuerySet):
    def visibles_par(self, acteur, instant=None):
        """The rows that somebody may know of: their side's, what was transmitted to it, what was shared with them."""
        if acteur is HORLOGE:
            return self
        return self.filter(reduce(or_, portees(acteur, instant or timezone.now())))

    def en_parts(self, acteur, instant, tenues):
        """The same rows, in parts that may overlap: of each, one index gives the first; of all together, none does."""
        return [self.filter(portee) for portee in parts(acteur, instant, tenues)]

    def trouves(self, texte):
        """Every word that was typed begins one of theirs; a whole number finds its case. Without a word, none."""
        if numero := numero_de(texte):
            return self.filter(numero=numero)
        mots = mots_cherches(texte)
        return self.filter(pk__in=MotCle.objects.de_tous(mots)) if mots else self.none()


class Dossier(models.Model):
    """What is true of a case whatever its procedure. Each app's model is its child; acts change it, and nothing else does.

    That `etat` belongs to the procedure cannot be a constraint here (a child cannot constrain what it inherits): the
    engine holds it, and tests/procedure/test_moteur.py.
    """

    jeton = models.CharField("identifiant", max_length=20, unique=True, default=jeton, editable=False)
    numero = models.CharField("numéro", max_length=40, unique=True)
    procedure = models.CharField("procédure", max_length=30)
    etat = models.CharField("état", max_length=30)
    etat_depuis = models.DateTimeField("dans cet état depuis")
    version = models.PositiveIntegerField("version", default=0)
    rang = models.PositiveSmallIntegerField("saisine en cours", default=0)
    cote = models.CharField("ouvert par", max_length=8, choices=[(cote.value, cote.value) for cote in Cote])
    commune = models.ForeignKey(Institution, models.PROTECT, verbose_name="commune", related_name="+")
    parquet = models.ForeignKey(Institution, models.PROTECT, verbose_name="parquet", related_name="+")
    convention = models.ForeignKey(Version, models.PROTECT, verbose_name="convention", related_name="+", null=True)
    engage_le = models.DateTimeField("premier acte sorti le", null=True)
    transmis_le = models.DateTimeField("transmis le", null=True)
    ouvert_le = models.DateTimeField("ouvert le")
    ouvert_par = models.ForeignKey(Personne, models.PROTECT, verbose_name="ouvert par", related_name="+", null=True)

    # What happened: personal text, which can be erased, and never stands in a trace.
    faits_le = models.DateTimeField("date et heure des faits", null=True, blank=True)
    faits_lieu = models.CharField("lieu des faits", max_length=250, blank=True)
    faits_nature = models.CharField("nature des faits", max_length=150, blank=True)
    qualification = models.CharField("qualification", max_length=150, blank=True)
    resume = models.TextField("résumé des faits", max_length=6000, blank=True)

    garde_sa_version = True  # that of its first outward act, whatever is signed next

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        ordering = ["-ouvert_le", "-pk"]
        indexes = [
            models.Index(name="dossier_parquet", fields=["parquet", "etat", "-ouvert_le", "-id"]),
            models.Index(name="dossier_commune", fields=["commune", "etat", "-ouvert_le", "-id"]),
            models.Index(name="dossier_parquet_recents", fields=["parquet", "-ouvert_le", "-id"]),
            models.Index(name="dossier_commune_recents", fields=["commune", "-ouvert_le", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(name="dossier_cote", condition=Q(cote__in=[cote.value for cote in Cote])),
            models.CheckConstraint(
                name="dossier_convention_au_premier_acte",
                condition=Q(convention=None) | Q(engage_le__isnull=False),
                violation_error_message="La convention d’un dossier est celle de son premier acte sorti.",
            ),
        ]

    def __str__(self):
        return self.numero

    def precisions(self) -> list[tuple[str, str]]:
        """What its procedure asked before it left, told to the side that prepared it."""
        return []

    def cadres(self) -> list[tuple[str, list[tuple[str, str]], str]]:
        """What its procedure adds to its page: a title, its lines, and the side whose business it is, if it is one's."""
        return []

    def explique(self, champ) -> list[list[str]]:
        """What a date of its own is counted from, line by line, before the date itself."""
        return []

    def genre(self) -> str:
        """« rappels à l’ordre »."""
        return str(self._meta.verbose_name_plural)

    def titre(self) -> str:
        """What a screen calls it: what happened, where. Until that is known, what the case is."""
        from procedure.page import procedures  # pages know the models, and not the reverse

        quoi = self.faits_nature or procedures()[self.procedure].modele._meta.verbose_name
        return capfirst(", ".join(filter(None, (quoi, self.faits_lieu))))

    def objet(self, clause) -> str:
        """Which clause words the subject of a mail, where its kind of case has one of its own."""
        return clause

    @property
    def fini(self) -> bool:
        from procedure.page import procedures  # pages know the models, and not the reverse

        return self.etat in procedures()[self.procedure].finals

    def nomme(self) -> str:
        """Whom it is about, where a convention wants a name in a subject."""
        return ""

    def issue(self):
        """What its referral came to, so far."""
        return self.saisines.filter(rang=self.rang, debout=True).select_related("trace").first()
