"""The file of a portfolio: drawn as PDF/A-3a, signed, and checked in the same way by the page, the command and the plain script."""

import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509 import load_pem_x509_certificate
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from pdfminer.high_level import extract_text
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from history.models import Delivery
from history.outbox import drain
from placements.actions.portfolio_file import NotConfirmed, ask_for_file
from placements.actions.verify import verify_placement
from placements.models import PortfolioFile, PortfolioKey, PortfolioSeal
from placements.models.portfolio import in_fours
from placements.models.portfolio_making import keep, make_file, publish
from placements.models.portfolio_verdict import verdict_by_fingerprint, verdict_of
from placements.providers.check_portfolio import CHANGED, NOT_OURS, UNCHANGED, marks
from placements.providers.portfolio_key import site_key
from tests.factories.placements import make_request, signs
from tests.factories.portfolios import make_confirmed, make_edition
from tests.factories.records import make_signed
from tests.placements.pages import words_on

pytestmark = pytest.mark.django_db
CHECK, SCRIPT = "/check/", "/check/check_portfolio.py"


@pytest.fixture(scope="session")
def key_path(tmp_path_factory):
    return tmp_path_factory.mktemp("key") / "portfolio_key.pem"


@pytest.fixture
def edition(settings, key_path, placement):
    settings.PORTFOLIO_KEY_PATH = key_path
    signs(make_request(placement, words="Łucja said “yes”, and I wrote it down."))
    make_signed(placement)
    return make_confirmed(placement)


@pytest.fixture(scope="module")
def drawn():
    """What the first test that needed a file had drawn: drawing takes seconds, and its bytes are the same for the others."""
    return {}


@pytest.fixture
def file(edition, priya, drawn):
    """Drawn and signed by a worker, once Priya had asked for it."""
    asked = ask_for_file(edition=edition, by=priya)
    if not drawn:
        drain(worker="test")
        drawn |= {"content": bytes(PortfolioFile.objects.get().content), "mark": asked.mark, "of": edition.fingerprint}
        return PortfolioFile.objects.get()
    PortfolioFile.objects.update(mark=drawn["mark"])
    key = publish(site_key(settings.PORTFOLIO_KEY_PATH, named="Waymark portfolios"))
    assert keep(PortfolioFile.objects.get(), edition, drawn["content"], key, timezone.now())
    return PortfolioFile.objects.get()


def verdict_of_page(client, content):
    answer = client.post(CHECK, {"file": SimpleUploadedFile("portfolio.pdf", content, "application/pdf")})
    words = words_on(answer)
    return next(word for word, said in SAID.items() if said in words)


SAID = {UNCHANGED: "Not one letter differs", CHANGED: "has been changed since it was made", NOT_OURS: "We did not make this file"}
FROM_SCRIPT = {UNCHANGED: "Unchanged.", CHANGED: "This file has been changed", NOT_OURS: "did not make this file"}


def verdict_of_script(script, path):
    done = subprocess.run([sys.executable, "-I", script, path], capture_output=True, text=True, timeout=20, check=False)
    return next(word for word, said in FROM_SCRIPT.items() if done.stdout.startswith(said) or said in done.stdout.splitlines()[0])


def verdict_of_command(path):
    try:
        call_command("verify_portfolio", str(path), stdout=io.StringIO())
    except CommandError as refused:
        return NOT_OURS if "did not make" in str(refused) else CHANGED
    return UNCHANGED


class TestMadeByAWorker:
    def test_it_is_asked_for_once_made_once_and_taken_as_a_file(self, as_person, priya, amara, edition):
        client, address = as_person(priya), f"/placement/portfolio/{edition.pk}/"
        assert "Make the signed PDF" in words_on(client.get(address))
        for _ in range(2):
            assert "Waiting for its turn …" in words_on(client.post(f"{address}file/", follow=True))
        assert Delivery.objects.filter(kind="placements.portfolio_file").count() == 1
        file = PortfolioFile.objects.get()
        drain(worker="test")
        make_file(file)  # a second worker that was at it as well
        assert (PortfolioSeal.objects.count(), keep(file, edition, b"%PDF", PortfolioKey.objects.get(), edition.handed_in_at)) == (
            1,
            False,
        )
        shown = as_person(amara)
        assert "Take the signed PDF" in words_on(shown.get(address))
        taken = shown.get(f"{address}file/")
        assert (taken.headers["Content-Type"], verdict_of(taken.getvalue()).word) == ("application/pdf", UNCHANGED)
        assert list(verify_placement(edition.portfolio.placement)) == []

    def test_it_is_not_made_before_joan_has_confirmed(self, settings, key_path, placement, priya):
        settings.PORTFOLIO_KEY_PATH = key_path
        with pytest.raises(NotConfirmed):
            ask_for_file(edition=make_edition(placement), by=priya)

    def test_two_workers_that_need_a_key_at_once_use_the_same_one_and_nobody_else_can_read_it(self, tmp_path):
        path = tmp_path / "new" / "key.pem"
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda _: site_key(path, named="Waymark portfolios").fingerprint, range(4)))
        assert (len(set(made)), path.stat().st_mode & 0o777) == (1, 0o600)


