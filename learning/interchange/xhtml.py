"""Trees as pages: XHTML for e-books, HTML for everybody else."""

from html import escape

from lxml import etree

Element = etree._Element  # noqa: SLF001 - the class has no public name

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="{style}"/></head>
<body{kind}>
{body}
</body>
</html>
"""
HTML = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body>
{body}
</body>
</html>
"""


def page(*, title: str, language: str, body: str, style: str = "style.css", kind: str = "") -> bytes:
    """Return a page of an e-book. `kind` is its part in the book, such as "chapter"."""
    said = f' epub:type="{kind}"' if kind else ""
    return PAGE.format(title=escape(title), language=language, style=style, kind=said, body=body).encode()


def html_page(*, title: str, language: str, body: str, head: str = "") -> bytes:
    return HTML.format(title=escape(title), language=language, body=body, head=f"\n{head}\n" if head else "").encode()


def as_xhtml(root: Element) -> str:
    """Return what is in the tree, without the element around it."""
    return escape(root.text or "", quote=False) + "".join(etree.tostring(one, encoding="unicode") for one in root)


def as_html(root: Element) -> str:
    return escape(root.text or "", quote=False) + "".join(etree.tostring(one, encoding="unicode", method="html") for one in root)
