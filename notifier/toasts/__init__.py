"""Toasts: how a rendered notification reaches the screen, and how a click comes back."""
