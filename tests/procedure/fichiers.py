"""Files as people send them, and files as nobody should: each is made here, from nothing that was found elsewhere."""

import struct
import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO

import pikepdf
import weasyprint
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

TEXTE = "Procès-verbal : le 3 mai, rue des Écoles, l’agent a constaté ce qui suit. "
VARIANTES = ("pdf/a-1b", "pdf/a-2b", "pdf/a-2u", "pdf/a-3b", "pdf/a-3u", "pdf/a-4u", "pdf/ua-1")


def envoi(nom, octets):
    """As a browser sends it, whatever type it claims."""
    return SimpleUploadedFile(nom, octets, content_type="text/html")


# --- PDF


def pdf(corps=f"<h1>PV</h1><p>{TEXTE}</p>", **suite):
    html = f"<!DOCTYPE html><html lang='fr'><head><title>PV</title></head><body>{corps}</body></html>"
    return weasyprint.HTML(string=html).write_pdf(**suite)


def refait(octets=None, modifier=lambda document: None, **suite):
    """The same PDF, written again by another program, once it was changed."""
    sortie = BytesIO()
    with pikepdf.open(BytesIO(octets or pdf())) as document:
        modifier(document)
        document.save(sortie, **suite)
    return sortie.getvalue()


def avec(action, ou="/OpenAction", **suite):
    def modifier(document):
        document.Root[ou] = document.make_indirect(pikepdf.Dictionary(action))

    return refait(modifier=modifier, **suite)


SCRIPT = {"/S": pikepdf.Name("/JavaScript"), "/JS": "app.alert(1)"}
EN_FLUX = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}


def scan(*images, **suite):
    sortie, (premiere, *autres) = BytesIO(), images
    premiere.save(sortie, "PDF", save_all=True, append_images=autres, **suite)
    return sortie.getvalue()


def rempli():
    """A form somebody filled in: what was typed is drawn apart from the page."""
    return pdf("<form><input name='nom' value='Nom saisi'><textarea name='x'>Texte</textarea></form>", pdf_forms=True)


def a_pages(nombre):
    document = pikepdf.new()
    for _ in range(nombre):
        document.add_blank_page(page_size=(595, 842))
    return refait_de(document)


def refait_de(document):
    sortie = BytesIO()
    document.save(sortie)
    return sortie.getvalue()


def joint_dans_le_pdf(document):
    document.attachments["outil.exe"] = b"MZ"


def touffu():
    """Each drawing calls the one before ten times: a few lines that never end."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    dernier = document.make_stream(b"0 0 m 9 9 l S " * 1000, _forme({}))
    for _ in range(9):
        dernier = document.make_stream(b"/F Do " * 10, _forme({"/XObject": pikepdf.Dictionary({"/F": dernier})}))
    page = document.pages[0]
    page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/F": dernier})})
    page.Contents = document.make_stream(b"/F Do")
    return refait_de(document)


def _forme(ressources):
    return {
        "/Type": pikepdf.Name("/XObject"), "/Subtype": pikepdf.Name("/Form"), "/BBox": pikepdf.Array([0, 0, 595, 842]),
        "/Resources": pikepdf.Dictionary(ressources),
    }  # fmt: skip


def lent():
    """A sheet painted over thousands of times, through a veil each time."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    voile = _forme({}) | {"/Group": pikepdf.Dictionary({"/S": pikepdf.Name("/Transparency"), "/I": True})}
    etat = pikepdf.Dictionary({"/G": pikepdf.Dictionary({"/ca": 0.5, "/BM": pikepdf.Name("/Luminosity")})})
    page = document.pages[0]
    forme = document.make_stream(b"0.3 g 0 0 595 842 re f", voile)
    page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/F": forme}), "/ExtGState": etat})
    page.Contents = document.make_stream(b"/G gs " + b"/F Do " * 20_000)
    return refait_de(document)


def gonfle():
    """Two hundred thousand bytes that unfold into two hundred million."""
    return refait(
        modifier=lambda document: document.Root.__setitem__("/X", pikepdf.String("A" * 200_000_000)), **EN_FLUX
    )


# --- Images


def dessin(mode="RGB", taille=(120, 80)):
    """Every colour of the mode, so that nothing is drawn by chance."""
    image = Image.radial_gradient("L").resize(taille)
    return (
        image.convert("RGB").convert(mode)
        if mode != "I;16"
        else Image.frombytes("I;16", taille, bytes(taille[0] * taille[1] * 2))
    )


def image(genre, mode="RGB", taille=(120, 80), **suite):
    sortie = BytesIO()
    dessin(mode, taille).save(sortie, genre, **suite)
    return sortie.getvalue()


def exif(orientation):
    notes = Image.Exif()
    notes[0x0112], notes[0x010F] = orientation, "Appareil 7391"
    return notes


