from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out

from samenspel.foundation.discovery import discover

DJANGOS = "update_last_login"


class PeopleConfig(AppConfig):
    name = "samenspel.spine.people"
    label = "people"

    def ready(self) -> None:
        from samenspel.spine.people.middleware import note_leaving
        from samenspel.spine.people.sessions import note_day

        discover("personal")
        user_logged_in.disconnect(dispatch_uid=DJANGOS)  # where Django was ready first; else it finds ours
        user_logged_in.connect(note_day, dispatch_uid=DJANGOS)
        user_logged_out.connect(note_leaving)
