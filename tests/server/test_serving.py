"""What `paybell-server serve` asks of the system before it takes connections."""

from __future__ import annotations

import sys

from server.serving import MOST_OPEN_FILES, allow_many_connections

if sys.platform != "win32":
    import resource

    def test_a_server_has_as_many_files_open_as_the_system_lets_it() -> None:
        before = soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))

            allow_many_connections()

            soft, same = resource.getrlimit(resource.RLIMIT_NOFILE)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)
        assert same == hard, "what an operator bounds stays bounded"
        assert soft == MOST_OPEN_FILES if hard == resource.RLIM_INFINITY else soft > 256
