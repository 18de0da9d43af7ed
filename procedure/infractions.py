"""The offences that a case may name: those of the codes, and those that its commune has added.

A commune's line says how it reads the facts; it answers no question of the law in its place.
"""

from datetime import date, timedelta

from annuaire.models import InfractionLocale
from procedure.droit import infractions
from procedure.droit.infractions import PAR_CLE, Infraction

AJOUTEE = "+"  # how the key of an added line begins


def proposees(dossier, instant, jour: date) -> list[Infraction]:
    """What is an offence there on the day of the facts: the law's lines first."""
    ici = (dossier.commune_id, dossier.commune.actuelle(instant).pk)
    lignes = InfractionLocale.objects.filter(institution__in=ici, retiree=False).order_by("faits", "pk")
    ajoutees = [_lire(ligne) for ligne in lignes.select_related("institution")]
    return [*infractions.en_vigueur(jour), *(une for une in ajoutees if une.du <= jour < une.au)]


def nommee(cle: str) -> Infraction | None:
    """The line that a case keeps, whatever has become of it since."""
    if not cle.startswith(AJOUTEE):
        return PAR_CLE.get(cle)
    ligne = InfractionLocale.objects.select_related("institution").filter(pk=cle.removeprefix(AJOUTEE)).first()
    return _lire(ligne) if ligne else None


def _lire(ligne: InfractionLocale) -> Infraction:
    return Infraction(
        ligne.article,
        ligne.faits,
        ligne.classe,
        ligne.aussi,
        personnes=ligne.personnes,
        aggrave=infractions.CIRCONSTANCES if ligne.personnes else (),
        du=ligne.debut,
        au=ligne.fin + timedelta(1) if ligne.fin else date.max,
        locale=f"{AJOUTEE}{ligne.pk}",
        ajoutee_par=str(ligne.institution),
        rappel=ligne.rappel,
    )
