"""Names for a world: all invented, or too common to be anybody's. No apostrophe: what is typed in a letter is left as it is."""

# fmt: off
NOMS = (
    "Abadie", "Achour", "Alvarez", "Amrani", "Arnaud", "Aubert", "Bakary", "Barbier", "Bernard", "Besson", "Blanchet",
    "Bouchet", "Boyer", "Camara", "Carlier", "Cheng", "Collet", "Colin", "Costa", "Dacosta", "Delaunay", "Diarra",
    "Diop", "Dumas", "Dupuis", "Estrada", "Fabre", "Faure", "Ferreira", "Fontaine", "Gauthier", "Giraud", "Gomes",
    "Guérin", "Haddad", "Henry", "Huet", "Jacquet", "Kaya", "Koné", "Lacroix", "Lambert", "Leclerc", "Lefort",
    "Legrand", "Lopez", "Mallet", "Marchal", "Mercier", "Moreau", "Nguyen", "Nowak", "Olivier", "Ouattara", "Perrot",
    "Picard", "Pham", "Renault", "Rivière", "Robin", "Rossi", "Roux", "Santos", "Schmitt", "Sow", "Teixeira", "Tissot",
    "Traoré", "Vidal", "Weber", "Yilmaz", "Zidane",
)
PRENOMS = (
    "Adèle", "Adrien", "Agathe", "Aïcha", "Alban", "Alix", "Amadou", "Anaïs", "Anton", "Axel", "Baptiste", "Bilal",
    "Camille", "Carla", "Céleste", "Chloé", "Clément", "Dalia", "Damien", "Diane", "Edgar", "Elias", "Elsa", "Émile",
    "Esther", "Fanny", "Farid", "Félix", "Gabin", "Hana", "Hugo", "Ilyes", "Irène", "Ivan", "Jade", "Jonas", "Joseph",
    "Kenza", "Lina", "Louis", "Lucas", "Maé", "Malik", "Marie", "Mathis", "Mila", "Nora", "Oscar", "Paula", "Quentin",
    "Rayan", "Rémi", "Rosa", "Sacha", "Salomé", "Tess", "Ugo", "Victor", "Wassim", "Yasmine", "Youri", "Zoé",
)
RUES = (
    "rue Basse", "rue Haute", "rue du Moulin", "rue des Lilas", "rue de la Forge", "chemin Vert", "chemin des Prés",
    "place du Marché", "avenue de la Gare", "allée des Tilleuls", "impasse du Puits", "quai Neuf", "rue du Stade",
    "rue des Jardins", "montée du Château", "cours de la République", "boulevard du Nord", "rue Neuve",
    "sentier des Vignes", "rue des Artisans",
)
VILLES = (
    "Alger", "Amiens", "Annecy", "Bamako", "Besançon", "Brest", "Dakar", "Dijon", "Fès", "Lille", "Lisbonne", "Lyon",
    "Marseille", "Metz", "Nantes", "Naples", "Nice", "Porto", "Rennes", "Tunis",
)
METIERS = (
    "sans emploi", "maçon", "vendeuse", "étudiant", "retraitée", "chauffeur", "aide-soignante", "cuisinier",
    "agricultrice", "comptable", "plombier", "caissière", "informaticien", "coiffeuse", "ouvrier", "enseignante",
    "serveur", "fleuriste",
)
TETES = (
    "Mont", "Val", "Roche", "Bel", "Haute", "Pierre", "Font", "Château", "Clair", "Grand", "Ville", "Bois", "Champ",
    "Puy",
)
QUEUES = (
    "brune", "sec", "fort", "mire", "lande", "vaux", "combe", "rive", "nay", "court", "bourg", "sol", "fer", "mars",
    "mont", "pré", "dure", "gny", "loup", "cey", "vigne", "font", "jol", "tour",
)
SUITES = ("", "-le-Vieux", "-les-Bains")
# fmt: on
