"""Pages of studies and of their plans."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.methods.studies import aspredicted, osf
from samenspel.phases.assess.forms.plans import LockForm
from samenspel.phases.learn.actions import stamps
from samenspel.phases.learn.actions import studies as actions
from samenspel.phases.learn.forms.risks import RiskReasonForm
from samenspel.phases.learn.forms.studies import (
    ChangeStudyForm,
    DeviationForm,
    ExpectationForm,
    SizeForm,
    StampForm,
    StudyForm,
    StudyPlanForm,
)
from samenspel.phases.learn.models.studies import STUDIES, Study, StudyPlan
from samenspel.phases.learn.pages.studies import studies_page, study_page
from samenspel.phases.learn.queries.studies import (
    InStudy,
    content_of,
    find_expectation,
    find_study,
    find_study_plan,
    frozen_plans,
    known_of,
    written_plan,
)
from samenspel.phases.learn.queries.tables import codebook_of, columns_of
from samenspel.spine.people.requests import SignedIn

JSON, TEXT = "application/json", "text/plain; charset=utf-8"


@route("learn.list_studies")
def list_studies(request: HttpRequest) -> HttpResponse:
    where = request.GET.get("of", "")[:80]
    return render(request, "learn/list_studies.html", studies_page(request.user, where))


@route("learn.set_up_study", methods=FORM)
def set_up_study(request: SignedIn) -> HttpResponse:
    form = StudyForm(request.POST or None, person=request.user, begun=request.GET.get("in", ""))
    if form.is_valid() and form.saves(
        lambda **words: setattr(form, "made", actions.set_up_study(actor=request.user, **words))
    ):
        messages.success(request, _("The study is there. Ethics and the plan come first."))
        return redirect(form.made)  # type: ignore[attr-defined]
    return form_page(request, "learn/set_up_study", STUDIES, form)


@route("learn.show_study", find=find_study)
def show_study(request: HttpRequest, study: Study) -> HttpResponse:
    return render(request, "learn/show_study.html", study_page(study, request.user))


@route("learn.change_study", find=find_study, methods=FORM)
def change_study(request: SignedIn, study: Study) -> HttpResponse:
    form = ChangeStudyForm(request.POST or None, study=study)
    if form.is_valid() and form.saves(
        lambda **words: actions.change_study(actor=request.user, study=study, **words)
    ):
        messages.success(request, _("Your changes are saved."))
        return redirect(study)
    return form_page(request, "learn/change_study", study, form)


@route("learn.write_study_plan", find=find_study, methods=FORM)
def write_study_plan(request: SignedIn, study: Study) -> HttpResponse:
    form = StudyPlanForm(request.POST or None, plan=written_plan(study))
    if form.is_valid():
        actions.write_study_plan(actor=request.user, study=study, **form.values)
        messages.success(request, _("The plan is kept as a draft."))
        return redirect(study)
    return form_page(request, "learn/write_study_plan", study, form, columns=columns_of(study))


@route("learn.size_study", find=find_study, methods=FORM)
def size_study(request: SignedIn, study: Study) -> HttpResponse:
    form = SizeForm(request.POST or None)
    found = form.solved() if form.is_valid() else None
    if found and found["people"] and "take" in request.POST:
        actions.size_study(actor=request.user, study=study, **found)
        messages.success(request, _("The number stands in the plan, with how it was found."))
        return redirect(study)
    return form_page(request, "learn/size_study", study, form, found=found)


@route("learn.add_expectation", find=find_study, methods=FORM)
def add_expectation(request: SignedIn, study: Study) -> HttpResponse:
    form = ExpectationForm(request.POST or None, codebook=codebook_of(study))
    if form.is_valid():
        actions.add_expectation(actor=request.user, study=study, hypothesis=form.expected)
        messages.success(request, _("It stands in the plan now."))
        return redirect(study)
    return form_page(request, "learn/add_expectation", study, form)


@route("learn.remove_expectation", find=find_expectation, methods=("POST",))
def remove_expectation(request: SignedIn, expected: InStudy) -> HttpResponse:
    actions.remove_expectation(actor=request.user, expected=expected)
    messages.success(request, _("It is out of the plan."))
    return redirect(expected.study)


@route("learn.freeze_plan", find=find_study, methods=FORM)
def freeze_plan(request: SignedIn, study: Study) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = LockForm(typed, is_first=not frozen_plans(study))
    if form.is_valid():
        actions.freeze_plan(actor=request.user, study=study, **form.cleaned_data)
        messages.success(request, _("The plan is frozen, and its digest stands in the journal."))
        return redirect(study)
    return form_page(request, "learn/freeze_plan", study, form, known=known_of(study).label)


@route("learn.download_study_plan", find=find_study_plan)
def download_study_plan(request: HttpRequest, plan: StudyPlan) -> HttpResponse:
    """The very bytes of the digest, or in the form of a registry."""
    asked = request.GET.get("as")
    name, title = f"plan-{plan.study_id}-{plan.number}", plan.study.title
    if asked == "osf":
        return download(osf(content_of(plan), title), f"{name}-osf.json", JSON)
    if asked == "aspredicted":
        return download(aspredicted(content_of(plan), title), f"{name}-aspredicted.txt", TEXT)
    return download(plan.content, f"{name}.json", JSON)


@route("learn.stamp_plan", find=find_study_plan, methods=FORM)
def stamp_plan(request: SignedIn, plan: StudyPlan) -> HttpResponse:
    form = StampForm(request.POST or None, request.FILES or None)
    if form.is_valid() and form.saves(
        lambda **words: stamps.stamp_plan(actor=request.user, plan=plan, **words)
    ):
        messages.success(request, _("It stands beside the plan."))
        return redirect(plan.study)
    return form_page(request, "learn/stamp_plan", plan, form)


@route("learn.add_deviation", find=find_study, methods=FORM)
def add_deviation(request: SignedIn, study: Study) -> HttpResponse:
    form = DeviationForm(request.POST or None)
    if form.is_valid():
        actions.add_deviation(actor=request.user, study=study, **form.cleaned_data)
        messages.success(request, _("It is told beside the results."))
        return redirect(study)
    return form_page(request, "learn/add_deviation", study, form)


@route("learn.end_study", find=find_study, methods=FORM)
def end_study(request: SignedIn, study: Study) -> HttpResponse:
    form = RiskReasonForm(request.POST or None, label=_("Why it ends"))
    if form.is_valid():
        actions.end_study(actor=request.user, study=study, **form.cleaned_data)
        messages.success(request, _("The study is over."))
        return redirect(study)
    return form_page(request, "learn/end_study", study, form)
