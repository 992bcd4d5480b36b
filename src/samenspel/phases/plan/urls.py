from django.urls import path

from samenspel.phases.plan import views

app_name = "plan"
urlpatterns = [
    path("import/", views.import_election, name="import_election"),
    path("import/<slug:slug>/", views.import_election, name="import_election"),
    path("imported/<str:sha256>/", views.show_imported, name="show_imported"),
    path("rounds/<int:round_id>/", views.show_round, name="show_round"),
    path("rounds/<int:round_id>/tally/", views.tally_round, name="tally_round"),
    path("rounds/<int:round_id>/results/", views.show_results, name="show_results"),
    path("rounds/<int:round_id>/results/<int:tally_id>/", views.show_results, name="show_results"),
    path("rounds/<int:round_id>/result.json", views.download_result, name="download_result"),
    path(
        "rounds/<int:round_id>/results/<int:tally_id>/result.json",
        views.download_result,
        name="download_result",
    ),
    path("rounds/<int:round_id>/recount.pb", views.download_recount, name="download_recount"),
    path("rounds/<int:round_id>/proposals/<int:proposal_id>/", views.show_proposal, name="show_proposal"),
]
