import json
from hashlib import sha256

from django.db.models import Q

from annuaire.models import Institution
from procedure.acteurs import COTES, MAIRIE, Cote
from procedure.models.partages import Partage


def portees(acteur, instant) -> list[Q]:
    """From where somebody may know of cases: each place where they hold an office, and what was shared with them.

    A request asks as of its first question, until it forgets.
    """
    return acteur.retenir("portees", lambda: _portees(acteur, instant))


def _portees(acteur, instant):
    tenues = acteur.tenues(instant)
    partages = _partages(acteur, tenues, instant)
    return [*(_de(cote, lieu) for cote, lieu in lieux(tenues, instant)), Q(pk__in=partages.values("dossier"))]


def parts(acteur, instant, tenues) -> list[Q]:
    """The same, of somebody whose offices were just read, and without a part that holds nothing: few are entrusted with any."""
    partages = _partages(acteur, tenues, instant)
    partagees = [Q(pk__in=partages.values("dossier"))] if partages.exists() else []
    return [*(_de(cote, lieu) for cote, lieu in lieux(tenues, instant)), *partagees]


def _partages(acteur, tenues, instant):
    return Partage.objects.en_vigueur(instant).pour(acteur, [tenue.institution_id for tenue in tenues], instant)


def lieux(tenues, instant) -> list[tuple]:
    """A mairie answers for the communes that it has taken in."""
    chez = {cote: {tenue.institution_id for tenue in tenues if COTES.get(tenue.role) is cote} for cote in Cote}
    chez[MAIRIE] = Institution.objects.avec_leurs_anciennes(chez[MAIRIE], instant)
    return [(cote, lieu) for cote, pks in chez.items() for lieu in sorted(pks)]


def _de(cote, lieu) -> Q:
    """Their side's cases there, and what was transmitted to it."""
    ici = Q(commune=lieu) if cote is MAIRIE else Q(parquet=lieu)
    return ici & (Q(cote=cote.value) | Q(transmis_le__isnull=False))


def empreinte_des_droits(personne, instant) -> str:
    """What they come to today: their offices, and what was shared with them. Another digest, and they have changed."""
    tenues = personne.tenues(instant)
    partages = Partage.objects.en_vigueur(instant).pour(personne, [t.institution_id for t in tenues], instant)
    offices = sorted((tenue.role, tenue.institution_id or 0) for tenue in tenues)
    return sha256(json.dumps([offices, sorted(partages.values_list("pk", flat=True))]).encode()).hexdigest()
