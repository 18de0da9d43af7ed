"""What explains the clocks of a transaction."""

DELAIS = {
    "mois": "Passé ce jour, aucune transaction ne peut plus être proposée pour ces faits.",
    "signature": "L’élu est relancé. Rien ne se ferme.",
    "proposition_a_remettre": "Le mois ne s’arrête qu’à l’envoi, ou à la remise : notez-le.",
    "reponse_attendue": "Sans réponse, elle est tenue pour refusée ; une acceptation datée à temps reste possible tant que le refus n’est pas transmis.",
    "pli_revenu": "Tant que rien n’est constaté, le silence ne court pas.",
    "a_demander": "L’acceptation attend d’être adressée au procureur.",
    "refus_a_transmettre": "Transmettre est un geste de l’élu : l’horloge ne le fait jamais.",
    "silence_a_transmettre": "Une fois qu’aucune acceptation datée à temps ne peut plus arriver, l’élu le dit au parquet.",
    "reception": "Le délai du procureur court de cette preuve.",
    "homologation": "Passé ce délai, rien ne se passe : on relance.",
    "requisitions": "Le procureur transmet un travail au juge : on le lui rappelle.",
    "au_juge": "Aucun délai ne lie le juge. Passé un mois, relancez le parquet.",
    "question_posee": "Le délai du parquet attend votre réponse.",
    "a_notifier": "Rien ne s’exécute avant.",
    "avance_a_rendre": "Ce qui fut versé par avance n’est plus dû : le comptable le rend.",
    "notification_a_remettre": "Le délai pour s’exécuter ne court que de là.",
    "execution": "Passé ce délai, l’élu constate ce qui a été fait, ou non.",
    "extinction": "Le procureur seul dit ce qui suit : on le lui rappelle.",
    "prescription": "Un an, compté du dernier acte qui l’interrompt. Rien ne se ferme tout seul : le procureur en décide.",
    "prescription_au_parquet": "Un an, compté du dernier acte qui l’interrompt : vous seul la constatez.",
}
