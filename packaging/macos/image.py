"""The disk image that people download: the app, and the folder to drag it into (dmgbuild)."""

from pathlib import Path

app = Path(defines["app"])  # noqa: F821 - dmgbuild gives it

format = "ULFO"  # noqa: A001 - LZFSE, which every macOS that we support reads
filesystem = "APFS"
files = [str(app)]
symlinks = {"Applications": "/Applications"}
icon = str(app / "Contents" / "Resources" / "icon.icns")
icon_locations = {app.name: (150, 180), "Applications": (450, 180)}
default_view = "icon-view"
show_status_bar = show_tab_view = show_toolbar = show_pathbar = show_sidebar = False
window_rect = ((200, 200), (600, 400))
icon_size = 112
text_size = 14
