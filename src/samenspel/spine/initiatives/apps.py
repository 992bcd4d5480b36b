from django.apps import AppConfig


class Initiatives(AppConfig):
    name = "samenspel.spine.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        from samenspel.spine.initiatives.meetings import MEETING
        from samenspel.spine.initiatives.registry import register_everywhere

        register_everywhere(MEETING)
