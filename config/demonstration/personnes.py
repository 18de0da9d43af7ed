"""Who the demonstration tells of, and what they did. Everybody is invented; their telephone numbers are those kept for fiction."""

from config.demonstration.auteurs import Auteur, parent
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
