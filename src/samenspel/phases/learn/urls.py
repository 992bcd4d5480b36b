from django.urls import path

from samenspel.phases.learn.views import imports, publications

PUBLICATION = "publications/<number:publication_id>/"

IMPORT = "imports/<number:import_id>/"

app_name = "learn"
urlpatterns = [
    path("publications/", publications.list_publications, name="list_publications"),
    path("publications/cited/", publications.cite_publications, name="cite_publications"),
    path("publications/add/", publications.add_publication, name="add_publication"),
    path("publications/as/<slug:format>/", publications.download_publications, name="download_publications"),
    path(PUBLICATION, publications.show_publication, name="show_publication"),
    path(f"{PUBLICATION}as/<slug:format>/", publications.download_publication, name="download_publication"),
    path(f"{PUBLICATION}change/", publications.change_publication, name="change_publication"),
    path(f"{PUBLICATION}merge/", publications.merge_publication, name="merge_publication"),
    path(f"{PUBLICATION}take-apart/", publications.take_apart, name="take_apart"),
    path("imports/", imports.list_imports, name="list_imports"),
    path("imports/begin/", imports.import_references, name="import_references"),
    path(IMPORT, imports.show_import, name="show_import"),
    path(f"{IMPORT}decide/", imports.decide_references, name="decide_references"),
    path(f"{IMPORT}save/", imports.save_references, name="save_references"),
    path(f"{IMPORT}undo/", imports.undo_import, name="undo_import"),
    path(f"{IMPORT}drop/", imports.drop_import, name="drop_import"),
    path("curators/", publications.list_curators, name="list_curators"),
    path("curators/appoint/", publications.appoint_curator, name="appoint_curator"),
    path("curators/<number:curator_id>/dismiss/", publications.dismiss_curator, name="dismiss_curator"),
]
