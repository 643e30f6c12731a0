"""What a person sees, in pictures: `python dev.py screenshots` writes them into docs/.

The same each time: a sample history, a clock that stands still, fonts of the machine's
packages. The windows are grabbed in a virtual display; the toasts are photographed on a
real notification daemon.
"""
