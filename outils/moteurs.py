"""A PostgreSQL and a Redis for the tests: the machine's own, or private ones that disappear with us."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import redis as redis_client

DU_POSTE = "postgres://postgres@127.0.0.1:5432/postgres"


@contextmanager
def postgresql():
    """The address of a server where we may create databases, with a word on which; or nothing, with the reason."""
    adresse = os.environ.get("POSTGRESQL_DES_ESSAIS", DU_POSTE)
    if _repond(adresse):
        yield adresse, "serveur du poste"
        return
    binaires = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not binaires:
        yield None, "aucun serveur joignable, aucun PostgreSQL installé"
        return
    with _grappe(binaires[-1].parent) as adresse:
        yield adresse, "grappe privée"


def _repond(adresse):
    try:
        psycopg2.connect(adresse, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


@contextmanager
def _grappe(binaires):
    """A throwaway cluster. initdb refuses root: it then runs under an unprivileged user."""
    dossier, port, sous = Path(tempfile.mkdtemp(prefix="grappe-")), _port_libre(), _sous_un_autre()
    if sous:
        shutil.chown(dossier, sous["user"], sous["group"])
    base = dossier / "base"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    try:
        _lancer(
            [binaires / "initdb", "-D", base, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], dossier, sous
        )
        _lancer(
            [binaires / "pg_ctl", "-D", base, "-w", "-l", dossier / "journal", "-o", options, "start"], dossier, sous
        )
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [binaires / "pg_ctl", "-D", base, "-m", "immediate", "stop"], cwd=dossier, capture_output=True, **sous
        )
        shutil.rmtree(dossier, ignore_errors=True)


def _sous_un_autre():
    if os.geteuid() != 0:
        return {}
    connus = {compte.pw_name: compte for compte in pwd.getpwall()}
    compte = connus.get("postgres") or connus["nobody"]
    return {"user": compte.pw_uid, "group": compte.pw_gid, "extra_groups": []}


def _lancer(commande, dossier, sous):
    fini = subprocess.run(commande, cwd=dossier, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **sous)
    if fini.returncode:
        raise SystemExit(f"La grappe PostgreSQL privée ne démarre pas :\n{fini.stderr}")


@contextmanager
def redis():
    """The address of a Redis that tests may flush: a private one, else an empty database of the machine's."""
    if binaire := shutil.which("redis-server"):
        with _redis_prive(binaire) as adresse:
            yield adresse, "serveur privé"
        return
    adresse = "redis://127.0.0.1:6379/15"
    try:
        libre = not redis_client.from_url(adresse, socket_connect_timeout=2).dbsize()
    except redis_client.RedisError:
        libre = False
    yield (adresse, "serveur du poste, base 15") if libre else (None, "aucun Redis installé ni joignable")


@contextmanager
def _redis_prive(binaire):
    dossier, port = tempfile.mkdtemp(prefix="redis-"), _port_libre()
    options = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no", "--dir", dossier]
    serveur = subprocess.Popen([binaire, *options], stdout=subprocess.DEVNULL)
    try:
        adresse = f"redis://127.0.0.1:{port}/0"
        _attendre(redis_client.from_url(adresse))
        yield adresse
    finally:
        serveur.terminate()
        serveur.wait()
        shutil.rmtree(dossier, ignore_errors=True)


def _attendre(client):
    for _ in range(100):
        try:
            return client.ping()
        except redis_client.ConnectionError:
            time.sleep(0.05)
    raise SystemExit("Le Redis privé ne répond pas.")


def _port_libre():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]
