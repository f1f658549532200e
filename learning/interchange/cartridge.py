"""A book as an IMS Common Cartridge 1.3: a page for each page, questions as QTI, links as web links."""

from html import escape

from lxml import etree

from learning.interchange.book import Book, Leaf
from learning.interchange.cartridge_manifest import ASSESSMENT, WEB, WEBLINK, Folder, Item, Resource, manifest
from learning.interchange.markup import NO_LETTERS, Element, words_of
from learning.interchange.nesting import taken_out
from learning.interchange.note import as_meta
from learning.interchange.pages import trees_of
from learning.interchange.xhtml import as_html, html_page
from writing.documents.archive import packed

LINK = "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"
ENDING = ".html"
OF_A_CHAPTER = "About this chapter"
OF_THE_MODULE = "About this module"


def write(book: Book) -> bytes:
    """Return the cartridge. The same book is the same bytes."""
    writer = Writer(book)
    top = Folder(book.title, tuple(writer.entry(leaf) for leaf in book.leaves))
    files = {"imsmanifest.xml": manifest(book, top, writer.resources)} | writer.files
    return packed(files)


class Writer:
    """Gathers the files and says what each is."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.files: dict[str, bytes] = {}
        self.resources: list[Resource] = []
        trees, pictures = trees_of(book, ENDING)
        self.trees = {leaf.name: tree for leaf, tree in zip(book.walk(), trees, strict=True)}
        for picture in pictures:
            self.add(Resource(picture.name.partition(".")[0], WEB, f"pages/{picture.name}"), picture.content)

    def add(self, resource: Resource, content: bytes) -> str:
        self.files[resource.path] = content
        self.resources.append(resource)
        return resource.name

    def entry(self, leaf: Leaf) -> Folder | Item:
        if leaf.kind == "title":
            return Item(OF_THE_MODULE, self.page(leaf))
        if leaf.kind != "chapter":
            return Folder("", tuple(self.line(leaf))) if leaf.assessments or leaf.links else Item(leaf.title, self.page(leaf))
        inside = [Item(OF_A_CHAPTER, self.page(leaf)), *(one for below in leaf.leaves for one in self.line(below))]
        return Folder(leaf.title, tuple(inside))

    def line(self, leaf: Leaf) -> list[Item]:
        """Return a page, and after it its questions and links."""
        items = [Item(leaf.title, self.page(leaf))]
        for asked in leaf.assessments:
            name = f"questions-{asked.key}"
            items.append(Item(asked.title, self.add(Resource(name, ASSESSMENT, f"questions/{asked.key}.xml"), asked.xml)))
        for number, link in enumerate(leaf.links, 1):
            name = f"link-{leaf.name}-{number}"
            items.append(Item(link.title, self.add(Resource(name, WEBLINK, f"links/{name}.xml"), weblink(link.title, link.url))))
        return items

    def page(self, leaf: Leaf) -> str:
        tree = self.trees[leaf.name]
        for one in list(tree.iter("p")):
            if "eyebrow" in one.get("class", "").split():
                taken_out(one)
        shown = [image.get("src", "") for image in tree.iter("img")]
        body = f"<h1>{escape(leaf.title)}</h1>\n{as_html(tree)}"
        head = as_meta(leaf, words_of(tree))
        content = html_page(title=leaf.title, language=self.book.language, body=body, head=head)
        needs = tuple(dict.fromkeys(one.partition(".")[0] for one in shown))
        return self.add(Resource(leaf.name, WEB, f"pages/{leaf.name}{ENDING}", needs), content)


def weblink(title: str, url: str) -> bytes:
    root: Element = etree.Element(f"{{{LINK}}}webLink", nsmap={None: LINK})
    etree.SubElement(root, f"{{{LINK}}}title").text = NO_LETTERS.sub("", title)
    etree.SubElement(root, f"{{{LINK}}}url", {"href": NO_LETTERS.sub("", url), "target": "_blank"})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
