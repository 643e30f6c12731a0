"""The settings of the virtual desktop's parts: plain files, written before they start."""

from __future__ import annotations

from pathlib import Path

# No service directories but our own, which is empty unless a test puts something there:
# the bus must not start a notification daemon or a keyring by itself, or "none" would
# mean "at the first call".
_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path={runtime}/bus</listen>
  <servicedir>{root}/services</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_DUNST = """\
[global]
    width = 345
    height = 220
    origin = top-right
    offset = 16x16
    notification_limit = 6
    font = DejaVu Sans 10
    markup = full
    format = "<b>%s</b>\\n%b"
    padding = 12
    horizontal_padding = 14
    frame_width = 1
    frame_color = "#3a4a5e"
    separator_height = 2
    corner_radius = 6
    icon_position = left
    min_icon_size = 32
    max_icon_size = 32
    show_indicators = no
    sort = no
    idle_threshold = 0

[urgency_low]
    background = "#f4f6f8"
    foreground = "#1d2733"
    timeout = 60

[urgency_normal]
    background = "#ffffff"
    foreground = "#1d2733"
    timeout = 60

[urgency_critical]
    background = "#fff1f0"
    foreground = "#7a1610"
    frame_color = "#c8372d"
    timeout = 0
"""

_PANEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-2" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-3" type="string" value="clock">
      <property name="mode" type="uint" value="2"/>
      <property name="digital-layout" type="uint" value="3"/>
    </property>
  </property>
</channel>
"""

_XFCONF_SERVICE = Path("/usr/share/dbus-1/services/org.xfce.Xfconf.service")


def xfconf_command() -> list[str]:
    """How to start the service through which the panel reads its settings.

    Its place differs by machine; the file that lets a bus start it tells.
    """
    lines = _XFCONF_SERVICE.read_text().splitlines()
    return next(line for line in lines if line.startswith("Exec=")).removeprefix("Exec=").split()


def write(root: Path, runtime: Path) -> None:
    """Write the settings of the bus, of dunst and of the panel below `root`."""
    (root / "services").mkdir(exist_ok=True)
    (root / "bus.conf").write_text(_BUS.format(root=root, runtime=runtime))
    (root / "dunstrc").write_text(_DUNST)
    panel = root / "config" / "xfce4" / "xfconf" / "xfce-perchannel-xml"
    panel.mkdir(parents=True, exist_ok=True)
    (panel / "xfce4-panel.xml").write_text(_PANEL)
