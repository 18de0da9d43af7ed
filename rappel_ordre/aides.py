"""What helps to fill and take the acts of a rappel à l'ordre, for somebody who is no lawyer."""

from procedure.aides.aide import Aide
from rappel_ordre.questions import AGGRAVANTES, CPP, CSI, QUESTIONS

LOI = ("L132-7",)
AVIS, SILENCE = "avis", "silence-vaut-acceptation"
DES_QUESTIONS = {
    f"question-{une.cle}": Aide(
        une.aide or une.refus, ("40",) if une.article == CPP else LOI if une.article == CSI else ("R625",)
    )
    for une in (*QUESTIONS, *AGGRAVANTES.values())
}
AIDES = DES_QUESTIONS | {
    "infraction": Aide(
        "Quelques mots ou l’article, puis choisissez dans la liste. Si rien ne convient, laissez vide et décrivez les faits.",
        ("131-13",),
        "contravention",
    ),
    "motif_bilan": Aide("La ligne de l’annexe 5 où ce rappel comptera. L’infraction la propose."),
    "reconnus": Aide(
        "Ce que l’auteur en dit. Certaines conventions permettent au parquet de réorienter les faits reconnus ; « non précisé » n’empêche rien d’autre."
    ),
    "mineur": Aide(
        "Moins de dix-huit ans le jour des faits. Le rappel se fait alors devant les parents, le représentant légal ou un éducateur, sauf impossibilité.",
        LOI,
        "mineur",
    ),
    "constat": Aide("Ce qui établit les faits, et que la fiche au parquet cite : un procès-verbal, ou un rapport.", (), "pv"),
    "constat_numero": Aide("Le numéro que le service lui a donné : c’est par lui que le parquet le retrouve."),
    "constat_le": Aide("La date écrite sur le procès-verbal ou le rapport, non celle des faits."),
    "constat_service": Aide("Police municipale, gendarmerie, garde champêtre… qui a constaté."),
    "procedure_en_cours": Aide("La convention demande au parquet de le dire. Si oui, l’avis ne peut pas être favorable."),
    "recidive": Aide("La convention demande au parquet de le dire. Cela informe le maire, et ne ferme rien."),
    "sens": Aide("Ce que dit l’avis parvenu après le terme. Défavorable ou réorientant, il arrête tout jusqu’à la décision de l’élu."),
    "raison": Aide("Pourquoi le dossier s’arrête. La liste est fermée, pour que le bilan puisse compter."),
    # Acts.
    "ouvrir": Aide("Un rappel à l’ordre est verbal : le maire, ou son délégué, le prononce. Ce dossier y prépare.", LOI, "rappel-a-l-ordre"),
    "soumettre": Aide(
        "L’élu est prévenu. Sont exclus : ce qui peut être un crime ou un délit, et ce qui fait l’objet d’une plainte ou d’une enquête, comme le dit votre convention.",
        ("40", "R625"),
    ),
    "rendre": Aide("Le dossier revient à l’agent avec votre motif ; le parquet n’en sait rien."),
    "retirer": Aide("Tant que l’élu n’a pas signé, l’agent peut reprendre son brouillon."),
    "saisir": Aide(
        "Votre convention demande l’avis du parquet avant le rappel. La fiche part sous votre signature : un agent ne signe jamais.",
        ("L2122-18",),
        AVIS,
    ),
    "autoriser": Aide("Aucune convention ne demande l’avis du parquet : le maire décide seul. La loi n’exige pas de convention.", LOI),
    "demander": Aide("Le délai de l’avis s’arrête : une question, venue d’une personne, rompt le silence. Un nouveau délai courra de la réception de la réponse."),
    "repondre": Aide("Votre réponse part au parquet. Un délai entier court de sa réception."),
    "favorable": Aide("Le rappel peut avoir lieu. Il n’éteint pas l’action publique : des poursuites restent possibles.", LOI, AVIS),
    "defavorable": Aide("Le rappel n’aura pas lieu. Le motif est lu par la mairie.", LOI, AVIS),
    "reorienter": Aide("Les faits, reconnus, appellent une autre réponse que le rappel. Seulement où la convention le prévoit."),
    "convenir": Aide("Le parquet n’a pas répondu, et une clause veut que vous décidiez ensemble. Joignez ce qui le montre. Si vous y renoncez tous deux, abandonnez le dossier.", (), SILENCE),
    "avec": Aide("Son nom, tel que la lettre le dira au parquet."),
    "passer_outre": Aide("Le parquet n’a pas répondu, et une clause dit que le maire décide. Le dossier porte « sans avis » : ce n’est pas une acceptation.", (), SILENCE),
    "tardif": Aide("Parvenu après le terme, un avis n’est jamais perdu et n’efface rien de lui-même : contraire, il attend la décision motivée de l’élu."),
    "renoncer": Aide("Le rappel n’aura pas lieu, malgré le silence qui l’avait accepté. Une lettre le dit au parquet."),
    "maintenir": Aide("Le rappel aura lieu malgré l’avis tardif. Le parquet en est informé, avec votre motif."),
    "reprendre": Aide("Le silence avait refusé ; un avis favorable est venu ensuite. L’élu peut reprendre le dossier."),
    "clore_sans_suite": Aide("La mairie ne fera rien de plus. Le dossier reste lisible, et compte au bilan."),
    "abandonner": Aide("Le dossier s’arrête avant son terme. Une fois un courrier parti, seul l’élu le peut."),
    "actualiser": Aide("Une adresse nouvelle, un parent retrouvé : ce qui est écrit ici servira aux prochaines lettres. L’identité, elle, ne change plus."),
    "fixer": Aide("Vous proposez une date ; l’élu signe, et les lettres se font alors. Tant qu’il n’a pas signé, une autre date prend la place de celle-ci."),
    "convoquer": Aide(
        "Une lettre par foyer pour un mineur, et une pour lui ; une seule pour un majeur. Elles s’impriment ici : le code au pied de chacune ouvre son suivi.",
        LOI,
    ),
    "reporter": Aide("De nouvelles lettres annulent et remplacent les premières, qui restent au dossier. Qui n’est plus convoqué en est averti."),
    "confirmer": Aide("L’avis favorable a été connu après les convocations : elles tiennent, et rien ne repart."),
    "prononcer": Aide("Le rappel est verbal : on note qui l’a tenu et devant qui, rien de ce qui fut dit.", LOI),
    "constater_carence": Aide("Ne pas venir n’est pas puni en soi. Il faut que chaque lettre ait été remise ou présentée ; un pli non réclamé compte, une adresse inconnue non."),
    "informer": Aide("La convention demande de dire au parquet ce qu’il en est, que la personne soit venue ou non."),
    "annuler": Aide("Ceux qui étaient convoqués sont avertis de ne pas venir. La lettre ne donne aucun motif."),
    "exclure": Aide("Une plainte ou une enquête ferme la voie du rappel, même après un accord tacite : le parquet et les personnes convoquées en sont avertis.", ("40",)),
    "transmettre": Aide("Après un refus, la convention veut que le dossier aille au parquet."),
    "constater_deces": Aide("Aucune lettre ne part à la famille : dites-lui de vive voix que le rendez-vous n’a plus lieu. Le parquet l’apprend s’il a été saisi."),
    "desister": Aide("Un courrier est déjà parti : le parquet et les personnes convoquées apprennent que le rappel n’aura pas lieu."),
    "demander_suite": Aide("La convention permet au maire de demander ce qu’il est advenu d’un dossier qui n’a pas été mené."),
    "repondre_suite": Aide("Un classement se dit avec son motif (art. L.132-3 CSI)."),
    "rdv_le": Aide("Une lettre recommandée met plusieurs jours : laissez le temps qu’elle soit présentée. Elle doit l’être avant l’heure dite."),
    "lieu": Aide("À la mairie, son adresse s’imprime dessous. Ailleurs, écrivez l’adresse ici."),
    "mode": Aide("La lettre le porte, et la preuve à garder en dépend : le numéro du recommandé, ou le récépissé signé."),
    "report": Aide("Pourquoi l’on reporte : la nouvelle lettre ne le dit pas, le dossier le garde."),
    "par_qui": Aide("Le maire, ou un élu dont l’arrêté valait ce jour-là. Un agent ne tient pas un rappel.", ("L2122-18",)),
    "norme": Aide("Sans la règle qui n’a pas été respectée, il n’y a pas de rappel."),
    "regles": Aide("Un des quatre points de l’entretien (convention de Chambéry, art. 5.3)."),
    "sanctions": Aide("L’amende encourue est dans l’aide-mémoire, d’après la table datée des infractions.", ("131-13",), "contravention"),
    "raisons": Aide("Un des quatre points de l’entretien. Rien de ce qui fut dit n’est gardé."),
    "excuse": Aide("Une excuse acceptée appelle un autre rendez-vous, et non une carence."),
    "exclusion": Aide("Ce que l’on a appris depuis, parmi ce que votre convention exclut."),
    "connue_le": Aide("Le jour où la mairie l’a appris."),
    "suite": Aide("Ce que le parquet a fait de ce dossier, qui n’a pas été mené jusqu’au rappel."),
    # Clocks.
    "delai.rendez_vous_a_signer": Aide("L’agent a proposé une date : les lettres se font à la signature."),
    "delai.convocation_a_remettre": Aide("Chaque lettre a sa preuve et sa date : numéro du recommandé, ou récépissé signé."),
    "delai.annulation_a_remettre": Aide("Qui a reçu une convocation doit apprendre qu’il ne vient plus, avant l’heure dite si possible."),
    "delai.a_tenir": Aide("L’heure est passée : dites que le rappel a été tenu, ou constatez que personne n’est venu."),
    "delai.rendez_vous": Aide("Ensuite, notez qu’il a été tenu, ou faites constater la carence."),
    "delai.a_decommander": Aide("Un avis contraire a été connu après l’envoi des convocations : les personnes doivent l’apprendre."),
    "delai.a_transmettre": Aide("La convention veut qu’un dossier refusé aille au parquet : l’élu signe la lettre qui l’accompagne."),
    "delai.suite_attendue": Aide("Rien dans la loi ne fixe ce délai ici : c’est un rappel. Le parquet dit un classement avec son motif."),
    "delai.fiche_a_signer": Aide("Rien dans la loi ne fixe ce délai : c’est un rappel, pour que le parquet sache ce qu’il en est."),
    "delai.lettre_a_deposer": Aide("Votre convention ne veut aucun courriel : imprimez la lettre, déposez-la au parquet, et notez-le."),
    "delai.dossier_a_deposer": Aide("Votre convention ne veut aucun courriel : imprimez la lettre et le dossier, déposez-les au parquet, et notez-le."),
    "delai.fiche_a_deposer": Aide("Votre convention ne veut aucun courriel : imprimez la fiche, déposez-la au parquet, et notez-le."),
    "delai.fiche_revenue": Aide("La fiche n’est pas arrivée : renvoyez-la, ou notez la preuve qu’elle a été reçue autrement."),
    "delai.cloture": Aide("Trois jours ouvrables après le départ de la fiche, le temps d’un rejet ou d’une rectification, le dossier se clôt seul."),
    "delai.signature": Aide("Rien dans la loi ne fixe ce délai : c’est un rappel, pour que le dossier n’attende pas."),
    "delai.reponse_attendue": Aide(
        "Le délai et ce que vaut le silence viennent de votre convention. Sans clause, le silence ne vaut rien : on attend, et on relance. Il ne court que d’une réception prouvée.",
        (),
        SILENCE,
    ),
    "delai.avis_a_enregistrer": Aide("Un avis est parvenu par une autre voie : notez-le, à la date où il est arrivé."),
    "delai.preuve": Aide("Sans preuve que la fiche est arrivée, aucun délai ne court et le silence ne dit rien.", (), "preuve-de-reception"),
    "delai.question_posee": Aide("Le parquet attend votre réponse ; tant qu’elle n’est pas partie, son propre délai ne court pas."),
    "delai.avis_contraire": Aide("Un avis contraire est parvenu après le terme : rien ne se fait avant que l’élu renonce, ou maintienne."),
    "delai.courrier_revenu": Aide("Un courrier n’est pas arrivé : renvoyez-le, ou notez la preuve qu’il a été reçu autrement."),
}  # fmt: skip
