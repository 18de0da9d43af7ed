"""Clauses that cannot both be meant: told before a version is put in force."""

MINEURS, MAJORITE = ["mineurs"], 18


def contradictions(clauses) -> list[str]:
    """Each as a sentence, with the two articles."""
    dites = {clause.cle: clause for clause in clauses}
    if not dites:
        return ["Aucune clause n’est écrite : ce que l’on a signé reste à entrer."]
    return [
        f"{phrase} ({' ; '.join(dict.fromkeys((dites[une].article, dites[autre].article)))})."
        for une, autre, phrase, ensemble in REGLES
        if une in dites and autre in dites and ensemble(dites[une].valeur, dites[autre].valeur)
    ]


REGLES = (
    ("rappel_ordre.age_minimum", "rappel_ordre.age_maximum", "L’âge minimum dépasse l’âge maximum : nul ne peut être rappelé à l’ordre",
     lambda minimum, maximum: minimum > maximum),
    ("rappel_ordre.public", "rappel_ordre.age_minimum", "Seuls les mineurs peuvent l’être, et l’âge minimum est celui des majeurs",
     lambda public, minimum: public == MINEURS and minimum >= MAJORITE),
    ("rappel_ordre.public", "rappel_ordre.age_maximum", "Seuls les majeurs peuvent l’être, et l’âge maximum est celui des mineurs",
     lambda public, maximum: "mineurs" not in public and maximum < MAJORITE),
    ("convention.reconduction", "convention.preavis", "Sans tacite reconduction, un préavis n’a pas d’objet",
     lambda reconduite, _: not reconduite),
    ("parquet.voie", "parquet.reception_par_serveur", "Rien ne part par courriel : l’accord d’un serveur ne peut rien prouver",
     lambda voie, serveur: voie == "depot" and serveur),
)  # fmt: skip
