"""A draft that a citizen began, and that waits for the organisation's yes."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Agreement, Story

LIGHT = Story(
    title=_("A light on the dyke path"),
    summary=_(
        "Eighty pupils cycle home in the dark. We look for light that helps them and leaves the bats alone."
    ),
    text=_(
        "From November to February the path along the dyke is pitch dark at four. Parents drive "
        "instead, which makes "
        "the road by the school unsafe. There must be a lamp that wakes up when somebody comes."
    ),
    service="light",
    area="Molenveld",
    coordinator="lotte",
    charters=(
        Agreement(
            _("We count cyclists and bats for four weeks.\nWe ask everyone who lives along the dyke."),
            _("We lend three lamps to try out.\nWe decide within two months after the count."),
            (
                (
                    _("Where the lamps to try out stand"),
                    "citizens",
                    _("The municipality says where there is power"),
                ),
                (_("What stays"), "organisation", _("Citizens give advice first")),
            ),
        ),
    ),
    neighbours=(),
    phases={"plan": (7, 60)},
    is_public=False,
)
