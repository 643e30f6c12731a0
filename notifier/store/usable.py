"""Which values of a TOML table can be used as settings, one by one.

A typing mistake, or a value that only a newer version knows, must not take the others
with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec


class Unusable(msgspec.Struct, frozen=True):
    """What stands in the table and cannot be used."""

    why: str
    """One clause, in English: it is for whoever wrote the file."""
    is_unknown: bool = False
    """This version has no such setting; a newer one may."""


def usable(
    table: Mapping[str, Any], kind: type[msgspec.Struct], above: str = ""
) -> Iterator[tuple[str, Any]]:
    """Each value in `table` by its name (`general.theme`): of the setting's type, or `Unusable`."""
    fields = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        name = f"{above}{key}"
        if key not in fields:
            yield name, Unusable("there is no such setting", is_unknown=True)
            continue
        inner = fields[key]
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            if isinstance(value, Mapping):
                yield from usable(value, inner, f"{name}.")
            else:
                yield name, Unusable("a table is expected")
            continue
        try:
            yield name, msgspec.convert(value, inner)
        except msgspec.ValidationError as exc:
            yield name, Unusable(str(exc))
