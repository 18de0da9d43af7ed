"""Who the demonstration tells of, and what they did. Everybody is invented; their telephone numbers are those kept for fiction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from config.demonstration.faits import (
    ARRETE,
    BRUIT,
    CHIEN,
    COLLECTE,
    DEGRADATION,
    DEPOT,
    ECOLE,
    ENTRAVE,
    EPAVE,
)
from procedure.droit.ages import MAJORITE
from procedure.droit.infractions import Infraction
from rappel_ordre.brouillon import MOTIFS
from rappel_ordre.questions import DE_LA_LOI, PAR_NOM

JOUR = timedelta(1)
POLICE = "la police municipale"


@dataclass(frozen=True, eq=False)
class Auteur:
    nom: str
    prenoms: str
    age: int
    ne_a: str
    profession: str
    rue: str
    infraction: Infraction
    resume: str
    reconnus: str = ""
    heure: int = 15
    constat: str = "pv"
    parents: tuple[dict[str, str], ...] = ()
    depuis: int = 0  # so many days before now, a year older than that

    def champs(self, ouvert_le: datetime, rang: int) -> dict:
        """The case as it is filed, a few days after the facts."""
        faits_le = (ouvert_le - 2 * JOUR).replace(hour=self.heure, minute=40)
        return {
            "faits_le": faits_le,
            "faits_lieu": self.rue,
            "infraction": self.infraction.cle,
            "faits_nature": self.infraction.faits,
            "qualification": self.infraction.qualification,
            "motif_bilan": MOTIFS.get(self.infraction.article, ""),
            "reponses": {cle: cle in DE_LA_LOI for cle in PAR_NOM},
            "resume": self.resume,
            "reconnus": self.reconnus,
            "mineur": self.age < MAJORITE,
            "constat": self.constat,
            "constat_numero": f"{faits_le.year}-{290 + rang}",
            "constat_le": faits_le.date(),
            "constat_service": POLICE,
        }

    def etat_civil(self, dossier, rang: int, temps) -> dict:
        """Who it was; the facts took place where they live."""
        personne = {champ: getattr(self, champ) for champ in ("nom", "prenoms", "ne_a", "profession")}
        return personne | {
            "ne_le": self.ne_le(temps),
            "adresse": f"{self.rue}, {dossier.commune.code} {dossier.commune.nom}",
            "telephone": f"06 39 98 {rang:02} {self.age:02}",
        }

    def ne_le(self, temps) -> date:
        """Of that age since before all that is told; or until that birthday."""
        if self.depuis:
            return temps.jour - int((self.age + 1) * 365.25 + self.depuis) * JOUR
        return temps.debut - int(self.age * 365.25 + 30) * JOUR


def parent(nom, qualite, adresse):
    return {"nom": nom, "qualite": qualite, "adresse": adresse}


LORMEAU = Auteur(
    "Lormeau", "Bastien", 34, "Valmont", "menuisier", "12, rue des Tanneurs", BRUIT,
    "Musique amplifiée, fenêtres ouvertes, après deux passages de la police municipale le même soir.", "oui", 23,
)  # fmt: skip
MARCHETTI = Auteur(
    "Marchetti", "Enzo", 19, "Grenoble", "étudiant", "3, chemin des Vignes", DEPOT,
    "Trois sacs de gravats laissés au pied des conteneurs. Une facture à son nom s’y trouvait.",
)  # fmt: skip
NGUYEN = Auteur(
    "Nguyen", "Lucie Mai", 41, "Lyon", "infirmière", "27, avenue de la Gare", CHIEN,
    "Son berger, sans laisse, a suivi deux passants jusqu’au marché. Troisième signalement depuis l’été.", "oui", 9,
)  # fmt: skip
BELKACEM = Auteur(
    "Belkacem", "Yanis", 15, "Valmont", "collégien", "6, allée des Cèdres", DEGRADATION,
    "Deux jardinières d’un restaurant renversées en sortant du stade ; une plante est perdue, un pot fêlé.", "oui", 18,
    parents=(
        parent("Samia Haddad", "mère", "6, allée des Cèdres, 73901 Sainte-Aure"),
        parent("Karim Belkacem", "père", "41, cours Jean-Moulin, 38000 Grenoble"),
    ),
)  # fmt: skip
OLIVEIRA = Auteur(
    "Oliveira", "Margarida", 67, "Braga (Portugal)", "retraitée", "9, rue du Lavoir", COLLECTE,
    "Encombrants posés sur le trottoir cinq jours avant la collecte, malgré un premier avis dans la boîte.", "oui", 8,
)  # fmt: skip
KOWALSKI = Auteur(
    "Kowalski", "Florian", 28, "Lens", "cuisinier", "18, rue des Tanneurs", BRUIT,
    "Réunion sur la terrasse jusqu’à 2 h ; quatre riverains entendus.", "non", 23,
)  # fmt: skip
ETCHEVERRY = Auteur(
    "Etcheverry", "Samuel", 52, "Bayonne", "artisan couvreur", "2, impasse du Four", ENTRAVE,
    "Échafaudage et matériaux sur toute la largeur de l’impasse pendant deux jours, sans autorisation.", "oui", 10,
)  # fmt: skip
RAHMANI = Auteur(
    "Rahmani", "Inaya", 23, "Chambéry", "vendeuse", "5, place du Marché", BRUIT,
    "Enceinte portative sur la place, après minuit, deux nuits de suite.", "oui", 23,
)  # fmt: skip
LEMOINE = Auteur(
    "Lemoine", "Gérard", 58, "Rouen", "sans emploi", "31, rue Haute", DEPOT,
    "Un réfrigérateur abandonné en lisière du bois communal.", "non", 7,
)  # fmt: skip
TRAN = Auteur(
    "Tran-Dubois", "Ophélie", 37, "Paris", "graphiste", "14, rue du Lavoir", ARRETE,
    "Feu de branchages dans son jardin malgré l’arrêté d’interdiction en période sèche.", "oui", 16,
)  # fmt: skip
GARNIER = Auteur(
    "Garnier", "Malo", 16, "Valmont", "apprenti", "8, rue des Écoles", DEGRADATION,
    "Une vitre de l’abri à vélos de la copropriété brisée au ballon ; il a appelé lui-même le gardien.", "oui", 17,
    parents=(parent("Claire et Denis Garnier", "parents", "8, rue des Écoles, 73901 Sainte-Aure"),),
)  # fmt: skip
PETIT = Auteur(
    "Petit", "Solange", 83, "Valmont", "retraitée", "22, rue Haute", COLLECTE,
    "Sacs sortis plusieurs fois hors des jours de collecte.", "", 8, "rapport",
)  # fmt: skip
MBEMBA = Auteur(
    "Mbemba", "Jonathan", 31, "Pointe-Noire (Congo)", "livreur", "4, rue du Beffroi", EPAVE,
    "Pneus usagés déchargés d’une camionnette sur un chemin communal, relevés par la vidéoprotection.", "non", 21,
)  # fmt: skip
CARPENTIER = Auteur(
    "Carpentier", "Sylvie", 44, "Dole", "aide à domicile", "17, rue des Forges", ECOLE,
    "Son fils de 13 ans a manqué dix-neuf demi-journées ; l’inspection d’académie l’avait avertie en mai.", "oui", 11,
)  # fmt: skip
PENVEN = Auteur(
    "Penven", "Loïc", 22, "Quimper", "marin", "11, quai des Sauniers", CHIEN,
    "Chien détaché sur la plage surveillée, qui a bousculé un enfant sans le blesser.", "oui", 14,
)  # fmt: skip
LEGALL = Auteur(
    "Le Gall", "Maëva", 46, "Papeete", "restauratrice", "3, venelle du Port", ENTRAVE,
    "Terrasse étendue sur la cale, les secours n’ont pu passer.", "non", 12,
)  # fmt: skip
YILDIZ = Auteur(
    "Yıldız", "Emre", 29, "Konya (Turquie)", "mécanicien", "5, montée du Fort", BRUIT,
    "Essais de moteur devant le garage jusqu’à 1 h du matin.", "oui", 23,
)  # fmt: skip
