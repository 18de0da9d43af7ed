from django.core.management import BaseCommand, CommandError

from config.reglages import RACINE, REGLAGES

DOCUMENT = RACINE / "docs" / "reglages.md"
ENTETE = """# Réglages

Produit par `manage.py decrire_reglages` d’après `config/reglages.py` ; chacun est une variable d’environnement.
Une variable vide vaut le défaut ; une valeur qui n’est pas comprise arrête tout, en une phrase. Un chemin relatif part du
dossier du programme.

| réglage | sert à | par défaut |
|---|---|---|
"""
LIGNE = "| `{0.nom}` | {0.sens} | {1} |\n"


class Command(BaseCommand):
    help = "Écrit docs/reglages.md ; avec --verifier, dit seulement s’il est à jour."

    def add_arguments(self, parser):
        parser.add_argument("--verifier", action="store_true")

    def handle(self, *args, verifier, **options):
        texte = ENTETE + "".join(LIGNE.format(r, f"`{r.defaut}`" if r.defaut else "") for r in REGLAGES)
        if not verifier:
            DOCUMENT.write_text(texte)
        elif DOCUMENT.read_text() != texte:
            raise CommandError("docs/reglages.md n’est plus à jour : lancez « manage.py decrire_reglages ».")
