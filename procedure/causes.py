"""Why a letter came back, in words: of what servers say only the code is kept, for their sentences may name somebody."""

import re

from procedure.models import Message

CODE = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b")
# RFC 3463, the longest first.
CAUSES = {
    "1": "l’adresse n’existe pas, ou n’existe plus",
    "2.2": "la boîte de réception est pleine",
    "2": "la boîte de réception n’accepte plus de courriels",
    "3.4": "le courriel est trop lourd pour ce serveur",
    "4": "le serveur de réception n’a pas pu être joint",
    "7": "le serveur de réception l’a refusé, par une règle de sécurité ou un filtre",
}
PANNES = {
    "LettreImpossible": "la lettre n’a pas pu être mise en page",
    Message.Etat.ECHEC: "le serveur de réception n’a pas répondu pendant trois jours",
    Message.Etat.REJETE: "le serveur de réception l’a refusé, sans dire pourquoi",
}


def panne(genre: str, *dits: str) -> str:
    """The kind of the failure, and the code that says why where there is one."""
    codes = CODE.findall(" ".join(dits))
    return " ".join([genre, *codes[:1]])


def cause(message) -> str:
    """« la boîte de réception est pleine »."""
    code = CODE.search(message.panne)
    suite = code[0].partition(".")[2] if code else ""
    dites = (dit for debut, dit in CAUSES.items() if f"{suite}.".startswith(f"{debut}."))
    return next(dites, PANNES.get(message.panne) or PANNES.get(message.etat, ""))
