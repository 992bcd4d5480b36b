"""Network addresses, as far as they say whose they are."""

from ipaddress import IPv6Address, ip_address, ip_network

BITS = 64


def home_of(address: str) -> str:
    """All addresses that a home has with IPv6 are one. What is no address stays as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or ip_network((int(found), BITS), strict=False))
