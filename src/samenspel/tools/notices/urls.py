from django.urls import path

from samenspel.tools.notices.views import feeds, reading, unsubscribing

app_name = "notices"
urlpatterns = [
    path("", reading.list_notices, name="list_notices"),
    path("seen/", reading.see_all, name="see_all"),
    path("follows/", reading.list_follows, name="list_follows"),
    path("follows/<number:follow_id>/unfollow/", reading.unfollow, name="unfollow"),
    path("settings/", reading.change_settings, name="change_settings"),
    path("unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path("feed.atom", feeds.show_site_feed, name="show_site_feed"),
    path("<path:thing>/follow/", reading.follow, name="follow"),
    path("<path:thing>/feed.atom", feeds.show_feed, name="show_feed"),
]
