"""What the inbox says beside its entries: an empty list's page, the banner above a full one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from notifier.brand import OwnWords
from notifier.core.card import Query, Shown
from notifier.core.problems import Problem
from notifier.presentation.sanitize import cut
from notifier.presentation.translate import spoken_problem
from notifier.ui.status import Status
from notifier.ui.tray_art import Mark

APP_ICON = "app"
"""A page's icon that is the app's own, whatever the brand."""
_SHORT_TEXT = 40
_NO_OWN_WORDS = OwnWords()


class PageAction(Enum):
    """What a page's button does."""

    NONE = auto()
    SIGN_IN = auto()
    RETRY = auto()
    SHOW_ALL = auto()
    READ_AGAIN = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWords:
    """A page instead of a list; `action` is its button, or empty."""

    icon: str
    title: str
    text: str = ""
    action: str = ""
    does: PageAction = PageAction.NONE


@dataclass(frozen=True, kw_only=True, slots=True)
class BannerWords:
    """A strip above the list; an empty text hides it."""

    text: str = ""
    action: str = ""


def empty_page(status: Status, app_name: str, own: OwnWords = _NO_OWN_WORDS) -> PageWords:
    """Why there is nothing to list, and what can be done about it; `own`: the brand's words."""
    problem = status.problem
    if status.needs_sign_in:
        return PageWords(
            icon=APP_ICON,
            title=problem.title if problem else _tr("Welcome to {app}").format(app=app_name),
            text=_sentences(problem, own.support)
            or own.welcome
            or _tr("Sign in once, and know at once about every payment and every bill."),
            action=_tr("Sign in…"),
            does=PageAction.SIGN_IN,
        )
    if status.can_retry:
        return PageWords(
            icon="cloud-off",
            title=problem.title if problem else _tr("No connection"),
            text=_sentences(problem, own.support),
            action=_tr("Try again now"),
            does=PageAction.RETRY,
        )
    if status.mark is Mark.CONNECTING:
        return PageWords(icon="empty-tray", title=_tr("Connecting…"))
    return PageWords(
        icon="empty-tray",
        title=_tr("Nothing yet"),
        text=_tr("Payments and bills appear here the moment they happen."),
    )


def unreadable_page(problem: Problem) -> PageWords:
    """Why there is no list, although there may be a history."""
    problem = spoken_problem(problem)
    return PageWords(
        icon="kind-warning",
        title=problem.title,
        text=_sentences(problem),
        action=_tr("Try again"),
        does=PageAction.READ_AGAIN,
    )


def nothing_found(query: Query, *, still_indexing: bool) -> PageWords:
    """What was looked for is not there, and how to see everything again."""
    if query.text:
        return PageWords(
            icon="search-large",
            title=_tr("Nothing found for “{text}”").format(text=cut(query.text, _SHORT_TEXT)),
            text=_tr("Older entries are still being made searchable. This takes a moment.")
            if still_indexing
            else _tr("Search for a name, an amount, a transaction or a bill number."),
            action=_tr("Clear the search"),
            does=PageAction.SHOW_ALL,
        )
    icon, title, text = {
        Shown.UPCOMING: (
            "calendar-done",
            _tr("No bills to pay"),
            _tr("Bills appear here until they are paid, the earliest due date first."),
        ),
        Shown.UNREAD: ("check", _tr("All read"), ""),
        Shown.FAILED: ("check", _tr("No failed payments"), ""),
        Shown.PAYMENTS: ("empty-tray", _tr("No payments"), ""),
        Shown.BILLS: ("empty-tray", _tr("No bills"), ""),
        Shown.DELETED: ("empty-tray", _tr("Nothing was deleted"), ""),
    }.get(query.shown, ("empty-tray", _tr("Nothing here"), ""))
    return PageWords(
        icon=icon, title=title, text=text, action=_tr("Show all"), does=PageAction.SHOW_ALL
    )


def banner(status: Status, problem: Problem | None, *, is_empty: bool) -> BannerWords:
    """What is wrong, while the list stays usable; `problem` is one not yet taken note of."""
    if problem is not None:
        return problem_banner(problem)
    if is_empty:
        return BannerWords()  # the page says it, with more room
    if status.needs_sign_in:
        return BannerWords(
            text=_tr("Sign in again to receive new payments. Your history is kept."),
            action=_tr("Sign in…"),
        )
    if status.can_retry:
        why = status.problem
        return BannerWords(
            text=f"{why.title}." if why else status.line, action=_tr("Try again now")
        )
    return BannerWords()


def problem_banner(problem: Problem) -> BannerWords:
    """What went wrong, until the person has taken note of it."""
    problem = spoken_problem(problem)
    parts = (problem.title.rstrip(".") + ".", problem.message, problem.hint)
    return BannerWords(text=" ".join(filter(None, parts)), action=_tr("Dismiss"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("InboxWindow", text)


def _sentences(problem: Problem | None, support: str = "") -> str:
    """What is wrong, what can be done, and who helps."""
    if problem is None:
        return ""
    return " ".join(part for part in (problem.message, problem.hint, support) if part)
