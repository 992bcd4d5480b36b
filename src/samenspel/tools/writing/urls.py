from django.urls import path

from samenspel.tools.writing.views import following, remarks, versions, writing

app_name = "writing"
DOCUMENT = "<number:document_id>/"
REMARK = f"{DOCUMENT}remarks/<number:remark_id>/"
VERSION = f"{DOCUMENT}versions/<number:version_id>/"
urlpatterns = [
    path(f"{DOCUMENT}write/", writing.write_text, name="write_text"),
    path(f"{DOCUMENT}follow/", following.follow_text, name="follow_text"),
    path(f"{DOCUMENT}poll/", following.poll_text, name="poll_text"),
    path(f"{DOCUMENT}authors/", versions.show_authors, name="show_authors"),
    path(f"{DOCUMENT}remarks/", remarks.list_remarks, name="list_remarks"),
    path(f"{DOCUMENT}remarks/make/", remarks.make_remark, name="make_remark"),
    path(f"{DOCUMENT}suggestions/make/", remarks.make_suggestion, name="make_suggestion"),
    path(REMARK, remarks.show_remark, name="show_remark"),
    path(f"{REMARK}anchor/", remarks.anchor_remark, name="anchor_remark"),
    path(f"{REMARK}settle/", remarks.settle_remark, name="settle_remark"),
    path(f"{REMARK}accept/", remarks.accept_suggestion, name="accept_suggestion"),
    path(f"{REMARK}decline/", remarks.decline_suggestion, name="decline_suggestion"),
    path(f"{REMARK}take-back/", remarks.take_back_remark, name="take_back_remark"),
    path(f"{DOCUMENT}versions/", versions.list_versions, name="list_versions"),
    path(f"{DOCUMENT}versions/name/", versions.name_version, name="name_version"),
    path(f"{DOCUMENT}begin-anew/", versions.begin_anew, name="begin_anew"),
    path(VERSION, versions.show_version, name="show_version"),
    path(f"{VERSION}restore/", versions.restore_version, name="restore_version"),
]
