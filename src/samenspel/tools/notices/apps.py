from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "samenspel.tools.notices"
    label = "notices"

    def ready(self) -> None:
        from samenspel.spine.initiatives.hooks import register_fragment, register_membership_hook
        from samenspel.tools.notices.extensions import FRAGMENT, MEMBERSHIP_HOOK

        register_fragment(FRAGMENT)
        register_membership_hook(MEMBERSHIP_HOOK)
