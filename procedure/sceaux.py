"""Seals: each day, where the chains stood, mailed to both sides. A cut tail or a chain rewritten whole does not match them.

A seal is a text anybody can keep: its rank, the digest of the one before it, then a line for each case that has moved.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import chain

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from annuaire.models import Institution
from annuaire.models.habilitations import Role
from procedure.acteurs import MAIRIE, PARQUET
from procedure.journal import LOT, Anomalie
from procedure.lots import lots
from procedure.messages import remettre
from procedure.models import Dossier, Sceau, Trace

# A line may be said twice, never missed: what was being written while the last seal was made is in the next.
CHEVAUCHEMENT = timedelta(hours=1)
LIGNE = re.compile(r"^(?P<jeton>\S{16}) (?P<version>\d+) (?P<maillon>[0-9a-f]{64})$", re.MULTILINE)
ENTIER = re.compile(r"Sceau \d+ – .+ UTC\nSceau précédent : (aucun|[0-9a-f]{64})\n(\S{16} \d+ [0-9a-f]{64}\n)+")


def sceller(institution, maintenant=None) -> Sceau | None:
    """The seal of an institution whose cases have moved since the last one."""
    maintenant, dernier = maintenant or timezone.now(), Sceau.objects.dernier(institution)
    depuis = dernier.scelle_le - CHEVAUCHEMENT if dernier else None
    lignes = [" ".join(map(str, tete)) for tete in _tetes(institution, depuis, maintenant)]
    if not lignes:
        return None
    rang, avant = (dernier.rang + 1, dernier.empreinte) if dernier else (1, "aucun")
    entete = [f"Sceau {rang} – {institution} – {maintenant:%d/%m/%Y %H:%M} UTC", f"Sceau précédent : {avant}"]
    texte = "\n".join([*entete, *lignes, ""])
    with transaction.atomic():
        sceau = Sceau.objects.create(
            institution=institution,
            rang=rang,
            scelle_le=maintenant,
            texte=texte,
            empreinte=sha256(texte.encode()).hexdigest(),
        )
        gardiens = institution.habilitations.filter(role=Role.ADMINISTRATEUR).tenues(maintenant)
        lecteurs = [(tenue.personne, tenue.personne.email) for tenue in gardiens]
        remettre(lecteurs, f"Sceau du journal, n° {rang}", "sceau", texte, maintenant)
    return sceau


def _tetes(institution, depuis, maintenant):
    """The last link of each case that this institution may know of, and that moved since."""
    derniers = Trace.objects.filter(dossier=OuterRef("pk")).order_by("-version")
    mairies = Q(commune__in=Institution.objects.avec_leurs_anciennes([institution.pk], maintenant))
    chez = mairies & Q(cote=MAIRIE.value) | Q(parquet=institution, cote=PARQUET.value)
    chez |= Q(transmis_le__isnull=False) & (mairies | Q(parquet=institution))
    dossiers = Dossier.objects.filter(chez).annotate(
        maillon=Subquery(derniers.values("maillon")[:1]), su_le=Subquery(derniers.values("su_le")[:1])
    )
    moues = dossiers.filter(su_le__gte=depuis) if depuis else dossiers
    return moues.order_by("pk").values_list("jeton", "version", "maillon")


def verifier_sceau(texte: str) -> Iterator[Anomalie]:
    """One that was kept outside: can it be read to its end, is it the one that is kept here, does the journal hold it?"""
    texte = "".join(f"{ligne.rstrip()}\n" for ligne in texte.strip().splitlines())  # as a mailbox may have changed it
    titre = texte.partition("\n")[0]
    if not ENTIER.fullmatch(texte):
        yield Anomalie("ce sceau", 0, "il ne se lit pas jusqu’au bout : il faut le fichier, tel qu’il a été reçu")
    elif not Sceau.objects.filter(empreinte=sha256(texte.encode()).hexdigest()).exists():
        yield Anomalie(titre, 0, "aucun sceau gardé ici ne lui est pareil")
    yield from _confronter(texte)


def _confronter(texte) -> Iterator[Anomalie]:
    """Does the journal still hold every link that this seal has seen?"""
    for vu in LIGNE.finditer(texte):
        trace = Trace.objects.filter(dossier__jeton=vu["jeton"], version=vu["version"]).first()
        if trace is None:
            yield Anomalie(vu["jeton"], int(vu["version"]), "le sceau a vu un acte qui n’est plus là")
        elif trace.maillon != vu["maillon"]:
            yield Anomalie(vu["jeton"], int(vu["version"]), "le sceau a vu un autre maillon : la suite a été réécrite")


def verifier_les_sceaux() -> Iterator[Anomalie]:
    """Those that are kept here: each whole, each holding the one before it."""
    avant: dict[int, str] = {}
    for sceau in chain.from_iterable(lots(Sceau.objects, LOT)):
        attendu = f"Sceau précédent : {avant.get(sceau.institution_id, 'aucun')}\n"
        if not sceau.intact() or attendu not in sceau.texte:
            yield Anomalie(str(sceau), sceau.rang, "ce sceau, ou celui qui le précède, a été modifié")
        avant[sceau.institution_id] = sceau.empreinte
        yield from _confronter(sceau.texte)
