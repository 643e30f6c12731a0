"""What each operating system does its own way: a port, and one file per system."""
