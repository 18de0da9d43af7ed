"""News of an act: to those whose move it now is, and to who asked what it answers. Never to who did it, nor twice to anybody."""

from procedure.acteurs import COTES, MAIRIE, PARQUET
from procedure.adresses import lecteurs
from procedure.attentes import detours
from procedure.messages import ecrire
from procedure.models import Nouvelle

AUTRE = {MAIRIE: "du parquet", PARQUET: "de la mairie"}


def attendu(essai) -> tuple:
    """Whose move it is, and for what: the state's, unless a clock of somebody else's has taken its turn."""
    page, dossier = essai.page, essai.dossier
    role = page.tours.get(dossier.etat)
    reponses_a = detours(page, role)
    vives = {vive.delai: vive for vive in dossier.echeances.vives()} if reponses_a else {}
    for nom, reponses in reponses_a.items():
        vive = vives.get(nom)
        if vive and not dossier.traces.filter(acte__in=reponses, su_le__gte=vive.depart).exists():
            return page.delais[nom].attend, str(page.delais[nom])
    return role, str(page.etats(dossier.etat).label) if role else ""


def annoncer(essai, trace, avant, repond):
    """What a letter or an announcement of the same act already says to somebody is not said again."""
    role, quoi = attendu(essai)
    change = role not in (None, avant[0])
    question = change and essai.acte.vers is None  # the turn passes, the case stays: it is asked back, not answered
    if repond and not question:
        _repondre(essai, trace)
    if change and not (essai.habilitation and essai.habilitation.role == role):
        phrase = f"À vous d’agir : {quoi[0].lower()}{quoi[1:]}"
        _ecrire(essai, trace, COTES[role], phrase, role, Nouvelle.TOUR)


def _repondre(essai, trace):
    demande = _demande(essai)
    ailleurs = essai.par_l_horloge or essai.consigne or (demande and COTES[demande.role] is not essai.cote)
    if demande and ailleurs:  # what one's own side puts an end to is no answer
        cote = COTES[demande.role]
        phrase = f"{'Silence' if essai.par_l_horloge else 'Réponse'} {AUTRE[cote]}"
        _ecrire(essai, trace, cote, phrase, demande.role, Nouvelle.REPONSE, demande.personne_id)


def _demande(essai):
    """As what somebody asked, the last time."""
    attentes = essai.page.attentes
    demandes = essai.dossier.traces.filter(vers__in=attentes, par__isnull=False).exclude(de__in=attentes)
    demande = demandes.select_related("par").order_by("version").last()
    return demande and demande.par


def _ecrire(essai, trace, cote, phrase, role, nouvelle, demandeur=None):
    if not essai.dossier.transmis_le and cote.value != essai.dossier.cote:
        return
    deja = {*trace.messages.values_list("personne", flat=True), getattr(essai.acteur, "pk", None)}
    lisent = lecteurs(essai.dossier, cote, essai.instant, role, demandeur)
    neufs = [(personne, adresse) for personne, adresse in lisent if personne.pk not in deja]
    ecrire(essai.dossier, cote, phrase, essai.instant, neufs, role=role, trace=trace, nouvelle=nouvelle)
