"""The two files by which a Linux desktop knows the app and starts it when it is wanted.

A package puts `desktop_entry` into `share/applications/ID.desktop` and `bus_service` into
`share/dbus-1/services/ID.service`, where ID is the brand's `app_id`. With both, a click in
the launcher, on one of its actions or on a link reaches the app also when it does not run:
the bus starts it, and the call waits for it.
"""

from __future__ import annotations

from notifier.platform.autostart_linux import quoted
from tools.product import Product

_ACTIONS = {"inbox": "Open inbox", "settings": "Settings"}
"""Names of `notifier.core.wish.Place`, and what the launcher's menu says."""


def desktop_entry(product: Product, program: str, *, by_dbus: bool = True) -> str:
    """The desktop file; `program` is the path, or the name on the PATH, of the executable.

    `by_dbus` is for packages that install `bus_service` as well; an AppImage does not.
    """
    app_id, scheme = product.brand.app_id, product.brand.url_scheme
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.1",
        f"Name={product.name}",
        "GenericName=Payment notifications",
        f"Comment={product.summary}",
        f"Exec={quoted(program)} %u",
        f"Icon={app_id}",
        "Terminal=false",
        "Categories=Office;Finance;",
        "Keywords=payment;bill;notification;money;",
        f"MimeType=x-scheme-handler/{scheme};",
        "StartupNotify=true",
        f"StartupWMClass={app_id}",
        *(["DBusActivatable=true"] if by_dbus else []),
        "X-GNOME-UsesNotifications=true",
        f"Actions={''.join(f'{name};' for name in _ACTIONS)}",
    ]
    for name, label in _ACTIONS.items():
        lines += [
            "",
            f"[Desktop Action {name}]",
            f"Name={label}",
            # For launchers that know no D-Bus activation.
            f"Exec={quoted(program)} {scheme}:{name}",
        ]
    return "\n".join(lines) + "\n"


def bus_service(product: Product, program: str) -> str:
    """The bus's service file: started so, the app shows nothing until it is asked to."""
    return (
        "[D-BUS Service]\n"
        f"Name={product.brand.app_id}\n"
        f"Exec={quoted(program, percent='%')} --hidden\n"
    )
