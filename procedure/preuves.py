"""What the fate of a mail proves of the letter it carries: it left, it was received, it came back.

A letter that was made anew has taken the place of the old one: nothing that becomes of the old one proves anything of it.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from procedure.acteurs import HORLOGE, PARQUET
from procedure.adresses import clauses, en_ligne
from procedure.chronique import Chronique
from procedure.models import Dossier, Fait, Message
from procedure.models.histoire import cotes_de
from procedure.moteur import franchir
from procedure.page import procedures


def constater(message, instant):
    """The other server took it: the letter has left. Whether it was received is another question."""
    with transaction.atomic():
        if _compte(message):
            _noter(message, "envoi", message.accepte_le, instant)
            if _fait_foi(message):
                _recevoir(message, message.accepte_le, instant)
        changer(message, Message.Etat.ACCEPTE, reveil=None, panne="")


def rejeter(message, instant, etat=Message.Etat.REJETE, panne=""):
    """It will not arrive: the clock that ran on it stops, and both sides are told. Unless they have it by other ways."""
    with transaction.atomic():
        if _compte(message) and _du_dernier_envoi(message):
            _retirer(message, instant)
        changer(message, _parties_rejetees(message, instant, etat, panne) or etat, reveil=None, panne=panne)


def _parties_rejetees(message, instant, etat, panne):
    """What a mail of the day said will not arrive either: it is of each of them that it is told."""
    parties = message.parties.filter(etat__in=(Message.Etat.RESUME, Message.Etat.ACCEPTE)).order_by("pk")
    for partie in parties:
        rejeter(partie, instant, etat, panne)
    return Message.Etat.REMPLACE if parties else None


def recevoir(message, instant) -> bool:
    """Somebody, or his mailbox, has answered it: it was received. Was it not yet?"""
    return _compte(message) and _recevoir(message, instant, instant)


def ouvrir(document, personne) -> list[bool]:
    """It is read in the portal by somebody it was sent to: a proof that no server gives."""
    return _lus(Message.objects.filter(document=document), document.dossier, personne)


def lire(dossier, personne) -> list[bool]:
    """The case is read, and all that was sent to this reader is before their eyes; a letter that is not made yet is not.

    Of each mail that was not read before, whether this reading has received its letter.
    """
    return _lus(Message.objects.filter(Q(document=None) | Q(document__rendu_le__isnull=False)), dossier, personne)


def _lus(messages, dossier, personne) -> list[bool]:
    """On the side they were sent to, and where their reader still stands."""
    maintenant = timezone.now()
    cotes = cotes_de(personne, dossier, maintenant)
    siens = messages.filter(dossier=dossier.pk, personne=personne, destinataire__in=cotes, ouvert_le=None)
    return [_lu(message, maintenant) for message in siens.order_by("pk")]


def _lu(message, maintenant) -> bool:
    with transaction.atomic():
        recue = recevoir(message, maintenant)
        _marquer(message, maintenant)
    return recue


def _marquer(message, maintenant):
    """A letter that has not left yet leaves all the same; a mere notice has nothing more to say."""
    if message.courrier and not message.nouvelle and message.etat == Message.Etat.A_ENVOYER:
        Message.objects.filter(pk=message.pk).update(ouvert_le=maintenant)
    else:
        changer(message, Message.Etat.OUVERT, ouvert_le=maintenant, reveil=None)


def _compte(message) -> bool:
    """Does it carry a letter, that nothing has replaced?"""
    return bool(message.courrier) and not (message.document and message.document.remplacee)


def _recevoir(message, le, instant) -> bool:
    """Once for each sending: who else receives it, or reads it again, starts no clock anew."""
    dossier = _dossier(message)
    deja = Chronique(procedures()[dossier.procedure], dossier).recue(message.courrier, message.destinataire)
    if not deja:
        _noter(message, "reception", le, instant)
    return not deja


def _retirer(message, instant):
    """What others there have proves it as well, since the day they had it: later than this mail, it counts from now."""
    autres = _autres_preuves(message)
    if not autres or (message.accepte_le and min(autres) > message.accepte_le):
        _noter(message, "retour", instant, instant)
    if autres:
        _recevoir(message, instant, instant)


def _autres_preuves(message) -> list:
    """When the same sending was read, taken by a server that proves it, or received before somebody's eyes."""
    copies = Message.objects.exclude(pk=message.pk).filter(**_sien(message), trace=message.trace_id)
    par_courriel = [c.ouvert_le or c.accepte_le for c in copies if c.ouvert_le or (c.accepte() and _fait_foi(c))]
    notees = Fait.objects.debout().filter(nom=f"{message.courrier}.reception", trace__par__isnull=False)
    notees = notees.filter(dossier=message.dossier_id, destinataire=message.destinataire)
    return par_courriel + list(notees.filter(trace__version__gt=message.trace.version).values_list("le", flat=True))


def _du_dernier_envoi(message) -> bool:
    """A late return of a first sending says nothing of the second."""
    return not Message.objects.filter(**_sien(message), trace__version__gt=message.trace.version).exists()


def _sien(message) -> dict:
    return {"dossier": message.dossier_id, "courrier": message.courrier, "destinataire": message.destinataire}


def _fait_foi(message) -> bool:
    """A server's acceptance proves a reception where the case is within reach in the portal, or where the clause says so."""
    if message.destinataire != PARQUET.value:
        return True
    dossier = _dossier(message)
    clause = clauses(dossier, message.accepte_le).get("parquet.reception_par_serveur")
    return (bool(dossier.transmis_le) and en_ligne(dossier.parquet, message.accepte_le)) or bool(
        clause and clause.valeur
    )


def _dossier(message) -> Dossier:
    return Dossier.objects.select_related("commune", "parquet", "convention__convention").get(pk=message.dossier_id)


def _noter(message, moment, le, instant):
    dossier = Dossier.objects.get(pk=message.dossier_id)
    acte = procedures()[dossier.procedure].actes[f"noter_{moment}"]
    ou = {"courrier": message.courrier, "destinataire": message.destinataire}
    franchir(dossier, acte, HORLOGE, instant=instant, le=le, **ou)


def changer(message, etat, **champs):
    Message.objects.filter(pk=message.pk).update(etat=etat, **champs)
