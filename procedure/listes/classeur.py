"""A workbook of one sheet, written row by row: what it weighs in memory is a few rows, however many there are.

XLSX, which Excel and LibreOffice both open without a question. Each text is said to be one, cell by cell: « =1+1 » is
shown as it was typed, and nothing that somebody typed is ever a formula.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOT = 32 * 1024
ORIGINE = date(1899, 12, 30)  # Excel's day 0
INTERDITS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no XML may hold them
TEXTE, JOUR, TITRE = 0, 1, 2

XML, OOXML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', "http://schemas.openxmlformats.org"
TYPES, RELS = f"{OOXML}/package/2006/content-types", f"{OOXML}/package/2006/relationships"
FEUILLE, LIEN = f"{OOXML}/spreadsheetml/2006/main", f"{OOXML}/officeDocument/2006/relationships"
GENRE = MIME.removesuffix(".sheet")
PARTIES = {
    "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{MIME}.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{GENRE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{GENRE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{LIEN}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{LIEN}/worksheet"'
    f' Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{LIEN}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{FEUILLE}" xmlns:r="{LIEN}"><sheets>'
    '<sheet name="Dossiers" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{FEUILLE}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
}
DEBUT = (
    f'{XML}<worksheet xmlns="{FEUILLE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="99" width="24"'
    ' customWidth="1"/></cols><sheetData>'
)
FIN = "</sheetData></worksheet>"


class Tampon:
    """What was written and has not left yet. It cannot be gone back on: neither can an answer."""

    def __init__(self):
        self.morceaux, self.taille = [], 0

    def write(self, octets) -> int:
        self.morceaux.append(bytes(octets))
        self.taille += len(octets)
        return len(octets)

    def flush(self):
        """Nothing is kept elsewhere."""

    def vider(self) -> bytes:
        octets = b"".join(self.morceaux)
        self.__init__()
        return octets


def classeur(titres: Iterable[str], rangees: Iterable[Iterable]) -> Iterator[bytes]:
    tampon = Tampon()
    with ZipFile(tampon, "w", ZIP_DEFLATED) as archive:
        for nom, contenu in PARTIES.items():
            archive.writestr(nom, XML + contenu)
        with archive.open("xl/worksheets/sheet1.xml", "w") as feuille:
            feuille.write((DEBUT + _rangee(titres, TITRE)).encode())
            for rangee in rangees:
                feuille.write(_rangee(rangee).encode())
                if tampon.taille > LOT:
                    yield tampon.vider()
            feuille.write(FIN.encode())
    yield tampon.vider()


def _rangee(cellules, style=TEXTE) -> str:
    return f"<row>{''.join(_cellule(cellule, style) for cellule in cellules)}</row>"


def _cellule(valeur, style) -> str:
    if isinstance(valeur, date):
        return f'<c s="{JOUR}"><v>{(valeur - ORIGINE).days}</v></c>'
    texte = escape(INTERDITS.sub("", str(valeur or "")))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{texte}</t></is></c>' if texte else "<c/>"
