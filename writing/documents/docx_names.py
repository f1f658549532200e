"""What stays in a Word document: elements and attributes by name. Whatever is not named here goes."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
STRICT = "http://purl.oclc.org/ooxml/"
NAMESPACES = {"w": W[1:-1], "r": R[1:-1], "m": M[1:-1], "wp": WP[1:-1], "a": A[1:-1]}


def named(namespace: str, names: str) -> frozenset[str]:
    return frozenset(namespace + name for name in names.split())


def w(names: str) -> frozenset[str]:
    return named(W, names)


BLOCKS = w("document body p tbl tr tc hdr ftr footnotes endnotes footnote endnote")
IN_RUNS = w(
    "r t tab br cr noBreakHyphen softHyphen footnoteRef endnoteRef footnoteReference endnoteReference separator "
    "continuationSeparator ptab hyperlink sym fldSimple fldChar instrText"
)
OF_RUNS = w(
    "rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint color spacing w kern position "
    "sz szCs highlight u shd vertAlign rtl cs em lang"
)
OF_PARAGRAPHS = w(
    "pPr pStyle keepNext keepLines pageBreakBefore widowControl numPr ilvl numId pBdr top left bottom right between bar tabs "
    "suppressAutoHyphens bidi ind contextualSpacing mirrorIndents jc textAlignment outlineLvl"
)
OF_TABLES = w(
    "tblPr tblStyle tblpPr bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders "
    "tblLayout tblCellMar tblLook tblGrid gridCol trPr cantSplit trHeight tblHeader gridBefore gridAfter tcPr tcW gridSpan "
    "vMerge hMerge tcBorders insideH insideV start end tl2br tr2bl noWrap tcMar textDirection tcFitText vAlign"
)
OF_SECTIONS = w(
    "sectPr headerReference footerReference type pgSz pgMar pgBorders lnNumType pgNumType cols col titlePg docGrid footnotePr "
    "endnotePr pos numFmt numStart numRestart"
)
OF_STYLES = w(
    "styles docDefaults rPrDefault pPrDefault style name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat tblStylePr"
)
OF_LISTS = w(
    "numbering abstractNum multiLevelType lvl start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc num abstractNumId "
    "lvlOverride startOverride styleLink numStyleLink"
)
MATH = named(
    M,
    "oMath oMathPara r t f num den fPr type rad radPr degHide deg e sSup sSub sSubSup sup sub nary naryPr chr limLoc d dPr "
    "begChr endChr sepChr func fName m mPr mr mcs mc mcPr count mcJc acc accPr bar barPr pos box eqArr groupChr limLow limUpp "
    "lim sPre rPr sty scr nor ctrlPr subHide supHide",
)
STAYS = BLOCKS | IN_RUNS | OF_RUNS | OF_PARAGRAPHS | OF_TABLES | OF_SECTIONS | OF_STYLES | OF_LISTS | MATH

GIVES_WAY = w(
    "ins moveTo smartTag customXml sdt sdtContent dir bdo ruby rubyBase subDoc"
)  # a tracked change that was made is settled as made
ATTRIBUTES = (
    w(
        "val type w h fill color themeColor themeFill themeTint themeShade themeFillTint themeFillShade sz space id ilvl left "
        "right start end hanging firstLine before after line lineRule beforeAutospacing afterAutospacing top bottom header "
        "footer gutter orient code num sep equalWidth linePitch charSpace pos leader ascii hAnsi eastAsia cs asciiTheme "
        "hAnsiTheme eastAsiaTheme cstheme hint styleId customStyle default fmt firstRow lastRow firstColumn lastColumn "
        "noHBand noVBand clear leftChars rightChars abstractNumId numId alignment relativeTo bidi horzAnchor vertAnchor tblpX "
        "tblpY tblpXSpec tblpYSpec leftFromText rightFromText topFromText bottomFromText hRule countBy restart distance "
        "fldCharType char font"
    )
    | {M + "val"}
    | {XML + "space"}
)
WITH_TEXT = w("t") | {M + "t"}  # instrText is written anew

CHANGES = w("ins del moveFrom moveTo cellIns cellDel cellMerge")
CHANGED_FORMAT = w("rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange numberingChange")
COUNTED = (
    dict.fromkeys(CHANGES | CHANGED_FORMAT, "changes")
    | dict.fromkeys(w("sdtPr ffData"), "fields")
    | dict.fromkeys(w("bookmarkStart"), "bookmarks")
    | dict.fromkeys(w("altChunk control"), "embedded")
)

# Names of styles that Word brings itself. Any other was given by somebody, and may name them.
BUILT_IN_STYLES = (
    r"normal( \(web\)| indent| table)?|heading \d|title|subtitle|strong|"
    r"(light|medium|dark|colorful) (shading|list|grid)( \d)?.{0,9}|"
    r"emphasis|(intense |subtle )?(quote|emphasis|reference)|"
    r"(block|body|plain) text( \d| indent)?|list( paragraph| bullet| number| continue)?( \d)?|toc( heading| \d)|"
    r"caption|header|footer|page number|"
    r"(foot|end)note (text|reference)|hyperlink|followedhyperlink|default paragraph font|no list|no spacing|book title|"
    r"table (normal|grid( light)?)|(plain|grid|list) table \d.{0,20}|placeholder text|line number|balloon text|"
    r"annotation (text|reference|subject)"
)
