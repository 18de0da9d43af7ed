"""Institutions, many at once."""

from django.db import models
from django.db.models import Q

from annuaire.recherche import nommes


class InstitutionQuerySet(models.QuerySet):
    def gerees_par(self, personne, instant):
        """Those whose accounts and papers somebody keeps. Whoever runs the platform keeps none: names are not theirs to read."""
        tenues = personne.habilitations.filter(role="administrateur").tenues(instant)
        return self.filter(pk__in=[tenue.institution_id for tenue in tenues])

    def avec_leurs_anciennes(self, pks, instant) -> set[int]:
        """These, and those that they have taken in by then: who stands where one was answers for its cases."""
        leurs, disparues = set(pks), [une for une in self.exclude(devenue=None) if une.disparue(instant)]
        while encore := {une.pk for une in disparues if une.devenue_id in leurs} - leurs:
            leurs |= encore
        return leurs

    def page(self, texte, apres, combien) -> tuple[list, int | None]:
        """Those that the words name, in the order of names, after that one; and which one the next page begins after."""
        trouvees = self.filter(nommes(texte)).order_by("cherche", "pk")
        if repere := self.filter(pk=apres).values_list("cherche", "pk").first():
            nom, pk = repere
            trouvees = trouvees.filter(Q(cherche__gt=nom) | Q(cherche=nom, pk__gt=pk))
        lues = list(trouvees[: combien + 1])
        return lues[:combien], lues[combien - 1].pk if len(lues) > combien else None
