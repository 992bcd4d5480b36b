from django.apps import AppConfig


class Ui(AppConfig):
    name = "samenspel.foundation.ui"
    label = "ui"

    def ready(self) -> None:
        from samenspel.foundation.ui.fields import let_people_finish

        let_people_finish()