def mpo():
    sortie = BytesIO()
    dessin().save(sortie, "MPO", save_all=True, append_images=[dessin()])
    return sortie.getvalue()


def png_immense():
    """A few bytes that say they are a hundred thousand dots wide and high."""

    def bloc(nom, octets):
        return struct.pack(">I", len(octets)) + nom + octets + struct.pack(">I", zlib.crc32(nom + octets))

    entete = bloc(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + entete + bloc(b"IDAT", zlib.compress(bytes(1000))) + bloc(b"IEND", b"")


def commentee(texte):
    notes = PngInfo()
    notes.add_text("Comment", texte)
    return image("PNG", pnginfo=notes)


# --- Office texts

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{plus}<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}" Target="{a}"{mode}/>'
EXTERNE = ' TargetMode="External"'
CORPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Devis de remise en état</w:t></w:r></w:p>{}</w:body></w:document>'
)


def relation(sorte, a, mode="", n=9):
    return RELATION.format(n=n, type=sorte, a=a, mode=mode)


def archive(entrees, **suite):
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as fichier:
        for nom, contenu in entrees.items():
            garde = zipfile.ZIP_STORED if nom == "mimetype" else suite.get("garde")
            fichier.writestr(nom, contenu, garde)
    return sortie.getvalue()


def docx(plus=None, types="", lie="", corps=""):
    entrees = {
        "[Content_Types].xml": TYPES.format(plus=types),
        "_rels/.rels": RELATIONS.format(relation("officeDocument", "word/document.xml")),
        "word/document.xml": CORPS.format(corps),
        "word/_rels/document.xml.rels": RELATIONS.format(lie),
    }
    return archive(entrees | (plus or {}))


MANIFESTE = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>{}</manifest:manifest>'
)
CONTENU = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0">'
    "<office:scripts/><office:body><office:text><text:p>Courrier de l’usager</text:p>{}</office:text></office:body></office:document-content>"
)


def odt(plus=None, corps="", manifeste="", mimetype="application/vnd.oasis.opendocument.text"):
    entrees = {
        "mimetype": mimetype, "META-INF/manifest.xml": MANIFESTE.format(manifeste),
        "content.xml": CONTENU.format(corps), "Configurations2/": "", "Configurations2/accelerator/current.xml": "",
    }  # fmt: skip
    return archive(entrees | (plus or {}))


def bombe():
    return docx({f"word/media/{rang}.png": bytes(30 * 2**20) for rang in range(5)})


# --- Mails


def courriel(*jointes, html="", **suite):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Jean <jean@exemple.fr>", "mairie@exemple.fr", "Vitrine cassée"
    message["Date"] = "Mon, 02 Mar 2026 10:00:00 +0100"
    message.set_content("Bonjour,\n\nVoici la photo.\n", **suite)
    if html:
        message.add_alternative(html, subtype="html")
    for nom, genre, octets in jointes:
        message.add_attachment(octets, maintype=genre.partition("/")[0], subtype=genre.partition("/")[2], filename=nom)
    return message.as_bytes()


SANS_TEXTE = (
    b"From: a@exemple.fr\r\nDate: Mon, 02 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n<html><script>alert(1)</script><p>Bonjour</p></html>\r\n"
)


