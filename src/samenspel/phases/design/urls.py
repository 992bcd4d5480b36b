from django.urls import path

from samenspel.phases.design.views import (
    conversations,
    facilitating,
    ideas,
    opinion_maps,
    prototypes,
    scripts,
    statements,
    texts,
    trying,
    voting,
)

BOARD = "boards/<number:board_id>/"
IDEA = f"{BOARD}ideas/<number:idea_id>/"
CLUSTER = f"{BOARD}groups/<number:cluster_id>/"
MAP = "opinion-maps/<number:map_id>/"
PROTOTYPE = "prototypes/<number:prototype_id>/"
STEP = f"{PROTOTYPE}steps/<number:step_id>/"
TRIAL = f"{PROTOTYPE}trials/<number:trial_id>/"
WORDS = f"{PROTOTYPE}words/<number:experience_id>/"
FINDING = f"{PROTOTYPE}findings/<number:finding_id>/"

app_name = "design"
TEXT = "texts/<number:text_id>/"
urlpatterns = [
    path("texts/set-up/<slug:slug>/", texts.set_up_text, name="set_up_text"),
    path("scripts/set-up/<slug:slug>/", texts.set_up_script, name="set_up_script"),
    path(TEXT, texts.show_text, name="show_text"),
    path(f"{TEXT}cast/", scripts.show_cast, name="show_cast"),
    path(f"{TEXT}download/", scripts.download_text, name="download_text"),
    path(f"{TEXT}print/", scripts.print_text, name="print_text"),
    path("boards/set-up/<slug:slug>/", ideas.set_up_board, name="set_up_board"),
    path(BOARD, ideas.show_board, name="show_board"),
    path(f"{BOARD}add/", ideas.add_idea, name="add_idea"),
    path(f"{BOARD}similar/", ideas.show_similar_ideas, name="show_similar_ideas"),
    path(f"{BOARD}group/", facilitating.cluster_ideas, name="cluster_ideas"),
    path(f"{CLUSTER}change/", facilitating.change_cluster, name="change_cluster"),
    path(f"{CLUSTER}remove/", facilitating.remove_cluster, name="remove_cluster"),
    path(f"{BOARD}decide/", facilitating.decide_ideas, name="decide_ideas"),
    path(
        f"{BOARD}combinations/<number:combination_id>/answer/",
        facilitating.answer_combination,
        name="answer_combination",
    ),
    path(IDEA, ideas.show_idea, name="show_idea"),
    path(f"{IDEA}picture/", ideas.show_idea_picture, name="show_idea_picture"),
    path(f"{IDEA}change/", ideas.change_idea, name="change_idea"),
    path(f"{IDEA}support/", ideas.support_idea, name="support_idea"),
    path(f"{IDEA}combine/", facilitating.combine_ideas, name="combine_ideas"),
    path(f"{IDEA}hide/", ideas.hide_idea, name="hide_idea"),
    path(f"{IDEA}bring-back/", ideas.bring_back_idea, name="bring_back_idea"),
    path(f"{IDEA}make-proposal/", facilitating.make_proposal, name="make_proposal"),
    path("synonyms/<slug:slug>/", facilitating.change_synonyms, name="change_synonyms"),
    path("opinion-maps/set-up/<slug:slug>/", opinion_maps.set_up_opinion_map, name="set_up_opinion_map"),
    path("opinion-maps/import/<slug:slug>/", conversations.import_opinion_map, name="import_opinion_map"),
    path(MAP, opinion_maps.show_opinion_map, name="show_opinion_map"),
    path(f"{MAP}change/", opinion_maps.change_opinion_map, name="change_opinion_map"),
    path(f"{MAP}vote/", voting.vote, name="vote"),
    path(f"{MAP}take-back/", voting.take_back_vote, name="take_back_vote"),
    path(f"{MAP}statements/add/", statements.add_statement, name="add_statement"),
    path(f"{MAP}statements/similar/", statements.show_similar_statements, name="show_similar_statements"),
    path(f"{MAP}statements/moderate/", statements.moderate_statements, name="moderate_statements"),
    path(f"{MAP}statements/<number:statement_id>/split/", statements.split_statement, name="split_statement"),
    path(f"{MAP}moderation.csv", statements.download_rulings, name="download_rulings"),
    path(f"{MAP}comments.csv", conversations.download_statements, name="download_statements"),
    path(f"{MAP}votes.csv", conversations.download_votes, name="download_votes"),
    path(f"{MAP}participants-votes.csv", conversations.download_participants, name="download_participants"),
    path("prototypes/set-up/<slug:slug>/", prototypes.set_up_prototype, name="set_up_prototype"),
    path(PROTOTYPE, prototypes.show_prototype, name="show_prototype"),
    path(f"{PROTOTYPE}steps/add/", prototypes.add_step, name="add_step"),
    path(STEP, prototypes.show_step, name="show_step"),
    path(f"{STEP}picture/", prototypes.show_step_picture, name="show_step_picture"),
    path(f"{STEP}change/", prototypes.change_step, name="change_step"),
    path(f"{STEP}move/", prototypes.move_step, name="move_step"),
    path(f"{STEP}remove/", prototypes.remove_step, name="remove_step"),
    path(f"{STEP}found/", trying.add_finding, name="add_finding"),
    path(f"{PROTOTYPE}try/", trying.begin_trial, name="begin_trial"),
    path(TRIAL, trying.answer_step, name="answer_step"),
    path(f"{TRIAL}take-back/", trying.take_back_trial, name="take_back_trial"),
    path(f"{WORDS}hide/", trying.hide_words, name="hide_words"),
    path(f"{WORDS}bring-back/", trying.bring_back_words, name="bring_back_words"),
    path(f"{FINDING}remove/", trying.remove_finding, name="remove_finding"),
    path(f"{FINDING}make-idea/", trying.make_idea, name="make_idea"),
    path(f"{FINDING}suggest/", trying.make_suggestion, name="make_suggestion"),
    path(f"{PROTOTYPE}trials.csv", prototypes.download_trials, name="download_trials"),
]
