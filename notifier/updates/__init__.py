"""Newer versions of this app: found, checked, fetched, and put in place when it quits."""
