#!/usr/bin/env python3
"""The one door for people and for CI: makes the environment, then runs a command in it.

It needs nothing but Python: what it is made of lies in tools/. It says what it does,
does nothing twice, and may be interrupted at any moment; the next run goes on.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is for those who have an older one
    sys.exit(
        "Python 3.11 or newer is needed, and this is Python "
        f"{sys.version_info[0]}.{sys.version_info[1]} ({sys.executable})."
    )

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

from tools.bundle import MOST_MB, build, megabytes
from tools.checks import run_checks
from tools.environment import WINDOWS, Environment
from tools.locks import write_locks
from tools.product import Product
from tools.smoke import desktop_environment, smoke_installer
from tools.smoke import smoke as run_smoke
from tools.speech import Stop, bad, say
from tools.system_packages import ensure_system_packages
from tools.wheels import check_wheels

ROOT = Path(__file__).resolve().parent


def demo(environment: Environment, arguments: Sequence[str]) -> int:
    """The main job before your eyes: server, tray app, four events. `--once` ends by itself."""
    child = environment.child_environment()
    if not any(child.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        child["LC_ALL"] = "C.UTF-8"
    become([str(environment.python), "-u", "-m", "tests.demo", *arguments], child)


def test(environment: Environment, arguments: Sequence[str]) -> int:
    """All checks and all tests, on all cores; with arguments for pytest, those: `test -k toast`."""
    failed = [] if arguments else run_checks(environment)
    child = environment.child_environment(LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen")
    if os.environ.get("CI") == "true":
        child["PAYBELL_REQUIRE_ALL"] = "1"
    pytest, status = [str(environment.python), "-m", "pytest"], 0
    for some in [arguments] if arguments else _EVERYTHING:
        done = subprocess.run([*pytest, *some], cwd=ROOT, env=child, check=False)
        status = status or done.returncode
    if failed:  # said again, where it is seen
        say(f"{bad('failed')} before the tests: {', '.join(failed)}")
    return status or int(bool(failed))


def check(environment: Environment, arguments: Sequence[str]) -> int:
    """Format, lint, types for three systems, import rules, lock files; changes nothing."""
    if arguments:
        raise Stop("check takes no arguments")
    return int(bool(run_checks(environment)))


def soak(environment: Environment, arguments: Sequence[str]) -> int:
    """Kill, cut and freeze servers and devices at random, then compare: `--minutes 5 --seed N`."""
    child = environment.child_environment(LC_ALL="C.UTF-8")
    become([str(environment.python), "-m", "tests.soak.run", *arguments], child)


def bench(environment: Environment, arguments: Sequence[str]) -> int:
    """Measure Paybell beside its nearest relatives: `bench start idle`, or all without a name."""
    child = environment.child_environment(LC_ALL="C.UTF-8")
    become([str(environment.python), "-u", "-m", "bench", *arguments], child)


def icons(environment: Environment, arguments: Sequence[str]) -> int:
    """Draw the app's icon anew for every system, from the brand's drawings."""
    if arguments:
        raise Stop("icons takes no arguments")
    become([str(environment.python), "-m", "tools.icons"], environment.child_environment())


def translations(environment: Environment, arguments: Sequence[str]) -> int:
    """Collect what the app says for resources/translations/*.ts, and make the .qm of them."""
    if arguments:
        raise Stop("translations takes no arguments")
    become([str(environment.python), "-m", "tools.translations"], environment.child_environment())


def brand(environment: Environment, arguments: Sequence[str]) -> int:
    """Say what is missing or wrong before a build of your own: `brand check [FOLDER]`."""
    if not arguments or arguments[0] != "check" or len(arguments) > 2:
        raise Stop("say what to do: brand check, or brand check FOLDER")
    command = [str(environment.python), "-m", "tools.brand_check", *arguments[1:]]
    become(command, environment.child_environment())


def screenshots(environment: Environment, arguments: Sequence[str]) -> int:
    """Photograph what a person sees, into docs/screenshots/: the same pictures each time."""
    child = environment.child_environment(LC_ALL="C.UTF-8")
    become([str(environment.python), "-m", "tests.screenshots", *arguments], child)


def lock(environment: Environment, arguments: Sequence[str]) -> int:
    """Write requirements/*.txt from pyproject.toml; `--upgrade` takes newer versions."""
    return write_locks(environment, arguments)


def bundle(environment: Environment, arguments: Sequence[str]) -> int:
    """The app as a folder that needs no Python, in build/bundle; only when something changed."""
    if arguments:
        raise Stop("bundle takes no arguments")
    size = megabytes(build(environment))
    if size > MOST_MB:
        raise Stop(f"the bundle takes {size:.0f} MB and may take {MOST_MB}")
    return 0


def installer(environment: Environment, arguments: Sequence[str]) -> int:
    """What people install, in build/installers; `--windows FOLDER` from a bundle of Windows."""
    command = [str(environment.python), "-m", "tools.installers", *arguments]
    become(command, environment.child_environment())


def smoke(environment: Environment, arguments: Sequence[str]) -> int:
    """Start the bundle and have it quit; `--installer FILE`: what that installs, on Windows."""
    if WINDOWS and len(arguments) == 2 and arguments[0] == "--installer":
        smoke_installer(Path(arguments[1]), Product.of(ROOT), desktop_environment())
    elif arguments:
        raise Stop("smoke takes no arguments, or on Windows --installer FILE")
    else:
        run_smoke(build(environment), Product.of(ROOT), desktop_environment())
    return 0


def sbom(environment: Environment, arguments: Sequence[str]) -> int:
    """Write the bill of materials of the app (CycloneDX) into the file that is named."""
    if len(arguments) != 1:
        raise Stop("sbom takes one argument: the file to write")
    tool = [str(environment.programs / "cyclonedx-py"), "requirements"]
    about = ["--pyproject", "pyproject.toml", "--output-reproducible", "-o", arguments[0]]
    command = [*tool, *about, str(ROOT / "requirements" / "notifier.txt")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def wheels(environment: Environment, arguments: Sequence[str]) -> int:
    """Whether every library of the app has a ready build for each system and processor."""
    if arguments:
        raise Stop("wheels takes no arguments")
    return check_wheels(environment)


def run(environment: Environment, arguments: Sequence[str]) -> int:
    """Run any program in the environment: `run paybell-server --help`, `run python`."""
    if not arguments:
        raise Stop("say what to run, for example: python dev.py run paybell-server --help")
    child = environment.child_environment()
    program = shutil.which(arguments[0], path=child["PATH"])
    if program is None:
        raise Stop(f"there is no program {arguments[0]} in the environment or on your PATH")
    become([program, *arguments[1:]], child)


# Each has a desktop, servers and databases of its own at work: more would need much memory.
_CORES = min(os.cpu_count() or 1, 4)
# A worker that crashes has failed, and is not replaced: the rest would wait for it for ever.
_ON_ALL_CORES = ["-n", str(_CORES), "--max-worker-restart=0"] if _CORES > 1 else []
# The soak's promise is one of seconds: it has the machine to itself.
_SOAK = "tests/soak/test_soak.py"
_EVERYTHING = ([*_ON_ALL_CORES, "--durations=20", f"--ignore={_SOAK}"], [_SOAK])
_EVERY_DAY = (demo, test, check, soak, bench, run)
_NOW_AND_THEN = (
    brand, icons, screenshots, translations, lock, bundle, smoke, installer, sbom, wheels,
)  # fmt: skip
COMMANDS: dict[str, Callable[[Environment, Sequence[str]], int]] = {
    act.__name__: act for act in (*_EVERY_DAY, *_NOW_AND_THEN)
}


def prepare(environment: Environment, command: str) -> None:
    """Have what `command` needs of the system and of Python; raises Stop.

    Both at once, since each waits for a network, unless Python lacks what the system brings.
    """
    if importlib.util.find_spec("ensurepip") is None:
        ensure_system_packages(command)
        environment.ensure()
        return
    with ThreadPoolExecutor(max_workers=1) as beside:
        system = beside.submit(ensure_system_packages, command)
        environment.ensure()
        system.result()


def become(command: Sequence[str], child: Mapping[str, str]) -> NoReturn:
    """Become `command`: its signals and its exit status are ours."""
    os.chdir(ROOT)
    sys.stdout.flush()
    if not WINDOWS:
        os.execve(command[0], list(command), dict(child))  # noqa: S606 - no shell is meant
    process = subprocess.Popen(command, env=dict(child))
    while True:
        try:
            sys.exit(process.wait())
        except KeyboardInterrupt:
            continue  # the command has had it too, and ends in its own order


def usage() -> str:
    """The commands, each with the first line of its description."""
    lines = [f"  {name:12} {(act.__doc__ or '').splitlines()[0]}" for name, act in COMMANDS.items()]
    return "\n".join(["usage: python dev.py COMMAND [arguments]", "", *lines])


def main(argv: Sequence[str]) -> int:
    """Run one command and answer its exit status; 2 when it could not be started."""
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0 if argv else 2
    act = COMMANDS.get(argv[0])
    if act is None:
        print(f"There is no command {argv[0]}.\n\n{usage()}", file=sys.stderr)
        return 2
    environment = Environment(ROOT)
    try:
        prepare(environment, argv[0])
        return act(environment, argv[1:])
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr, flush=True)
        return 2
    except KeyboardInterrupt:
        print("\ndev.py: interrupted; run it again to go on", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
