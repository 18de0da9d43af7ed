"""What the acts of a convention's life write: its days, counted from the signature by the clauses in force that day."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from annuaire.ecriture import ecrire
from annuaire.models import Version
from bilan.periodes import Jours, fin_apres_preavis, jours
from procedure.refus import Refus
from procedure.regles import clauses_de

POUR_EVALUER = timedelta(days=90)


def version(engagement, jour) -> Version | None:
    """An avenant counts from its day on: what lives follows the version in force, whatever the first one said."""
    return Version.objects.en_vigueur(jour).filter(convention=engagement.adhesion.convention_id).first()


def clauses(essai) -> dict:
    return clauses_de(version(essai.dossier, essai.ou.jour(essai.instant)))


def selon(engagement, jour) -> Jours:
    en_vigueur = version(engagement, jour)
    depuis = en_vigueur.en_vigueur_le if en_vigueur else jour
    return jours(engagement.adhesion.signee_le, clauses_de(en_vigueur), depuis, jour)


def compter(essai):
    """From where it stands that day: what was signed years ago has been renewed since."""
    _poser(essai, selon(essai.dossier, essai.ou.jour(essai.date)))


def commencer(essai):
    compter(essai)
    evaluation, engagement = clauses(essai).get("convention.evaluation"), essai.dossier
    if evaluation and "au_terme" in evaluation.valeur:
        _ecrire(essai, evaluation_le=engagement.reconduction_le or engagement.extinction_le)


def reconduire(essai):
    """Another period; its evaluation is due at its end, where the last one was held."""
    if essai.dossier.evaluation_le is None:
        commencer(essai)
    else:
        compter(essai)


def denoncer(essai):
    """By clause a notice runs from a fact that is still to come; without one, the day is the one that both signed."""
    convenue, deja = essai.formulaire.cleaned_data.get("fin_convenue"), essai.dossier.extinction_le
    _ecrire(essai, reconduction_le=None, denonciation_le=None, preavis_a_dater=convenue is None and deja is None)
    if convenue:
        _finir(essai, min(convenue, deja or convenue))


def dater(essai):
    dites, depart = clauses(essai), essai.ou.jour(essai.date)
    duree, preavis = dites["convention.duree"].terme, dites["convention.preavis"].terme
    _finir(essai, fin_apres_preavis(essai.dossier.adhesion.signee_le, duree, preavis, depart))


def corriger(essai):
    _finir(essai, essai.formulaire.cleaned_data["extinction_le"])


def reprendre(essai):
    """As if it had not been denounced: its years go on from where they stand."""
    _ecrire(essai, preavis_a_dater=False)
    _poser(essai, selon(essai.dossier, essai.ou.jour(essai.instant)))


def demander(essai):
    _ecrire(essai, evaluation_le=essai.ou.jour(essai.instant) + POUR_EVALUER)


def evaluer(essai):
    _ecrire(essai, evaluation_le=None)


def _poser(essai, dits: Jours):
    _ecrire(essai, **dits._asdict())
    _lier(essai, dits.extinction_le)


def _finir(essai, jour):
    _ecrire(essai, extinction_le=jour, preavis_a_dater=False)
    _lier(essai, jour)


def _lier(essai, fin):
    """From the day after, the law alone: what reads conventions reads it on the adhésion."""
    adhesion = essai.dossier.adhesion
    if adhesion.fin == fin:
        return
    adhesion.fin = fin
    try:
        ecrire(adhesion)
    except ValidationError as erreur:
        raise Refus(" ".join(erreur.messages)) from None


def _ecrire(essai, **champs):
    for champ, valeur in champs.items():
        setattr(essai.dossier, champ, valeur)
    essai.dossier.save(update_fields=list(champs))
