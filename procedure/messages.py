"""Mails are rows of the act's transaction; `poste.py` sends them after the commit. Nothing in them names anybody.

Except a subject that a convention words with a name: it is as it was signed, until the parquet accepts in writing an opaque one.
"""

from secrets import token_hex

from django.conf import settings
from django.template.loader import render_to_string

from annuaire.models.habilitations import Role
from procedure.acteurs import MAIRIE, PARQUET, Cote
from procedure.adresses import adresses, clauses, sur_papier
from procedure.destinataires import destinataires
from procedure.liens import lien
from procedure.models import Message, Nouvelle
from procedure.refus import Refus

OBJET = Message._meta.get_field("objet").max_length


def deposer(dossier, cote, phrase, instant, *, sauf=None, role=None, haut=False, **suite) -> bool:
    """One mail for each who reads on that side, save who does it. Where nobody does, it waits for who will: was there somebody?"""
    lecteurs = adresses(dossier, cote, instant, role, haut)
    autres = [lecteur for lecteur in lecteurs or [(None, "")] if lecteur[0] is None or lecteur[0] != sauf]
    ecrire(dossier, cote, phrase, instant, autres, role=role, haut=haut, **suite)
    return bool(lecteurs) or muet(dossier, cote, instant)


def muet(dossier, cote, instant) -> bool:
    """Does the convention want no mail there? What it would have carried is brought on paper."""
    return cote is PARQUET and sur_papier(clauses(dossier, instant))


def ecrire(dossier, cote, phrase, instant, lecteurs, *, objet="", role=None, haut=False, dit="", **suite):
    for personne, adresse in () if muet(dossier, cote, instant) else lecteurs:
        nom = identifiant()
        Message.objects.create(
            dossier_id=dossier.pk,
            destinataire=cote.value,
            pour=role or "",
            haut=haut,
            personne=personne,
            adresse=adresse,
            objet=(objet or f"{dossier.numero} : {phrase}")[:OBJET],
            corps=_corps(dossier, phrase, dit, suite.get("document"), nom),
            identifiant=nom,
            depose_le=instant,
            reveil=instant,
            **suite,
        )


def essaimer(message, lecteurs):
    """It goes to the first of these readers, and a copy of its own to each other."""
    (message.personne, message.adresse), *autres = lecteurs
    message.save(update_fields=["personne", "adresse"])
    for personne, adresse in autres:
        copie = Message.objects.get(pk=message.pk)
        copie.pk, copie.identifiant, copie.reveil = None, identifiant(), message.depose_le
        copie.personne, copie.adresse = personne, adresse
        copie.corps = message.corps.replace(lien(message.identifiant), lien(copie.identifiant))
        copie.save(force_insert=True)


def prevenir(essai, trace, documents):
    """Who must hear of this act: those its letters go to, and both sides of what it announces."""
    _remplacer(documents)
    for courrier in essai.courriers:
        lettres = (*documents, *essai.deja_signes)
        par_destinataire = {d.destinataire: d for d in lettres if d.courrier == courrier.nom}
        for cote in destinataires(courrier, essai):
            if not isinstance(cote, Cote):
                continue  # on paper: it is printed, and posted or handed over
            commun = {"trace": trace, "courrier": courrier.nom, "document": par_destinataire.get(cote.value)}
            commun["nouvelle"] = Nouvelle.REPONSE if _peut_attendre(essai, courrier) else ""
            commun["dit"] = courrier.dit(essai) if courrier.dit else ""
            if muet(essai.dossier, cote, essai.instant) and not courrier.lettre:
                # Nothing of it is printed: the agent brings it by voice, or by a word of theirs.
                deposer(
                    essai.dossier, MAIRIE, f"À porter au parquet : {courrier}", essai.instant, role=Role.AGENT, **commun
                )
                continue
            lu = deposer(essai.dossier, cote, courrier.libelle, essai.instant, objet=_objet(essai, courrier), **commun)
            if not lu and essai.habilitation and essai.page.attend_reception(courrier):
                raise Refus(
                    f"Personne, côté {cote.value}, ne peut recevoir ce courriel : il y manque une habilitation."
                )
    for cote in Cote if essai.acte.annonce else ():
        if essai.dossier.transmis_le or cote.value == essai.dossier.cote:
            deposer(essai.dossier, cote, essai.acte.annonce, essai.instant, sauf=essai.acteur, trace=trace)


def _peut_attendre(essai, courrier) -> bool:
    """No letter, no term that runs from it, and somebody who said it: what the clock decides is told at once, to both."""
    officiel = courrier.lettre or courrier.signe or courrier.objet or essai.page.attend_reception(courrier)
    return not (officiel or essai.par_l_horloge)


def _remplacer(documents):
    """A letter that was made anew leaves alone: the old one, if it still waits, never will."""
    anciens = [document.remplace_id for document in documents if document.remplace_id]
    attendent = Message.objects.filter(document__in=anciens, etat=Message.Etat.A_ENVOYER)
    attendent.update(etat=Message.Etat.REMPLACE, reveil=None)


def remettre(lecteurs, objet, gabarit, piece, instant):
    """A mail that is about no case, with a text to keep."""
    for personne, adresse in lecteurs:
        Message.objects.create(
            personne=personne,
            adresse=adresse,
            objet=objet,
            corps=render_to_string(f"courriels/{gabarit}.txt"),
            piece=piece,
            nom_piece=f"{gabarit}.txt",
            identifiant=identifiant(),
            depose_le=instant,
            reveil=instant,
        )


def identifiant() -> str:
    return f"<{token_hex(16)}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"


def _objet(essai, courrier) -> str:
    """As the convention words it; where it does not, or the parquet takes an opaque one, nothing of the case."""
    dites = clauses(essai.dossier, essai.instant)
    clause, opaque = dites.get(essai.dossier.objet(courrier.objet)), dites.get("parquet.objet_opaque")
    nom = essai.dossier.nomme()
    if clause is None or not nom or (opaque and opaque.valeur):
        return ""
    return clause.valeur.format(commune=essai.dossier.commune, nom=nom)


def _corps(dossier, phrase, dit, document, identifiant) -> str:
    contexte = {"dossier": dossier, "phrase": phrase, "dit": dit, "document": document, "lien": lien(identifiant)}
    return render_to_string("courriels/message.txt", contexte)
