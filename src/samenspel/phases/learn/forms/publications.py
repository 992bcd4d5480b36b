"""What may be asked of the list of publications, and typed about one."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.lists import ListForm, SortField, words


class PublicationsList(ListForm):
    q = words(_("Search"))
    sort = SortField(
        {
            "": (_("Name"), ("sort_key", "year", "pk")),
            "newest": (_("Newest"), ("-year", "sort_key", "pk")),
            "oldest": (_("Oldest"), ("year", "sort_key", "pk")),
        }
    )
