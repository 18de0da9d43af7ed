"""What helps to fill and take the acts of a measure proposed to the procureur."""

from procedure.aides.aide import Aide

AIDES = {
    "infraction": Aide(
        "Quelques mots ou l’article, puis choisissez dans la liste. Si rien ne convient, laissez vide et décrivez les faits."
    ),
    "question-bien_communal": Aide("Oui, et c’est une transaction : la commune la propose elle-même à la personne."),
    "constat": Aide("Ce qui établit les faits : un procès-verbal, ou un rapport."),
    "constat_numero": Aide("C’est par lui que le parquet le retrouve."),
    "constat_le": Aide("La date écrite sur le procès-verbal ou le rapport, non celle des faits."),
    "constat_service": Aide("Qui a constaté."),
    "sorte": Aide("Le maire propose, le procureur décide : une alternative aux poursuites, ou une composition pénale."),
    "precisions_mesure": Aide("Une réparation, un stage, des excuses… en quelques lignes."),
    "raison": Aide("La liste est fermée, pour que le bilan puisse compter."),
    "suite": Aide("Ce que le parquet a fait de la proposition."),
    "ouvrir": Aide(
        "Les faits ont eu lieu sur la commune, sans toucher un bien à elle : le maire propose une mesure au procureur."
    ),
    "soumettre": Aide("L’élu est prévenu. Un délit se signale : il ne se propose pas."),
    "rendre": Aide("Le dossier revient à l’agent avec votre motif."),
    "retirer": Aide("Tant que l’élu n’a pas signé, l’agent peut reprendre son brouillon."),
    "proposer": Aide("La lettre part au procureur sous votre signature, avec le constat. Aucun délai ne le lie."),
    "accepter": Aide("Vous mettrez la mesure en œuvre, sous la forme que vous choisirez ; la mairie l’apprend."),
    "ecarter": Aide("Le motif est lu par la mairie."),
    "repondre": Aide("La loi veut que le maire soit avisé de la suite réservée à sa proposition."),
    "relancer": Aide("Un courriel part au parquet. Rien n’est décidé par son silence."),
    "clore_sans_suite": Aide(
        "Le parquet n’a rien dit : le dossier se ferme, et sa réponse pourra encore y être notée."
    ),
    "dire_la_suite": Aide("Le dossier est fermé : la suite y est ajoutée."),
    "abandonner": Aide("Rien n’est encore parti : le dossier se ferme."),
    "desister": Aide("Le procureur apprend que la proposition est retirée."),
    "delai.signature": Aide("L’élu est relancé. Rien ne se ferme."),
    "delai.nouvelles": Aide("Aucun délai ne lie le procureur. Passé deux mois, demandez-lui des nouvelles."),
}
