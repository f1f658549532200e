"""The site's own key for portfolios: a file that the site's user alone can read, made when it is first needed."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

BITS = 3072
YEARS = 30
SIGNS_AND_NOTHING_ELSE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


@dataclass(frozen=True)
class SiteKey:
    """The key that signs, and the certificate that says whose it is."""

    private: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> str:
        return sha256(self.certificate.public_bytes(serialization.Encoding.DER)).hexdigest()

    @property
    def certificate_pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()


def site_key(path: Path, *, named: str) -> SiteKey:
    """Return the key that lies at this path. Where there is none, one is made; of two workers at once, one makes it.

    Raises ValueError where the file holds no key, or one that does not fit its certificate.
    """
    if not path.exists():
        keep(path, make_key(named))
    held = path.read_bytes()
    private = serialization.load_pem_private_key(held, password=None)
    certificate = x509.load_pem_x509_certificate(held)
    if not isinstance(private, rsa.RSAPrivateKey) or private.public_key() != certificate.public_key():
        raise ValueError(f"{path} must hold an RSA key and its certificate.")
    return SiteKey(private, certificate)


def make_key(named: str) -> bytes:
    """Return a new key with a certificate of its own making, as PEM. Who trusts it compares its fingerprint."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    whose = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, named[:64])])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(SIGNS_AND_NOTHING_ELSE, critical=True)
        .sign(private, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    key = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    return key + certificate.public_bytes(serialization.Encoding.PEM)


def keep(path: Path, pem: bytes) -> None:
    """Put it in place at once and whole, unless somebody was faster."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent) as file:  # readable by its owner alone
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
