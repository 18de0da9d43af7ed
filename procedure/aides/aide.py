"""What explains a field, an act or a clock, in plain words, beside it: its article, and the word of the glossary."""

from typing import NamedTuple


class Aide(NamedTuple):
    texte: str
    articles: tuple[str, ...] = ()  # as droit/articles.py names them
    voir: str = ""  # a word of the glossary


def aide(page, nom) -> Aide | None:
    """The page's own words first, then those that serve every procedure. A person's field is asked under a prefix."""
    court = nom.rpartition("-")[2]
    return page.aides.get(nom) or COMMUNES.get(nom) or page.aides.get(court) or COMMUNES.get(court)


COMMUNES = {
    # What is asked of facts and people.
    "faits_le": Aide("Le jour et l’heure des faits. C’est ce jour-là que l’on regarde si l’auteur était mineur."),
    "faits_lieu": Aide("L’adresse ou l’endroit, assez précis pour être retrouvé. Les faits sont sur le territoire de la commune."),
    "faits_nature": Aide("En quelques mots, ce qui s’est passé : « tapage nocturne ». C’est aussi le titre du dossier."),
    "qualification": Aide(
        "Le nom que la loi donne aux faits, et leur article. Laissez vide si vous ne savez pas : le parquet qualifie.",
        ("131-13",),
        "contravention",
    ),
    "resume": Aide("Ce qui a été vu, dans l’ordre, sans jugement : c’est ce que le magistrat lit. Pas d’autre nom que nécessaire."),
    "personne-nom": Aide("Une seule personne par dossier. Ceux qui ont agi ensemble ont chacun le leur."),
    "personne-ne_le": Aide(
        "L’âge compte deux fois : au jour des faits pour la voie à suivre, au jour de l’acte pour savoir si les parents sont prévenus.",
        (),
        "mineur",
    ),
    "qualite": Aide("Père, mère, tuteur, service gardien… Des parents qui vivent à deux adresses sont deux représentants.", (), "representant-legal"),
    "preuve": Aide(
        "Ce qui montre que cela a eu lieu à cette date : accusé de réception, courriel, appel (heure, nom). Une date sans preuve ne ferait courir aucun délai.",
        (),
        "preuve-de-reception",
    ),
    "quand_le": Aide("La date que montre la preuve, non celle où vous l’écrivez : c’est d’elle que court le délai."),
    "motif": Aide("Court, et lu par l’autre côté. N’y mettez aucun nom : le dossier les a déjà."),
    # What every case allows.
    "completer": Aide("Rien n’est obligatoire tant que c’est un brouillon : enregistrez, partez, revenez. L’autre côté n’en voit rien."),
    "cause": Aide("Non réclamé ou refusé, un pli a été présenté ; inconnu à l’adresse, il ne l’a pas été."),
    "lettre": Aide("Le moment que vous notez est celui de cette lettre-là."),
    "noter_envoi": Aide("Pour un courrier parti hors de l’application. Ce qui part d’ici se note tout seul."),
    "noter_remise": Aide("Le courrier a été remis à la personne, contre signature ou récépissé : c’est le plus sûr des envois."),
    "noter_presentation": Aide("Le facteur est passé une première fois. Ce n’est pas encore une réception."),
    "noter_reception": Aide(
        "Le courrier est arrivé, et quelque chose le montre. L’accord d’un serveur de courriel ne suffit que si la convention le dit.",
        (),
        "preuve-de-reception",
    ),
    "noter_retour": Aide("Le courrier n’est pas arrivé. Le délai qui courait depuis lui s’arrête, et les deux côtés en sont prévenus."),
    "renvoyer": Aide("Le même courrier, déjà signé, repart tel quel. Le délai courra de sa nouvelle réception."),
    "refaire": Aide("Un courrier corrigé est signé à nouveau ; l’ancien est gardé. Le délai court de la réception du nouveau."),
    "rectifier": Aide("Une date notée par erreur se corrige par une autre ; l’ancienne reste à l’histoire du dossier. Les délais sont recomptés."),
    "joindre": Aide("Photo, rapport, procès-verbal. Choisissez qui le lira : votre côté seul, ou les deux."),
    "noter": Aide("Pour votre côté seul : l’autre ne sait pas qu’une note existe. Elle s’efface avec le dossier."),
    "corriger_note": Aide("La note corrigée prend la place de l’ancienne, qui reste dans l’histoire de votre côté."),
    "retirer_note": Aide("La note ne se lit plus ; l’histoire de votre côté garde qu’elle a été retirée."),
    "rapprocher": Aide("Deux dossiers de la même commune se lisent ensemble : un coauteur, une suite. Seul qui voit les deux le sait."),
    "separer": Aide("Les deux dossiers ne se montrent plus l’un l’autre. Rien n’est effacé de chacun."),
    "confier": Aide("Un collègue lira et fera suivre ce dossier jusqu’à la date dite. Cela ne lui donne aucun pouvoir qu’il n’avait pas."),
}  # fmt: skip
