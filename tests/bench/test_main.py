"""`python dev.py bench` finds what lies in bench/, by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.__main__ import benchmarks, main


def test_every_module_with_a_main_is_a_benchmark(tmp_path: Path) -> None:
    (tmp_path / "speed.py").write_text('"""How fast.\n\nMore."""\ndef main() -> None: ...\n')
    (tmp_path / "report.py").write_text('"""A part."""\n')
    (tmp_path / "__main__.py").write_text("def main() -> int: ...\n")
    assert benchmarks(tmp_path) == {"speed": "How fast."}


def test_every_benchmark_says_what_it_measures(capsys: pytest.CaptureFixture[str]) -> None:
    known = benchmarks()
    assert all(known.values())
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in known)


def test_an_unknown_name_is_answered_with_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["stat"])
    assert "there is no benchmark stat; there are: " in capsys.readouterr().err
