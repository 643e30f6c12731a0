from __future__ import annotations

import sys
from pathlib import Path

import pytest

from notifier.brand import Brand
from notifier.paths import BadProfileName, Paths

BRAND = Brand(name="Paybell", app_id="org.paybell.Paybell")
OTHER = Brand(name="Acme Pay", app_id="com.acme.Pay", program="acme-pay", url_scheme="acme-pay")


def test_one_variable_moves_everything_below_one_folder(tmp_path: Path) -> None:
    paths = Paths.for_profile(BRAND, None, {"PAYBELL_HOME": str(tmp_path)})
    folders = (paths.config_dir, paths.data_dir, paths.log_dir, paths.runtime)
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
    assert len(set(folders)) == 4


def test_two_profiles_share_no_folder(tmp_path: Path) -> None:
    environ = {"PAYBELL_HOME": str(tmp_path)}
    own, other = Paths.for_profile(BRAND, None, environ), Paths.for_profile(BRAND, "work", environ)
    assert own.settings_file != other.settings_file
    assert own.lock_file != other.lock_file
    assert own.log_file != other.log_file
    assert own.data_dir != other.data_dir


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a b", ".hidden", "x" * 33, "ä"])
def test_a_profile_that_is_no_folder_name_is_refused(name: str) -> None:
    with pytest.raises(BadProfileName, match="profile name"):
        Paths.for_profile(BRAND, name, {})


def test_existing_installations_keep_their_places(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}
    paths = Paths.for_profile(BRAND, None, environ)
    assert paths.log_file.name == "paybell.log"
    assert paths.lock_file == tmp_path / "paybell" / "paybell.lock"
    assert {paths.config_dir.name, paths.data_dir.name} == {"paybell"}


def test_two_brands_share_no_folder(tmp_path: Path) -> None:
    for environ in ({"XDG_RUNTIME_DIR": str(tmp_path)}, {"ACME_PAY_HOME": str(tmp_path)}):
        own = Paths.for_profile(BRAND, None, environ)
        other = Paths.for_profile(OTHER, None, environ)
        for name in ("config_dir", "data_dir", "log_dir", "runtime", "log_file", "lock_file"):
            assert getattr(own, name) != getattr(other, name)


def test_the_variable_of_one_brand_does_not_move_another(tmp_path: Path) -> None:
    paths = Paths.for_profile(OTHER, None, {"PAYBELL_HOME": str(tmp_path)})
    assert tmp_path not in paths.data_dir.parents


def test_the_lock_is_in_the_session_folder_where_there_is_one(tmp_path: Path) -> None:
    paths = Paths.for_profile(BRAND, None, {"XDG_RUNTIME_DIR": str(tmp_path)})
    assert paths.lock_file.parent == tmp_path / "paybell"


def test_without_a_session_folder_the_lock_is_with_the_data() -> None:
    paths = Paths.for_profile(BRAND, None, {"XDG_RUNTIME_DIR": "/does/not/exist"})
    assert paths.runtime.parent == paths.data_dir


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_other_users_cannot_look_into_the_folders(tmp_path: Path) -> None:
    paths = Paths.for_profile(BRAND, None, {"PAYBELL_HOME": str(tmp_path / "home")})
    paths.make()
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in (paths.config_dir, paths.data_dir))
