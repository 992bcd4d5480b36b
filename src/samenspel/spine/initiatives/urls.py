from django.urls import path

from samenspel.spine.initiatives.views import children, public, running

app_name = "initiatives"
urlpatterns = [
    path("", public.list_initiatives, name="list_initiatives"),
    path("start/", public.start_initiative, name="start_initiative"),
    path("meetings/<number:activity_id>/", public.show_meeting, name="show_meeting"),
    path("<slug:slug>/", public.show_initiative, name="show_initiative"),
    path("<slug:slug>/journal/", public.list_entries, name="list_entries"),
    path("<slug:slug>/charter/", public.show_charter, name="show_charter"),
    path("<slug:slug>/charter/<number:number>/", public.show_charter_version, name="show_charter_version"),
    path("<slug:slug>/charter/<number:number>/pdf/", public.download_charter, name="download_charter"),
    path("<slug:slug>/charter/accept/", public.accept_charter, name="accept_charter"),
    path("<slug:slug>/charter/adopt/", running.adopt_charter, name="adopt_charter"),
    path("<slug:slug>/join/", public.join, name="join"),
    path("<slug:slug>/leave/", public.leave, name="leave"),
    path("<slug:slug>/change/", running.change_initiative, name="change_initiative"),
    path("<slug:slug>/open/", running.open_initiative, name="open_initiative"),
    path("<slug:slug>/members/", running.list_members, name="list_members"),
    path("<slug:slug>/members/<number:membership_id>/", running.appoint, name="appoint"),
    path("<slug:slug>/members/<number:membership_id>/guardian/", children.ask_guardian, name="ask_guardian"),
    path("<slug:slug>/children/add/", children.add_child, name="add_child"),
    path("<slug:slug>/phases/", running.plan_phase, name="plan_phase"),
    path("<slug:slug>/activities/add/", running.add_activity, name="add_activity"),
    path("<slug:slug>/activities/<number:activity_id>/", running.change_activity, name="change_activity"),
    path("<slug:slug>/decisions/add/", running.decide, name="decide"),
    path("<slug:slug>/replies/", public.list_replies, name="list_replies"),
    path("<slug:slug>/replies/add/", running.reply, name="reply"),
]
