"""What explains the life of a convention, for who is no lawyer."""

from procedure.aides.aide import Aide

CONVENTION = {
    "accord": Aide("L’avenant ou la lettre que les deux ont signés."),
    "reconduction_le": Aide(
        "Le lendemain de ce jour, elle recommence pour la même durée, si personne ne l’a dénoncée."
    ),
    "denonciation_le": Aide(
        "Un préavis qui commence plus tard ne finit qu’avec la période suivante. C’est une lecture de la clause : elle se corrige, avec un motif."
    ),
    "extinction_le": Aide("Au soir de ce jour, la loi seule s’applique. Un dossier déjà parti garde ses termes."),
    "evaluation_le": Aide("Rien n’arrive tout seul à cette date : c’est un rappel."),
    "denoncer": Aide(
        "La lettre part avec votre signature. Si la convention veut un recommandé, imprimez-la et postez-la aussi. Le préavis ne court que du jour que nomme la convention : il reste à le noter."
    ),
    "denoncer_au_parquet": Aide(
        "Le parquet n’en veut plus. Si la convention veut un recommandé, ce geste ne le remplace pas : postez la lettre, le préavis se compte d’elle. La mairie note celle qu’elle a reçue, à sa date."
    ),
    "dater": Aide("Joignez l’avis de réception, ou ce qui montre la date. Le dernier jour s’en déduit."),
    "corriger": Aide("Les deux lisent autrement la clause, ou en sont convenus : dites pourquoi."),
    "retirer_denonciation": Aide("Il y faut l’accord des deux, écrit : joignez-le."),
    "demander": Aide("L’autre côté l’apprend. Trois mois sont laissés pour la tenir."),
    "evaluer": Aide("Notez le jour, et ce qu’il faut en retenir."),
    "sans_evaluation": Aide("Les deux n’en veulent pas : joignez ce qui le montre."),
    "fin_convenue": Aide("Votre convention ne dit rien du préavis : c’est le jour que les deux ont signé."),
    "conclusions": Aide("En quelques lignes, sans nommer personne."),
    "delai.jour_pour_denoncer": Aide("Passé ce jour, elle continue pour une autre période."),
    "delai.reconduction": Aide("Elle se reconduit d’elle-même : il n’y a rien à faire."),
    "delai.lettre_a_deposer": Aide(
        "Votre convention ne veut aucun courriel : imprimez la lettre, déposez-la, et notez-le."
    ),
    "delai.fin": Aide("Ensuite, plus rien de ce qu’elle accordait n’a d’effet pour un nouveau dossier."),
    "delai.preavis": Aide("Tant que la date n’est pas notée, la convention n’a pas de fin."),
    "delai.evaluation": Aide("La convention veut que l’on en fasse le point ensemble."),
}
