"""The promise under fire: real server and real devices, killed, cut and frozen at random."""
