"""PDF/A-3a and PDF/UA-1 at once: WeasyPrint writes the first, and this adds what the second asks for."""

UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Which part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


class GlypheManquant(ValueError):
    """A character that our fonts do not draw breaks both profiles: `textes.figer` leaves none."""


def achever(document, pdf):
    """The last touch before the trailer is written."""
    if any(police.missing for police in document.fonts.values()):
        raise GlypheManquant
    metadonnees = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    # In the block that is there: validators ignore a second one, and refuse a compressed stream.
    metadonnees.stream = [metadonnees.stream[0].replace(b"</rdf:RDF>", UA, 1)]
    metadonnees.compress = False
