"""The durable log per user: everything that a device will ever be told starts here."""
