from django.db import models

from procedure.models import Dossier, Interesse


class Etat(models.TextChoices):
    BROUILLON = "brouillon", "Brouillon"
    A_SIGNER = "a_signer", "À signer"
    AVIS_DEMANDE = "avis_demande", "Avis demandé"
    AUTORISE = "autorise", "Autorisé"
    CONVOQUE = "convoque", "Convoqué"
    PRONONCE = "prononce", "Prononcé"
    CARENCE = "carence", "Carence"
    REFUSE = "refuse", "Refusé"
    REORIENTE = "reoriente", "Réorienté"
    CLOS = "clos", "Clos"
    ABANDONNE = "abandonne", "Abandonné"


class Motif(models.TextChoices):
    """The lines of annexe 5, in its order."""

    VOISINAGE = "voisinage", "conflit de voisinage"
    ECOLE = "ecole", "absentéisme scolaire"
    HEURES_TARDIVES = "heures_tardives", "mineur non accompagné à une heure tardive"
    PROPRIETE = "propriete", "atteinte légère à la propriété publique"
    INCIVILITES = "incivilites", "incivilité commise par un mineur"
    ABORDS = "abords", "incident aux abords d’un établissement scolaire"
    BRUIT = "bruit", "nuisances sonores"
    ARRETES = "arretes", "contravention à un arrêté municipal"
    PAROLES = "paroles", "écart de langage, injure non publique, intimidation ou menace de violences"
    ANIMAUX = "animaux", "divagation d’un animal dangereux"
    JETS = "jets", "jets, épandages ou déversements"
    ENTRAVE = "entrave", "entrave à la libre circulation"
    ORDURES = "ordures", "abandon d’ordures"
    AUTRE = "autre", "autre"


class RappelOrdre(Dossier):
    """Rappel à l'ordre: what it asks and what shows the facts. One author a case; co-authors are cases of their own."""

    class Reconnus(models.TextChoices):
        NON_PRECISE = "", "non précisé"
        OUI = "oui", "oui"
        NON = "non", "non"

    class Constat(models.TextChoices):
        PROCES_VERBAL = "pv", "procès-verbal"
        RAPPORT = "rapport", "rapport"

    reconnus = models.CharField("faits reconnus", max_length=3, choices=Reconnus, blank=True)
    mineur = models.BooleanField("mineur au jour des faits", default=False)
    motif_bilan = models.CharField("motif, pour le bilan", max_length=16, choices=Motif, blank=True)
    infraction = models.CharField(
        "infraction", max_length=30, blank=True
    )  # the key of its line, procedure/infractions.py
    reponses = models.JSONField("réponses aux questions", default=dict, blank=True)  # by question: oui or non

    constat = models.CharField("constat", max_length=8, choices=Constat, blank=True)
    constat_numero = models.CharField("numéro du constat", max_length=60, blank=True)
    constat_le = models.DateField("date du constat", null=True, blank=True)
    constat_service = models.CharField("service qui a constaté", max_length=100, blank=True)

    bloque = models.BooleanField("un avis tardif contraire attend la décision de l’élu", default=False)
    a_convoquer = models.BooleanField("un rendez-vous fixé attend la signature de l’élu", default=False)
    rdv_le = models.DateTimeField("rendez-vous", null=True, blank=True)  # of the convocation that stands
    a_decommander = models.BooleanField("des personnes convoquées doivent être décommandées", default=False)
    a_transmettre = models.BooleanField("le dossier refusé doit être transmis au parquet", default=False)
    fiche_due = models.BooleanField("la fiche d’information attend la signature de l’élu", default=False)

    class Meta:
        verbose_name = "rappel à l’ordre"
        verbose_name_plural = "rappels à l’ordre"

    @property
    def auteur(self) -> Interesse | None:
        """Against whom: one natural person; nobody yet, while it is drafted."""
        return next(iter(self.interesses.all()), None)

    def precisions(self) -> list[tuple[str, str]]:
        """What was answered before it was signed, for the side that prepares it."""
        from rappel_ordre.examen import Examen  # it reads the table of offences, which reads models

        examen = Examen(self.infraction, self.reponses, None)
        choisie = [("Infraction :", str(examen.infraction))] if examen.infraction else []
        return choisie + [(question, "oui" if dite else "non") for question, dite in examen.dites()]

    def cadres(self):
        from rappel_ordre.cadres import cadres  # what is shown knows the models, and not the reverse

        return cadres(self)

    def nomme(self):
        auteur = self.auteur
        return auteur.nom_complet() if auteur else ""


class Diligence(models.Model):
    """What was done to find or reach them."""

    rappel = models.ForeignKey(RappelOrdre, models.CASCADE, related_name="diligences")
    le = models.DateField("le")
    moyen = models.CharField("moyen", max_length=100)
    resultat = models.CharField("résultat", max_length=150)

    class Meta:
        verbose_name = "diligence"
        ordering = ["le", "pk"]

    def __str__(self):
        return f"{self.rappel}, {self.le:%d/%m/%Y}"
