"""Offences that a commune adds to those the program knows. A line is dated like the law; it closes roads, and opens none."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from annuaire.models.institutions import Institution
from annuaire.textes import simplifier

DELIT = 0
CLASSES = [(DELIT, "délit"), (1, "1re classe"), *((rang, f"{rang}e classe") for rang in range(2, 6))]
# « R. 644-2 », « R644-2 », « art. R.*625-1 »: an article, and the part of its code.
ARTICLE = re.compile(r"(?:\b([LRD])[\s.*]*)?\b(\d{1,4}(?:-\d+)+)", re.IGNORECASE)
CONTRE_LES_PERSONNES = re.compile(r"625-([1-9]|1[0-3])(-\d+)*")
EXCLUE = "Un délit, et une contravention de la 5e classe contre les personnes, excluent le rappel à l’ordre."


def une_ligne(texte):
    """It is chosen in a list, and told apart from the others by the whole of it."""
    if "|" in texte or len(texte.splitlines()) > 1:
        raise ValidationError("Une seule ligne, sans barre verticale.")


class InfractionLocale(models.Model):
    """What it says is never rewritten, for cases hold it: it ends, or is taken back, and another one follows."""

    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name="commune", related_name="infractions")
    article = models.CharField(
        "article", max_length=80, validators=[une_ligne],
        help_text="« R. 644-3 CP », « arrêté n° 2026-12 du 3 mai 2026, art. 2 ».",
    )  # fmt: skip
    faits = models.CharField("faits, en quelques mots", max_length=110, validators=[une_ligne])
    aussi = models.CharField("autres mots pour la trouver", max_length=150, blank=True)
    classe = models.PositiveSmallIntegerField("gravité", choices=CLASSES)
    personnes = models.BooleanField(
        "contre une personne", default=False,
        help_text="L’agent devra dire qui est la victime, où, à combien, et avec quels mots.",
    )  # fmt: skip
    rappel = models.BooleanField("un rappel à l’ordre peut y répondre", default=True)
    debut = models.DateField("en vigueur depuis le", help_text="La loi est celle du jour des faits.")
    fin = models.DateField("jusqu’au", null=True, blank=True, help_text="Dernier jour compris. Vide : sans fin connue.")
    retiree = models.BooleanField("retirée", default=False)
    modifiee_le = models.DateTimeField("modifiée le", auto_now=True)

    class Meta:
        verbose_name = "infraction ajoutée"
        ordering = ["faits", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="infraction_locale_unique",
                fields=["institution", "article", "faits", "debut"],
                violation_error_message="Cette infraction est déjà dans votre liste, depuis ce jour.",
            ),
            models.CheckConstraint(
                name="infraction_locale_dates",
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                violation_error_message="Cette infraction prend fin avant d’être en vigueur.",
            ),
            models.CheckConstraint(name="infraction_locale_classe", condition=Q(classe__lte=5)),
            models.CheckConstraint(
                name="infraction_locale_exclue",
                condition=Q(rappel=False) | (Q(classe__gt=DELIT) & ~Q(classe=5, personnes=True)),
                violation_error_message=EXCLUE,
            ),
        ]

    def __str__(self):
        jusqua = f" au {self.fin:%d/%m/%Y}" if self.fin else ""
        suite = ", retirée" if self.retiree else "" if self.rappel else ", sans rappel à l’ordre"
        return f"{self.faits} ({self.article}, {self.get_classe_display()}), du {self.debut:%d/%m/%Y}{jusqua}{suite}"

    def clean(self):
        if not (self.article and self.classe is not None):
            return
        if self.classe != DELIT and not self._reglementaire():
            raise ValidationError(
                {
                    "article": "Seul un règlement fait une contravention (art. 111-2 CP) : un article en R., ou un arrêté."
                }
            )
        if self._contre_les_personnes() and not (self.classe == 5 and self.personnes):
            raise ValidationError({"article": "Cet article est de la 5e classe, contre les personnes."})

    def _reglementaire(self) -> bool:
        """An arrêté cites the laws it stands on; elsewhere one article of a law makes it what a law makes."""
        parties = {partie.upper() for partie, _ in ARTICLE.findall(self.article)}
        return simplifier(self.article).startswith("arrete") or (bool(parties) and parties <= {"R", "D"})

    def _contre_les_personnes(self) -> bool:
        cites = ARTICLE.findall(self.article)
        return any(partie.upper() == "R" and CONTRE_LES_PERSONNES.fullmatch(numero) for partie, numero in cites)
