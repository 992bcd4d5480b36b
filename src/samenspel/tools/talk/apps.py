from django.apps import AppConfig


class Talk(AppConfig):
    name = "samenspel.tools.talk"
    label = "talk"

    def ready(self) -> None:
        from samenspel.spine.initiatives.rooms import register_room
        from samenspel.tools.talk.about_initiatives import ROOM

        register_room(ROOM)
