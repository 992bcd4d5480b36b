from django.apps import AppConfig


class Seats(AppConfig):
    name = "samenspel.tools.seats"
    label = "seats"

    def ready(self) -> None:
        from samenspel.spine.initiatives.rooms import register_door, register_meeting_part
        from samenspel.tools.seats.about_meetings import DOOR

        register_meeting_part("seats/meeting.html")
        register_door(DOOR)
