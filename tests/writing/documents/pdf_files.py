"""A PDF with a word in each hiding place."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.writing.documents.hiding_places import photograph

SEEN = {"Plainwords", "Fieldseen", "seenlink", "Layeronwords", "Formwords", "Croppedaway"}
HIDDEN = {
    "Authorproperty", "Xmpwords", "Attachedname", "Attachedwords", "Scriptwords", "Openwords", "Commentwords", "Commentauthor",
    "Fieldhidden", "Fieldname", "Layeroffwords", "Layeroffform", "Layername", "Invisiblewords", "Actualwords", "Structurewords",
    "Bookmarkwords", "Earlierwords", "Picturexmp", "Camerawords", "Piecewords", "Labelwords", "Destinationwords", "Treewords",
    "Filelink", "Hoverwords", "Formmeta", "Fontxmp", "Inlinewords", "Signername", "Calculated", "Patternwords", "Maskwords",
    "Letterwords", "Unknownwords", "Uselesswords", "Languagewords", "Remarkwords",
}  # fmt: skip


def page_with(pdf, content, *, resources=None, **keys):
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding))
    resources = Dictionary(Font=Dictionary(F1=font)) if resources is None else resources
    if "/Font" not in resources:
        resources.Font = Dictionary(F1=font)
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 400, 400]), Contents=pdf.make_stream(content.encode()), Resources=resources, **keys
    )
    pdf.pages.append(pikepdf.Page(page))
    return pdf.pages[-1].obj


def shows(words, at="20 300", before="", size=12):
    return f"BT {before} /F1 {size} Tf 0 g {at} Td ({words}) Tj ET\n"


def saved(pdf, **how):
    out = BytesIO()
    pdf.save(out, fix_metadata_version=False, **how)
    return out.getvalue()


def pdf_file(content, **keys):
    pdf = Pdf.new()
    page_with(pdf, content, **keys)
    return saved(pdf)


def jpeg(pdf, said):
    picture = pdf.make_stream(photograph(said))
    picture.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
        Metadata=pdf.make_stream(b"<x>Picturexmp</x>", Type=Name.Metadata, Subtype=Name.XML),
    )  # fmt: skip
    return picture


def form(pdf, content, **keys):
    made = pdf.make_stream(content.encode())
    made.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 400]), **keys)
    return made


def field(pdf, name, value, font, *, flags=4):
    looks = form(pdf, f"BT /F1 10 Tf 0 g 2 5 Td ({value}) Tj ET", Resources=Dictionary(Font=Dictionary(F1=font)))
    looks.BBox = Array([0, 0, 100, 20])
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(value), F=flags, Rect=Array([20, 100, 120, 120]),
            AP=Dictionary(N=looks),
        )
    )  # fmt: skip


def script(words):
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{words}')"))


def put_annotations(pdf, page, font):
    seen, hidden = field(pdf, "Fieldname", "Fieldseen", font), field(pdf, "Fieldname2", "Fieldhidden", font, flags=2)
    seen.AA = Dictionary(C=script("Calculated"))
    signature = Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary(Type=Name.Sig, Name=String("Signername")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([seen, hidden, pdf.make_indirect(signature)]))
    link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([10, 10, 50, 20])}
    page.Annots = Array([
        Dictionary(**link, A=Dictionary(S=Name.URI, URI=String("https://example.org/seenlink")), Contents=String("Hoverwords")),
        Dictionary(**link, A=Dictionary(S=Name.Launch, F=String("C:/Filelink.exe"))),
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([1, 1, 9, 9]), Contents=String("Commentwords"), T=String("Commentauthor")),
        seen, hidden,
    ])  # fmt: skip


def put_layers(pdf, page):
    on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("On", "Layername"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=Dictionary(OFF=Array([off])))
    page.Resources.Properties = Dictionary(on=on, off=off)
    page.Resources.XObject.Gone = form(pdf, shows("Layeroffform"), OC=off)


def put_shapes(pdf, page, font):
    """Words in what is only ever a shape: the cells of a pattern, a mask, the drawing of a letter."""
    own = Dictionary(Font=Dictionary(F1=font))
    tiles = pdf.make_stream(shows("Patternwords").encode())
    tiles.stream_dict = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9, Resources=own
    )
    mask = Dictionary(S=Name.Alpha, G=form(pdf, shows("Maskwords"), Resources=own))
    letter = pdf.make_stream(b"600 0 d0 " + shows("Letterwords").encode())
    drawn = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 9, 9]), FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]), FirstChar=97,
        LastChar=97, Widths=Array([600]), CharProcs=Dictionary(a=letter), Resources=own,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
    )  # fmt: skip
    page.Resources.Pattern, page.Resources.ExtGState = Dictionary(Tiles=tiles), Dictionary(Soft=Dictionary(SMask=mask))
    page.Resources.Font.F3 = drawn


def put_beside(pdf):
    pdf.Root.Lang = String("Languagewords")
    pdf.docinfo["/Author"] = "Authorproperty"
    root = pdf.Root
    root.Metadata = pdf.make_stream(b"<x>Xmpwords</x>", Type=Name.Metadata, Subtype=Name.XML)
    pdf.attachments["Attachedname.txt"] = b"Attachedwords"
    root.Names.JavaScript = Dictionary(Names=Array([String("a"), script("Scriptwords")]))
    root.Names.Dests = Dictionary(Names=Array([String("Destinationwords"), Array([])]))
    root.OpenAction = script("Openwords")
    root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.Figure, Alt=String("Structurewords")))
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Labelwords"))]))
    root.Pages.Note = String("Treewords")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bookmarkwords", 0))


CONTENT = (
    shows("Plainwords") + shows("Invisiblewords", "20 280", "3 Tr") + "q 0 Tr Q\n" + "/OC /on BDC\n" + shows("Layeronwords", "20 260", "0 Tr")
    + "EMC\n/OC /off BDC\n" + shows("Layeroffwords", "20 240") + "10 10 5 5 re f\nEMC\n/Span << /ActualText (Actualwords) >> BDC\n"
    + shows("x", "20 220") + "EMC\nq 50 0 0 40 200 200 cm /Photo Do Q\n/Words Do /Gone Do\n" + shows("Croppedaway", "20 380")
    + "/Soft gs /Pattern cs /Tiles scn 300 300 20 20 re f\n(Unknownwords) Unheardof\n(Uselesswords) q Q % Remarkwords\nBT /F3 12 Tf (a) Tj ET\n"
    + "q 30 0 0 30 300 50 cm BI /W 12 /H 1 /CS /G /BPC 8 ID Inlinewords! EI Q\n"
)  # fmt: skip


def full_of_hiding_places():
    pdf = Pdf.new()
    resources = Dictionary(XObject=Dictionary())
    page = page_with(
        pdf, CONTENT, resources=resources, CropBox=Array([0, 0, 400, 350]), PieceInfo=Dictionary(A=String("Piecewords"))
    )
    font = page.Resources.Font.F1
    font.Metadata = pdf.make_stream(b"<x>Fontxmp</x>", Type=Name.Metadata)
    words = form(
        pdf,
        shows("Formwords", "20 200"),
        PieceInfo=Dictionary(A=String("Formmeta")),
        Resources=Dictionary(Font=Dictionary(F1=font)),
    )
    page.Resources.XObject.Photo, page.Resources.XObject.Words = jpeg(pdf, "Camerawords"), words
    put_shapes(pdf, page, font)
    put_layers(pdf, page)
    put_annotations(pdf, page, font)
    put_beside(pdf)
    return with_history(saved(pdf))


def with_history(data):
    """The same file with an earlier version in it, as programs leave it that only ever add."""
    at = data.rindex(b"%%EOF")
    earlier = b"9999 0 obj\n(Earlierwords)\nendobj\n"
    return data[:at] + b"%%EOF\n" + earlier + data[data.rindex(b"startxref") :]
