"""What the acts of a convention's life write: its days, counted from the signature by the clauses in force that day."""

from datetime import timedelta

from annuaire.ecriture import ecrire
from bilan.periodes import JOUR, dernier_jour, fin_apres_preavis, fin_de_periode
from procedure.regles import clauses_de, version_en_vigueur

POUR_EVALUER = timedelta(days=90)


def clauses(essai) -> dict:
    """An avenant counts from its day on: what lives follows the version in force, whatever the first one said."""
    engagement = essai.dossier
    return clauses_de(version_en_vigueur(engagement.commune, engagement.parquet, essai.ou.jour(essai.instant)))


def commencer(essai):
    """From where it stands today: what was signed years ago has been renewed since."""
    _compter(essai, essai.ou.jour(essai.instant))


def reconduire(essai):
    _compter(essai, essai.dossier.reconduction_le + JOUR)


def laisser_passer(essai):
    """The next one: that of the period that follows."""
    dites, fin = clauses(essai), essai.dossier.reconduction_le
    suivante = fin_de_periode(essai.dossier.adhesion.signee_le, dites["convention.duree"].terme, fin + JOUR)
    _ecrire(essai, denonciation_le=dernier_jour(suivante, dites["convention.preavis"].terme))


def denoncer(essai):
    """By clause a notice runs from a fact that is still to come; without one, the day is the one that both signed."""
    convenue = essai.formulaire.cleaned_data.get("fin_convenue")
    _ecrire(essai, reconduction_le=None, denonciation_le=None, preavis_a_dater=convenue is None)
    if convenue:
        _finir(essai, convenue)


def dater(essai):
    dites, depart = clauses(essai), essai.ou.jour(essai.date)
    duree, preavis = dites["convention.duree"].terme, dites["convention.preavis"].terme
    _ecrire(essai, preavis_a_dater=False)
    _finir(essai, fin_apres_preavis(essai.dossier.adhesion.signee_le, duree, preavis, depart))


def corriger(essai):
    _finir(essai, essai.formulaire.cleaned_data["extinction_le"])


def reprendre(essai):
    """As if it had not been denounced: its years go on from where they stand."""
    _ecrire(essai, extinction_le=None, preavis_a_dater=False)
    _lier(essai, None)
    _compter(essai, essai.ou.jour(essai.instant))


def demander(essai):
    _ecrire(essai, evaluation_le=essai.ou.jour(essai.instant) + POUR_EVALUER)


def evaluer(essai):
    _ecrire(essai, evaluation_le=None)


def _compter(essai, jour):
    """The days of the period in which that day stands, as the clauses have them."""
    engagement, dites = essai.dossier, clauses(essai)
    duree, preavis = dites.get("convention.duree"), dites.get("convention.preavis")
    if duree is None:
        return
    fin = fin_de_periode(engagement.adhesion.signee_le, duree.terme, jour)
    reconduite, evaluation = dites.get("convention.reconduction"), dites.get("convention.evaluation")
    if evaluation and "au_terme" in evaluation.valeur and engagement.evaluation_le is None:
        _ecrire(essai, evaluation_le=fin)
    if not (reconduite and reconduite.valeur):
        _finir(essai, fin)
        return
    _ecrire(essai, reconduction_le=fin)
    if preavis:
        _ecrire(essai, denonciation_le=_encore(engagement, duree.terme, preavis.terme, jour))


def _encore(engagement, duree, preavis, jour):
    """The last day that has not passed."""
    fin = fin_apres_preavis(engagement.adhesion.signee_le, duree, preavis, jour)
    return dernier_jour(fin, preavis)


def _finir(essai, jour):
    _ecrire(essai, extinction_le=jour)
    _lier(essai, jour)


def _lier(essai, fin):
    """From the day after, the law alone: what reads conventions reads it on the adhésion."""
    essai.dossier.adhesion.fin = fin
    ecrire(essai.dossier.adhesion)


def _ecrire(essai, **champs):
    for champ, valeur in champs.items():
        setattr(essai.dossier, champ, valeur)
    essai.dossier.save(update_fields=list(champs))
