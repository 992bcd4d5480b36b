from django.apps import AppConfig


class Notices(AppConfig):
    name = "samenspel.tools.notices"
    label = "notices"

    def ready(self) -> None:
        from samenspel.spine.initiatives.rooms import register_corner, register_door
        from samenspel.tools.notices.about_initiatives import CORNER, DOOR

        register_corner(CORNER)
        register_door(DOOR)
