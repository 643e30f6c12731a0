"""The network thread: connection, session, and the way of an event into history."""
