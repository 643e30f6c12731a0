"""Tables of TOML as settings: which lines and values of a file can be used, one by one.

A typing mistake, or a value that only a newer version knows, must not take the others
with it.
"""

from __future__ import annotations

import tomllib
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


def readable_lines(text: str) -> tuple[str, list[int]]:
    """`text` without the lines that are no TOML, and their numbers.

    Below a heading that cannot be read nothing can: it would stand below another one.
    """
    kept: list[str] = []
    dropped: list[int] = []
    is_heading_readable = True
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("["):
            is_heading_readable = _is_toml(line)
        if is_heading_readable and _is_toml(line):
            kept.append(line)
        elif line.strip():
            dropped.append(number)
    return "\n".join(kept), dropped


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def laid_over(before: Mapping[str, Any], chosen: Mapping[str, Any]) -> dict[str, Any]:
    """`chosen`, with what only a newer version knows of `before`; a None leaves the file."""
    merged = dict(before)
    for key, value in chosen.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, Mapping):
            inner = merged.get(key)
            merged[key] = laid_over(inner if isinstance(inner, Mapping) else {}, value)
        else:
            merged[key] = value
    return merged


def take_out(table: dict[str, Any], path: list[str]) -> None:
    """Remove the value at the end of `path`."""
    key, *rest = path
    if rest:
        take_out(table[key], rest)
    else:
        del table[key]
