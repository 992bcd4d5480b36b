from django.urls import path

from samenspel.phases.design.views import conversations, opinion_maps, statements, texts, voting

app_name = "design"
MAP = "opinion-maps/<number:map_id>/"
urlpatterns = [
    path("texts/set-up/<slug:slug>/", texts.set_up_text, name="set_up_text"),
    path("scripts/set-up/<slug:slug>/", texts.set_up_script, name="set_up_script"),
    path("texts/<number:text_id>/", texts.show_text, name="show_text"),
    path("opinion-maps/set-up/<slug:slug>/", opinion_maps.set_up_opinion_map, name="set_up_opinion_map"),
    path("opinion-maps/import/<slug:slug>/", conversations.import_opinion_map, name="import_opinion_map"),
    path(MAP, opinion_maps.show_opinion_map, name="show_opinion_map"),
    path(f"{MAP}change/", opinion_maps.change_opinion_map, name="change_opinion_map"),
    path(f"{MAP}vote/", voting.vote, name="vote"),
    path(f"{MAP}take-back/", voting.take_back_vote, name="take_back_vote"),
    path(f"{MAP}statements/add/", statements.add_statement, name="add_statement"),
    path(f"{MAP}statements/moderate/", statements.moderate_statements, name="moderate_statements"),
    path(f"{MAP}statements/<number:statement_id>/split/", statements.split_statement, name="split_statement"),
    path(f"{MAP}moderation.csv", statements.download_rulings, name="download_rulings"),
    path(f"{MAP}comments.csv", conversations.download_statements, name="download_statements"),
    path(f"{MAP}votes.csv", conversations.download_votes, name="download_votes"),
    path(f"{MAP}participants-votes.csv", conversations.download_participants, name="download_participants"),
]
