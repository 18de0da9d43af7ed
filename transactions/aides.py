"""What helps to fill and take the acts of a transaction, for somebody who is no lawyer."""

from procedure.aides.aide import Aide
from transactions.aides_delais import DELAIS
from transactions.examen import QUESTIONS

CHAMPS = {f"question-{une.cle}": Aide(une.refus) for une in QUESTIONS.values()} | {
    "infraction": Aide(
        "Quelques mots ou l’article, puis choisissez dans la liste. Si rien ne convient, laissez vide et décrivez les faits."
    ),
    "bien": Aide("Le banc, l’abri, le mur… : ce qui a été abîmé, et qui appartient à la commune."),
    "constat_numero": Aide("Le numéro que le service lui a donné : c’est par lui que le parquet le retrouve."),
    "constat_le": Aide("La proposition doit partir dans le mois de cette date."),
    "constat_agent": Aide("Seul un procès-verbal de la police municipale ou d’un garde champêtre ouvre cette voie."),
    "constat_service": Aide("Tel que la lettre le nommera."),
    "au_parquet_le": Aide(
        "Le jour où ce procès-verbal est parvenu au procureur, par un officier de police judiciaire."
    ),
    "nature": Aide(
        "Une somme répare le dommage, et le procureur l’homologue. Un travail, trente heures au plus, est homologué par le juge."
    ),
    "montant": Aide(
        "Celui du devis ou de l’estimation. La loi n’en fixe pas le plafond : l’amende encourue se lit à côté."
    ),
    "beneficiaire": Aide("Le comptable public qui reçoit la somme : la mairie ne l’encaisse pas elle-même."),
    "delai_nombre": Aide(
        "Le temps laissé pour payer, ou pour travailler, une fois la transaction homologuée et notifiée."
    ),
    "delai_unite": Aide("En jours, ou en mois."),
    "heures": Aide("Trente au plus pour toute la transaction ; le jour dit, sans les trajets ni les repas."),
    "poste": Aide(
        "Choisi, il remplit le travail, son lieu et son encadrant là où rien n’est écrit. Les postes se tiennent à la page « Travaux et réparations »."
    ),
    "travail": Aide("Ce qui sera fait, au profit de la commune."),
    "travail_lieu": Aide("Où ce travail se fera."),
    "encadrant": Aide("Qui l’accueille, le suit, et dit les heures faites."),
    "emploi": Aide("Avec ce travail, quarante-sept heures par semaine au plus : les 35 heures légales, et douze."),
    "par_semaine": Aide("Combien de ces heures tiendront dans une semaine."),
    "amende": Aide(
        "L’infraction propose l’amende encourue, que la lettre cite. À la question « payée ? », une réponse « oui » arrête tout."
    ),
    "action": Aide("Des poursuites engagées laissent le maire sans rien à transiger."),
    "peines": Aide("Telles que le texte de l’infraction les prévoit. Écrivez « aucune » s’il n’en prévoit pas."),
    "adresse": Aide("Si le pli est revenu : où il habite maintenant."),
    "ligne": Aide("Celle qui est fausse."),
    "mode": Aide("De préférence au cours d’un entretien, contre récépissé."),
    "apte_le": Aide(
        "Le jour où un médecin l’a vu. Le certificat lui-même ne se joint pas : rien de médical n’est gardé."
    ),
    "medecin": Aide("Son nom seulement."),
    "assurance": Aide("Votre convention demande que la commune assure qui travaille pour elle."),
    "delegue": Aide("Il suit l’exécution avec vous, et n’a accès qu’à ce dossier."),
    "raison": Aide("La liste est fermée, pour que le bilan puisse compter."),
    "reference": Aide("Celle que le comptable a donnée à ce versement."),
    "incidents": Aide("En quelques mots, sans nommer personne d’autre."),
    "renonce_le": Aide("Avant la fin du délai, seule une renonciation écrite du contrevenant permet de le constater."),
    "suite": Aide("Ce que le parquet a décidé de ces faits."),
}
ACTES = {
    "ouvrir": Aide(
        "Le maire propose à l’auteur de réparer, au lieu d’être poursuivi. Le procureur, ou le juge, homologue."
    ),
    "soumettre": Aide("L’élu est prévenu. Tout ce que la lettre doit dire est demandé avant."),
    "rendre": Aide("Le dossier revient à l’agent avec votre motif."),
    "retirer": Aide("Tant que l’élu n’a pas signé, l’agent peut reprendre son brouillon."),
    "constater_hors_delai": Aide(
        "Le mois du procès-verbal est passé : aucune transaction ne peut plus être proposée pour ces faits."
    ),
    "proposer": Aide(
        "La lettre part sous votre signature, en deux exemplaires : imprimez-la deux fois. L’un revient signé."
    ),
    "constater_non_remise": Aide(
        "L’adresse était fausse : le silence ne vaut rien. Corrigez l’adresse, et proposez de nouveau, dans le mois."
    ),
    "accepter": Aide(
        "Datée par le cachet de la poste, ou par la remise en mairie. La date écrite à côté de la signature ne suffit pas : l’élu seul peut l’admettre."
    ),
    "admettre": Aide("Aucun cachet ne date la réponse : vous admettez la date qu’elle porte, et dites pourquoi."),
    "refuser": Aide(
        "Il l’a écrit, ou dit : joignez ce qui le montre. Le procès-verbal se transmet ensuite au parquet."
    ),
    "informer_du_refus": Aide(
        "Le procureur reçoit le procès-verbal et décide. Après un silence, attendez qu’une acceptation ne puisse plus arriver à temps."
    ),
    "dire_l_acceptation": Aide(
        "Le refus est déjà transmis : c’est au procureur de dire ce que vaut cette acceptation."
    ),
    "demander_homologation": Aide(
        "Le procureur reçoit l’acceptation et le procès-verbal. Son silence ne vaut jamais accord : on le relance."
    ),
    "demander": Aide("Le délai s’arrête. Un autre court de la réception de la réponse."),
    "repondre": Aide("Joignez d’abord ce qui manque, lisible des deux côtés. Votre réponse part au parquet."),
    "homologuer": Aide(
        "La transaction s’exécute ensuite. L’action publique ne s’éteint qu’une fois tout exécuté, à temps."
    ),
    "refuser_homologation": Aide("Le motif est lu par la mairie, qui prévient le contrevenant."),
    "transmettre_au_juge": Aide(
        "Un travail non rémunéré est homologué par le juge du tribunal de police, au vu de vos réquisitions."
    ),
    "homologuer_au_siege": Aide("La décision du juge, à sa date."),
    "refuser_au_siege": Aide("La décision du juge, à sa date, avec son motif."),
    "relancer": Aide("Un courriel part au parquet. Rien n’est décidé par son silence."),
    "designer_delegue": Aide("La mairie l’a demandé. Il n’a accès qu’à ce dossier."),
    "notifier": Aide("Le délai pour s’exécuter court de la remise, ou de la distribution."),
    "notifier_refus": Aide("Le contrevenant apprend qu’il n’a rien à payer ni à faire. Ce qu’il a déjà versé se rend."),
    "notifier_encore": Aide(
        "La première n’a pas été remise : une autre lettre part, à sa nouvelle adresse s’il le faut."
    ),
    "retirer_ligne": Aide("La ligne reste, barrée du compte : notez ensuite la bonne."),
    "verser_avant": Aide(
        "Il ne compte qu’une fois la transaction homologuée et notifiée ; si elle ne l’est pas, il se rend."
    ),
    "verser": Aide("En une ou plusieurs fois, à la date où le comptable l’a reçu."),
    "restituer": Aide("Ce qui fut versé avant une homologation qui n’est pas venue revient à qui l’a versé."),
    "consigner_journee": Aide("Une ligne par jour, à sa date."),
    "rendre_compte": Aide("Le procureur et la mairie le lisent, et le reçoivent."),
    "suspendre": Aide("Pour un travail seulement : ce qui reste du délai est gardé."),
    "poursuivre": Aide("Le délai reprend, pour ce qu’il en restait."),
    "executer": Aide("Le procureur en est informé : lui seul constate que l’action publique est éteinte."),
    "constater_inexecution": Aide("Le procureur en est informé, et décide."),
    "eteindre": Aide("Tout a été exécuté à temps : il n’y a plus rien à poursuivre."),
    "decider": Aide("La mairie apprend ce qui est fait de ces faits."),
    "clore_sans_suite": Aide(
        "Le parquet n’a rien dit : le dossier se ferme, et sa réponse pourra encore y être notée."
    ),
    "dire_la_suite": Aide("Le dossier est fermé : la suite y est ajoutée."),
    "classer_sans_objet": Aide(
        "Une amende payée, des poursuites ou un décès : il n’y a plus rien à transiger. Chacun de ceux qui ont reçu une lettre l’apprend."
    ),
    "constater_sans_objet": Aide("Après l’homologation, c’est à vous de le constater."),
    "prescrire": Aide(
        "Un an a passé depuis le dernier acte qui l’interrompt. Le programme le rappelle, et ne le constate jamais."
    ),
    "constater_deces": Aide(
        "Le parquet en est informé s’il connaît le dossier ; il reste à constater que c’est sans objet."
    ),
    "abandonner": Aide("Rien n’est encore parti : le dossier se ferme."),
    "desister": Aide("Une lettre le dit à chacun de ceux qui en ont reçu une."),
}
AIDES = CHAMPS | ACTES | {f"delai.{nom}": Aide(dite) for nom, dite in DELAIS.items()}
