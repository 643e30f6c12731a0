"""The reference server: takes payment events from backends and brings them to devices."""
