"""Clocks: what starts and stops them, how long they run, what silence does at their end, and what takes its place."""

from annuaire.clauses import DES_PERSONNES, SUJETS, Genre
from procedure.acteurs import COTES, HORLOGE
from procedure.declaration import NEANT, Fait, Transition
from procedure.verification.actes import de_proche_en_proche


def faits_constates(page):
    """A clock that waits for a fact which no act records would never start."""
    constates = {fait for acte in page.actes.values() for fait in (*acte.faits, *acte.selon)}
    constates |= {fait for courrier in page.courriers.values() for fait in page.vie(courrier)}
    for delai in page.delais.values():
        for fait in (*delai.depuis, *delai.jusqua, *delai.pause, *delai.pause.values()):
            if isinstance(fait, Fait) and fait not in constates:
                yield f"{delai.nom} : aucun acte ne constate « {fait} »"


def retours_suspendent(page):
    """A clock that starts on the reception of a letter stops when this letter comes back."""
    for delai in page.delais.values():
        recus = [c for c in page.courriers.values() if c.reception in delai.depuis]
        yield from (f"{delai.nom} : le retour de « {c} » ne suspend rien" for c in recus if c.retour not in delai.pause)


def delais_comptables(page):
    """One source for its length; no effect that the law keeps from silence, none by an act that cannot be taken then."""
    for delai in page.delais.values():
        if sum(map(bool, (delai.clause, delai.duree, delai.au, delai.du_dossier))) != 1:
            yield f"{delai.nom} : une clause, une durée ou une date, et une seule"
        sujet = SUJETS.get(delai.clause)
        if delai.clause and (sujet is None or sujet.genre is not Genre.TERME):
            yield f"{delai.nom} : « {delai.clause} » n’est pas une clause de délai"
        if sujet and set(delai.effets) != set(sujet.effets):
            yield f"{delai.nom} : la page ne dit pas tous les effets qu’une convention peut donner au silence"
        for effet, acte in delai.effets.items():
            yield from (f"{delai.nom}, {effet.label} : {faute}" for faute in _effet(page, delai, sujet, effet, acte))


def _effet(page, delai, sujet, effet, acte: Transition):
    if sujet is None or effet not in sujet.effets:
        yield "le silence n’a pas cet effet ici"
    if (HORLOGE in acte.par) == (effet in DES_PERSONNES):
        yield f"« {acte} » ne revient pas à qui le prendrait"
    if acte.vers is None or acte.vers in page.etats_de(delai.dans):
        yield f"« {acte} » laisserait courir le délai : il recommencerait sans fin"
    if not page.etats_de(delai.dans) <= page.etats_de(acte.de):
        yield f"« {acte} » n’est pas ouvert partout où le délai court"


def fins_sures(page):
    """What the clock does at the end of a clock of ours moves the case on, from wherever it runs; silence has no part in it."""
    for delai in (delai for delai in page.delais.values() if delai.fin):
        if delai.effets or delai.fin.par != (HORLOGE,):
            yield f"{delai.nom} : sa fin est à l’horloge seule, et aucune clause n’en décide"
        # An act that moves the date of the case gives the clock another term.
        if not delai.au and (delai.fin.vers is None or delai.fin.vers in page.etats_de(delai.dans)):
            yield f"{delai.nom} : « {delai.fin} » laisserait courir le délai : il recommencerait sans fin"
        if not page.etats_de(delai.dans) <= page.etats_de(delai.fin.de):
            yield f"{delai.nom} : « {delai.fin} » n’est pas ouvert partout où le délai court"


def silences_repris(page):
    """What silence decided can be taken back, by the clock, to where it was awaited: its facts may be learnt late."""
    for delai in page.delais.values():
        if delai.effets and not delai.revient:
            yield f"{delai.nom} : rien ne reprend ce que le silence décide"
        elif delai.revient and not _reprend(page, delai, delai.revient):
            yield f"{delai.nom} : « {delai.revient} » ne reprend pas ce que le silence décide"


def _reprend(page, delai, acte: Transition) -> bool:
    menes = {silence.vers for silence in delai.effets.values()}
    return bool(menes) and acte.par == (HORLOGE,) and menes <= set(acte.de) and acte.vers in page.etats_de(delai.dans)


def loins(page):
    """What is nobody's move until a term is near has a term."""
    sans = (delai for delai in page.delais.values() if delai.des is not None and not (delai.au or delai.duree))
    yield from (f"{delai.nom} : sans terme sûr, on ne sait pas quand il approche" for delai in sans)


def dates_du_dossier(page):
    """A clock that ends on a date of the case reads a day there, or an hour."""
    champs = page.modele._meta.fields if page.modele else ()
    dates = {champ.name for champ in champs if champ.get_internal_type() in ("DateField", "DateTimeField")}
    a_date = (delai for delai in page.delais.values() if delai.au)
    yield from (f"{d.nom} : « {d.au} » n’est pas une date du dossier" for d in a_date if d.au not in dates)


def blocages(page):
    """What stops a case is told by the case: a yes or no that it keeps, or that it works out."""
    champs = page.modele._meta.fields if page.modele else ()
    drapeaux = {"", *(champ.name for champ in champs if champ.get_internal_type() == "BooleanField")}
    drapeaux |= {nom for nom, dit in vars(page.modele).items() if _est_un_drapeau(dit)} if page.modele else set()
    dits = ((delai.nom, drapeau) for delai in page.delais.values() for drapeau in (delai.bloquant, *delai.sauf))
    yield from (f"{nom} : « {dit} » n’est pas un drapeau du dossier" for nom, dit in dits if dit not in drapeaux)


def _est_un_drapeau(dit) -> bool:
    return isinstance(dit, property) and dit.fget.__annotations__.get("return") is bool


def attendus(page):
    """Who is awaited handles cases, on one side."""
    etrangers = (delai for delai in page.delais.values() if delai.attend not in COTES)
    yield from (f"{d.nom} : « {d.attend.label} » n’a pas de dossier à traiter" for d in etrangers)


def silences_renverses(page):
    """Only a dated act takes the place of a silence, and only where a silence leads, or what was done on its footing."""
    chemins = [(page.etats_de(acte.de), {acte.vers}) for acte in page.actes.values() if acte.vers]
    menes = de_proche_en_proche({acte.vers for acte in _du_silence(page)}, chemins) - set(page.attentes)
    for acte in page.actes.values():
        if acte.renverse and not (acte.datee and (acte.vers or page.leve(acte))):
            yield f"{acte.nom} : un acte qui renverse est daté, et mène quelque part ou lève un terme"
        yield from (f"{acte.nom} : aucun silence ne mène à « {etat} »" for etat in acte.renverse if etat not in menes)


def horloge_appelee(page):
    """A term calls what the clock alone may take. An opening comes before any; what moves nothing, the engine takes."""
    appeles = _du_silence(page) | {acte for delai in page.delais.values() for acte in (delai.revient, delai.fin)}
    siens = (acte for acte in page.actes.values() if acte.par == (HORLOGE,) and acte.vers and acte.de != NEANT)
    yield from (f"{acte.nom} : aucun délai ne le fait prendre par l’horloge" for acte in siens if acte not in appeles)


def _du_silence(page) -> set:
    return {acte for delai in page.delais.values() for acte in delai.effets.values()}


REGLES = (
    faits_constates,
    retours_suspendent,
    delais_comptables,
    silences_repris,
    fins_sures,
    attendus,
    blocages,
    dates_du_dossier,
    loins,
    silences_renverses,
    horloge_appelee,
)
