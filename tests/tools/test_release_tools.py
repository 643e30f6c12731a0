"""What the release workflow runs besides the builds: checks of the tag, the smoke run, wheels."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.parts import require_programs
from tools import release_check
from tools.environment import Environment
from tools.installers import RUNTIME_VARIABLE, make_installers
from tools.product import Product
from tools.release_check import notes_for
from tools.running import run_or_stop
from tools.smoke import smoke, smoke_installer
from tools.speech import Stop
from tools.wheels import is_without_network
from tools.windows_installer import sign_file

ROOT = Path(__file__).parents[2]
PRODUCT = Product.of(ROOT)
CHANGELOG = """# Changelog

## Unreleased

## 1.2.0 — 2027-01-04
### Added
- Bills.

## 1.1.0
- Older.
"""


def test_a_tag_brings_its_section_of_the_changelog() -> None:
    assert notes_for("v1.2.0", version="1.2.0", changelog=CHANGELOG) == "### Added\n- Bills."
    assert notes_for("v1.1.0", version="1.1.0", changelog=CHANGELOG) == "- Older."


@pytest.mark.parametrize(
    ("tag", "version", "why"),
    [("v1.2.1", "1.2.0", "pyproject.toml says 1.2.0"), ("v1.3.0", "1.3.0", "no section 1.3.0")],
)
def test_a_tag_that_fits_nothing_is_refused(tag: str, version: str, why: str) -> None:
    with pytest.raises(Stop, match=why):
        notes_for(tag, version=version, changelog=CHANGELOG)


@pytest.mark.parametrize(
    ("output", "unreached"),
    [
        ("error: Failed to fetch: dns error: failed to lookup address information", True),
        ("error: Request failed: operation timed out", True),
        ("  x No solution found when resolving dependencies: no wheels with a matching tag", False),
    ],
)
def test_a_missing_wheel_is_told_from_a_missing_network(output: str, unreached: bool) -> None:
    assert is_without_network(output) is unreached


@pytest.mark.parametrize(
    ("version", "windows", "debian"),
    [
        ("0.1.0", "0.1.0.0", "0.1.0"),
        ("1.2.3rc4", "1.2.3.0", "1.2.3~rc4"),
        ("2.0.dev1", "2.0.0.0", "2.0~dev1"),
    ],
)
def test_each_system_gets_the_version_in_its_own_spelling(
    version: str, windows: str, debian: str
) -> None:
    product = Product(brand=Product.of(ROOT).brand, version=version, summary="x")
    assert (product.four_numbers, product.debian_version) == (windows, debian)


def _script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}")
    path.chmod(0o755)
    return path.parent


def test_the_smoke_run_tells_an_app_that_ends_at_once(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="ended at once with status 3"):
        smoke(_script(tmp_path / PRODUCT.program, "exit 3"), PRODUCT, os.environ)


_KEYCHAIN = r"""if [ "$1" = --keychain ]; then
  read -r request; kept="$(dirname "$0")/../kept"; value=null
  case "$request" in
    *'"save"'*) echo "$request" | sed 's/.*"smoke", \("[^"]*"\).*/\1/' > "$kept" ;;
    *'"erase"'*) rm "$kept" ;;
    *) if [ -e "$kept" ]; then value="$(cat "$kept")"; fi ;;
  esac
  echo "{\"value\": $value}"; exit 0
fi
"""


def _answering(answer: str) -> str:
    return f"""if [ "$1" = --keychain ]; then read -r request; echo '{answer}'; exit 0; fi
