"""A page with every kind of field, and a second form that looks much the same."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.html import escape

PAGE = """<!DOCTYPE html><html lang="en"><body><main id="main">
<form method="get"><input name="title" value="looked for"></form>
<form method="post" action="/open/write/press/"><input name="title" value=""></form>
<form class="a" method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="TOKEN">
<input type="hidden" name="once" value="fresh">
<input type="text" name="title" value="TITLE" required>
<textarea name="text" rows="3">
as it was</textarea>
<select name="area"><option value="">None</option><option value="1" selected>North</option>
<option value="2">South</option></select>
<input type="checkbox" name="agree" checked><input type="checkbox" name="boxes" value="a">
<input type="checkbox" name="boxes" value="b"><input type="radio" name="one" value="x" checked>
<input type="radio" name="one" value="y"><input name="row" value=""><input name="row" value="">
<input type="file" name="file"REFUSED><button name="draft" value="1">Save</button>
</form></main></body></html>"""


def show(request):
    is_refused = any(one.name == "bad.txt" for one in request.FILES.values())
    page = PAGE.replace("TOKEN", get_token(request)).replace("TITLE", escape(request.POST.get("title", "")))
    return HttpResponse(page.replace("REFUSED", ' aria-invalid="true"' if is_refused else ""))
