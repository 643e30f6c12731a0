"""What the app keeps on this device: history, settings, and the token in the keychain."""
