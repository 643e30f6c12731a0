"""The last thing that the browser shows of a sign-in: how it went, and where to go on.

One page without scripts or anything from elsewhere; light or dark as the browser is.
"""

from __future__ import annotations

from html import escape

from notifier.core.sign_in import SignInError
from notifier.presentation.translate import spoken, translate

_STYLE = """
:root { color-scheme: light dark; --ink: #16202c; --soft: #5a6675; --paper: #f3f5f8;
  --card: #fff; --mark: #14794e }
:root.no { --mark: #c4262e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eef2f6; --soft: #a3aebb; --paper: #11161c; --card: #1b222b; --mark: #4cc38a }
  :root.no { --mark: #ff8589 }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
main { max-width: 26rem; padding: 40px 36px; border-radius: 18px; text-align: center;
  background: var(--card); box-shadow: 0 1px 2px #0001, 0 12px 40px #0002 }
svg { width: 64px; height: 64px; fill: none; stroke: var(--mark); stroke-width: 3;
  stroke-linecap: round; stroke-linejoin: round }
h1 { margin: 18px 0 8px; font-size: 1.4rem; line-height: 1.25 }
p { margin: 0; color: var(--soft) }
small { display: block; margin-top: 28px; color: var(--soft) }
"""
_YES = '<circle cx="32" cy="32" r="28"/><path d="m20 33 8 8 16-18"/>'
_NO = '<circle cx="32" cy="32" r="28"/><path d="M32 19v16m0 9v.1"/>'


def browser_page(
    app_name: str, error: SignInError | None, *, foreign: bool, right_to_left: bool = False
) -> str:
    """The page. `foreign`: whoever called brought no answer to what was asked."""
    if foreign:
        title = translate("BrowserPage", "Nothing to do here")
        text = translate("BrowserPage", "This address does not belong to a sign-in that goes on.")
    elif error is not None:
        title = spoken(error.title)
        text = " ".join(spoken(part) for part in (error.message, error.hint) if part)
    else:
        title = translate("BrowserPage", "You are signed in")
        text = translate("BrowserPage", "You can close this window and return to {app}.").format(
            app=app_name
        )
    went_well = error is None and not foreign
    return (
        f"<!doctype html><html dir={'rtl' if right_to_left else 'ltr'}"
        f" class={'yes' if went_well else 'no'}><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width">'
        f"<title>{escape(app_name)}</title><style>{_STYLE}</style>"
        f'<main><svg viewBox="0 0 64 64" aria-hidden=true>{_YES if went_well else _NO}</svg>'
        f"<h1>{escape(title)}</h1><p>{escape(text)}</p><small>{escape(app_name)}</small></main>"
        "</html>"
    )
