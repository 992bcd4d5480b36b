from django.apps import AppConfig


class AssessConfig(AppConfig):
    name = "samenspel.phases.assess"
    label = "assess"

    def ready(self) -> None:
        from samenspel.spine.initiatives.hooks import register_section

        register_section("assess/indicators_section.html")
