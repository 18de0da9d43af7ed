"""What a clause changes in the cases of those who signed it, for who is no lawyer. The article beside it is the convention's."""

AIDES = {
    "rappel_ordre.consultation": "Oui : le maire demande l’avis du parquet avant de rappeler à l’ordre. La loi ne l’exige pas ; c’est la convention qui le veut.",
    "rappel_ordre.avis": "Le temps laissé au parquet pour répondre, compté de la réception prouvée de la demande, et ce que vaut son silence. Sans cette clause, le silence ne vaut rien : on attend, et on relance.",
    "rappel_ordre.magistrat_des_mineurs": "Oui : quand l’auteur était mineur au jour des faits, l’avis revient au magistrat chargé des mineurs.",
    "rappel_ordre.exclusions": "Ce qui ferme la voie du rappel. Ce qui peut être un crime ou un délit en fait toujours partie : aucune convention ne peut l’admettre.",
    "rappel_ordre.public": "À qui le rappel peut s’adresser, selon l’âge au jour des faits.",
    "rappel_ordre.age_minimum": "En années révolues, au jour des faits. Sans cette clause, aucun âge minimum.",
    "rappel_ordre.age_maximum": "En années révolues, au jour des faits. Sans cette clause, aucun âge maximum.",
    "rappel_ordre.forme": "La loi ne connaît que le rappel verbal : si votre convention dit autre chose, elle ne peut pas être entrée telle quelle.",
    "rappel_ordre.reorientation": "Oui : le parquet peut répondre que des faits reconnus appellent autre chose qu’un rappel.",
    "rappel_ordre.objet": "Le texte exact de l’objet du courriel au parquet. S’il nomme la personne, c’est qu’il fut signé ainsi.",
    "rappel_ordre.constat_joint": "Oui : le procès-verbal ou le rapport part avec le courriel. Sinon, le parquet le lit ici, avec le dossier.",
    "parquet.expediteurs": "Oui : le parquet reçoit la liste de ceux qui peuvent lui écrire. Elle se fait seule, d’après les habilitations, et repart quand elles changent.",
    "parquet.voie": "Sur papier : aucun courriel ne part au parquet, même de rappel. La mairie imprime, dépose, et note chaque réception.",
    "parquet.adresse": "La boîte où partent les courriers officiels. Personne ne peut les suspendre.",
    "parquet.reception_par_serveur": "Oui : l’accord du serveur de courriel du parquet prouve la réception. Sinon, il faut un accusé, une réponse ou une autre preuve.",
    "parquet.objet_opaque": "Oui : le parquet accepte par écrit un objet sans nom. Si votre convention nomme la personne, un avenant d’une phrase suffit : « L’objet des courriels adressés au parquet porte le numéro du dossier, et ne nomme personne. »",
    "convention.reconduction": "Oui : au terme, la convention continue si personne ne la dénonce.",
    "convention.preavis": "Combien de temps avant le terme il faut avoir dit que l’on n’en veut plus.",
    "transaction.proposition": "Du procès-verbal à l’envoi, ou à la remise, de la proposition. Le code fixe ce délai.",
    "transaction.acceptation": "Le temps du contrevenant pour répondre, depuis l’envoi ou la remise. Son silence est un refus.",
    "transaction.homologation": "Le temps donné au procureur. Passé ce délai on le relance ; son silence ne vaut jamais accord.",
    "classement.validation": "Le temps donné au procureur. Passé ce délai on le relance ; son silence ne vaut jamais accord.",
}

# What stands where a convention says nothing, of what opens and answers a rappel: the law alone. Each line is tried, in
# tests/rappel_ordre/test_clauses_tues.py.
SANS = {
    "rappel_ordre.consultation": "le maire décide sans consulter le parquet",
    "rappel_ordre.avis": "aucun délai ne court, et le silence ne vaut rien",
    "rappel_ordre.magistrat_des_mineurs": "tout magistrat du parquet donne l’avis, même pour un mineur",
    "rappel_ordre.questions": "l’avis ne répond à aucune autre question",
    "rappel_ordre.exclusions": "seul ce qui peut être un crime ou un délit ferme la voie",
    "rappel_ordre.public": "le rappel s’adresse aux majeurs et aux mineurs",
    "rappel_ordre.age_minimum": "aucun âge minimum",
    "rappel_ordre.age_maximum": "aucun âge maximum",
    "rappel_ordre.reorientation": "le parquet ne réoriente pas ici ; s’il le fait par courrier, cela se note",
    "rappel_ordre.objet": "l’objet du courriel ne nomme personne",
    "rappel_ordre.constat_joint": "le constat ne part avec le courriel que si le parquet n’ouvre rien ici",
    "parquet.expediteurs": "qui est habilité écrit au parquet, sans liste à lui envoyer",
    "parquet.voie": "les courriers officiels partent au parquet par courriel",
    "parquet.adresse": "le courriel va aux personnes habilitées du parquet",
    "parquet.reception_par_serveur": "d’un parquet qui n’ouvre rien ici, l’accord de son serveur de courriel ne prouve pas la réception",
}
