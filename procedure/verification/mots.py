"""The words of a page: they can be written on its rows, refer to each other, and serve."""

from annuaire.clauses import SUJETS, Genre
from procedure.acteurs import Cote
from procedure.destinataires import Selon
from procedure.models import Dossier, Echeance, Fait, Trace


def page_complete(page):
    """Its cases are rows of a model, and their numbers begin with a sigle."""
    if page.modele is None:
        yield "il lui manque un modèle"
    elif not issubclass(page.modele, Dossier):
        yield "son modèle n’est pas un dossier"
    if not page.sigle:
        yield "il lui manque un sigle"


def noms_courts(page):
    """A name is kept on rows: too long for its column, it would fail at its first act, and on PostgreSQL only."""
    for noms, colonne in (
        (page.actes, Trace.acte),
        (page.delais, Echeance.delai),
        (page.faits, Fait.nom),
        (page.etats, Dossier.etat),
        ([page.nom], Dossier.procedure),
    ):
        yield from _debordent(noms, colonne.field.max_length)


def _debordent(noms, place):
    return (f"« {nom} » est trop long : {place} caractères au plus" for nom in noms if len(nom) > place)


def mots_de_la_page(page):
    """A word refers to the words of its own page."""
    tous = {**page.actes, **page.delais, **page.courriers, **page.faits}
    for nom, mot in {**page.actes, **page.delais, **page.rubriques}.items():
        cites = [getattr(mot, champ) for champ in ("faits", "selon", "courriers", "depuis", "jusqua", "gestes", "ferme", "compte")
                 if hasattr(mot, champ)]  # fmt: skip
        if nom in page.delais:
            seuls = [acte for acte in (mot.revient, mot.fin) if acte]
            cites += [mot.effets.values(), mot.pause, mot.pause.values(), seuls]
        for cite in (c for groupe in cites for c in groupe):
            if tous.get(getattr(cite, "nom", "")) is not cite:
                yield f"{nom} : « {cite} » n’est pas un mot de cette page"


def courriers_partis(page):
    envoyes = {courrier for acte in page.actes.values() for courrier in acte.courriers}
    yield from (f"le courrier « {c} » ne part jamais" for c in page.courriers.values() if c not in envoyes)


def courriers_adresses(page):
    """Each letter goes to a side, or to whom the case says, under a subject that conventions know."""
    for courrier in page.courriers.values():
        yield from (
            f"{courrier.nom} : « {a} » n’est pas un destinataire" for a in courrier.a if not isinstance(a, Cote | Selon)
        )
        sujet = SUJETS.get(courrier.objet)
        if courrier.objet and (sujet is None or sujet.genre is not Genre.TEXTE):
            yield f"{courrier.nom} : « {courrier.objet} » n’est pas une clause d’objet"
        if (
            courrier.avec
            and courrier.avec is not True
            and getattr(SUJETS.get(courrier.avec), "genre", None) is not Genre.OUI_NON
        ):
            yield f"{courrier.nom} : « {courrier.avec} » n’est pas une clause qui dise oui ou non"


def antecedents(page):
    """An act that took the case somewhere, counted where it then stands: never while an answer is awaited."""
    for acte, etats in page.antecedents.items():
        if page.actes.get(getattr(acte, "nom", "")) is not acte or acte.vers not in etats:
            yield f"antécédents : « {acte} » n’est pas un acte de cette page qui mène où il compte"
        justes = set(page.etats) - set(page.attentes)
        yield from (f"antécédents : « {etat} » est une attente, ou inconnu" for etat in etats if etat not in justes)


def passages(page):
    """One brings what the case shows of its own."""
    for passage in page.passages.values():
        inconnus = [champ for champ in passage.emporte if champ not in page.details]
        yield from (f"{passage.nom} : « {champ} » n’est pas un détail de cette page" for champ in inconnus)


REGLES = (courriers_adresses, page_complete, noms_courts, mots_de_la_page, courriers_partis, antecedents, passages)
