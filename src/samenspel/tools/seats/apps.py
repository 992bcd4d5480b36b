from django.apps import AppConfig


class Seats(AppConfig):
    name = "samenspel.tools.seats"
    label = "seats"

    def ready(self) -> None:
        from samenspel.spine.initiatives.registry import register_door, register_meeting_part
        from samenspel.tools.seats.about_meetings import DOOR, find_meeting_by_key
        from samenspel.tools.seats.kinds import register_seated

        register_seated("initiatives.activity", find_meeting_by_key)
        register_meeting_part("seats/meeting.html")
        register_door(DOOR)
