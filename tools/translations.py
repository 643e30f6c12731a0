"""What the app says, collected for translators and made ready for the app.

    python dev.py translations

brings `resources/translations/paybell_LANGUAGE.ts` up to date with the source (what is new
is marked unfinished, what is gone leaves) and makes the `.qm` files that the app loads.
Both are committed; a test holds them to the source and to each other.

Qt's own collector reads Python only in part, so the calls are found by Python's parser,
which also sees when a text is no literal, and Qt's tools do the rest.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ar", "de", "es", "hi")
"""Beside English, which is what stands in the source."""

_OF_QT = {"QPlatformTheme": ("Cancel", "&Cancel", "Close", "OK", "&OK", "Save", "&Yes", "&No")}
"""Qt's own buttons: it has no words in Hindi for them."""
_PASSES_ON = "notifier/presentation/translate.py"
"""Its functions are given the texts of others."""


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """One text to be translated."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


class NotLiteral(Exception):
    """A text is put together at run time, so that no translator can see it."""


def collect(root: Path = ROOT) -> set[Message]:
    """Every text of `notifier/`. Raises `NotLiteral`, with its place."""
    found = {Message(context, text) for context, texts in _OF_QT.items() for text in texts}
    for path in sorted((root / "notifier").rglob("*.py")):
        if path == root / _PASSES_ON:
            continue
        try:
            tree = ast.parse(path.read_text("utf-8"))
            found |= set(_messages(tree, _Scope(shortcuts=_shortcuts(tree))))
        except NotLiteral as exc:
            raise NotLiteral(f"{path.relative_to(root)}:{exc}") from None
    return found


def update(folder: Path = FOLDER) -> None:
    """Bring the `.ts` files up to date, and make the `.qm` files anew."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        listing = Path(temporary) / "messages.cpp"
        listing.write_text("".join(map(_as_cpp, sorted(collect()))), "utf-8")
        for language in LANGUAGES:
            _run("lupdate", str(listing), "-ts", str(source_file(folder, language)),
                 "-target-language", language, "-source-language", "en",
                 "-locations", "none", "-no-obsolete", "-sort-messages",
                 "-disable-heuristic", "sametext", "-disable-heuristic", "similartext")  # fmt: skip
    for language in LANGUAGES:
        release(folder, language)


def release(folder: Path, language: str, into: Path | None = None) -> Path:
    """Make the file that the app loads, in `into` or beside its source; answers it."""
    made = (into or folder) / f"paybell_{language}.qm"
    _run("lrelease", str(source_file(folder, language)), "-qm", str(made), "-silent")
    return made


def source_file(folder: Path, language: str) -> Path:
    """What translators edit, with Qt Linguist or by hand."""
    return folder / f"paybell_{language}.ts"


@dataclass(frozen=True, slots=True)
class _Scope:
    shortcuts: Mapping[str, str]
    """Functions of a module that translate in one context, by name."""
    owner: str = ""
    """The class whose method says `self.tr`."""


def _shortcuts(tree: ast.AST) -> dict[str, str]:
    """`def _tr(text): return QCoreApplication.translate("Toast", text)`, as `_tr` -> `Toast`."""
    found = {}
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(
                name=name,
                args=ast.arguments(args=[ast.arg(arg=text)]),
                body=[
                    *_,
                    ast.Return(
                        ast.Call(args=[ast.Constant(value=str(context)), ast.Name(id=passed)])
                    ),
                ],
            ) if passed == text:
                found[name] = context
    return found


def _messages(tree: ast.AST, scope: _Scope) -> Iterator[Message]:
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef(name=name) if name in scope.shortcuts:
                continue
            case ast.ClassDef(name=name):
                yield from _messages(node, replace(scope, owner=name))
                continue
            case ast.Call():
                message = _message(node, scope)
                if message is not None:
                    yield message
        yield from _messages(node, scope)


def _message(call: ast.Call, scope: _Scope) -> Message | None:
    """The text of one call, or None when it is none of those that translate."""
    match call.func:
        case ast.Attribute(attr="tr", value=ast.Name(id="self")):
            count = len(call.args) > 2 or any(word.arg == "n" for word in call.keywords)
            source, comment = _two_literals(call.args)
            return Message(scope.owner, source, comment, plural=count)
        case ast.Name(id=name) if name in scope.shortcuts:
            return Message(scope.shortcuts[name], _literal(call.args[0]))
        case ast.Name(id="translate_count"):
            return Message(*_two_literals(call.args), plural=True)
        case (
            ast.Name(id="translate" | "said")
            | ast.Attribute(attr="translate", value=ast.Name(id="QCoreApplication"))
        ):
            return Message(*_two_literals(call.args))
        case _:
            return None


def _two_literals(nodes: Sequence[ast.expr]) -> tuple[str, str]:
    first, *more = map(_literal, nodes[:2])
    return first, more[0] if more else ""


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotLiteral(f"{node.lineno}: write the text itself here, and fill it in afterwards")


def _as_cpp(message: Message) -> str:
    context, source, comment = (
        json.dumps(text, ensure_ascii=False)
        for text in (message.context, message.source, message.comment)
    )
    count = ", n" if message.plural else ""
    return f"QCoreApplication::translate({context}, {source}, {comment}{count});\n"


def _run(program: str, *arguments: str) -> None:
    command = [str(Path(PySide6.__file__).parent / program), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{program} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    update()
    sys.exit(0)
