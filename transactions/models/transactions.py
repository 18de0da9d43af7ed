from django.core.validators import MaxValueValidator
from django.db import models

from annuaire.clauses import Unite
from procedure.delais import Duree
from procedure.models import Dossier, Interesse

TNR_MAX = 30  # hours


class Etat(models.TextChoices):
    BROUILLON = "brouillon", "Brouillon"
    A_SIGNER = "a_signer", "À signer"
    PROPOSEE = "proposee", "Proposée"
    NON_REMISE = "non_remise", "Non remise"
    ACCEPTEE = "acceptee", "Acceptée"
    REFUSEE = "refusee", "Refusée"
    SILENCE = "silence", "Refusée par le silence"
    TRANSMISE = "transmise", "Refus transmis au parquet"
    HOMOLOGATION = "homologation", "Homologation demandée"
    JUGE = "juge", "Chez le juge"
    HOMOLOGUEE = "homologuee", "Homologuée"
    NON_HOMOLOGUEE = "non_homologuee", "Non homologuée"
    CLOSE = "close", "Refus d’homologuer signé"
    EN_EXECUTION = "en_execution", "En exécution"
    EXECUTEE = "executee", "Exécutée"
    NON_EXECUTEE = "non_executee", "Non exécutée"
    ETEINTE = "eteinte", "Action publique éteinte"
    DECIDEE = "decidee", "Suite décidée"
    SANS_SUITE = "sans_suite", "Close sans suite connue"
    SANS_OBJET = "sans_objet", "Sans objet"
    ABANDONNEE = "abandonnee", "Abandonnée"


class Transaction(Dossier):
    """Transaction municipale: what repairs the damage of the commune, by money or by work, in the place of a prosecution."""

    class Nature(models.TextChoices):
        REPARATION = "reparation", "réparation : une somme"
        TNR = "tnr", "travail non rémunéré"

    class Agent(models.TextChoices):
        POLICE = "police", "police municipale"
        GARDE = "garde", "garde champêtre"
        AUTRE = "autre", "un autre service"

    nature = models.CharField("ce qui est proposé", max_length=10, choices=Nature, blank=True)
    tnr = models.BooleanField("travail non rémunéré", default=False)  # its nature, as a clock asks it
    infraction = models.CharField("infraction", max_length=30, blank=True)
    reponses = models.JSONField("réponses aux questions", default=dict, blank=True)
    amende = models.PositiveIntegerField("amende encourue au plus, en euros", null=True, blank=True)
    peines = models.CharField("peines complémentaires que le texte prévoit, ou « aucune »", max_length=300, blank=True)
    bien = models.CharField("bien de la commune atteint", max_length=150, blank=True)

    constat_numero = models.CharField("numéro du procès-verbal", max_length=60, blank=True)
    constat_le = models.DateField("date du procès-verbal", null=True, blank=True)
    constat_agent = models.CharField("dressé par", max_length=8, choices=Agent, blank=True)
    constat_service = models.CharField("service qui a constaté", max_length=100, blank=True)
    au_parquet_le = models.DateField("procès-verbal parvenu au parquet le", null=True, blank=True)

    montant = models.DecimalField("montant, en euros", max_digits=9, decimal_places=2, null=True, blank=True)
    beneficiaire = models.CharField("à verser à", max_length=150, blank=True)
    heures = models.PositiveSmallIntegerField(
        "heures de travail", null=True, blank=True, validators=[MaxValueValidator(TNR_MAX, "Trente heures au plus (art. 44-1 CPP).")]
    )  # fmt: skip
    par_semaine = models.PositiveSmallIntegerField("heures de ce travail par semaine", null=True, blank=True)
    emploi = models.PositiveSmallIntegerField("heures d’emploi par semaine, s’il en a un", null=True, blank=True)
    poste = models.ForeignKey(
        "transactions.Poste", models.PROTECT, verbose_name="poste de l’inventaire", related_name="transactions",
        null=True, blank=True,
    )  # fmt: skip
    travail = models.CharField("nature du travail", max_length=200, blank=True)
    travail_lieu = models.CharField("lieu du travail", max_length=150, blank=True)
    encadrant = models.CharField("encadrant", max_length=100, blank=True)
    delai_nombre = models.PositiveSmallIntegerField("délai pour s’exécuter", null=True, blank=True)
    delai_unite = models.CharField(
        "en", max_length=8, choices=[(Unite.JOURS, "jours"), (Unite.MOIS, "mois")], default=Unite.MOIS, blank=True
    )

    pli_revenu = models.BooleanField("la proposition est revenue : adresse inconnue", default=False)
    delegue_demande = models.BooleanField("un délégué du procureur est demandé", default=False)
    hors_delai = models.BooleanField("exécutée après le délai", default=False)
    deces = models.BooleanField("le contrevenant est décédé", default=False)

    class Meta:
        verbose_name = "transaction municipale"
        verbose_name_plural = "transactions municipales"

    @property
    def contrevenant(self) -> Interesse | None:
        return next(iter(self.interesses.all()), None)

    @property
    def duree(self) -> Duree | None:
        """How long to do what was accepted: the letter says it, and nothing else."""
        return Duree(self.delai_nombre, Unite(self.delai_unite)) if self.delai_nombre and self.delai_unite else None

    def designation(self):
        """The act that named its délégué: the last takes the place of the others."""
        return self.traces.filter(acte="designer_delegue").order_by("version").last()

    @property
    def sans_avance(self) -> bool:
        """Nothing was paid before it was homologated and notified; or it was, and then it is no advance; or it was returned."""
        rendue = self.faits.debout().filter(nom="avance_rendue").exists()
        notifiee = self.traces.filter(acte="notifier").exists()
        return rendue or notifiee or not self.versements.filter(retire=False).exists()

    def objet(self, clause):
        return "transaction.objet_tnr" if self.tnr and clause == "transaction.objet_reparation" else clause

    def nomme(self):
        return self.contrevenant.nom_complet() if self.contrevenant else ""

    def precisions(self):
        from transactions.examen import Examen  # it reads the table of offences, which reads models

        return Examen(self.infraction, self.reponses).dites()

    def cadres(self):
        from transactions.cadres import cadres  # what is shown knows the models, and not the reverse

        return cadres(self)