def honnetes():
    """What a mairie joins. Each under the name it would have."""
    jpeg, image_du_texte = image("JPEG"), {"word/media/image1.png": image("PNG")}
    yield from ((f"{variante.replace('/', '-')}.pdf", pdf(pdf_variant=variante)) for variante in VARIANTES)
    yield "pv.pdf", pdf()
    yield "PV SIGNÉ.PDF", refait(linearize=True)
    yield "long.pdf", pdf("<p style='break-after: page'>x</p>" * 30)
    yield "lien.pdf", pdf("<a href='https://exemple.fr/Launch'>lien</a><a href='#a'>ici</a><p id=a>a</p>")
    yield "formulaire.pdf", rempli()
    yield "objets.pdf", refait(**EN_FLUX)
    yield "sans-compression.pdf", pdf(uncompressed_pdf=True)
    yield "scan.pdf", scan(dessin("L"), dessin("RGB"), resolution=150)
    yield "scan-nb.pdf", scan(dessin("1"))
    yield "photo.jpg", jpeg
    yield "photo.jpeg", image("JPEG", quality=95, subsampling=0)
    yield "IMG_0001.JPG", image("JPEG", exif=exif(6))
    yield "progressive.jpg", image("JPEG", progressive=True)
    yield "imprimeur.jpg", image("JPEG", "CMYK")
    yield "gris.jpg", image("JPEG", "L")
    yield "telephone.jpg", mpo()
    yield "mal-nommee.jpg", image("PNG")
    yield "sans-nom", jpeg
    yield "capture.png", image("PNG", "RGBA")
    yield "palette.png", image("PNG", "P", transparency=0)
    yield "scan16.png", image("PNG", "I;16")
    yield "nb.png", image("PNG", "1")
    yield "commentee.png", commentee("<x:xmpmeta> 1 < 2")
    yield "photo.webp", image("WEBP")
    yield "dessin.webp", image("WEBP", "RGBA", lossless=True)
    yield "devis.docx", docx()
    yield "illustre.docx", docx(image_du_texte, lie=relation("image", "media/image1.png"))
    yield (
        "lien.docx",
        docx(
            lie=relation("hyperlink", "https://exemple.fr", EXTERNE)
            + relation("hyperlink", "mailto:a@exemple.fr", EXTERNE, 8)
        ),
    )
    yield "lettre.odt", odt()
    yield "lien.odt", odt(corps='<text:p><text:a xlink:href="https://exemple.fr">lien</text:a></text:p>')
    yield (
        "image.odt",
        odt({"Pictures/1.png": image("PNG")}, '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'),
    )
    yield "courriel.eml", courriel()
    yield "piece.eml", courriel(("Photo n° 1.jpg", "image/jpeg", jpeg), ("pv.pdf", "application/pdf", pdf()))
    yield "logo.eml", courriel(("logo.gif", "image/gif", image("GIF")), html="<p>Bonjour</p>")
    yield "transfere.eml", courriel(("origine.eml", "application/octet-stream", courriel()))
    yield "en-html.eml", SANS_TEXTE
    yield "note.txt", TEXTE.encode()
    yield "note-windows.txt", TEXTE.encode("cp1252")
    yield "note-latin.txt", "Vitrine cassée, 12 mètres".encode("latin-1")
    yield "bloc-notes.txt", TEXTE.encode("utf-16")


