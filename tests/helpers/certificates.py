"""Certificates of a test's own: one that signs itself, or a company's authority and its server."""

from __future__ import annotations

import datetime as dt
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """PEM files of a server, and of the authority that a client has to trust for it."""

    file: Path
    key: Path
    authority: Path


def self_signed(folder: Path, *, days_ago: int = 0) -> Certificate:
    """A certificate for this computer that nobody has signed but itself.

    It is valid for two days around the day that was `days_ago`.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    signed = _sign(
        "localhost",
        key,
        issuer="localhost",
        issuer_key=key,
        is_authority=False,
        days_ago=days_ago,
    )
    return _write(folder, signed, key, authority=signed)


def of_private_authority(folder: Path, *hosts: str) -> Certificate:
    """A certificate for this computer and `hosts`, signed by an authority that is made for it."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _sign("Test CA", root_key, issuer="Test CA", issuer_key=root_key, is_authority=True)
    key = ec.generate_private_key(ec.SECP256R1())
    signed = _sign(
        "localhost", key, *hosts, issuer="Test CA", issuer_key=root_key, is_authority=False
    )
    return _write(folder, signed, key, authority=root)


def _sign(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    *hosts: str,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    is_authority: bool,
    days_ago: int = 0,
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC) - dt.timedelta(days=days_ago)
    names: list[x509.GeneralName] = [x509.DNSName(host) for host in ("localhost", *hosts)]
    names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _write(
    folder: Path,
    signed: x509.Certificate,
    key: ec.EllipticCurvePrivateKey,
    *,
    authority: x509.Certificate,
) -> Certificate:
    files = Certificate(
        file=folder / "cert.pem", key=folder / "key.pem", authority=folder / "authority.pem"
    )
    files.file.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    files.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files
