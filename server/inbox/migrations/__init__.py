"""The schema's history; `server.inbox.upgrade` runs it at the first start."""
