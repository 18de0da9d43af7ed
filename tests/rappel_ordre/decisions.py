"""Letters to the parquet after the referral, to look at and to try. Everybody is invented."""

from datetime import date

from rappel_ordre.au_parquet import ReponseAuParquet, Saisine
from rappel_ordre.decisions import AvisTardif, Decision
from tests.rappel_ordre.fiches import LONG, MAJEUR, PAGES, PAPIER, avec

COMMUN = {
    "papier": PAPIER, "destinataire": MAJEUR.destinataire, "reference": MAJEUR.reference, "le": date(2026, 11, 27),
    "saisine": Saisine(le=date(2026, 11, 18), nom="LORMEAU", prenoms="Bastien Élie", ne_le=date(1994, 3, 1), faits=MAJEUR.faits),
}  # fmt: skip
TARDIF = AvisTardif(sens="est défavorable", le=date(2026, 11, 26), observations="Une enquête est ouverte depuis le 20.")
REPONSE = ReponseAuParquet(
    **COMMUN, signataire=None, posee_le=date(2026, 11, 20),
    question="A-t-il été entendu, et qu’a-t-il dit des voisins ?",
    reponse="Oui, le 15 novembre, en mairie. Il a reconnu le bruit et présenté ses excuses à deux d'entre eux.\n\nLe troisième ne souhaite pas le rencontrer.",
)  # fmt: skip
PASSER_OUTRE = Decision(
    **COMMUN,
    signataire=MAJEUR.signataire,
    acte="passer_outre",
    terme="jeudi 26 novembre 2026 à 24\N{NO-BREAK SPACE}h",
    article="art. 3",
)
RENONCER = Decision(
    **COMMUN,
    signataire=MAJEUR.signataire,
    acte="renoncer",
    motif="Une enquête est ouverte : la justice en décide.",
    avis=TARDIF,
)
MAINTENIR = avec(RENONCER, acte="maintenir", motif="Les faits ont cessé, et la famille attend cet échange.")
LETTRES = {
    "reponse": REPONSE, "passer_outre": PASSER_OUTRE, "renoncer": RENONCER, "maintenir": MAINTENIR,
    "reponse_longue": avec(REPONSE, papier=LONG.papier, reponse=PAGES.faits.resume, saisine={"nom": LONG.personne.nom, "faits": LONG.faits}),
    "maintenir_longue": avec(MAINTENIR, papier=LONG.papier, motif="mot " * 125, saisine={"nom": LONG.personne.nom, "ne_le": None}),
    "sans_terme": avec(PASSER_OUTRE, terme="", article=""),
}  # fmt: skip
