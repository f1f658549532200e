"""What stays in an OpenDocument text: elements and attributes by name. Whatever is not named here goes."""

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW = (f"{{{OASIS}{name}:1.0}}" for name in ("office", "text", "table", "style", "drawing"))
SVG, FO, MANIFEST = (f"{{{OASIS}{name}:1.0}}" for name in ("svg-compatible", "xsl-fo-compatible", "manifest"))
XLINK = "{http://www.w3.org/1999/xlink}"
NAMESPACES = {
    "office": OFFICE[1:-1], "text": TEXT[1:-1], "table": TABLE[1:-1], "style": STYLE[1:-1], "draw": DRAW[1:-1], "svg": SVG[1:-1],
    "fo": FO[1:-1], "xlink": XLINK[1:-1],
}  # fmt: skip


def named(namespace: str, names: str) -> frozenset[str]:
    return frozenset(namespace + name for name in names.split())


WORDS = named(TEXT, "p h span a")
STAYS = (
    WORDS
    | named(OFFICE, "document-content document-styles body text automatic-styles styles master-styles font-face-decls")
    | named(TEXT, "s tab line-break list list-item list-header note note-citation note-body page-number page-count")
    | named(
        TEXT, "list-style list-level-style-number list-level-style-bullet notes-configuration outline-style outline-level-style"
    )
    | named(TABLE, "table table-column table-columns table-header-columns table-row table-rows table-header-rows table-cell")
    | named(TABLE, "covered-table-cell")
    | named(
        STYLE,
        "style default-style text-properties paragraph-properties table-properties table-column-properties tab-stops tab-stop",
    )
    | named(
        STYLE, "table-row-properties table-cell-properties list-level-properties list-level-label-alignment font-face page-layout"
    )
    | named(
        STYLE, "page-layout-properties header-style footer-style header-footer-properties master-page header footer header-left"
    )
    | named(STYLE, "footer-left header-first footer-first columns column footnote-sep")
)
# Their words are seen, and what they are called is not: indexes, marked places, fields, sections.
GIVES_WAY = named(
    TEXT,
    "section table-of-content index-body index-title illustration-index table-index object-index user-index "
    "alphabetical-index bibliography numbered-paragraph date time author-name author-initials sender-firstname "
    "sender-lastname sender-initials sender-title sender-position sender-email sender-phone-private sender-fax sender-company "
    "sender-phone-work sender-street sender-city sender-postal-code sender-country sender-state-or-province chapter file-name "
    "template-name sheet-name variable-get variable-input user-field-get user-field-input sequence expression text-input "
    "initial-creator creation-date creation-time description user-defined print-time print-date printed-by title subject "
    "keywords editing-cycles editing-duration modification-time modification-date creator paragraph-count word-count "
    "character-count table-count image-count object-count placeholder reference-ref sequence-ref bookmark-ref note-ref "
    "database-display conditional-text measure meta meta-field ruby ruby-base bibliography-mark drop-down",
)
COUNTED = (
    {
        OFFICE + "annotation": "comments",
        TEXT + "hidden-text": "hidden",
        TEXT + "changed-region": "changes",
        TEXT + "change": "changes",
    }
    | {
        TEXT + "bookmark": "bookmarks",
        TEXT + "bookmark-start": "bookmarks",
        OFFICE + "forms": "fields",
        OFFICE + "event-listeners": "programs",
    }
    | {TEXT + "script": "programs", DRAW + "object": "embedded", DRAW + "object-ole": "embedded", DRAW + "plugin": "embedded"}
    | {TEXT + "user-field-decl": "fields", TEXT + "variable-decl": "fields"}
)
STYLE_NAMES = (
    named(TEXT, "style-name cond-style-name citation-style-name citation-body-style-name")
    | named(TABLE, "style-name default-cell-style-name")
    | named(
        STYLE, "parent-style-name next-style-name list-style-name page-layout-name master-page-name data-style-name name font-name"
    )
    | named(DRAW, "style-name")
)
TEXT_LOOK = named(
    FO,
    "font-size font-style font-weight color background-color font-variant text-transform letter-spacing language country "
    "text-align text-indent margin margin-left margin-right margin-top margin-bottom line-height break-before break-after "
    "keep-with-next keep-together orphans widows border border-left border-right border-top border-bottom padding "
    "padding-left padding-right padding-top padding-bottom text-align-last hyphenate wrap-option vertical-align page-width "
    "page-height column-count column-gap min-height height",
) | named(
    STYLE,
    "font-family-generic font-pitch font-name-asian font-name-complex text-underline-style text-underline-width "
    "text-underline-color text-underline-type text-line-through-style text-line-through-type text-position "
    "use-window-font-color font-size-asian font-size-complex font-style-asian font-style-complex font-weight-asian "
    "font-weight-complex line-height-at-least writing-mode vertical-align column-width rel-column-width rel-width width "
    "row-height min-row-height use-optimal-row-height print-orientation num-format footnote-max-height border-line-width "
    "position type char leader-style leader-text family class default-outline-level tab-stop-distance page-usage "
    "text-autospace punctuation-wrap line-break shadow",
)
ATTRIBUTES = (
    TEXT_LOOK
    | named(
        TEXT, "outline-level level c note-class id continue-numbering start-value bullet-char list-level-position-and-space-mode"
    )
    | named(TEXT, "label-followed-by list-tab-stop-position space-before min-label-width display-levels select-page number-lines")
    | named(TABLE, "number-columns-spanned number-rows-spanned number-columns-repeated align border-model display-name")
    | named(SVG, "font-family width height")
    | {OFFICE + "version", STYLE + "num-suffix", STYLE + "num-prefix"}
) - {TABLE + "display-name"}