class TestTheFile:
    def test_a_validator_finds_the_signature_whole_and_over_all_of_it(self, file):
        [signature] = PdfFileReader(io.BytesIO(file.content)).embedded_signatures
        der = load_pem_x509_certificate(PortfolioKey.objects.get().certificate.encode()).public_bytes(serialization.Encoding.DER)
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[x509.Certificate.load(der)]))
        assert (status.intact, status.valid, status.trusted, status.coverage.name) == (True, True, True, "ENTIRE_FILE")

    def test_it_is_tagged_titled_bookmarked_and_says_what_it_is(self, file):
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            about = pdf.open_metadata()
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
            assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)
            assert about["dc:title"] == str(pdf.docinfo["/Title"]) == "Portfolio of Amara Osei, First placement, 70 days"
            assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFA1"
            with pdf.open_outline() as outline:
                [cover] = outline.root
                titles = [line.title for line in cover.children]
            assert titles[:3] == ["Is this file genuine?", "Contents", "Declarations"]
            assert titles[-2:] == ["Signatures", "How to check this file"]
            assert pdf.check_pdf_syntax() == []

    def test_every_font_is_in_it_and_a_screen_reader_meets_headings_tables_and_the_picture_in_words(self, file):
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]
            assert fonts and all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
            kinds = list(walked(pdf.Root.StructTreeRoot.K))
        said = [kind for kind, _ in kinds]
        assert said.index("/H1") < said.index("/H2") < said.index("/H3")
        assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD"} <= set(said)
        assert [alt for kind, alt in kinds if kind == "/Figure"] == [
            "QR code of the page where this file can be checked: http://testserver/check/"
        ]

    def test_its_words_are_those_that_were_signed_and_its_record_is_for_machines(self, file, drawn):
        words = " ".join(extract_text(io.BytesIO(file.content)).split())
        assert "Łucja said “yes”, and I wrote it down." in words
        assert in_fours(drawn["of"]) in words
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            inside = {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}
            related = [str(one.AFRelationship) for one in pdf.Root.AF]
        held = json.loads(inside["portfolio.json"])
        assert (held["fingerprint"], held["edition"], held["front"]["student"]) == (drawn["of"], 1, "Amara Osei")
        assert [one["number"] for one in held["signatures"]] == [1, 2, 3]
        assert related == ["/Supplement", "/Data", "/Supplement"]
        assert set(inside) == {"portfolio.json", "check_portfolio.py.txt", "portfolio_key.pem.txt"}

    def test_nothing_of_another_student_is_in_it(self, file, bens_placement):
        content = str(PortfolioFile.objects.get().edition.payload)
        assert ("Ben Hollis" in content, "Larkfield" in content) == (False, False)


