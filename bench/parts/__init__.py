"""What the benchmarks are made of: the peer and its server, the installations, the instruments."""
