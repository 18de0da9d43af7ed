"""Mail in tests: none leaves, unless the test has a server of its own, that answers as it is told to."""

import socketserver
from email import message_from_bytes, policy
from threading import Thread

from django.core.mail.backends.base import BaseEmailBackend

COUPER = "couper"


class Fermee(BaseEmailBackend):
    """As a machine whose mail server is down: nothing is accepted, nothing refused, all waits."""

    def send_messages(self, messages):
        raise ConnectionRefusedError


class Conversation(socketserver.StreamRequestHandler):
    """A server that says what the test has written for each step, and cuts where the test says so."""

    def handle(self):
        self._dire("220 essais")
        while ligne := self.rfile.readline().decode().strip():
            mot = ligne.split()[0].upper()
            reponse = self.server.reponses.get(mot, "250 oui")
            if reponse == COUPER:
                return
            if mot == "DATA" and reponse[0] in "23":
                if not self._lire():
                    return
                continue
            self._dire("250 essais" if mot == "EHLO" else reponse)
            if mot == "QUIT":
                return

    def _lire(self) -> bool:
        self._dire("354 dites")
        lignes = []
        while (ligne := self.rfile.readline()) not in (b".\r\n", b""):
            lignes.append(ligne)
        self.server.recus.append(message_from_bytes(b"".join(lignes), policy=policy.default))
        fin = self.server.reponses.get("FIN", "250 reçu")
        if fin != COUPER:
            self._dire(fin)
        return fin != COUPER

    def _dire(self, ligne):
        self.wfile.write(f"{ligne}\r\n".encode())


class Serveur(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, **reponses):
        self.reponses, self.recus = reponses, []
        super().__init__(("127.0.0.1", 0), Conversation)
        Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def fermer(self):
        self.shutdown()
        self.server_close()
