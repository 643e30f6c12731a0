"""Every test of this folder may show windows."""

from __future__ import annotations

from tests.notifier.ui.windows import windows_outlive_their_test

__all__ = ["windows_outlive_their_test"]
