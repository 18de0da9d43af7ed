"""The letters of a case, with what is known of the way they went."""

from procedure.models import Trace


def courriers(page, dossier, chronique, lecteur, instant) -> list[tuple]:
    lisibles = Trace.objects.lisibles_par(lecteur, dossier, instant)
    lettres = dossier.documents.filter(trace__in=lisibles).select_related("trace", "remplacant__trace")
    return [(lettre, page.courriers[lettre.courrier], _vie(page, dossier, chronique, lettre)) for lettre in lettres]


def _vie(page, dossier, chronique, lettre) -> list[tuple]:
    """What is told of its own sendings: those of the letter that took its place are not its."""
    suite = getattr(lettre, "remplacant", None)
    envois = range(lettre.trace.version, suite.trace.version if suite else dossier.version + 1)
    ou = lettre.courrier, lettre.destinataire
    siens = [f for f in chronique.faits if (f.nom.partition(".")[0], f.destinataire) == ou]
    dits = [f for f in siens if chronique.rang(f) in envois]
    return [(page.faits[f.nom].libelle.partition(" : ")[2], f.le) for f in dits]
