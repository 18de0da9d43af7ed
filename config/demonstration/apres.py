"""What follows an avis: who is convoked, who came, who did not."""

from config.demonstration.auteurs import Auteur, parent
from config.demonstration.faits import BRUIT, CHIEN, COLLECTE, DEGRADATION, DEPOT
from config.demonstration.personnes import OLIVEIRA
from config.demonstration.recits import Histoire, saisi
from config.demonstration.tenues import chacun, present, rendez_vous

SORBIER = Auteur(
    "Sorbier", "Eliott", 41, "Annecy", "restaurateur", "3, place du Marché", COLLECTE,
    "Cageots et huiles de friture déposés au pied des conteneurs du marché.", "oui", 15,
)  # fmt: skip
ROUVIERE = Auteur(
    "Rouvière", "Yasmine", 35, "Nîmes", "infirmière", "27, rue des Tanneurs", CHIEN,
    "Chien sans laisse dans le square, qui a fait tomber une fillette sans la blesser.", "oui", 18,
)  # fmt: skip
CASTAING = Auteur(
    "Castaing", "Nolan", 15, "Valmont", "collégien", "19, allée des Cèdres", BRUIT,
    "Pétards lancés sous les fenêtres de la maison de retraite, trois soirs de suite.", "oui", 22,
    parents=(
        parent("Élise Castaing", "mère", "19, allée des Cèdres, 73901 Sainte-Aure"),
        parent("Bruno Castaing", "père", "5, rue du Moulin, 73902 Bourg-Royal"),
    ),
)  # fmt: skip
DELORME = Auteur(
    "Delorme", "Sacha", 14, "Valmont", "collégien", "12, rue des Écoles", DEGRADATION,
    "Bacs à fleurs de la cour de l’école renversés pendant les vacances.", "oui", 16,
    parents=(
        parent("Inès Delorme", "mère", "12, rue des Écoles, 73901 Sainte-Aure"),
        parent("Thierry Delorme", "père", "40, rue Haute, 73901 Sainte-Aure"),
    ),
)  # fmt: skip
VIDAL = Auteur(
    "Vidal", "Marceau", 26, "Béziers", "intérimaire", "6, rue Haute", DEPOT,
    "Gravats déversés au bord du chemin du lavoir, reconnus par un riverain.", "", 17,
)  # fmt: skip
BASTIDE = Auteur(
    "Bastide", "Aurélien", 39, "Rodez", "serveur", "24, rue des Tanneurs", BRUIT,
    "Disputes sonores sous les fenêtres des voisins, trois nuits dans la semaine.", "oui", 23,
)  # fmt: skip

APRES_L_AVIS = (
    Histoire(BASTIDE, "sainte-aure", (
        *saisi(15),
        ((13, "11:20"), "favorable", "magistrat"),
        ((12, "10:00"), "fixer", "agent", rendez_vous((1, "08:30"))),
        ((12, "18:30"), "convoquer", "elu"),
        ((11, "16:30"), "noter_envoi", "agent", chacun()),
        ((9, "11:30"), "noter_presentation", "agent", chacun()),
    )),
    Histoire(OLIVEIRA, "sainte-aure", (
        *saisi(26),
        ((24, "16:10"), "favorable", "magistrat"),
        ((23, "09:40"), "fixer", "agent", rendez_vous((16, "17:30"), "remise")),
        ((23, "18:05"), "convoquer", "elu"),
        ((22, "11:00"), "noter_remise", "agent", chacun(preuve="Récépissé signé")),
        ((15, "09:10"), "prononcer", "agent", present(quand=(16, "17:30"), observations="Elle s’engage à respecter les jours de collecte.")),
        ((15, "18:20"), "informer", "elu"),
    )),
    Histoire(SORBIER, "sainte-aure", (*saisi(6), ((4, "16:10"), "favorable", "magistrat"))),
    Histoire(ROUVIERE, "sainte-aure", (
        *saisi(12),
        ((10, "10:30"), "favorable", "magistrat"),
        ((1, "14:15"), "fixer", "agent", rendez_vous((-9, "17:45"))),
    )),
    Histoire(CASTAING, "sainte-aure", (
        *saisi(17),
        ((15, "14:50"), "favorable", "mineurs"),
        ((14, "11:10"), "fixer", "agent", rendez_vous((-3, "18:00"))),
        ((14, "19:00"), "convoquer", "elu"),
        ((13, "16:30"), "noter_envoi", "agent", chacun()),
        ((11, "10:20"), "noter_presentation", "agent", chacun(1)),
    )),
    Histoire(DELORME, "sainte-aure", (
        *saisi(21),
        ((19, "15:20"), "favorable", "mineurs"),
        ((18, "10:05"), "fixer", "agent", rendez_vous((2, "17:00"))),
        ((18, "18:40"), "convoquer", "elu"),
        ((17, "16:30"), "noter_envoi", "agent", chacun()),
        ((15, "09:30"), "noter_presentation", "agent", chacun()),
        ((1, "09:15"), "prononcer", "agent", present("Inès Delorme", quand=(2, "17:00"), observations="Venu avec sa mère.")),
    )),
    Histoire(VIDAL, "sainte-aure", (
        *saisi(19),
        ((17, "09:45"), "favorable", "magistrat"),
        ((16, "10:00"), "fixer", "agent", rendez_vous((4, "18:00"))),
        ((16, "18:30"), "convoquer", "elu"),
        ((15, "16:30"), "noter_envoi", "agent", chacun()),
        ((8, "11:30"), "noter_retour", "agent", chacun(cause="non_reclame", preuve="Pli avisé, non réclamé")),
        ((3, "18:10"), "constater_carence", "elu", {"excuse": "False", "observations": "Attendu une demi-heure."}),
    )),
)  # fmt: skip
