from django.urls import path

from samenspel.phases.plan.views import awards, proposals, results, rounds, signs, together, voters, voting

app_name = "plan"
ROUND = "rounds/<int:round_id>/"
PROPOSAL = f"{ROUND}proposals/<int:proposal_id>/"
urlpatterns = [
    path("import/", results.import_election, name="import_election"),
    path("import/<slug:slug>/", results.import_election, name="import_election"),
    path("imported/<str:sha256>/", rounds.show_imported, name="show_imported"),
    path("set-up/<slug:slug>/", rounds.set_up_round, name="set_up_round"),
    path("together/<str:token>/", together.become_author, name="become_author"),
    path(f"{ROUND}similar/", together.show_similar, name="show_similar"),
    path(ROUND, rounds.show_round, name="show_round"),
    path(f"{ROUND}change/", rounds.change_round, name="change_round"),
    path(f"{ROUND}open/", rounds.open_voting, name="open_voting"),
    path(f"{ROUND}voters/", voters.list_voters, name="list_voters"),
    path(f"{ROUND}codes/", voters.make_codes, name="make_codes"),
    path(f"{ROUND}rules.json", rounds.download_rules, name="download_rules"),
    path(f"{ROUND}proposals/add/", proposals.add_proposal, name="add_proposal"),
    path(PROPOSAL, proposals.show_proposal, name="show_proposal"),
    path(f"{PROPOSAL}picture/", proposals.show_picture, name="show_picture"),
    path(f"{PROPOSAL}change/", proposals.change_proposal, name="change_proposal"),
    path(f"{PROPOSAL}place/", proposals.place_proposal, name="place_proposal"),
    path(f"{PROPOSAL}submit/", proposals.submit_proposal, name="submit_proposal"),
    path(f"{PROPOSAL}withdraw/", proposals.withdraw_proposal, name="withdraw_proposal"),
    path(f"{PROPOSAL}support/", proposals.support_proposal, name="support_proposal"),
    path(f"{PROPOSAL}merge/", together.ask_to_merge, name="ask_to_merge"),
    path(f"{PROPOSAL}merges/<int:merge_id>/", together.answer_merge, name="answer_merge"),
    path(f"{PROPOSAL}check/", proposals.check_proposal, name="check_proposal"),
    path(f"{PROPOSAL}checks/<int:check_id>/answer/", proposals.answer_check, name="answer_check"),
    path(f"{ROUND}ballot/", voting.show_ballot, name="show_ballot"),
    path(f"{ROUND}vote/", voting.cast_ballot, name="cast_ballot"),
    path(f"{ROUND}receipts/<slug:code>/", voting.show_receipt, name="show_receipt"),
    path(f"{ROUND}box/", voting.show_box, name="show_box"),
    path(f"{ROUND}signs/", signs.show_signs, name="show_signs"),
    path(f"{ROUND}close/", voting.close_voting, name="close_voting"),
    path(f"{ROUND}objections/add/", voting.raise_objection, name="raise_objection"),
    path(f"{ROUND}objections/<int:objection_id>/", voting.answer_objection, name="answer_objection"),
    path(f"{ROUND}certify/", voting.certify_round, name="certify_round"),
    path(f"{ROUND}chosen/", awards.list_awards, name="list_awards"),
    path(f"{PROPOSAL}award/", awards.change_award, name="change_award"),
    path(f"{PROPOSAL}updates/add/", awards.add_update, name="add_update"),
    path(
        f"{PROPOSAL}updates/<int:update_id>/picture/", awards.show_update_picture, name="show_update_picture"
    ),
    path(f"{PROPOSAL}verdict/", awards.give_verdict, name="give_verdict"),
    path(f"{ROUND}tally/", results.tally_round, name="tally_round"),
    path(f"{ROUND}results/", results.show_results, name="show_results"),
    path(f"{ROUND}results/<int:tally_id>/", results.show_results, name="show_results"),
    path(f"{ROUND}result.json", results.download_result, name="download_result"),
    path(f"{ROUND}results/<int:tally_id>/result.json", results.download_result, name="download_result"),
    path(f"{ROUND}recount.pb", results.download_recount, name="download_recount"),
]
