"""The signature of a package (Ed25519 over its list), and the key of the office that signs."""

import json
import re
from dataclasses import dataclass

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from duizhao.core.dossier.manifest import SCHEMA_VERSION, Unreadable

SIGNATURE = "签名.json"
_ALGORITHM = "Ed25519"
_KEY, _SIGNED = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{128}")
"""Small letters alone: a capital would be another way to write the same, and pass as unaltered."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, by the public key, and the signature; both in hexadecimal."""

    public_key: str
    signature: str


def new_key() -> str:
    """A new private key in hexadecimal."""
    return bytes(SigningKey.generate()).hex()


def public_key_of(private_key: str) -> str:
    """The public key that belongs to a private one. Raises ValueError when that is none."""
    return bytes(SigningKey(bytes.fromhex(private_key.strip())).verify_key).hex()


def sign(manifest: bytes, private_key: str) -> bytes:
    """The file with the signature of a list."""
    signed = SigningKey(bytes.fromhex(private_key.strip())).sign(manifest)
    return to_bytes(Signature(public_key_of(private_key), signed.signature.hex()))


def to_bytes(signature: Signature) -> bytes:
    """The signature as it stands in the package, always written in the same way."""
    told = {
        "schema_version": SCHEMA_VERSION,
        "algorithm": _ALGORITHM,
        "public_key": signature.public_key,
        "signature": signature.signature,
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def read_signature(content: bytes) -> Signature:
    """The signature of a package. Raises Unreadable, also where it is written otherwise than always."""
    try:
        told = json.loads(content.decode())
        found = Signature(str(told["public_key"]), str(told["signature"]))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Unreadable("签名读不出来") from fault
    spelled = _KEY.fullmatch(found.public_key) and _SIGNED.fullmatch(found.signature)
    if not spelled or to_bytes(found) != content:
        raise Unreadable("签名被改动过")
    return found


def holds(signature: Signature, manifest: bytes) -> bool:
    """Whether the owner of the key signed this very list."""
    try:
        key = VerifyKey(bytes.fromhex(signature.public_key))
        key.verify(manifest, bytes.fromhex(signature.signature))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
