from django.db import models

from annuaire.models import Adhesion
from procedure.explications import en_jour
from procedure.models import Dossier


class Etat(models.TextChoices):
    EN_VIGUEUR = "en_vigueur", "En vigueur"
    DENONCEE = "denoncee", "Dénoncée"
    ETEINTE = "eteinte", "Éteinte"


class Engagement(Dossier):
    """What one commune signed with its parquet, as it lives: each counts its years from its own signature.

    Days are the last on which something holds, or can be done; nothing, where no clause makes it happen.
    """

    adhesion = models.OneToOneField(Adhesion, models.PROTECT, verbose_name="adhésion", related_name="engagement")
    reconduction_le = models.DateField("reconduite après le", null=True, blank=True)
    denonciation_le = models.DateField("se dénonce jusqu’au", null=True, blank=True)
    extinction_le = models.DateField("prend fin après le", null=True, blank=True)
    evaluation_le = models.DateField("à évaluer avant le", null=True, blank=True)
    preavis_a_dater = models.BooleanField("le préavis n’est pas encore daté", default=False)

    garde_sa_version = False  # it is the convention itself

    class Meta:
        verbose_name = "convention"

    def titre(self) -> str:
        convention, commune = str(self.adhesion.convention), str(self.commune)
        return convention if commune in convention else f"{convention}, {commune}"

    def explique(self, champ):
        from bilan.pourquoi import pourquoi  # what is counted knows the models, and not the reverse

        return pourquoi(self, champ)

    def cadres(self):
        """What was signed; its clauses are read where all conventions are."""
        une = self.adhesion
        dits = [
            ("Signée le", en_jour(une.signee_le)),
            ("Parquet", str(self.parquet)),
            ("Autres signataires", ", ".join(une.convention.tiers.split("\n"))),
            ("Délibération", " du ".join(filter(None, (une.deliberation_numero, _le(une.deliberation_le))))),
            ("Reçue en préfecture le", _le(une.prefecture_le)),
            ("Ses clauses", "se lisent dans « Conventions », au menu"),
        ]
        return [("Ce qui est signé", [dit for dit in dits if dit[1]], "")]


def _le(jour) -> str:
    return en_jour(jour) if jour else ""
