"""Every address, app by app."""

from django.urls import include, path

from samenspel.config.health import show_health

handler403 = "samenspel.foundation.typed.views.show_refusal"
handler404 = "samenspel.foundation.typed.views.show_missing"
handler500 = "samenspel.foundation.ui.views.show_mishap"

urlpatterns = [
    path("healthz", show_health, name="show_health"),
    path("", include("samenspel.pages.urls")),
    path("demo/", include("samenspel.pages.demo.urls")),
    path("figures/", include("samenspel.pages.scale.urls")),
    path("components/", include("samenspel.foundation.ui.urls")),
    path("journal/", include("samenspel.foundation.journal.urls")),
    path("jobs/", include("samenspel.foundation.tasks.urls")),
    path("people/", include("samenspel.spine.people.urls")),
    path("services/", include("samenspel.spine.services.urls")),
    path("initiatives/", include("samenspel.spine.initiatives.urls")),
    path("notices/", include("samenspel.tools.notices.urls")),
    path("releases/", include("samenspel.tools.releases.urls")),
    path("seats/", include("samenspel.tools.seats.urls")),
    path("surveys/", include("samenspel.tools.surveys.urls")),
    path("talk/", include("samenspel.tools.talk.urls")),
    path("together/", include("samenspel.tools.together.urls")),
    path("writing/", include("samenspel.tools.writing.urls")),
    path("assess/", include("samenspel.phases.assess.urls")),
    path("design/", include("samenspel.phases.design.urls")),
    path("learn/", include("samenspel.phases.learn.urls")),
    path("plan/", include("samenspel.phases.plan.urls")),
    path("accounts/", include("samenspel.spine.people.accounts")),
]
