"""Questions as a QTI 3.0 content package: a zip with a manifest, a file for each question, and one for a set."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from lxml import etree

from activities.interchange.qti_item import NAMESPACE, element, identifier, item, schema_location
from activities.interchange.question import NO_LETTERS, Question
from activities.interchange.safe_xml import Element

PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
PACKAGE_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
LONG_AGO = (2000, 1, 1, 0, 0, 0)  # a file has no date of its own: the same questions are the same bytes


def write(questions: Sequence[Question], *, title: str = "", key: str = "") -> bytes:
    """Return the zip. With a title the questions are a set: a test that asks them in this order."""
    named = list(zip(names_of(questions), questions, strict=True))
    files = {f"items/{name}.xml": item(question, name) for name, question in named}
    if title:
        files["test.xml"] = test(title, key, [name for name, _ in named])
    files = {"imsmanifest.xml": manifest(key or "questions", [name for name, _ in named], with_test=bool(title))} | files
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, root in files.items():
            zipped.writestr(zipfile.ZipInfo(path, LONG_AGO), written(root), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def names_of(questions: Iterable[Question]) -> list[str]:
    """Return an identifier for each question, no two the same."""
    names: list[str] = []
    for question in questions:
        name = identifier("q", question.key or question.title)
        names.append(name if name not in names else f"{name}-{len(names) + 1}")
    return names


def test(title: str, key: str, names: Sequence[str]) -> Element:
    root = etree.Element(f"{{{NAMESPACE}}}qti-assessment-test", nsmap={None: NAMESPACE})
    schema_location(root)
    root.set("identifier", identifier("set", key or title))
    root.set("title", NO_LETTERS.sub("", title))
    part = element(root, "qti-test-part", identifier="part", **{"navigation-mode": "nonlinear", "submission-mode": "individual"})
    element(part, "qti-item-session-control", **{"max-attempts": "0", "show-feedback": "true"})
    section = element(part, "qti-assessment-section", identifier="section", title=NO_LETTERS.sub("", title), visible="true")
    for name in names:
        element(section, "qti-assessment-item-ref", identifier=name, href=f"items/{name}.xml")
    return root


def manifest(key: str, names: Sequence[str], *, with_test: bool) -> Element:
    root = etree.Element(f"{{{PACKAGE}}}manifest", nsmap={None: PACKAGE})
    root.set("identifier", identifier("package", key))
    schema_location(root, PACKAGE, PACKAGE_SCHEMA)
    metadata = etree.SubElement(root, f"{{{PACKAGE}}}metadata")
    etree.SubElement(metadata, f"{{{PACKAGE}}}schema").text = "QTI Package"
    etree.SubElement(metadata, f"{{{PACKAGE}}}schemaversion").text = "3.0.0"
    etree.SubElement(root, f"{{{PACKAGE}}}organizations")
    resources = etree.SubElement(root, f"{{{PACKAGE}}}resources")
    if with_test:
        whole = resource(resources, "test", "imsqti_test_xmlv3p0", "test.xml")
        for name in names:
            etree.SubElement(whole, f"{{{PACKAGE}}}dependency", identifierref=f"r-{name}")
    for name in names:
        resource(resources, f"r-{name}", "imsqti_item_xmlv3p0", f"items/{name}.xml")
    return root


def resource(resources: Element, name: str, kind: str, href: str) -> Element:
    one = etree.SubElement(resources, f"{{{PACKAGE}}}resource", identifier=name, type=kind, href=href)
    etree.SubElement(one, f"{{{PACKAGE}}}file", href=href)
    return one


def written(root: Element) -> bytes:
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
