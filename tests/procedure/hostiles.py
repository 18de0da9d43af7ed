"""What a letter might be made to load: where it could leak to, and what it would leak. `@F@` is a planted file, `@H@` a listener."""

import io
import socket
import struct
import zlib
from base64 import b64encode
from contextlib import contextmanager
from threading import Thread

import pikepdf
import pypdfium2
from PIL import Image

SECRET, TEINTE = "FUITE7391", (17, 34, 51)
ESPION = f"<svg xmlns='http://www.w3.org/2000/svg' width='99' height='20'><text y='15'>{SECRET}</text></svg>"


def _svg(corps, avant=""):
    """A coat of arms, such as a commune could send."""
    ns = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    svg = f"{avant}<svg {ns} width='99' height='20'>{corps}</svg>"
    return lambda plante: f'<img alt="x" src="data:image/svg+xml;base64,{b64encode(plante(svg).encode()).decode()}">'


def _png(largeur, hauteur):
    ihdr = b"IHDR" + struct.pack(">IIBBBBB", largeur, hauteur, 8, 2, 0, 0, 0)
    octets = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + ihdr + struct.pack(">I", zlib.crc32(ihdr))
    return f'<img alt="x" src="data:image/png;base64,{b64encode(octets).decode()}">'


BALISES = """
<img alt="x" src="@F@.svg">
<img alt="x" src="@F@.png">
<img alt="x" src="@P@.svg">
<img alt="x" src="../../../../../../../../../..@P@.svg">
<img alt="x" src="FiLe://@P@.svg">
<img alt="x" src="file:@P@.svg">
<img alt="x" src="file://localhost@P@.svg">
<img alt="x" src="&#9;@F@.svg">
<img alt="x" src="@F@.svg?x#y">
<img alt="x" src="@F@-lien.svg">
<img alt="x" src="@F@%2esvg">
<img alt="x" src="@H@/x.png">
<img alt="x" src="HTTP://127.0.0.1:@N@/x.png">
<img alt="x" src="https://127.0.0.1:@N@/x.png">
<img alt="x" src="ftp://127.0.0.1:@N@/x.png">
<img alt="x" src="//127.0.0.1:@N@/x.png">
<img alt="x" src="\\\\127.0.0.1@@N@\\x.png">
<img alt="x" srcset="@H@/x.png 1x"><picture><source srcset="@F@.svg"><img alt="x"></picture>
<link rel="attachment" href="@F@.txt">
<link rel="attachment" href="@H@/x">
<a rel="attachment" href="@F@.txt">x</a>
<a rel="nofollow attachment" href="@H@/x">x</a>
<link rel="stylesheet" href="@F@.css">
<link rel="stylesheet" href="@H@/x.css">
<link rel="icon" href="@F@.svg">
<style>@import "@F@.css";</style>
<style>@import url(@H@/x.css) print;</style>
<style>body::before { content: url(@F@.svg) }</style>
<style>body::before { content: url(@H@/x.svg) }</style>
<style>@page { background: url(@F@.svg) }</style>
<style>@page { @top-left { content: url(@H@/x.svg) } }</style>
<style>@font-face { font-family: z; src: url(@F@.ttf) } p { font-family: z }</style>
<style>@font-face { font-family: z; src: url(@H@/z.woff2) } p { font-family: z }</style>
<style>@color-profile z { src: url(@F@.txt) } p { color: color(z 1 0 0) }</style>
<style>:root { --x: url(@F@.svg) } body { background: var(--x) }</style>
<style>@counter-style z { system: cyclic; symbols: url(@H@/x.svg) } li { list-style: z }</style><ul><li>x</ul>
<p style="background: url(@F@.svg)">x</p>
<p style="background-image: url('@H@/x.png')">x</p>
<p style="background: image-set('@H@/x.png' 1x)">x</p>
<p style="display: list-item; list-style-image: url(@F@.svg)">x</p>
<p style="border: 9px solid; border-image: url(@F@.svg) 9">x</p>
<p style="border: 9px solid; mask-border: url(@H@/x.svg) 9; cursor: url(@H@/x.cur), auto">x</p>
<table background="@F@.svg"><tr><td background="@H@/x.png">x</td></tr></table>
<object data="@F@.svg" type="image/svg+xml"></object>
<object data="@H@/x.svg">x</object>
<embed src="@F@.svg" type="image/svg+xml">
<embed src="@H@/x.svg">
<iframe src="@F@.html"></iframe><iframe srcdoc="&lt;img src='@H@/x.png'>"></iframe>
<video poster="@F@.svg" src="@H@/x.mp4"></video><audio src="@H@/x.mp3"></audio>
<input type="image" src="@H@/x.png"><form action="@H@/"><button formaction="@F@.txt">x</button></form>
<svg width="99" height="20"><image href="@F@.svg" width="99" height="20"/></svg>
<svg width="99" height="20"><image xlink:href="@H@/x.png" width="9" height="9"/></svg>
<svg width="99" height="20"><use href="@F@.svg#x"/></svg>
<svg width="99" height="20"><style>@import url(@F@.css);</style><rect width="9" height="9" fill="url(@H@/x.svg#y)"/></svg>
<svg width="99" height="20"><foreignObject><img src="@F@.svg"></foreignObject></svg>
<base href="@F@.svg"><img alt="x" src="secret.svg">
<base href="@H@/"><img alt="x" src="x.png">
<meta http-equiv="refresh" content="0; url=@H@/"><script src="@H@/x.js"></script>
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="@F@.txt" parse="text"/>
<?xml-stylesheet href="@F@.css"?><!DOCTYPE x [<!ENTITY e SYSTEM "@F@.txt">]>&e;
<img alt="x" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='@F@.svg'/></svg>">
<link rel="stylesheet" href="data:text/css,@import 'file://@P@.css';">
<object data="data:text/html,<img src='@H@/x.png'>"></object>
{% include "@P@.txt" %}{{ settings.SECRET_KEY }}{% load static %}
""".strip().splitlines()
IMAGES = [
    _svg("<image href='@F@.svg' width='99' height='20'/>"),
    _svg("<image xlink:href='@H@/x.png' width='99' height='20'/>"),
    _svg("<use href='@F@.svg'/><use href='@H@/x.svg#y'/>"),
    _svg("<text y='15'>&e;</text>", avant="<!DOCTYPE svg [<!ENTITY e SYSTEM '@F@.txt'>]>"),
    _svg("<text y='15'>&e;</text>", avant="<!DOCTYPE svg SYSTEM '@H@/x.dtd'>"),
    _svg("", avant="<?xml-stylesheet href='@F@.css'?>"),
    _svg("<style>@import '@F@.css'; @font-face { font-family: z; src: url(@H@/z.ttf) }</style><text>x</text>"),
    _svg("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='@F@.txt' parse='text'/>"),
    _svg("<text y='15'>&e;</text>", avant="<!DOCTYPE svg [<!ENTITY d 'xxxxxxxx'><!ENTITY e '&d;&d;&d;&d;'>]>"),
]
BOMBES = [_png(60_000, 60_000), _png(2_000, 2_001), '<img alt="x" src="data:image/png;base64,' + "A" * 300_000 + '">']


