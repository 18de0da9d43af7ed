"""The kinds of file that may be joined: few, and told by what a file holds. Its name may only contradict, never convince.

Nothing here knows Django: the bounded child reads it too.
"""

import re
from enum import Enum


class Refusee(Exception):
    """Why this file is not accepted: one sentence that a mairie understands."""


class Sorte(Enum):
    """How it is served: its extension, its type, its everyday name."""

    PDF = "pdf", "application/pdf", "PDF"
    JPEG = "jpg", "image/jpeg", "Photo JPEG"
    PNG = "png", "image/png", "Image PNG"
    WEBP = "webp", "image/webp", "Image WebP"
    DOCX = "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Texte Word"
    ODT = "odt", "application/vnd.oasis.opendocument.text", "Texte OpenDocument"
    EML = "eml", "message/rfc822", "Courriel"
    TXT = "txt", "text/plain", "Texte simple"

    def __init__(self, extension: str, mime: str, libelle: str):
        self.extension, self.mime, self.libelle = extension, mime, libelle

    def __str__(self) -> str:
        return self.libelle

    @classmethod
    def nommee(cls, extension: str) -> "Sorte":
        return next(sorte for sorte in cls if sorte.extension == extension)


IMAGES = {Sorte.JPEG, Sorte.PNG, Sorte.WEBP}
ACCEPTEES = "un PDF, une photo (JPEG, PNG, WebP), un texte (.docx, .odt, .txt) ou un courriel (.eml)"
VIDE = "Ce fichier est vide."
AUTRE = f"Cette sorte de fichier n’est pas acceptée : envoyez {ACCEPTEES}."
DEMENTI = "Le nom de ce fichier annonce une sorte, son contenu en est une autre : enregistrez-le à nouveau."
DOUBLE = "Ce fichier en cache un autre : enregistrez-le à nouveau, ou imprimez-le en PDF."
ABIMEE = "Ce fichier ne s’ouvre pas : il est abîmé, ou n’a pas été copié en entier."

# What a name may say of each content. A photo that a telephone misnames is still a photo.
NOMS = {"pdf": {Sorte.PDF}, "docx": {Sorte.DOCX}, "odt": {Sorte.ODT}, "eml": {Sorte.EML}, "txt": {Sorte.TXT}}
NOMS |= dict.fromkeys(("jpg", "jpeg", "jpe", "jfif", "png", "webp"), IMAGES)
ACCEPTES = ",".join(f".{extension}" for extension in NOMS)  # told to the browser, which then shows nothing else
SIGNATURES = (
    (re.compile(rb"%PDF-"), Sorte.PDF),
    (re.compile(rb"\xff\xd8\xff"), Sorte.JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), Sorte.PNG),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), Sorte.WEBP),
    (re.compile(rb"PK\x03\x04.{26}mimetype", re.DOTALL), Sorte.ODT),
    (re.compile(rb"PK\x03\x04"), Sorte.DOCX),
)
# What is often tried, and what to do instead.
JAMAIS = (
    (rb"....ftyp(?:hei|hev|mif1|msf1|avif)", "Les photos HEIC ne s’ouvrent pas partout : envoyez celle-ci en JPEG "
        "(sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »)."),
    (rb"....ftyp|\x1aE\xdf\xa3|RIFF....AVI|ID3|OggS", "Les vidéos et les enregistrements ne sont pas acceptés."),
    (rb"GIF8|BM..\0|\0\0[\x01\x02]\0|II\*\0|MM\0\*", "Cette image n’est pas d’une sorte acceptée : enregistrez-la en JPEG ou en PNG."),
    (rb"MZ.{0,62}\0|\x7fELF|L\0\0\0\x01\x14\x02\0|#!|\xca\xfe\xba\xbe", "Un programme ou un raccourci n’est jamais accepté."),
    (rb"\xd0\xcf\x11\xe0|\{\\rtf", "Les anciens fichiers de bureau et les courriels .msg ne sont pas acceptés : "
        "enregistrez celui-ci en PDF, en .docx ou en .eml."),
    (rb"7z\xbc\xaf|Rar!|\x1f\x8b|BZh|PK\x05\x06", "Les archives ne sont pas acceptées : envoyez les fichiers un par un."),
    (rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?|html|head|body|script|svg|iframe|x:)",
        "Les pages web et les dessins SVG ne sont pas acceptés : imprimez-les en PDF."),
)  # fmt: skip
REFUSEES = tuple((re.compile(motif, re.DOTALL), phrase) for motif, phrase in JAMAIS)
# Bytes that a browser or a server would take for a page or a program, inside something else.
MARQUES = re.compile(rb"(?i)<(?:!doctype\s+html|html[\s>]|script[\s>]|iframe[\s>]|\?php\s)")


def reconnaitre(octets: bytes, extension: str) -> Sorte:
    """Of a text, that it holds one proves little: its name must say so too."""
    if not octets:
        raise Refusee(VIDE)
    for motif, phrase in REFUSEES:
        if motif.match(octets):
            raise Refusee(phrase)
    sorte = next((sorte for motif, sorte in SIGNATURES if motif.match(octets)), None)
    if sorte is None and extension not in ("eml", "txt"):
        raise Refusee(AUTRE)
    sorte = sorte or Sorte.nommee(extension)
    if extension and sorte not in NOMS.get(extension, ()):
        raise Refusee(DEMENTI if extension in NOMS else AUTRE)
    return sorte
