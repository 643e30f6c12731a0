"""A small OpenID provider's public side: its document and its keys, over real HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "paybell"


class Provider:
    """Publishes; `token` signs."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.issuer = ""
        self.document: dict[str, Any] = {}
        self.at = "/.well-known/openid-configuration"
        self.asked: list[str] = []

    def token(self, user: str = "42", *, lives_s: float = 3600, **claims: Any) -> str:
        now = time.time()
        given = {"iss": self.issuer, "aud": AUDIENCE, "sub": user, "exp": now + lives_s}
        return jwt.encode(given | claims, self.key, "RS256", headers={"kid": "k1"})

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split(b" ", 2)[1].decode()
        self.asked.append(path)
        body = {self.at: self.document, "/jwks": {"keys": [self._jwk()]}}.get(path)
        text = json.dumps(body).encode()
        status = "404 Not Found" if body is None else "200 OK"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text)
        await writer.drain()
        writer.close()

    def _jwk(self) -> dict[str, Any]:
        jwk: dict[str, Any] = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return jwk | {"kid": "k1", "alg": "RS256", "use": "sig"}


@contextlib.asynccontextmanager
async def running_provider() -> AsyncIterator[Provider]:
    provider = Provider()
    server = await asyncio.start_server(provider.answer, "127.0.0.1", 0)
    provider.issuer = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    provider.document = {
        "issuer": provider.issuer,
        "jwks_uri": f"{provider.issuer}/jwks",
        "authorization_endpoint": f"{provider.issuer}/auth",
        "token_endpoint": f"{provider.issuer}/token",
    }
    try:
        yield provider
    finally:
        server.close()
        await server.wait_closed()