def vecteurs(dossier, port):
    def plante(texte):
        suite = {"@F@": f"file://{dossier}/secret", "@P@": f"{dossier}/secret", "@H@": f"http://127.0.0.1:{port}"}
        for mot, valeur in (suite | {"@N@": str(port)}).items():
            texte = texte.replace(mot, valeur)
        return texte

    return [*map(plante, BALISES), *(image(plante) for image in IMAGES), *BOMBES]


def planter(dossier):
    """The same secret as a text, a style sheet, an image, a page: each way of reading it would show."""
    (dossier / "secret.txt").write_text(SECRET)
    (dossier / "secret.css").write_text(f"body::before {{ content: '{SECRET}' }} text {{ fill: red }}")
    (dossier / "secret.html").write_text(f"<p>{SECRET}</p>")
    (dossier / "secret.svg").write_text(ESPION)
    (dossier / "secret-lien.svg").symlink_to(dossier / "secret.svg")
    Image.new("RGB", (9, 9), TEINTE).save(dossier / "secret.png")


def fuite(pdf: bytes) -> bool:
    """Is the secret anywhere: in the text of the pages, in what is attached, in an image, in any object?"""
    pages = pypdfium2.PdfDocument(pdf)
    texte = "".join(page.get_textpage().get_text_bounded() for page in pages)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        flux = [objet.read_bytes() for objet in document.objects if isinstance(objet, pikepdf.Stream)]
    traces = (SECRET.encode(), SECRET.encode("utf-16-be"), bytes(TEINTE) * 9)
    return SECRET in "".join(texte.split()) or any(trace in octets for trace in traces for octets in [pdf, *flux])


@contextmanager
def oreille():
    """A listener on this machine, and how many came."""
    venus = []
    with socket.create_server(("127.0.0.1", 0)) as serveur:
        Thread(target=_ecouter, args=(serveur, venus), daemon=True).start()
        yield serveur.getsockname()[1], venus
        serveur.shutdown(socket.SHUT_RDWR)


def _ecouter(serveur, venus):
    while True:
        try:
            prise, adresse = serveur.accept()
        except OSError:
            return
        venus.append(adresse)
        prise.close()
