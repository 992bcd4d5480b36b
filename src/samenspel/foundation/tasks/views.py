"""A job's page, which is also the part that other pages show and renew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenspel.foundation.access.routes import route
from samenspel.foundation.tasks import actions
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import find_job


@route("tasks.show_job", find=find_job)
def show_job(request: HttpRequest, job: Job) -> HttpResponse:
    is_part = "HX-Request" in request.headers
    if job.state == job.State.DONE and job.thing:
        address = job.thing.get_absolute_url()
        for sentence in job.told:
            messages.info(request, sentence)
        return HttpResponse(headers={"HX-Redirect": address}) if is_part else redirect(address)
    if is_part:
        return render(request, "tasks/progress.html", {"job": job})
    return render(request, "tasks/show_job.html", {"job": job})


@route("tasks.cancel_job", find=find_job, methods=("POST",))
def cancel_job(request: HttpRequest, job: Job) -> HttpResponse:
    actions.cancel_job(actor=request.user, job=job)
    return redirect("tasks:show_job", job.pk)
