from __future__ import annotations

from notifier.platform.routes import Route, ipv4_routes, ipv6_routes, ways_out

IPV4 = """\
Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
wlan0	00000000	0101A8C0	0003	0	0	600	00000000	0	0	0
wlan0	0001A8C0	00000000	0001	0	0	600	00FFFFFF	0	0	0
docker0	000011AC	00000000	0001	0	0	0	0000FFFF	0	0	0
eth9	00000000	0101A8C0	0002	0	0	0	00000000	0	0	0
"""
ZERO = "0" * 32
GATEWAY = "fe800000000000000000000000000001"
IPV6 = f"""\
fe80{ZERO[4:]} 40 {ZERO} 00 {ZERO} 00000100 00000002 00000000 00000001     wlan0
ff{ZERO[2:]} 08 {ZERO} 00 {ZERO} 00000100 00000003 00000000 00000001     wlan0
{ZERO} 00 {ZERO} 00 {GATEWAY} 00000400 00000003 00000000 00000003     wlan0
{ZERO} 00 {ZERO} 00 {ZERO} ffffffff 00000001 00000000 00200200       lo
2001{ZERO[4:]} 80 {ZERO} 00 {GATEWAY} 00000400 00000003 00000000 01000003     wlan0
"""
DEFAULT = Route("wlan0", "00000000/00000000", "0101A8C0")
HOUSE = Route("wlan0", "0001A8C0/00FFFFFF", "00000000")
CONTAINERS = Route("docker0", "000011AC/0000FFFF", "00000000")


def test_routes_of_ipv4_that_are_up_are_read() -> None:
    assert ipv4_routes(IPV4) == {DEFAULT, HOUSE, CONTAINERS}


def test_of_ipv6_only_what_leads_out_of_the_link_is_read() -> None:
    assert ipv6_routes(IPV6) == {Route("wlan0", f"{ZERO}/00", GATEWAY)}


def test_a_network_of_containers_beside_a_way_out_is_no_other_network() -> None:
    assert ways_out(frozenset({DEFAULT, HOUSE, CONTAINERS})) == ways_out(
        frozenset({DEFAULT, HOUSE})
    )


def test_a_house_without_the_internet_is_a_network() -> None:
    assert ways_out(frozenset({HOUSE})) == {HOUSE}


def test_a_computer_that_is_alone_has_no_way_out() -> None:
    assert not ways_out(ipv4_routes("Iface\tDestination\n") | ipv6_routes(""))
