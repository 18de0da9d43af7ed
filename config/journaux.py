"""Logs: one JSON object a line, where and what kind. What an error says may quote a case: of it, only the kind is kept."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

# What is enough to read by: whoever reads the logs must not.
SECRETS = re.compile(r"(/(?:agenda|liens|mot-de-passe/nouveau)/)[^/\s]{16,}")


class EnJson(logging.Formatter):
    def format(self, record):
        ligne = {
            "le": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "de": record.name,
            "dit": SECRETS.sub(r"\1…", record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            ligne |= {"erreur": record.exc_info[0].__name__, "chemin": _chemin(record.exc_info[2])}
        return json.dumps(ligne, ensure_ascii=False, default=str)


def _chemin(trace) -> list[str]:
    """Through which functions it came: files and lines, no value."""
    cadres = traceback.extract_tb(trace) if trace else []
    return [f"{cadre.filename}:{cadre.lineno} {cadre.name}" for cadre in cadres]
