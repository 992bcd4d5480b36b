from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "samenspel.foundation.ui"
    label = "ui"

    def ready(self) -> None:
        from samenspel.foundation.ui.fields import keep_to_our_time, let_people_finish

        let_people_finish()
        keep_to_our_time()
