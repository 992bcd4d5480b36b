"""Network addresses, as far as they say whose they are."""

import pytest

from samenspel.foundation.homes import home_of


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("145.97.1.1", "145.97.1.1"),
        ("2001:db8:0:1:2:3:4:5", "2001:db8:0:1::/64"),
        ("2001:db8:0:1::", "2001:db8:0:1::/64"),
        ("::ffff:145.97.1.1", "145.97.1.1"),
        ("no address", "no address"),
    ],
)
def test_all_addresses_of_a_home_are_one(address, home):
    assert home_of(address) == home
