"""How measures become the sentences that are quoted."""

from __future__ import annotations

from bench.report import Goal, Report, Spread, percentile, ratio


def test_a_ratio_is_taken_round_by_round() -> None:
    """A slow minute of the machine slows both, and must not make the ratio."""
    times = ratio([100, 400, 100], [200, 800, 200])
    assert times == Spread(median=0.5, low=0.5, high=0.5)


def test_unpaired_measures_are_compared_by_their_medians() -> None:
    times = ratio([1, 2, 3, 4, 5], [6])
    assert times is not None
    assert times.median == 0.5


def test_nothing_is_divided_by_nothing() -> None:
    assert ratio([1.0], []) is None
    assert ratio([1.0], [0.0]) is None


def test_the_99th_percentile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(1, 201)]
    assert percentile(values, 99) == 198
    assert percentile([3.0, 1.0, 2.0], 99) == 3.0
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0


def test_a_report_says_which_goals_are_met_and_which_are_missed() -> None:
    report = Report("start", peer="other")
    report.add("icon, ms", [100, 100], [400, 400], goal=Goal(limit=0.5))
    report.add("connected, ms", [500, 500], [400, 400], goal=Goal(limit=1.0))
    report.add("blocked, ms", [49], goal=Goal(limit=50, of_ratio=False))
    report.add("events/s", [80], [100], goal=Goal(limit=1.0, at_least=True))
    report.note("Told.")
    lines = str(report).splitlines()
    assert lines[0] == "start"
    assert lines[2].split() == ["icon,", "ms", "100", "400", "0.25", "≤", "0.5", "×", "met"]
    assert lines[3].endswith("1.25   ≤ 1 × MISSED")
    assert lines[4].endswith("≤ 50 met")
    assert lines[5].endswith("≥ 1 × MISSED")
    assert lines[6] == "  Told."


def test_spread_is_the_middle_half() -> None:
    assert str(Spread.of([1, 2, 3, 4, 100])) == "3.00 (2.00–4.00)"
    assert str(Spread.of([1234.5])) == "1,234"
