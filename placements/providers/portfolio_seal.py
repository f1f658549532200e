"""Signing a file with the site's key (PAdES, by pyHanko). The library takes a second to import: only a worker does."""

import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

from cryptography.hazmat.primitives import serialization

from placements.providers.portfolio_key import SiteKey

RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]")
DIGEST = 32  # bytes of SHA-256


@dataclass(frozen=True)
class Sealed:
    """A signed file, and what every signature with this key has in common, by which a plain script can check it."""

    content: bytes
    shape: dict[str, Any]


def mark_of(key: SiteKey, mark: str) -> str:
    """Return the word that tells a file of ours, also a changed one: letters and digits, because a PDF escapes all else."""
    return f"WaymarkPortfolio{key.fingerprint[:16]}x{mark.replace('-', '')}"


def seal(pdf: bytes, *, key: SiteKey, mark: str, says: str, where: str) -> Sealed:
    """Return the file with a signature over all of it. `says` and `where` are written into it, each with the mark."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    word = mark_of(key, mark)
    about = signers.PdfSignatureMetadata(
        field_name="Waymark",
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        name="Waymark",
        reason=f"{plain(says)} {word}",
        contact_info=f"{plain(where)} {word}",
    )
    written = IncrementalPdfFileWriter(BytesIO(pdf))
    signed = signers.PdfSigner(about, signer=signer_of(key)).sign_pdf(written)
    content = signed.getvalue()
    return Sealed(content, shape_of(content, key))


def plain(words: str) -> str:
    return words.encode("ascii", "replace").decode()


def signer_of(key: SiteKey) -> Any:
    from asn1crypto import keys, x509  # noqa: PLC0415
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    der = serialization.Encoding.DER
    private = key.private.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SimpleSigner(
        signing_cert=x509.Certificate.load(key.certificate.public_bytes(der)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def shape_of(content: bytes, key: SiteKey) -> dict[str, Any]:
    """Return where in the signature what stands, and the fingerprint of all of it but the two parts that differ each time."""
    from asn1crypto import cms  # noqa: PLC0415

    _, start, end, _ = (int(number) for number in RANGE.findall(content)[-1])
    held = bytes.fromhex(content[start + 1 : end - 1].decode())
    container = cms.ContentInfo.load(held)
    [signer] = container["content"]["signer_infos"]
    signature, attributes, value = container.dump(), signer["signed_attrs"].dump(), signer["signature"].native
    digest = next(one["values"][0].native for one in signer["signed_attrs"] if one["type"].native == "message_digest")
    parts = {"attributes": attributes, "digest": digest, "value": value}
    where = {name: [signature.index(part), signature.index(part) + len(part)] for name, part in parts.items()}
    blank = bytearray(signature)
    for name in ("digest", "value"):
        blank[slice(*where[name])] = bytes(len(parts[name]))
    numbers = key.private.public_key().public_numbers()
    return where | {
        "length": len(signature),
        "shape": sha256(blank).hexdigest(),
        "modulus": f"{numbers.n:x}",
        "exponent": numbers.e,
    }
