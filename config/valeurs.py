"""How what is typed in the environment is read. The docstring of each says what it takes, to whom typed otherwise."""

MOTS = {"oui": True, "true": True, "1": True, "non": False, "false": False, "0": False}


def oui_ou_non(texte):
    """oui ou non (true, false, 1, 0)"""
    return MOTS[texte.strip().lower()]


def liste(texte):
    """une liste séparée par des virgules"""
    return [element.strip() for element in texte.split(",") if element.strip()]


def nombre(minimum, maximum):
    def lire(texte):
        if not minimum <= int(texte) <= maximum:
            raise ValueError(texte)
        return int(texte)

    lire.__doc__ = f"un nombre de {minimum} à {maximum}"
    return lire


def adresse(*debuts, lire=str):
    """An address that begins as it must, read by `lire`; none is none."""

    def _lire(texte):
        if texte and not texte.startswith(tuple(f"{debut}://" for debut in debuts)):
            raise ValueError(texte)
        return texte and lire(texte)

    _lire.__doc__ = f"une adresse {debuts[0]}://…"
    return _lire
