"""The conventions whose life nobody follows yet: the clock opens it, once what was signed is put in force."""

from annuaire.models import Adhesion, Version


def sans_vie(instant):
    """For each commune that a version binds today: where, before whom, of which adhésion."""
    jour = instant.date()
    en_cours = Adhesion.objects.en_cours(jour).filter(engagement=None, commune__devenue=None)
    siennes = en_cours.filter(convention__in=Version.objects.en_vigueur(jour).values("convention"))
    for adhesion in siennes.select_related("commune", "convention__parquet").order_by("pk"):
        yield {"commune": adhesion.commune, "parquet": adhesion.convention.parquet, "adhesion": adhesion}
