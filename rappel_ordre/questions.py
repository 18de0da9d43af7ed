"""May the mayor answer these facts by a rappel à l'ordre? What the law and the convention ask, one question at a time.

The convention words its exclusions: Chambéry's complaint is one lodged with the police or the gendarmerie, Dole's any
complaint. Which of them one case is asked, and what its answers close, `examen.py` says.
"""

from dataclasses import dataclass

CSI, CPP = "art. L.132-7 CSI", "art. 40 CPP"


@dataclass(frozen=True)
class Question:
    cle: str
    texte: str
    refus: str  # why not, once the answer closes the road
    article: str = CSI
    aide: str = ""
    ferme: bool = True  # the answer that closes it: oui
    voies: tuple[str, ...] = ()  # the roads that are open instead

    def exclut(self, reponse: bool | None) -> bool:
        return reponse is self.ferme


QUESTIONS = (
    Question("identifie", "Connaissez-vous l’identité de l’auteur ?",
        "Le rappel à l’ordre s’adresse à un auteur dont l’identité est connue.", ferme=False, voies=("signaler",)),
    Question("auteur", "A-t-il commis les faits lui-même, seul ou avec d’autres ?",
        "Le rappel à l’ordre s’adresse à l’auteur des faits : un complice en est exclu.", ferme=False, voies=("signaler",),
        aide="La loi nomme l’auteur. Un coauteur en est un : ouvrez un dossier pour chacun. Qui a seulement aidé est un complice."),
    Question("commune", "Les faits ont-ils eu lieu sur le territoire de la commune ?",
        "Le maire ne rappelle à l’ordre que pour des faits commis sur le territoire de sa commune.", ferme=False),
    Question("crime_ou_delit", "Ces faits peuvent-ils être un crime ou un délit ?",
        "Ces faits peuvent être un crime ou un délit : le maire les signale au procureur.", CPP,
        voies=("signaler", "proposer_classement"),
        aide="En cas de doute, répondez oui : le maire doit signaler sans délai au procureur ce qui peut être un crime ou un délit."),
    Question("cinquieme_classe_personnes", "S’agit-il d’une contravention de la 5e classe contre une personne ?",
        "Une contravention de la 5e classe contre les personnes ne peut pas donner lieu à un rappel à l’ordre.",
        "art. R.625-1 à R.625-13 CP", voies=("signaler",),
        aide="Par exemple des violences suivies d’une incapacité de travail, ou une injure raciste, sexiste ou homophobe."),
    Question("plainte_police_gendarmerie", "Une plainte a-t-elle été déposée dans un commissariat ou une brigade de gendarmerie ?",
        "Une plainte a été déposée : la justice en décide."),
    Question("plainte", "Une plainte a-t-elle été déposée, à la police, à la gendarmerie ou auprès d’un magistrat ?",
        "Une plainte a été déposée : la justice en décide.",
        aide="Une plainte adressée par courrier au procureur compte aussi."),
    Question("enquete_en_cours", "Une enquête judiciaire est-elle en cours sur ces faits ?",
        "Une enquête judiciaire est en cours : le maire n’intervient pas."),
    Question("enquete", "Ces faits ont-ils donné lieu à une enquête, même terminée ?",
        "Ces faits ont donné lieu à une enquête : le maire n’intervient pas."),
    Question("reiterant", "La commune l’a-t-elle déjà rappelé à l’ordre ?",
        "La convention réserve le rappel à qui n’en a pas déjà reçu un.", voies=("transiger", "proposer_mesure"),
        aide="Le dossier montre ce que le programme en sait, à vérifier."),
)  # fmt: skip
DE_LA_LOI = ("identifie", "auteur", "commune")
DITES_PAR_L_INFRACTION = {"crime_ou_delit", "cinquieme_classe_personnes"}
# What may come after the signature: asked again before somebody is convoked, and before the rappel is held.
DEPUIS = ("plainte_police_gendarmerie", "plainte", "enquete_en_cours", "enquete")
SANS_CONVENTION = ("plainte", "enquete_en_cours")
PAR_NOM = {une.cle: une for une in QUESTIONS}

PLUS_GRAVE = "Dans ces circonstances, les faits peuvent être un délit : le maire les signale au procureur."
AGGRAVANTES = {
    une.cle: une
    for une in (
        Question("victime", "La victime est-elle un enseignant, un enfant de moins de 15 ans, un conjoint ou ancien conjoint ?",
            PLUS_GRAVE, CPP, voies=("signaler",)),
        Question("lieu", "Était-ce dans un établissement scolaire, ou devant, à l’entrée ou à la sortie des élèves ?",
            PLUS_GRAVE, CPP, voies=("signaler",)),
        Question("nombre", "Les auteurs étaient-ils plusieurs, ou l’un d’eux était-il armé ?", PLUS_GRAVE, CPP, voies=("signaler",)),
        Question("propos", "Les mots visaient-ils une origine, une religion, un sexe, une orientation sexuelle ou un handicap ?",
            "Une injure discriminatoire est une contravention de la 5e classe contre les personnes, ou un délit.",
            "art. R.625-8-1 CP", voies=("signaler",)),
    )
}  # fmt: skip
