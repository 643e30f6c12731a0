"""Tokens from an issuer: by the browser, by a code on another device, and their renewal.

Imported when somebody signs in, or when a session is to be renewed.
"""
