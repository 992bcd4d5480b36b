from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samenspel.pages.demo"
    label = "demo"

    def ready(self) -> None:
        from samenspel.pages.demo import checks  # noqa: F401 -- registers itself
