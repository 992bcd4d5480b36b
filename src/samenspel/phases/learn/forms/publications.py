"""What may be asked of the list of publications, and typed about one."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.lists import ListForm, SortField, choice, words
from samenspel.methods.bibliography import STYLES, Fault, Name, Record, find_doi, find_orcid
from samenspel.methods.bibliography.fields import Draft, joined_keywords, read_date, split_keywords
from samenspel.methods.bibliography.names import turned, turned_text
from samenspel.phases.learn.models.publications import LONGEST_DOI, Basis, Publication
from samenspel.phases.learn.queries.publications import with_this_doi

KINDS = {
    "article-journal": _("Article in a journal"),
    "book": _("Book"),
    "chapter": _("Chapter"),
    "paper-conference": _("Paper of a conference"),
    "report": _("Report"),
    "thesis": _("Thesis"),
    "dataset": _("Data"),
    "webpage": _("Web page"),
    "article-newspaper": _("Article in a newspaper"),
    "legislation": _("Law"),
    "document": _("Other document"),
}
STYLE_NAMES = {"apa": "APA", "chicago": "Chicago", "harvard": "Harvard", "ieee": "IEEE", "mla": "MLA"}
assert STYLE_NAMES.keys() == STYLES.keys()
ORCID_MARK = "|"


def _year(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=9999)


class PublicationsList(ListForm):
    q = words(_("Search"))
    kind = choice(_("Kind"), {"": _("All kinds"), **KINDS})
    since = _year(_("From the year"))
    until = _year(_("Up to the year"))
    basis = choice(
        _("Verified"), {"": _("All"), "verified": _("Verified only"), "unverified": _("Unverified only")}
    )
    sort = SortField(
        {
            "": (_("Name"), ("sort_key", "year", "pk")),
            "newest": (_("Newest"), ("-year", "sort_key", "pk")),
            "oldest": (_("Oldest"), ("year", "sort_key", "pk")),
        }
    )


class CitedList(PublicationsList):
    """A list of references, a hundred at once."""

    AT_ONCE = 100
    style = choice(_("Style"), {"": "APA", **{one: STYLE_NAMES[one] for one in STYLE_NAMES if one != "apa"}})


class NamesField(PlainText):
    """One name on each line, as catalogues write them, with an ORCID behind it where it is known."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, rows=3, max_length=20_000, required=False)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(_written, value)) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        return tuple(_read_name(line) for line in str(super().clean(value)).splitlines() if line.strip())


def _written(name: Name) -> str:
    return f"{turned_text(name)} {ORCID_MARK} {name.orcid}" if name.orcid else turned_text(name)


def _read_name(line: str) -> Name:
    text, _mark, orcid = line.partition(ORCID_MARK)
    found = find_orcid(orcid)
    if orcid.strip() and not found:
        raise forms.ValidationError(
            _("“%(text)s” is no ORCID: its check digit is wrong, or nobody was given it."),
            params={"text": orcid.strip()[:60]},
        )
    return replace(turned(text), orcid=found)


def _line(label: Any, help_text: Any = "", required: bool = False) -> PlainText:
    return PlainText(label=label, rows=1, max_length=2000, required=required, help_text=help_text)


