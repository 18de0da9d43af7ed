"""A page, told in French for a jurist: its states drawn, its acts and its terms in tables."""

from django.conf import settings

from annuaire.clauses import SUJETS
from annuaire.models.habilitations import Role
from procedure.declaration import EN_COURS, NEANT, NOUS, PARTOUT


def decrire(page) -> str:
    titre = (page.__doc__ or page.__name__).strip().rstrip(".")
    parties = {
        "": _dessin(page),
        "Actes": _actes(page),
        "Termes": _termes(page),
        "Passages": _passages(page),
        "Lignes du bilan": _lignes(page),
    }
    parties |= {"Compte ensuite pour la même personne": _antecedents(page)} if page.antecedents else {}
    titres = {nom: f"\n### {nom}\n" if nom else f"\n## {titre}\n" for nom in parties}
    return "\n".join(ligne for nom, lignes in parties.items() for ligne in (titres[nom], *lignes)) + "\n"


def _dessin(page):
    yield "```mermaid\nstateDiagram-v2"
    yield from (f'    state "{etat.label}" as {etat}' for etat in page.etats)
    for acte in page.actes.values():
        if acte.vers is not None:
            depuis = [""] if acte.de == NEANT else [etat for etat in page.etats if etat in page.etats_de(acte.de)]
            yield from (f"    {etat or '[*]'} --> {acte.vers} : {acte}" for etat in depuis)
    yield from (f"    {etat} --> [*]" for etat in page.finals)
    yield "```"


def _actes(page):
    yield "| acte | de | vers | qui | à condition que | courriers | date |\n|---|---|---|---|---|---|---|"
    for acte in page.actes.values():
        vers = acte.vers.label if acte.vers is not None else "="
        conditions = "<br>".join(_condition(condition) for condition in acte.si)
        cases = [
            acte.libelle,
            _etats(page, acte.de),
            vers,
            _qui(acte),
            conditions,
            _courriers(acte),
            _date(page, acte),
        ]
        yield f"| {' | '.join(cases)} |"


def _termes(page):
    yield "| terme | tant que | court depuis | cesse par | durée | le silence | rappels |\n|---|---|---|---|---|---|---|"
    for delai in page.delais.values():
        cases = [
            delai.libelle,
            _etats(page, delai.dans),
            _liste(delai.depuis) or "l’entrée dans cet état",
            _fin(page, delai),
        ]
        yield f"| {' | '.join([*cases, _duree(delai), _silence(delai), _rappels(delai)])} |"


def _passages(page):
    for passage in page.passages.values():
        avec = "les faits" if passage.coauteur else "les faits et la personne"
        details = "".join(f", {_champ(page, champ)}" for champ in passage.emporte)
        vers = f"{passage.vers}, à venir" if passage.vers in settings.PROCEDURES_A_VENIR else passage.vers
        yield f"- **{passage}** ({vers}), de : {_etats(page, passage.de)} ; emporte {avec}{details}"


def _antecedents(page):
    for acte, etats in page.antecedents.items():
        yield f"- **{acte}**, tant que le dossier est dans : {_etats(page, etats)}"


def _champ(page, champ):
    return page.modele._meta.get_field(champ).verbose_name


def _lignes(page):
    yield from (f"- **{rubrique}** : {', '.join(map(str, rubrique.compte))}" for rubrique in page.rubriques.values())


def _etats(page, etats):
    if etats in (PARTOUT, EN_COURS):
        return f"*{etats}*"
    return ", ".join(page.etats(etat).label for etat in etats) or "—"


def _qui(acte):
    signe = ", qui signe" if acte.par == (Role.ELU,) and not acte.interne else ""
    dits = [f"{p.label}{signe}" for p in acte.par]
    if acte.consignable:
        dits.append("à défaut l’agent, avec la preuve et sa date")
    return " ou ".join(dits)


def _courriers(acte):
    return _liste((*acte.courriers, *([f"aux deux côtés : « {acte.annonce} »"] if acte.annonce else [])))


def _condition(condition):
    article = f"art. de la clause « {SUJETS[condition.clause].libelle} »" if condition.clause else condition.article
    return f"sinon : « {condition.phrase} »{f' ({article})' if article else ''}"


def _date(page, acte):
    if not acte.datee:
        return ""
    renverse = f" ; parvenu dans le terme, renverse un silence : {_etats(page, acte.renverse)}" if acte.renverse else ""
    return f"celle de l’événement{renverse}"


def _fin(page, delai):
    dits = [f"suspendu de « {debut} » à « {fin} »" for debut, fin in delai.pause.items()]
    if delai.bloquant:
        drapeau = page.modele._meta.get_field(delai.bloquant).verbose_name
        dits.append(f"court tant que « {drapeau} » ; le dossier n’attend alors personne d’autre")
    return "<br>".join([_liste(delai.jusqua), *dits]).removeprefix("<br>")


def _silence(delai):
    effets = [f"{effet.label} → {acte}" for effet, acte in delai.effets.items()] or ["n’a aucun effet"]
    if delai.revient:
        effets.append(f"démenti par un fait appris ensuite → {delai.revient}")
    return "<br>".join(effets)


def _duree(delai):
    if delai.clause:
        return f"clause « {SUJETS[delai.clause].libelle} » ; sans clause, rappels seulement"
    if delai.du_dossier:
        return "durée que dit le dossier"
    return str(delai.duree or f"date du dossier ({delai.au})") + (" ; à tenir par nous" if delai.pour == NOUS else "")


def _rappels(delai):
    avant = [f"{jours} j avant" for jours in delai.rappels]
    apres = [f"{jours} j après" if jours else "au terme" for jours in delai.relances]
    haut = f" ; au suppléant dès la {delai.escalade}e relance" if delai.escalade else ""
    return f"{delai.attend.label} : {', '.join(avant + apres)}{haut}" if avant + apres else ""


def _liste(mots):
    return "<br>".join(str(mot) for mot in mots)
