"""What somebody asks to be told less often: in one mail a day, or not at all. Judged when it would leave, as they want it then."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.template.loader import render_to_string

from procedure.acteurs import MAIRIE
from procedure.adresses import y_lit
from procedure.liens import lien
from procedure.messages import identifiant
from procedure.models import Message, Preference, Rythme
from procedure.preuves import changer

HEURE = time(8, 30)  # once the reminders of the day are written


def retenu(message, instant) -> bool:
    """Does it not leave by itself now?"""
    if not message.nouvelle or message.personne is None:
        return False
    preference = Preference.objects.de(message.personne)
    rythme = preference.rythme(message.nouvelle)
    if rythme == Rythme.JAMAIS:
        changer(message, Message.Etat.TU, reveil=None)
    elif rythme == Rythme.JOUR and _heure(message) > instant:
        changer(message, Message.Etat.A_ENVOYER, reveil=_heure(message))
    elif rythme == Rythme.JOUR:
        resumer(message.personne, preference.par_jour(), instant)
    return rythme != Rythme.CHAQUE


def resumer(personne, nouvelles, instant) -> Message | None:
    """All that waits for its hour, in one mail. Taken under lock: a second clock finds nothing left to say."""
    with transaction.atomic():
        attendent = Message.objects.filter(personne=personne, etat=Message.Etat.A_ENVOYER, nouvelle__in=nouvelles)
        attendent = attendent.select_for_update(of=("self",)).select_related("dossier__commune", "dossier__parquet")
        parties = [m for m in attendent if _heure(m) <= instant and y_lit(m, instant)]
        if not parties:
            return None
        commun = {"depose_le": instant, "reveil": instant, "identifiant": identifiant()}
        resume = Message(personne=personne, adresse=personne.email, **_texte(parties), **commun)
        resume.save()
        siennes = Message.objects.filter(pk__in=[partie.pk for partie in parties])
        siennes.update(etat=Message.Etat.RESUME, resume=resume, reveil=None)
        return resume


def relire(resume, instant) -> bool:
    """Is there still something to say? What has been read is left out; what is no longer theirs goes its own way."""
    if not resume.parties.exists():
        return True  # no mail of the day
    parties = resume.parties.filter(etat=Message.Etat.RESUME).select_related("dossier__commune", "dossier__parquet")
    siennes = [partie for partie in parties if y_lit(partie, instant)]
    autres = parties.exclude(pk__in=[partie.pk for partie in siennes])
    autres.update(etat=Message.Etat.A_ENVOYER, resume=None, reveil=instant)
    if not siennes:
        changer(resume, Message.Etat.REMPLACE, reveil=None)
        return False
    for champ, texte in _texte(siennes).items():
        setattr(resume, champ, texte)
    resume.save(update_fields=["objet", "corps"])
    return True


def _heure(message) -> datetime:
    """The first half past eight after it was written, where it is read."""
    chez = message.dossier.commune if message.destinataire == MAIRIE.value else message.dossier.parquet
    ecrit = message.depose_le.astimezone(ZoneInfo(chez.fuseau))
    jour = ecrit.date() + timedelta(ecrit.time() >= HEURE)
    return datetime.combine(jour, HEURE, ZoneInfo(chez.fuseau))


def _texte(parties) -> dict[str, str]:
    """In the order in which it happened. Nothing in it names anybody: none of its subjects does."""
    ranges = sorted(parties, key=lambda partie: (partie.depose_le, partie.pk))
    lignes = [(partie, lien(partie.identifiant)) for partie in ranges]
    combien = f"{len(lignes)} nouvelles" if len(lignes) > 1 else "une nouvelle"
    corps = render_to_string("courriels/resume.txt", {"lignes": lignes})
    return {"objet": f"Trait d’union : {combien} de vos dossiers", "corps": corps}