def walked(node):
    """The tag tree in the order in which it is read: what each is, and the words in its place."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from walked(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S), str(node.get("/Alt", ""))
        if "/K" in node:
            yield from walked(node.K)


class TestChecking:
    def test_page_command_and_script_agree_on_one_that_is_whole_one_that_was_changed_and_one_of_somebody_else(
        self, client, file, tmp_path
    ):
        script = tmp_path / "check_portfolio.py"
        script.write_bytes(client.get(SCRIPT).content)
        whole = bytes(file.content)
        with pikepdf.open(io.BytesIO(whole)) as pdf:
            again = io.BytesIO()
            pdf.save(again)
        strange = pikepdf.new()
        strange.add_blank_page()
        other = io.BytesIO()
        strange.save(other)
        files = {
            UNCHANGED: [whole],
            CHANGED: [with_other(whole, len(whole) // 2), whole + b"\n", again.getvalue()],
            NOT_OURS: [other.getvalue()],
        }
        for expected, contents in files.items():
            for number, content in enumerate(contents):
                path = tmp_path / f"{number}.pdf"
                path.write_bytes(content)
                said = [verdict_of_page(client, content), verdict_of_command(path), verdict_of_script(script, path)]
                assert said == [expected] * 3, (expected, number)

    def test_one_changed_byte_anywhere_is_changed_for_whoever_has_the_file_and_for_whoever_has_its_fingerprint(self, file):
        from hashlib import sha256  # noqa: PLC0415

        whole = bytes(file.content)
        start = whole.rindex(b"/Contents <")
        places = {*range(0, len(whole), max(1, len(whole) // 40)), *range(start, start + 3900, 13), len(whole) - 1}
        places |= set(range(whole.rindex(b"/ByteRange"), whole.rindex(b"/ByteRange") + 90, 3)) | {
            whole.index(b"WaymarkPortfolio") + 20
        }
        for place in places:
            changed = with_other(whole, place)
            by_fingerprint = verdict_by_fingerprint(sha256(changed).hexdigest(), marks(changed))
            assert (verdict_of(changed).word, by_fingerprint.word) == (CHANGED, CHANGED), place

    def test_asked_too_often_from_one_place_it_says_when_to_ask_again(self, client):
        strange = pikepdf.new()
        strange.add_blank_page()
        content = io.BytesIO()
        strange.save(content)
        page = reverse("placements:check_portfolio")
        answers = [client.post(page, {"file": SimpleUploadedFile("a.pdf", content.getvalue())}) for _ in range(13)]
        assert [answer.status_code for answer in answers] == [200] * 12 + [429]
        assert "Wait a minute, then choose it again." in answers[-1].content.decode()
        assert client.post(page, {"sha256": "0" * 64}).status_code == 200

    def test_the_page_says_who_signed_in_which_role_and_nobodys_name(self, client, file):
        whole = bytes(file.content)
        shown = words_on(client.post(CHECK, {"file": SimpleUploadedFile("a.pdf", whole)}))
        assert "Made by University of Alderbrook on" in shown
        assert ("5 signatures" in shown, "Practice educator Observation 1" in shown, "Practice educator Evidence" in shown) == (
            True,
            True,
            True,
        )
        assert {name in shown for name in ("Amara", "Joan", "Sam Whitlock", "Friday’s visit", "Kestrelshire")} == {False}
        assert (PortfolioFile.objects.count(), PortfolioSeal.objects.count()) == (1, 1)

    def test_a_browser_that_looked_itself_sends_a_fingerprint_and_gets_the_same_answer(self, client, file):
        seal = PortfolioSeal.objects.get()
        [*marked] = {f"{key}x{mark}" for key, mark in marks(bytes(file.content))}
        assert len(marked) == 1
        assert "Not one letter differs" in words_on(client.post(CHECK, {"sha256": seal.sha256, "marks": marked[0]}))
        assert "has been changed" in words_on(client.post(CHECK, {"sha256": "0" * 64, "marks": marked[0]}))
        assert "We did not make this file" in words_on(client.post(CHECK, {"sha256": "0" * 64, "marks": ""}))

    def test_nothing_chosen_says_what_to_do_and_nonsense_is_no_error(self, client):
        assert "Choose the file first." in words_on(client.post(CHECK, {}))
        assert "We did not make this file" in words_on(client.post(CHECK, {"file": SimpleUploadedFile("a.pdf", b"no pdf")}))
        assert client.post(CHECK, {"sha256": "x", "marks": "'"}).status_code == 200
        assert "no key to publish" in words_on(client.get(CHECK))

    def test_without_the_seal_the_signature_still_says_that_it_is_ours(self, file):
        from history.append_only import guard_lifted  # noqa: PLC0415

        whole = bytes(file.content)
        with guard_lifted():
            PortfolioSeal.objects.all().delete()
        assert (verdict_of(whole).word, verdict_of(with_other(whole, 3000)).word) == (UNCHANGED, CHANGED)


def with_other(content, place):
    changed = bytearray(content)
    changed[place] ^= 0x01
    return bytes(changed)
