from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from notifier.platform.termination import Termination


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_of_the_system_becomes_a_signal_of_qt(
    qtbot: QtBot, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    termination = Termination()
    with qtbot.waitSignal(termination.asked, timeout=5000):
        os.kill(os.getpid(), number)
    termination.close()
    assert signal.getsignal(number) is before
