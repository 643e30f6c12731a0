"""The pure part of the app: no Qt, no I/O, no clock (time is an argument)."""
