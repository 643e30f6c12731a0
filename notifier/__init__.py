"""The desktop app: shows on this computer what happens to a person's money."""
