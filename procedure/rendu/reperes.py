"""The mark at the foot of a letter on paper: from the sheet in one's hand to its record, without typing a number."""

import qrcode

from procedure.rendu.textes import porter

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{0}" height="{0}"><path d="{1}"/></svg>'


def repere(adresse: str) -> str:
    """A QR code of this address, as a letter carries an image: one path, so that no hair shows between its squares."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)  # a fold or a stamp may cover a part
    code.add_data(adresse)
    lignes = code.get_matrix()
    trace = "".join(_ligne(y, ligne) for y, ligne in enumerate(lignes))
    return porter(SVG.format(len(lignes), trace).encode())


def _ligne(y: int, ligne: list[bool]) -> str:
    return "".join(f"M{x} {y}h1v1h-1z" for x, noir in enumerate(ligne) if noir)
