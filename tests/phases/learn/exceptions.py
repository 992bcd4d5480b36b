"""What holds in this app otherwise than the house's rules say, with the reason."""

PUBLIC = "the library is public"
NOT_HIDDEN = {
    "learn:show_publication": PUBLIC,
}
