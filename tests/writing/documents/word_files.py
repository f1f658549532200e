"""A Word document with a word in each hiding place."""

from tests.writing.documents.hiding_places import photograph, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(words, properties=""):
    return f'<w:r w:rsidR="00A1B2C3"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content, properties=""):
    return f'<w:p w14:paraId="0AB1" w:rsidR="00A1B2C3"><w:pPr>{properties}</w:pPr>{content}</w:p>'


def relations(*rows):
    links = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if "://" in target else ""}/>'
        for key, kind, target in rows
    )
    return f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'


def word_file(body, *, parts=None, links=(), kind="document.main+xml", types=""):
    """A Word document of this body. `parts` stand beside it, `links` are its relations."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/>{types}<Override PartName="/word/document.xml" ContentType="{WORD}.{kind}"/></Types>'
    )
    whole = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("a", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*links),
    }
    return zipped(whole | (parts or {}))


def box(words, visible="1"):
    inside = paragraph(run(words))
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="Seenameofbox" descr="Altofbox"/>'
        f'<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>'
        f'</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>'
        f'{paragraph(run("Fallbackcopy"))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )  # fmt: skip


def picture(key="pic", said="Altofpicture", hidden=""):
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="609600"/><wp:docPr id="7" name="Cameraname" descr="{said}"{hidden}/>'
        f'<a:graphic><a:graphicData><a:blip r:embed="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


SEEN = {
    "Plainwords", "Insertedwords", "Movedto", "Boxwords", "Headwords", "Footwords", "Notewords", "Whitewords", "Tinywords", "Blackedout",
    "Cellwords", "Fieldresult", "Linkwords", "Listwords", "Controlwords", "seenlink", "Webhidden",
}  # fmt: skip
HIDDEN = {
    "Deletedwords", "Deletedauthor", "Insertauthor", "Movedfrom", "Commentwords", "Commentauthor", "Hiddenrun", "Hiddenbystyle",
    "Hiddenbyparent", "Hiddenparagraph", "Authorproperty", "Companyproperty", "Customproperty", "Customxmlwords",
    "Thumbnailwords", "Embeddedwords", "Macrowords", "Cameraname", "Camerawords", "Seenameofbox", "Fallbackcopy", "Instructionwords",
    "Bookmarkname", "Controltag", "Styleowner", "Templatepath", "Variablewords", "Personname", "Firstheadunseen", "Evenfootunseen",
    "Orphannote", "Hiddenrow", "Hiddendrawing", "Formdefault", "Glossarywords", "Filelink", "Tooltipwords", "Fontowner",
    "Deletednote", "Listowner", "Webpagewords", "Partnamesecret", "Printerwords", "Chartwords", "00A1B2C3", "Prwords",
}  # fmt: skip

STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Styleowner"><w:name w:val="Styleowner notes"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Child"><w:name w:val="Styleowner child"/><w:basedOn w:val="Styleowner"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Gone"><w:name w:val="Styleowner gone"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""

SETTINGS = f"""<w:settings xmlns:w="{W}" xmlns:r="{OFFICE}"><w:attachedTemplate r:id="t"/><w:trackRevisions/><w:rsids><w:rsid w:val="00A1B2C3"/>
</w:rsids><w:docVars><w:docVar w:name="a" w:val="Variablewords"/></w:docVars></w:settings>"""

AUTHOR = 'w:id="1" w:author="{}" w:date="2026-11-20T10:00:00Z"'


def body():
    by = AUTHOR.format
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    row = "<w:tr>{}<w:tc><w:tcPr/>{}</w:tc></w:tr>"
    return "".join([
        paragraph(run("Plainwords") + f'<w:ins {by("Insertauthor")}>{run("Insertedwords")}</w:ins>'),
        paragraph(f'<w:del {by("Deletedauthor")}><w:r><w:delText>Deletedwords</w:delText></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:del>'),
        paragraph(f'<w:moveFrom {by("Insertauthor")}>{run("Movedfrom")}</w:moveFrom><w:moveTo {by("Insertauthor")}>{run("Movedto")}</w:moveTo>'),
        paragraph(f'<w:commentRangeStart w:id="0"/>{run("under")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
        paragraph(run("Hiddenrun", "<w:vanish/>") + run("Webhidden", "<w:webHidden/>") + run("Hiddenbystyle", '<w:rStyle w:val="Styleowner"/>')
                  + run("Hiddenbyparent", '<w:rStyle w:val="Child"/>')),
        paragraph(run("Hiddenparagraph"), '<w:pStyle w:val="Gone"/>'),
        paragraph(run("Whitewords", '<w:color w:val="FFFFFF"/>') + run("Tinywords", '<w:sz w:val="2"/>')
                  + run("Blackedout", '<w:highlight w:val="black"/>')),
        paragraph(box("Boxwords") + picture() + picture(said="Hiddendrawing", hidden=' hidden="1"')),
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{row.format("", paragraph(run("Cellwords")))}'
        + row.format("<w:trPr><w:hidden/></w:trPr>", paragraph(run("Hiddenrow"))) + "</w:tbl>",
        paragraph(f'{begin}<w:r><w:instrText> INCLUDETEXT "Instructionwords" </w:instrText></w:r>{separate}{run("Fieldresult")}{end}'),
        paragraph(f'<w:hyperlink r:id="good" w:tooltip="Tooltipwords">{run("Linkwords")}</w:hyperlink>'
                  f'<w:hyperlink r:id="file">{run("elsewhere")}</w:hyperlink>'),
        paragraph(f'<w:bookmarkStart w:id="3" w:name="Bookmarkname"/>{run("Listwords")}<w:bookmarkEnd w:id="3"/>',
                  f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange {by("Prwords")}><w:pPr/></w:pPrChange>'),
        f'<w:sdt><w:sdtPr><w:alias w:val="Controltag"/></w:sdtPr><w:sdtContent>{paragraph(run("Controlwords"))}</w:sdtContent></w:sdt>',
        paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="Formdefault"/></w:textInput></w:ffData>'
                  f'</w:fldChar></w:r>{end}<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph(f'<w:r><w:object><o:OLEObject r:id="ole"/></w:object></w:r>{run("end")}'),
        '<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:headerReference w:type="first" r:id="first"/>'
        '<w:footerReference w:type="default" r:id="foot"/><w:footerReference w:type="even" r:id="even"/></w:sectPr>',
    ])  # fmt: skip


def margin(kind, words):
    return f"<w:{kind} {SPACES}>{paragraph(run(words))}</w:{kind}>"


def notes():
    kept = '<w:footnote w:id="{}">{}</w:footnote>'
    rows = [(2, "Notewords"), (5, "Deletednote"), (9, "Orphannote")]
    return f"<w:footnotes {SPACES}>{''.join(kept.format(key, paragraph(run(words))) for key, words in rows)}</w:footnotes>"


def full_of_hiding_places():
    properties = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator></p>'.format
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Commentauthor"><w:p><w:r><w:t>Commentwords</w:t></w:r></w:p></w:comment></w:comments>'
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:name w:val="Listowner"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="Listowner %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        "</w:num></w:numbering>"
    )
    parts = {
        "docProps/core.xml": properties("Authorproperty"), "docProps/app.xml": properties("Companyproperty"),
        "docProps/custom.xml": properties("Customproperty"), "docProps/thumbnail.jpeg": photograph("Thumbnailwords"),
        "customXml/item1.xml": "<a>Customxmlwords</a>", "word/comments.xml": comments, "word/styles.xml": STYLES,
        "word/people.xml": f'<w:people xmlns:w="{W}"><w:person w:author="Personname"/></w:people>', "word/settings.xml": SETTINGS,
        "word/_rels/settings.xml.rels": relations(("t", "attachedTemplate", "file:///C:/Users/Templatepath/Normal.dotm")),
        "word/header1.xml": margin("hdr", "Headwords"), "word/header2.xml": margin("hdr", "Firstheadunseen"),
        "word/footer1.xml": margin("ftr", "Footwords"), "word/footer2.xml": margin("ftr", "Evenfootunseen"), "word/footnotes.xml": notes(),
        "word/media/image1.jpeg": photograph("Camerawords"), "word/embeddings/oleObject1.bin": b"Embeddedwords",
        "word/vbaProject.bin": b"Macrowords", "word/numbering.xml": numbering, "word/fontTable.xml": f'<w:fonts xmlns:w="{W}"><w:font w:name="Fontowner"/></w:fonts>',
        "word/glossary/document.xml": f'<w:glossaryDocument xmlns:w="{W}"><w:p><w:r><w:t>Glossarywords</w:t></w:r></w:p></w:glossaryDocument>',
        "word/webSettings.xml": f'<w:webSettings xmlns:w="{W}"><w:div w:id="Webpagewords"/></w:webSettings>',
        "word/Partnamesecret.xml": "<a/>", "word/printerSettings1.bin": b"Printerwords", "word/charts/chart1.xml": "<c>Chartwords</c>",
    }  # fmt: skip
    links = [
        ("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"), ("c", "comments", "comments.xml"), ("f", "footnotes", "footnotes.xml"),
        ("set", "settings", "settings.xml"), ("head", "header", "header1.xml"), ("first", "header", "header2.xml"),
        ("foot", "footer", "footer1.xml"), ("even", "footer", "footer2.xml"), ("pic", "image", "media/image1.jpeg"),
        ("good", "hyperlink", "https://example.org/seenlink"), ("file", "hyperlink", "file:///C:/Users/Filelink/case.docx"),
        ("ole", "oleObject", "embeddings/oleObject1.bin"),
    ]  # fmt: skip
    return word_file(body(), parts=parts, links=links)
