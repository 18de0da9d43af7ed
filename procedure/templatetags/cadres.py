"""What a case's own procedure adds to its page, for who may read it."""

from django import template

from procedure.models.histoire import cotes_de

register = template.Library()


@register.simple_tag
def cadres(lecture) -> list[tuple]:
    """What is one side's business is shown to that side."""
    cotes = {"", *cotes_de(lecture.lecteur, lecture.dossier, lecture.instant)}
    return [(titre, lignes) for titre, lignes, cote in lecture.dossier.cadres() if cote in cotes]