"""


_WELL_BEHAVED = """if [ "$1" = --quit ]; then touch "$PAYBELL_HOME/quit"; exit 0; fi
echo 'tray icon shown' > "$PAYBELL_HOME/paybell.log"
while [ ! -e "$PAYBELL_HOME/quit" ]; do sleep 0.05; done
"""


def test_the_smoke_run_tells_an_app_that_ends_badly(tmp_path: Path) -> None:
    bundle = _script(
        tmp_path / PRODUCT.program,
        _WELL_BEHAVED + "exit 4",
    )
    with pytest.raises(Stop, match="ended with status 4"):
        smoke(bundle, PRODUCT, os.environ)


def test_a_program_that_is_not_there_or_fails_is_told_in_its_last_words() -> None:
    with pytest.raises(Stop, match="no-such-program cannot be run: No such file"):
        run_or_stop(["no-such-program"])
    with pytest.raises(Stop, match=r"not signed; the last words:\n +no certificate"):
        run_or_stop(["sh", "-c", "echo no certificate; exit 1"], trouble="not signed")


def test_installers_are_made_in_the_environment_whatever_python_was_asked() -> None:
    # As a workflow does: dev.py's own Python has none of the libraries.
    bare = getattr(sys, "_base_executable", sys.executable)
    command = [bare, "-Es", "dev.py", "installer", "--windows", "no-such-folder"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.search(r"no-such-folder is no bundle of \S+ for Windows", done.stderr), done.stderr


def test_a_signing_command_with_an_open_quote_is_told() -> None:
    with pytest.raises(Stop, match="PAYBELL_SIGN_COMMAND is no command"):
        sign_file([Path("paybell.exe")], "sign 'with")


def test_a_runtime_of_the_appimage_that_is_not_there_is_told_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(RUNTIME_VARIABLE, "/no/such/runtime")
    with pytest.raises(Stop, match="/no/such/runtime, where no file is"):
        make_installers(Environment(ROOT), [])


def test_the_check_of_a_tag_without_a_tag_says_how_it_is_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert release_check.main([]) == 2
    assert "release_check TAG" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("keychain", "what"),
    [
        (_KEYCHAIN, "the keychain kept a secret, gave it and forgot it"),
        (_answering('{"code": "keyring_missing"}'), "the keychain was not tried: keyring_missing"),
    ],
)
def test_the_smoke_run_tries_the_keychain_where_there_is_one(
    tmp_path: Path, keychain: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = _script(tmp_path / "app" / PRODUCT.program, keychain + _WELL_BEHAVED)
    smoke(bundle, PRODUCT, os.environ)
    assert what in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins are shell scripts")
def test_the_smoke_run_tells_a_keychain_that_gives_another_secret_than_it_was_given(
    tmp_path: Path,
) -> None:
    keychain = _answering('{"value": "another"}')
    bundle = _script(tmp_path / "app" / PRODUCT.program, keychain + _WELL_BEHAVED)
    with pytest.raises(Stop, match="did not save a secret: another answer"):
        smoke(bundle, PRODUCT, os.environ)


@pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("uninstaller", "what"), [('rm -r "$(dirname "$0")"', ""), ("true", "left in .*: paybell")]
)
def test_the_smoke_run_of_an_installer_installs_runs_and_uninstalls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, uninstaller: str, what: str
) -> None:
    monkeypatch.setattr("tools.smoke.GONE_WITHIN_S", 0.2)
    folder = tmp_path / "Programs" / PRODUCT.name
    _script(tmp_path / "app", _KEYCHAIN + _WELL_BEHAVED)
    _script(tmp_path / "uninstall", uninstaller)
    setup = tmp_path / "setup.exe"
    _script(
        setup,
        f"""mkdir -p "{folder}" && cp "{tmp_path}/app" "{folder}/{PRODUCT.program}" &&
cp "{tmp_path}/uninstall" "{folder}/uninstall.exe" && test "$1" = /S""",
    )
    environ = {**os.environ, "LOCALAPPDATA": str(tmp_path)}
    if what:
        with pytest.raises(Stop, match=what):
            smoke_installer(setup, PRODUCT, environ)
    else:
        smoke_installer(setup, PRODUCT, environ)
        assert not folder.exists()


def test_the_signing_script_signs_in_place_with_the_certificate_of_a_file(tmp_path: Path) -> None:
    require_programs("osslsigncode", "openssl", "makensis")
    key, certificate, store = (tmp_path / name for name in ("k.pem", "c.pem", "c.p12"))
    purpose = "-subj /CN=Paybell-test -addext extendedKeyUsage=codeSigning -days 2"
    for command in (
        f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {certificate} {purpose}",
        f"openssl pkcs12 -export -inkey {key} -in {certificate} -out {store} -passout pass:geheim",
    ):
        subprocess.run(command.split(), check=True, capture_output=True)
    program = tmp_path / "paybell.exe"
    stand_in = ROOT / "tests" / "system" / "windows" / "stand-in.nsi"
    subprocess.run(
        ["makensis", "-V1", "-DFOUR_NUMBERS=1.0.0.0", f"-DOUTPUT={program}", stand_in], check=True
    )
    environ = {
        **os.environ,
        "PAYBELL_CERTIFICATE": str(store),
        "PAYBELL_CERTIFICATE_PASSWORD": "geheim",
        "PAYBELL_TIMESTAMP_URL": "",  # no network in a test
    }
    sign = f"env {' '.join(f'{k}={v}' for k, v in environ.items() if k.startswith('PAYBELL_'))} sh"
    sign_file([program], f"{sign} {ROOT / 'packaging' / 'windows' / 'sign.sh'}")
    verify = ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(program)]
    told = subprocess.run(verify, capture_output=True, text=True, check=False).stdout
    assert "Paybell-test" in told
    assert "Signature verification: ok" in told
    assert {path.name for path in tmp_path.iterdir()} == {"k.pem", "c.pem", "c.p12", "paybell.exe"}


def test_the_bill_of_materials_names_what_the_app_is_made_of(tmp_path: Path) -> None:
    environment = Environment(ROOT)
    tool = environment.programs / "cyclonedx-py"
    assert tool.exists() or shutil.which("cyclonedx-py")
    file = tmp_path / "paybell.cdx.json"
    command = [str(tool), "requirements", "--pyproject", "pyproject.toml", "-o", str(file)]
    subprocess.run([*command, "requirements/notifier.txt"], cwd=ROOT, check=True)
    text = file.read_text("utf-8")
    assert '"bomFormat": "CycloneDX"' in text
    for name in ("pyside6-essentials", "python-socketio", "tuf"):
        assert f'"name": "{name}"' in text
