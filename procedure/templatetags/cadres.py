"""What a case's own procedure adds to its page, for who may read it; and why somebody else reads it."""

from django import template

from procedure.explications import en_terme
from procedure.models.histoire import cotes_de

register = template.Library()


@register.simple_tag
def cadres(lecture) -> list[tuple]:
    """What is one side's business is shown to that side."""
    cotes = {"", *cotes_de(lecture.lecteur, lecture.dossier, lecture.instant)}
    return [(titre, lignes) for titre, lignes, cote in lecture.dossier.cadres() if cote in cotes]


@register.simple_tag
def confie(lecture) -> str:
    """Why it is open to them, and until when, where they hold nothing else of it."""
    partage = lecture.dossier.partages.en_vigueur(lecture.instant).filter(personne=lecture.lecteur).last()
    fin = f", jusqu’au {en_terme(partage.fin, lecture.ou)}" if partage and partage.fin else ""
    return f"Ce dossier vous est confié : {partage.get_motif_display()}{fin}." if partage else ""
