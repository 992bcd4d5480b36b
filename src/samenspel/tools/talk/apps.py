from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "samenspel.tools.talk"
    label = "talk"

    def ready(self) -> None:
        from samenspel.spine.initiatives.hooks import register_nav_link
        from samenspel.tools.talk.extensions import NAV_LINK

        register_nav_link(NAV_LINK)
