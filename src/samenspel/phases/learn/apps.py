from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "samenspel.phases.learn"
    label = "learn"

    def ready(self) -> None:
        from samenspel.spine.initiatives.hooks import register_section

        register_section("learn/risks_section.html")
        register_section("learn/studies_section.html")
