from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "samenspel.tools.releases"
    label = "releases"

    def ready(self) -> None:
        from samenspel.spine.initiatives.hooks import register_ledger, register_nav_link
        from samenspel.tools.releases.actions import enter_given
        from samenspel.tools.releases.extensions import NAV_LINK

        register_nav_link(NAV_LINK)
        register_ledger(enter_given)
