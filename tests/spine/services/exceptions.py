"""What holds in this app otherwise than the house's rules say, with the reason."""

PUBLIC = "services and organisations are public"
NOT_HIDDEN = {
    "services:add_professional": PUBLIC,
    "services:change_area": PUBLIC,
    "services:change_organisation": PUBLIC,
    "services:change_service": PUBLIC,
    "services:describe_service": PUBLIC,
    "services:remove_professional": PUBLIC,
    "services:show_area_map": PUBLIC,
    "services:show_organisation": PUBLIC,
    "services:show_service": PUBLIC,
}

OTHER_PAGES = {
    "spine/services/views.py: add_professional shows services/show_organisation.html": "it stands there",
}

OTHER_NAMES = {
    "services:show_area_map": "who may see areas may see their maps",
}

NO_PAGES = {
    "services:show_area_map": "a picture",
    "services:describe_catalogue": "a file",
    "services:describe_service": "a file",
}
