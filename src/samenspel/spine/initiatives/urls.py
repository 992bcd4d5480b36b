from django.urls import path

from samenspel.spine.initiatives.views import children, partners, public, running, typology

PARTNER = "<slug:slug>/partners/<number:partner_id>/"

app_name = "initiatives"
urlpatterns = [
    path("", public.list_initiatives, name="list_initiatives"),
    path("start/", public.start_initiative, name="start_initiative"),
    path("meetings/<number:activity_id>/", public.show_meeting, name="show_meeting"),
    path("cases/", typology.list_cases, name="list_cases"),
    path("cases/<slug:table>.csv", typology.download_cases, name="download_cases"),
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
    path("<slug:slug>/partners/", partners.list_partners, name="list_partners"),
    path("<slug:slug>/partners/ask/", partners.ask_partner, name="ask_partner"),
    path(f"{PARTNER}accept/", partners.accept_partnership, name="accept_partnership"),
    path(f"{PARTNER}decline/", partners.decline_partnership, name="decline_partnership"),
    path(f"{PARTNER}promise/", partners.change_promise, name="change_promise"),
    path(f"{PARTNER}end/", partners.end_partnership, name="end_partnership"),
    path("<slug:slug>/services/add/", partners.add_service, name="add_service"),
    path("<slug:slug>/services/<number:further_id>/drop/", partners.drop_service, name="drop_service"),
    path("<slug:slug>/typology/", typology.show_typology, name="show_typology"),
    path("<slug:slug>/typology/<number:activity_id>/", typology.place_activity, name="place_activity"),
    path("<slug:slug>/typology/code/", typology.code_case, name="code_case"),
    path("<slug:slug>/members/me/", typology.say_coproducer, name="say_coproducer"),
]
