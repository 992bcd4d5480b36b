"""What holds in this app otherwise than the house's rules say, with the reason."""

NOT_WALKED = {"ui:show_components": "its forms are samples, which nothing takes"}

NOT_CALLED = {
    "/components/ takes GET, HEAD, not POST": "its forms are samples, which nothing takes",
    "/elsewhere/: there is no such address": "a sample of a link",
}
