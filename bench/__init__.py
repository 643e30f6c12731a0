"""How Paybell measures, beside its nearest relatives: `python dev.py bench`.

Every module here that has a `main()` is a benchmark of its name. None of them is a test.
"""
