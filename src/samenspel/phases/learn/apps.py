from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "samenspel.phases.learn"
    label = "learn"

    def ready(self) -> None:
        from samenspel.phases.learn.extensions import NAV_LINK
        from samenspel.spine.initiatives.hooks import register_nav_link, register_section

        register_nav_link(NAV_LINK)
        register_section("learn/risks_section.html")
        register_section("learn/studies_section.html")
        register_section("learn/lessons_section.html")
