from django.apps import AppConfig


class SeatsConfig(AppConfig):
    name = "samenspel.tools.seats"
    label = "seats"

    def ready(self) -> None:
        from samenspel.spine.initiatives.hooks import register_meeting_fragment, register_membership_hook
        from samenspel.tools.seats.extensions import MEMBERSHIP_HOOK

        register_meeting_fragment("seats/meeting.html")
        register_membership_hook(MEMBERSHIP_HOOK)
