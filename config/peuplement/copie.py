"""The cases drawn from a pattern: each under its own names, keys and links."""

import json
from base64 import urlsafe_b64encode
from types import SimpleNamespace

from config.peuplement.calque import TABLES
from config.peuplement.depot import brut
from procedure import journal
from procedure.models import Document, Dossier, Interesse, Message, MotCle, Piece, Propos, Representant, Trace
from procedure.models.histoire import empreinte
from procedure.models.interesses import reconnaissances
from procedure.recit import ENGAGE
from rappel_ordre.models import RappelOrdre, Tenue

REDITES = (Document, Propos, Piece, Trace, Message, Interesse, Representant, Tenue)
SIMPLES = tuple(modele for modele in TABLES if modele not in REDITES)


class Copie:
    """One case, drawn from a pattern in a place. Random, but always the same random."""

    def __init__(self, patron, lieu, personne, depot):
        self.patron, self.lieu, self.personne, self.depot = patron, lieu, personne, depot
        [self.pk] = depot.reserver(Dossier)
        self.pks = {modele: depot.reserver(modele, len(patron.lignes[modele])) for modele in TABLES}
        neufs = lieu.textes | personne.textes
        self.dits = {ancien: neufs[cle] for cle, ancien in patron.calque.textes.items()}
        self.empreintes = [{} for _ in patron.traces]

    def deposer(self):
        """What has a digest comes before the links that hold it."""
        self._dossier()
        self._mots()
        self._chacune(Document, self._document)
        self._chacune(Propos, self._propos)
        self._chacune(Piece, self._piece)
        self._traces()
        self._chacune(Message, self._message)
        self._chacune(Interesse, self._interesse)
        self._chacune(Representant, self._representant)
        self._chacune(Tenue, lambda ligne: {"par_id": self._office(ligne["par_id"])})
        for modele in SIMPLES:
            self._chacune(modele, lambda ligne: {})

    def _chacune(self, modele, changer):
        for rang, ligne in enumerate(self.patron.lignes[modele]):
            self._ligne(modele, rang, ligne, **changer(ligne))

    def _dossier(self):
        lieu = self.lieu
        self.dossier = {
            "id": self.pk,
            "jeton": self._jeton(),
            "numero": self.personne.textes["numero"],
            "commune_id": lieu.commune.pk,
            "parquet_id": lieu.commune.parquet_id,
            "ouvert_par_id": lieu.tenues["agent"].personne_id,
            "convention_id": self.patron.dossier["convention_id"] and lieu.version,
            "faits_lieu": self.personne.etat_civil["adresse"].rpartition(", ")[0],
        }
        self.depot.ajouter(Dossier, self.patron.dossier_brut | self.dossier)
        rappel = {"dossier_ptr_id": self.pk, "constat_numero": self.personne.constat}
        self.depot.ajouter(RappelOrdre, self.patron.rappel | rappel)

    def _mots(self):
        """Its own: another name has other words, and more or fewer."""
        mots = self.personne.cles()
        for pk, (sorte, mot) in zip(self.depot.reserver(MotCle, len(mots)), mots, strict=True):
            self.depot.ajouter(MotCle, {"id": pk, "dossier_id": self.pk, "sorte": sorte, "mot": mot})

    def _document(self, ligne):
        html, sel = self._redire(ligne["html"]), self.lieu.hasard.randbytes(16).hex()
        dite = empreinte(sel, html)
        self.empreintes[ligne["trace_id"]][f"{ligne['courrier']}.{ligne['destinataire']}"] = dite
        neufs = {"html": html, "sel": sel, "empreinte": dite, "titre": self._redire(ligne["titre"])}
        return neufs | {"jeton": self._jeton(), "signataire_id": self._office(ligne["signataire_id"])}

    def _propos(self, ligne):
        sel = self.lieu.hasard.randbytes(16).hex()
        self.empreintes[ligne["trace_id"]][ligne["champ"]] = empreinte(sel, ligne["texte"])
        return {"sel": sel}

    def _piece(self, ligne):
        """Its file is the specimen's; what seals it is its own."""
        neufs = {"jeton": self._jeton(), "sel": self.lieu.hasard.randbytes(16).hex()}
        copie = Piece(**{cle: ligne[cle] for cle in Piece.SCELLES if cle != "dossier_id"}, dossier_id=self.pk, **neufs)
        self.empreintes[ligne["trace_id"]][copie.reference] = copie.sceau()
        return neufs

    def _message(self, ligne):
        personne = self.lieu.tenues[ligne["personne_id"]].personne
        textes = {cle: self._redire(ligne[cle]) for cle in ("objet", "corps")}
        identifiant = f"<{self.lieu.hasard.randbytes(16).hex()}@monde.example>"
        return textes | {"personne_id": personne.pk, "adresse": personne.email, "identifiant": identifiant}

    def _interesse(self, ligne):
        etat_civil, commune = self.personne.etat_civil, self.lieu.commune.pk
        siennes = reconnaissances(*(etat_civil[cle] for cle in ("nom", "prenoms", "ne_le")), commune)
        return etat_civil | {"reconnue": next(iter(siennes), "")}

    def _representant(self, ligne):
        return {cle: self._redire(ligne[cle]) for cle in ("nom", "adresse")}

    def _traces(self):
        precedent, dossier = "", SimpleNamespace(**self.patron.dossier | self.dossier)
        lignes = zip(self.patron.traces, self.patron.faits, self.empreintes, self.patron.lignes[Trace], strict=True)
        for rang, (trace, faits, empreintes, ligne) in enumerate(lignes):
            trace.dossier, trace.dossier_id, trace.empreintes = dossier, self.pk, empreintes
            trace.par_id, trace.donnees = self._office(ligne["par_id"]), self._donnees(ligne["donnees"])
            for fait in faits:
                fait.dossier_id = self.pk
            precedent = journal.maillon(precedent, trace, faits)
            neufs = {
                "par_id": trace.par_id,
                "donnees": brut(trace.donnees),
                "empreintes": brut(empreintes),
                "maillon": precedent,
            }
            self._ligne(Trace, rang, ligne, **neufs)

    def _donnees(self, brutes):
        """The act that engaged the case says under which version, the one that held it by whom: those of its place."""
        donnees = json.loads(brutes)
        siens = {ENGAGE: self.dossier["convention_id"], "par_qui": self.lieu.tenues["elu"].pk}
        return donnees | {cle: valeur for cle, valeur in siens.items() if cle in donnees}

    def _ligne(self, modele, rang, ligne, **neufs):
        liens = {cle: self._lien(autre, ligne[cle]) for cle, autre in TABLES[modele][1].items()}
        self.depot.ajouter(
            modele,
            {**ligne, "id": self.pks[modele][rang], "dossier_id": self.pk, "rappel_id": self.pk, **liens, **neufs},
        )

    def _lien(self, modele, rang):
        return None if rang is None else self.pks[modele][rang]

    def _office(self, cle):
        return cle and self.lieu.tenues[cle].pk

    def _redire(self, texte):
        return self.patron.motif.sub(lambda dit: self.dits[dit[0]], texte)

    def _jeton(self):
        return urlsafe_b64encode(self.lieu.hasard.randbytes(12)).decode()
