"""An OpenDocument text with a word in each hiding place."""

from tests.writing.documents.hiding_places import photograph, zipped

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{OASIS}:{long}:1.0"'
    for name, long in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "svg": "svg-compatible",
        "fo": "xsl-fo-compatible", "meta": "meta", "form": "form", "config": "config",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
ODT = "application/vnd.oasis.opendocument.text"

SEEN = {
    "Plainwords", "Spanwords", "Boxwords", "Shapewords", "Headwords", "Notewords", "Whitewords", "Blackedout", "Cellwords", "Fieldwords",
    "Linkwords", "seenlink", "Sectionwords", "Insertedwords", "Listwords", "Headingwords", "Indexwords",
}  # fmt: skip
HIDDEN = {
    "Deletedwords", "Deletedauthor", "Commentwords", "Commentauthor", "Hiddenspan", "Hiddenparagraph", "Hiddenfield", "Hiddensection",
    "Hiddenrow", "Authorproperty", "Settingswords", "Thumbnailwords", "Embeddedwords", "Macrowords", "Camerawords", "Altofpicture",
    "Framename", "Bookmarkname", "Styleowner", "Formwords", "Variablewords", "Rdfwords", "Headunseen", "Unusedpage", "Filelink",
    "Elsewords", "Tooltipwords", "Sectionname", "Scriptwords", "Hiddenshape", "Reference", "Conditionwords", "Tablename", "Templatewords",
    "Listowner", "Fontpacked", "Partnamesecret", "Changeid",
}  # fmt: skip

AUTOMATIC = """
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:background-color="#000000"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Styleowner"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Listowner "/></text:list-style>
"""


def open_file(content, *, automatic=AUTOMATIC, styles="", masters="", parts=None):
    """An OpenDocument text of this content. `parts` stand beside it."""
    whole = {
        "mimetype": ODT,
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles><office:body>"
        f"<office:text>{content}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles><office:master-styles>{masters}"
        "</office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": "<manifest/>",
    }
    return zipped(whole | (parts or {}), stored=("mimetype",))


def p(words, style="P2"):
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def span(words, style):
    return f'<text:span text:style-name="{style}">{words}</text:span>'


CONTENT = "".join([
    f'<text:tracked-changes><text:changed-region text:id="Changeid"><text:deletion><office:change-info><dc:creator>Deletedauthor</dc:creator>'
    f'</office:change-info>{p("Deletedwords")}</text:deletion></text:changed-region></text:tracked-changes>',
    '<office:forms><form:form form:name="Formwords"/></office:forms>',
    '<text:user-field-decls><text:user-field-decl office:string-value="Variablewords" text:name="v"/></text:user-field-decls>',
    '<text:h text:style-name="P2" text:outline-level="1">Headingwords</text:h>',
    p(f'Plainwords<text:change text:change-id="Changeid"/> {span("Spanwords", "T9")}{span("Hiddenspan", "T1")}'
      '<text:change-start text:change-id="Changeid"/>Insertedwords<text:change-end text:change-id="Changeid"/>'),
    p("under<office:annotation><dc:creator>Commentauthor</dc:creator><text:p>Commentwords</text:p></office:annotation> a comment"),
    p("Hiddenparagraph", "P1"),
    p('<text:hidden-paragraph text:condition="1" text:is-hidden="true"/>Hiddenfield'),
    p('<text:hidden-text text:string-value="Hiddenfield">Hiddenfield</text:hidden-text>shown'),
    p(span("Whitewords", "T2") + span("Blackedout", "T3")),
    f'<text:section text:name="Sectionname" text:display="none">{p("Hiddensection")}</text:section>',
    f'<text:section text:name="Sectionname" text:condition="Conditionwords">{p("Sectionwords")}</text:section>',
    p(f'at<draw:frame draw:name="Framename"><draw:text-box>{p("Boxwords")}</draw:text-box></draw:frame>'
      f'<draw:custom-shape draw:name="Framename">{p("Shapewords")}</draw:custom-shape>'
      f'<draw:custom-shape draw:display="none">{p("Hiddenshape")}</draw:custom-shape>'),
    p('<draw:frame draw:name="Framename" svg:width="3cm"><draw:image xlink:href="Pictures/a.jpg"/><svg:title>Altofpicture</svg:title>'
      '<svg:desc>Altofpicture</svg:desc></draw:frame>'),
    p('<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>after'),
    f'<table:table table:name="Tablename"><table:table-column/><table:table-row><table:table-cell>{p("Cellwords")}</table:table-cell>'
    f'</table:table-row><table:table-row table:visibility="collapse"><table:table-cell>{p("Hiddenrow")}</table:table-cell></table:table-row>'
    '</table:table>',
    f'<text:list text:style-name="L1"><text:list-item>{p("Listwords")}</text:list-item></text:list>',
    p('<text:author-name>Fieldwords</text:author-name><text:bookmark text:name="Bookmarkname"/>'
      '<text:reference-mark text:name="Reference"/><text:script script:language="x" xmlns:script="x">Scriptwords</text:script>'),
    p('<text:a xlink:href="https://example.org/seenlink" office:title="Tooltipwords">Linkwords</text:a>'
      '<text:a xlink:href="file:///home/Filelink.odt">elsewhere</text:a>'),
    p('note<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Notewords</text:p>'
      '</text:note-body></text:note>'),
    f'<text:table-of-content text:name="i"><text:table-of-content-source><text:index-title-template>Templatewords</text:index-title-template>'
    f'</text:table-of-content-source><text:index-body>{p("Indexwords")}</text:index-body></text:table-of-content>',
])  # fmt: skip
STYLES = (
    '<style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Styleowner" style:display-name="Styleowner" '
    'style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
)
MASTERS = (
    '<style:master-page style:name="Standard"><style:header><text:p>Headwords</text:p></style:header>'
    '<style:footer style:display="false"><text:p>Headunseen</text:p></style:footer></style:master-page>'
    '<style:master-page style:name="Unusedpage"><style:header><text:p>Unusedpage</text:p></style:header></style:master-page>'
)


def full_of_hiding_places():
    meta = (
        f"<office:document-meta {SPACES}><office:meta><dc:creator>Authorproperty</dc:creator></office:meta></office:document-meta>"
    )
    parts = {
        "meta.xml": meta, "settings.xml": f"<office:document-settings {SPACES}><config:a>Settingswords</config:a></office:document-settings>",
        "Thumbnails/thumbnail.png": photograph("Thumbnailwords", "PNG"), "Pictures/a.jpg": photograph("Camerawords"),
        "Object 1/content.xml": "<a>Embeddedwords</a>", "ObjectReplacements/Object 1": b"Embeddedwords",
        "Basic/Standard/Module1.xml": "<a>Macrowords</a>", "manifest.rdf": "<a>Rdfwords</a>", "Fonts/a.ttf": b"Fontpacked",
        "Configurations2/Partnamesecret.xml": "<a>x</a>",
    }  # fmt: skip
    content = CONTENT + p("Elsewords", "P1")
    return open_file(content, styles=STYLES, masters=MASTERS, parts=parts)
