"""Words of the law and of this house, for who is no lawyer. What a convention alone says is said to be its own."""

from typing import NamedTuple

from annuaire.textes import simplifier


class Terme(NamedTuple):
    mot: str
    texte: str
    articles: tuple[str, ...] = ()

    @property
    def ancre(self) -> str:
        return simplifier(self.mot).replace(" ", "-")


# fmt: off
TERMES = (
    Terme("Avenant", "Ce que les signataires d’une convention changent ensemble, par écrit et à une date. Les dossiers déjà engagés gardent la version qui était la leur."),
    Terme("Avis", "Ce que le parquet répond à la mairie qui le consulte avant un rappel à l’ordre : favorable, défavorable ou, où la convention le prévoit, une réorientation. C’est la convention qui demande cet avis, non la loi.", ("L132-7",)),
    Terme("Bilan", "Le compte des dossiers d’une année, que la convention demande. Il ne nomme personne."),
    Terme("Carence", "La personne convoquée n’est pas venue. Ne pas venir n’est pas puni en soi : la mairie en informe le parquet, qui apprécie."),
    Terme("CDDF", "Conseil pour les droits et devoirs des familles : créé par le conseil municipal, présidé par le maire ou son délégué, il entend une famille, l’informe et propose. Le maire décide ; les membres sont tenus au secret.", ("L141-1", "226-13")),
    Terme("Classement sous condition", "Le procureur ne poursuit pas si l’auteur répare. Par cette voie, la mairie propose une réparation en nature, qu’une convention encadre ; la mesure reste celle du procureur.", ("41-1",)),
    Terme("CLSPD", "Conseil local de sécurité et de prévention de la délinquance, présidé par le maire. Obligatoire au-dessus de 5 000 habitants ou avec un quartier prioritaire ; intercommunal, on dit CISPD.", ("L132-4",)),
    Terme("Contravention", "La moins grave des infractions, en cinq classes, de 38 € à 1 500 € d’amende au plus, 3 000 € en récidive quand le texte le dit. Au-dessus sont le délit et le crime, qui excluent le rappel à l’ordre.", ("131-13",)),
    Terme("Convention", "L’accord écrit du parquet et de communes sur leur façon de travailler : délais, avis, ce que vaut le silence. Un délai sans clause n’existe pas."),
    Terme("Échéance", "Le jour et l’heure où un délai prend fin. L’application montre toujours comment elle a été calculée : « Pourquoi cette date ? »."),
    Terme("Habilitation", "Ce que quelqu’un peut faire ici, dans quelle institution, à quel titre et jusqu’à quand. L’administrateur de l’institution la donne et la retire."),
    Terme("Homologation", "L’accord d’un magistrat sans lequel une transaction ne s’exécute pas : le procureur pour une réparation, le juge pour un travail non rémunéré. Son silence ne vaut jamais accord.", ("44-1",)),
    Terme("Jour ouvrable", "Ici, un jour qui n’est ni un samedi, ni un dimanche, ni férié. Certains délais qui finiraient un jour chômé vont au jour ouvrable suivant.", ("801",)),
    Terme("Magistrat des mineurs", "Le magistrat du parquet chargé des mineurs. Où la convention le demande, lui seul donne l’avis quand l’auteur était mineur au jour des faits."),
    Terme("Mineur", "Qui a moins de dix-huit ans. L’âge au jour des faits décide de la voie à suivre ; l’âge au jour de l’acte, si les parents sont prévenus."),
    Terme("Parquet", "Les magistrats qui poursuivent au nom de la société, sous l’autorité du procureur de la République, auprès de chaque tribunal judiciaire."),
    Terme("Preuve de réception", "Ce qui montre qu’un courrier est arrivé, et quand : accusé de réception, réponse, lecture dans l’application, appel daté. Sans elle, aucun silence ne vaut accord."),
    Terme("PV", "Procès-verbal : l’écrit par lequel un agent habilité constate une infraction. Un rapport décrit les faits sans en avoir la force."),
    Terme("Rappel à l’ordre", "Le maire, ou un élu qu’il délègue, dit de vive voix à quelqu’un la règle qu’il a enfreinte. Aucun agent ne peut le faire. Ce n’est pas une peine, et l’action publique n’est pas éteinte.", ("L132-7", "L2122-18")),
    Terme("Réitération", "Des faits nouveaux, après un rappel à l’ordre prononcé, de la même personne dans la même commune. À vérifier toujours : deux personnes peuvent porter le même nom."),
    Terme("Réorientation", "Le parquet estime que les faits, reconnus, appellent autre chose qu’un rappel à l’ordre. Possible où la convention le prévoit."),
    Terme("Représentant légal", "Père, mère ou tuteur d’un mineur. S’ils vivent à deux adresses, chacun reçoit sa lettre."),
    Terme("Saisir le parquet", "Lui envoyer, signée d’un élu, la demande d’avis et ce qui établit les faits. Un agent prépare ; il ne signe pas."),
    Terme("Silence vaut acceptation", "Passé le délai que dit une convention, ne pas répondre vaut accord – seulement si une clause le dit, et si la demande est bien arrivée. Ailleurs, le silence ne vaut rien, et certaines décisions ne sont jamais prises par lui."),
    Terme("Signalement de l’article 40", "Toute autorité ou tout agent public qui apprend un crime ou un délit en avise sans délai le procureur. Aucune convention n’en dispense.", ("40",)),
    Terme("Terme", "La fin d’un délai. « Dans le terme » : arrivé à la commune avant la fin du dernier jour, à minuit par l’horloge de la commune."),
    Terme("Transaction", "Le maire propose au contrevenant de réparer, ou de travailler au profit de la commune, pour une contravention contre ses biens. Acceptée, homologuée et exécutée, elle éteint l’action publique, ce que le procureur constate.", ("44-1", "R15-33-61")),
    Terme("TNR", "Travail non rémunéré au profit de la commune, trente heures au plus, dans le cadre d’une transaction.", ("44-1",)),
)
# fmt: on
