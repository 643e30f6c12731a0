"""Why an installer failed, in one sentence, read from what it printed."""

from __future__ import annotations

import re

NO_WHEEL = r"No matching distribution found|Could not find a version"
"""No ready build for this machine; also what pip says last when it had no network."""

_HASHES = "DO NOT MATCH THE HASHES", "Hashes are required in --require-hashes"
_DISK = "No space left on device", r"Errno 28\b", "Disk quota exceeded"
_NETWORK = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure (in name resolution|resolving)",
    "Could not (resolve|connect to)",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "CERTIFICATE_VERIFY_FAILED",
    "Connection (refused|reset|aborted)",
)
_VENV = "ensurepip is not available", "No module named '?(ensurepip|venv)"
_RIGHTS = "Permission denied", r"Errno 13\b", r"WinError (5|32)\b"

# The first match wins: after a mismatch or a full disk, pip may complain of more.
_SENTENCES = (
    (
        _HASHES,
        """A downloaded package is not the one that requirements/dev.txt locks (its hash differs);
        nothing of it was installed. Empty pip's cache (pip cache purge) and run again.""",
    ),
    (_DISK, "The disk is full; make about 1 GB free and run again."),
    (_NETWORK, "No network, or it lets no package downloads through; run again when it does."),
    (
        _VENV,
        "This Python cannot make virtual environments: its ensurepip is missing or broken.",
    ),
    (
        _RIGHTS,
        """The environment in .venv is in use or belongs to somebody else; end what runs from
        it, or remove .venv, and run again.""",
    ),
)


def explain(output: str) -> str | None:
    """The sentence for an installer's failure, or None when it is none that we know."""
    for patterns, sentence in _SENTENCES:
        if re.search("|".join(patterns), output):
            return " ".join(sentence.split())
    return None
