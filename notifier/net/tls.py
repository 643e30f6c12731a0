"""Which servers are trusted: those that the operating system trusts."""

from __future__ import annotations

import ssl


def system_ssl_context() -> ssl.SSLContext:
    """A client's context over the system's own certificate store (company roots included)."""
    import truststore  # noqa: PLC0415 - with the network, not with the app

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
