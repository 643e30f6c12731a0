"""The settings window: one file for the window, one for each page."""
