"""What users may do with their devices, and the platform with a user: store, then tell.

Whoever is no longer wanted is refused at the handshake; those who are connected already,
to whichever node, are cut, and come to the same door.
"""

from __future__ import annotations

from contract.wire import RefusalCode
from server.auth import Principal, as_user_id
from server.fanout.base import CutMark, Fanout
from server.inbox.base import Device, Devices, StoredEvent, user_stream


class People:
    """Usable from any coroutine once the application has started.

    Every verb raises `StoreUnavailable`; it may then be repeated.
    """

    def __init__(self, devices: Devices, fanout: Fanout[StoredEvent]) -> None:
        self._devices = devices
        self._fanout = fanout

    async def admit(
        self, principal: Principal, device: str | None, *, name: str, platform: str
    ) -> RefusalCode | None:
        """Note that `device` is here (None: a plain client); or why it must not be."""
        return await self._devices.admit(
            principal.user_id,
            device,
            name=name,
            platform=platform,
            token_issued_at=principal.issued_at,
        )

    async def why_not(self, user_id: str, device: str | None) -> RefusalCode | None:
        """Why `device` (None: a plain client), which is here, must not stay; None if it may."""
        for gone in await self._devices.gone([user_id]):
            if gone.device is None:
                return RefusalCode.ACCOUNT_DELETED
            if gone.device == device:
                return RefusalCode.TOKEN_REVOKED
        return None

    async def devices_of(self, user_id: str | int) -> list[Device]:
        """The user's devices, the last seen first."""
        return await self._devices.of_user(as_user_id(user_id))

    async def remove_device(self, user_id: str | int, device: str) -> bool:
        """Cut `device` and never admit it again; whether this user had such a device."""
        user_id = as_user_id(user_id)
        removed = await self._devices.remove(user_id, device)
        if removed:
            await self._cut(user_id, device)
        return removed

    async def delete_user(self, user_id: str | int) -> None:
        """Delete what is stored of the user; their devices do the same when they next connect.

        For good: a user id is not used again, and sending to it raises `AccountDeleted`.
        """
        user_id = as_user_id(user_id)
        await self._devices.mark_deleted(user_id)
        await self._cut(user_id, None)
        await self._devices.erase(user_id)

    async def _cut(self, user_id: str, device: str | None) -> None:
        await self._fanout.publish_mark(user_stream(user_id), CutMark(device=device))
