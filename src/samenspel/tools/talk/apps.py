from django.apps import AppConfig


class Talk(AppConfig):
    name = "samenspel.tools.talk"
    label = "talk"

    def ready(self) -> None:
        from samenspel.spine.initiatives.registry import register_room
        from samenspel.tools.talk import doings, sentences  # noqa: F401 -- they register themselves
        from samenspel.tools.talk.about_initiatives import INITIATIVE, ROOM
        from samenspel.tools.talk.subjects import register_subject

        register_subject(INITIATIVE)
        register_room(ROOM)