class PublicationForm(forms.Form):
    """What a record says of a work; what the form has no field for stays as it is."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[*KINDS.items()])
    title = PlainText(label=_("Title"), rows=2, max_length=2000)
    author = NamesField(_("Authors"))
    editor = NamesField(_("Editors"))
    issued = _line(_("Published"), _("A year, a month or a day: 2016, 2016-12 or 2016-12-20."))
    container_title = _line(_("Journal or book that it stands in"))
    volume = _line(_("Volume"))
    issue = _line(_("Issue"))
    page = _line(_("Pages"))
    publisher = _line(_("Publisher"))
    publisher_place = _line(_("Place"))
    doi = _line(_("DOI"))
    url = forms.URLField(label=_("Address"), required=False, max_length=2000, assume_scheme="https")
    language = _line(_("Language"), _("As a code: nl, en, fr."))
    keywords = _line(_("Keywords"), _("With a semicolon between two."))
    abstract = PlainText(label=_("Abstract"), rows=5, max_length=20_000, required=False)
    basis = forms.ChoiceField(label=_("How it is known"), choices=Basis.choices, initial=Basis.RECORD)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: Any = None, *, publication: Publication | None = None, seen: str = "") -> None:
        self.publication = publication
        self.before = publication.described if publication else Record()
        initial = {**_initial(self.before), "basis": publication.basis} if publication else {}
        super().__init__(typed, initial={**initial, "seen": seen})
        self.fields["author"].help_text = _(
            "One on each line, family name first. “van der Meer, Jan” stands under Meer, “Van den Broeck, "
            "An” under Van. An organisation as it is called. Behind a “|” may stand an ORCID."
        )
        if self.before.type not in KINDS:
            self.fields["kind"].choices = [(self.before.type, self.before.type), *KINDS.items()]  # type: ignore[attr-defined]

    def clean_doi(self) -> str:
        text = str(self.cleaned_data["doi"])
        found = find_doi(text)
        if text and (not found or len(found) > LONGEST_DOI):
            raise forms.ValidationError(_("This is no DOI. One begins as 10.1080/14719030600874480."))
        known = with_this_doi(Record(doi=found))
        if known and known != self.publication:
            raise forms.ValidationError(
                _("A publication with this DOI is in the library: %(title)s."),
                params={"title": known.into or known},
            )
        return found

    def clean(self) -> dict[str, Any]:
        """The record as a file of references would give it."""
        typed = super().clean() or {}
        if not self.errors:
            made = _record(typed, self.before)
            if isinstance(made, Fault):
                raise forms.ValidationError(_("Write a title, or who made it."))
            typed["record"] = made
        return typed


TEXTS = (
    "title", "container_title", "volume", "issue", "page", "publisher", "publisher_place", "url", "language",
    "abstract",
)  # fmt: skip


def _initial(record: Record) -> dict[str, Any]:
    texts = {name: getattr(record, name) for name in (*TEXTS, "author", "editor", "doi")}
    issued = str(record.issued) if record.issued else ""
    return {**texts, "kind": record.type, "issued": issued, "keywords": joined_keywords(record.keywords)}


def _record(typed: dict[str, Any], before: Record) -> Record | Fault:
    draft = Draft(0)
    draft.values["type"] = typed["kind"]
    for name in TEXTS:
        draft.put(name, typed[name])
    draft.put_doi(typed["doi"])
    for role in ("author", "editor"):
        draft.put_names(role, _kept(typed[role], getattr(before, role)))
    draft.put_date("issued", read_date(typed["issued"]))
    draft.put_keywords(split_keywords(typed["keywords"]))
    found = draft.done()
    if isinstance(found, Fault):
        return found
    changed = ("type", "author", "editor", "doi", "issued", "keywords", *TEXTS)
    made = replace(before, **{name: getattr(found, name) for name in changed})
    same_day = before.issued and made.issued and before.issued.parts == made.issued.parts
    return replace(made, issued=before.issued) if same_day else made


def _kept(names: Iterable[Name], before: tuple[Name, ...]) -> Iterable[Name]:
    """With what a line does not show, where the line is as it was."""
    known = {_written(name): name for name in before}
    return [known.get(_written(name), name) for name in names]


class PublicationField(forms.CharField):
    """A publication of the library, by its number or its DOI."""

    def __init__(self, **options: Any) -> None:
        help_text = _("Its number, as in the address of its page, or its DOI.")
        super().__init__(**{"help_text": help_text, "max_length": 400, **options})

    def clean(self, value: Any) -> Publication | None:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        found = with_this_doi(Record(doi=find_doi(text)))
        if found is None and text.isascii() and text.isdecimal() and len(text) < 18:
            found = Publication.objects.select_related("into").filter(pk=int(text)).first()
        if found is None:
            raise forms.ValidationError(_("There is no such publication. Its number is in its address."))
        return found.into or found


class MergeForm(forms.Form):
    """Which other publication is the same work."""

    into = PublicationField(label=_("The other publication"))
