from django.apps import AppConfig


class Notices(AppConfig):
    name = "samenspel.tools.notices"
    label = "notices"

    def ready(self) -> None:
        from samenspel.spine.initiatives.registry import register_corner, register_door
        from samenspel.tools.notices import checks  # noqa: F401 -- registers itself
        from samenspel.tools.notices.about_initiatives import CORNER, DOOR, INITIATIVE
        from samenspel.tools.notices.kinds import register_followed

        register_followed(INITIATIVE)
        register_corner(CORNER)
        register_door(DOOR)