def hostiles():
    """What must never be taken, each under the name that would pass it best."""
    bon, jpeg = pdf(), image("JPEG")
    page = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
    dessin_actif = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    yield "vide.pdf", b""
    yield "page.pdf", page
    yield "page.html", page
    yield "page.jpg", b"\xef\xbb\xbf  \n" + page
    yield "page.txt", page
    yield "page-utf16.txt", page.decode().encode("utf-16")
    yield "page-cachee.txt", b"Bonjour\n" + page
    yield "dessin.svg", dessin_actif
    yield "dessin.png", dessin_actif
    yield "xml.docx", b"<?xml version='1.0'?><x/>"
    yield "avant.pdf", page + bon
    yield "apres.pdf", bon + page
    yield "dedans.pdf", bon.replace(b"\n", b"\n%" + page + b"\n", 1)
    yield "zip-apres.pdf", bon + archive({"x.js": "alert(1)"})
    yield "zip-avant.pdf", archive({"x.js": "alert(1)"}) + bon
    yield "loin.pdf", b"\n" * 100 + bon
    yield "coupe.pdf", bon[: len(bon) // 2]
    yield "script.pdf", avec(SCRIPT)
    yield "script-en-flux.pdf", avec(SCRIPT, **EN_FLUX)
    yield "script-echappe.pdf", avec(SCRIPT).replace(b"/JavaScript", b"/J#61vaScript")
    yield "script-orphelin.pdf", bon.replace(b"\nstartxref", b"\n99 0 obj<</S/JavaScript/JS(x)>>endobj\nstartxref")
    yield (
        "script-page.pdf",
        refait(modifier=lambda d: d.pages[0].__setitem__("/AA", pikepdf.Dictionary({"/O": SCRIPT}))),
    )
    yield "lance.pdf", avec({"/S": pikepdf.Name("/Launch"), "/F": "cmd.exe"})
    yield "envoie.pdf", avec({"/S": pikepdf.Name("/SubmitForm"), "/F": "https://exemple.fr"})
    yield "porte.pdf", refait(modifier=joint_dans_le_pdf, **EN_FLUX)
    yield "xfa.pdf", avec({"/XFA": pikepdf.Array([]), "/Fields": pikepdf.Array([])}, "/AcroForm", **EN_FLUX)
    yield "chiffre.pdf", refait(encryption=pikepdf.Encryption(user="x", owner="y"))
    yield "restreint.pdf", refait(encryption=pikepdf.Encryption(user="", owner="y"))
    yield "pages.pdf", a_pages(10_000)
    yield "touffu.pdf", touffu()
    yield "lent.pdf", lent()
    yield "gonfle.pdf", gonfle()
    yield "immense.png", png_immense()
    yield "enorme.png", image("PNG", "1", (9_000, 9_000))
    yield "tronquee.jpg", jpeg[: len(jpeg) // 2]
    yield "tronquee.png", image("PNG")[:-60]
    yield "php.jpg", image("JPEG", comment=b"<?php system($_GET[0]); ?>")
    yield "script.jpg", jpeg + b"<script>alert(1)</script>"
    yield "php.png", commentee("<?php system($_GET[0]); ?>")
    yield "zip.jpg", jpeg + archive({"x.js": "alert(1)"})
    yield "photo.pdf", jpeg
    yield "photo.jpg", bon
    yield "anim.gif", image("GIF")
    yield "anim.png", image("GIF")
    yield "icone.ico", image("ICO")
    yield "scan.tiff", image("TIFF")
    yield "photo.bmp", image("BMP")
    yield "photo.heic", b"\0\0\0\x18ftypheic" + bytes(40)
    yield "film.mp4", b"\0\0\0\x18ftypisom" + bytes(40)
    yield "outil.exe", b"MZ\x90\0" + bytes(200)
    yield "outil.pdf", b"MZ\x90\0" + bytes(200)
    yield "outil", b"\x7fELF\2\1\1" + bytes(60)
    yield "raccourci.lnk", b"L\0\0\0\1\x14\2\0" + bytes(60)
    yield "raccourci.txt", b"L\0\0\0\1\x14\2\0" + bytes(60)
    yield "prog.js", b"alert(1)"
    yield "prog.pdf", b"alert(1)"
    yield "prog.txt", b"#!/bin/sh\nrm -rf /\n"
    yield "binaire.txt", bytes(range(256))
    yield "vieux.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    yield "vieux.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    yield "riche.rtf", b"{\\rtf1 x}"
    yield "lot.zip", archive({"pv.pdf": bon})
    yield "lot.docx", archive({"pv.pdf": bon})
    yield "lot.7z", b"7z\xbc\xaf\x27\x1c" + bytes(30)
    yield "macros.docm", docx()
    yield "macros.docx", docx({"word/vbaProject.bin": b"x"})
    yield (
        "macros-dites.docx",
        docx(
            types='<Override PartName="/a.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
        ),
    )
    yield "modele.docx", docx(lie=relation("attachedTemplate", "https://exemple.fr/x.dotm", EXTERNE))
    yield "image-dehors.docx", docx(lie=relation("image", "https://exemple.fr/x.png", EXTERNE))
    yield "fichier-lie.docx", docx(lie=relation("hyperlink", "file:///C:/Windows/x.exe", EXTERNE))
    yield "partage-lie.docx", docx(lie=relation("hyperlink", "\\\\serveur\\x", EXTERNE))
    yield (
        "objet.docx",
        docx({"word/embeddings/oleObject1.bin": b"x"}, lie=relation("oleObject", "embeddings/oleObject1.bin")),
    )
    yield "controle.docx", docx({"word/activeX/activeX1.xml": "<x/>"}, lie=relation("control", "activeX/activeX1.xml"))
    yield "morceau.docx", docx({"word/x.html": page.decode()}, lie=relation("aFChunk", "x.html"))
    yield (
        "dde.docx",
        docx(
            corps="<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\\\cmd</w:instrText></w:r></w:p>"
        ),
    )
    yield "entites.docx", docx({"word/styles.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'})
    yield "sorti.docx", docx({"../x.xml": "<x/>"})
    yield "double.docx", docx({"WORD/document.xml": CORPS})
    yield "prefixe.docx", b"PK\3\4" + bytes(30) + docx()
    yield "suffixe.docx", docx() + page
    yield "bombe.docx", bombe()
    tableur = TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")
    yield "tableur.docx", docx({"[Content_Types].xml": tableur.format(plus="")})
    yield "macros.odt", odt({"Basic/Standard/Module1.xml": "<x/>"})
    yield "script.odt", odt({"Scripts/python/x.py": "import os"})
    yield "evenement.odt", odt(corps='<script:event-listener xlink:href="vnd.sun.star.script:x"/>')
    yield "objet.odt", odt(corps='<draw:object-ole xlink:href="./Object 1"/>')
    yield "dehors.odt", odt(corps='<draw:image xlink:href="https://exemple.fr/x.png"/>')
    yield "lien.odt", odt(corps='<text:a xlink:href="vnd.sun.star.script:x$y">lien</text:a>')
    yield "scelle.odt", odt(manifeste="<manifest:encryption-data/>")
    yield "feuille.odt", odt(mimetype="application/vnd.oasis.opendocument.spreadsheet")
    yield "porte-exe.eml", courriel(("photo.jpg", "image/jpeg", b"MZ\x90\0" + bytes(100)))
    yield "porte-page.eml", courriel(("page.html", "text/html", page))
    yield "porte-script.eml", courriel(("pv.pdf", "application/pdf", avec(SCRIPT)))
    yield "porte-zip.eml", courriel(("lot.zip", "application/zip", archive({"x": "x"})))
    yield "au-fond.eml", courriel(("a.eml", "application/octet-stream", courriel(("x.js", "text/javascript", b"x"))))
    yield "rien.eml", b"Bonjour"
