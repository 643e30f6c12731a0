"""Everything with a pixel: the tray icon and the windows. Told by signals, asks by signals."""
