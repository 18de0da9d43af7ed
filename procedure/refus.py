"""Every reason why an act is refused, in the order people ask: who, where it stands, when, what must be true."""

from django.utils import timezone

from annuaire.models import ListeExpediteurs
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE
from procedure.explications import en_terme


class Refus(Exception):
    """One French sentence and the article it rests on. Button, message and test say the same."""

    def __init__(self, phrase: str, article: str = ""):
        self.phrase, self.article = phrase, article
        super().__init__(f"{phrase} ({article})" if article else phrase)


def ouvert(essai):
    """Refuse what is closed to this person, in this state, now."""
    for question in (_acteur, _expediteur, _etat, _silence_d_abord, _silence, _delai, _conditions):
        question(essai)


def recevable(essai):
    """Refuse also what cannot be taken as it was given: its dates, its proof, its words."""
    for question in (ouvert, _dates, _preuve, _formulaire):
        question(essai)


def _acteur(essai):
    if not ((essai.par_l_horloge and HORLOGE in essai.acte.par) or essai.habilitation):
        roles = [role for role in essai.acte.par if role is not HORLOGE]
        qui = " ou ".join(f"{role.label[0].lower()}{role.label[1:]}" for role in roles)
        raise Refus(f"« {essai.acte} » {f'revient à : {qui}' if roles else 'se fait tout seul, en son temps'}.")


def _expediteur(essai):
    """Who writes to the parquet is on the list that it was sent, where the convention wants one."""
    clause = essai.clauses.get("parquet.expediteurs") if essai.ecrit_au_parquet else None
    if not (clause and clause.valeur):
        return
    liste = ListeExpediteurs.objects.derniere(essai.dossier.commune, essai.dossier.parquet)
    if liste is None or not liste.habilitations.filter(pk=essai.habilitation.pk).exists():
        raise Refus("Vous n’êtes pas sur la liste des expéditeurs que le parquet a reçue.", clause.article)


def _etat(essai):
    if essai.dossier.pk is None or essai.dossier.etat in essai.page.etats_de(essai.acte.de):
        return
    if essai.dossier.etat not in essai.acte.renverse or not essai.issue:
        etat = essai.page.etats(essai.dossier.etat).label
        raise Refus(f"« {essai.acte} » n’est pas possible dans l’état « {etat} ».")
    if essai.issue.issue not in essai.page.silences():
        raise Refus("Une réponse a déjà été donnée : seul ce que le silence a décidé peut être renversé.")
    terme = essai.terme_echu
    a_dire = essai.donnees is None and essai.a_dater  # when it reached us is still to be told
    if terme and not a_dire and essai.date >= terme.limite:
        fin = en_terme(terme.limite, essai.ou)
        raise Refus(f"Parvenu après le terme, le {fin}, il ne renverse plus ce que le silence a décidé.", terme.article)


def _silence_d_abord(essai):
    """An answer that came after the term waits until silence has been told: the clock failed, or is about to."""
    if (essai.est_issue or essai.leve_un_terme) and essai.acte.nom not in essai.page.silences():
        dus = essai.dossier.echeances.a_effet(essai.date)
        du = next((du for du in dus if essai.page.tranche(du.effet)), None)
        if du:
            fin = en_terme(du.limite, essai.ou)
            raise Refus(
                f"Le terme est passé depuis le {fin} : le silence doit être constaté, ce qui se fait tout seul."
            )


def _silence(essai):
    """An act that silence opens waits for the end of the term, and for a clause that says so."""
    if essai.par_l_horloge or essai.acte.nom not in essai.page.silences():
        return
    if not essai.dossier.echeances.a_effet(essai.instant).filter(effet=essai.acte.nom).exists():
        raise Refus(f"« {essai.acte} » n’est ouvert que par une clause, une fois son terme passé sans réponse.")


def _delai(essai):
    fermants = [delai.nom for delai in essai.page.delais.values() if essai.acte in delai.ferme]
    if not fermants:
        return
    passee = essai.dossier.echeances.vives().filter(delai__in=fermants, limite__lte=essai.date).first()
    if passee:
        delai = essai.page.delais[passee.delai]
        raise Refus(f"Le terme de « {delai} » est passé depuis le {en_terme(passee.limite, essai.ou)}.", passee.article)


def _conditions(essai):
    for condition in essai.acte.si:
        if not condition.vraie(essai):
            raise Refus(*condition.refus(essai))


def _dates(essai):
    if essai.a_prouver and not essai.le:
        raise Refus("Indiquez la date que montre la preuve.")
    if essai.date > essai.instant:
        raise Refus("Cette date est à venir.")
    if (essai.est_issue or essai.leve_un_terme) and essai.date < _demandee_le(essai).replace(second=0, microsecond=0):
        raise Refus("Cette date précède la demande.")


def _demandee_le(essai):
    """When the answer was asked for."""
    demandes = essai.dossier.traces.filter(vers__in=essai.page.attentes).exclude(de__in=essai.page.attentes)
    return demandes.exclude(acte__in=essai.page.reprises()).order_by("version").last().le


def _preuve(essai):
    if essai.consigne and not essai.jointe:
        raise Refus("Joignez le courrier ou le courriel reçu : son fichier, ou une pièce déjà jointe au dossier.")
    montre = essai.acte.a_deux or (essai.a_prouver and essai.habilitation.role == Role.AGENT)
    if montre and not (essai.preuve or essai.jointe):
        raise Refus("Joignez ce qui le prouve.")


def _formulaire(essai):
    with timezone.override(essai.ou.fuseau):  # hours are typed as the commune's clock shows them
        juste = essai.formulaire.is_valid()
    if not juste:
        raise Refus(" ".join(_fautes(essai.formulaire)))


def _fautes(formulaire):
    """Each with the name of its field: several are empty at once."""
    for champ, fautes in formulaire.errors.items():
        ou = f"{formulaire.fields[champ].label} : " if champ in formulaire.fields else ""
        yield from (f"{ou}{faute[0].lower()}{faute[1:]}" if ou else faute for faute in fautes)
