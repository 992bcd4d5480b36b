"""What holds in this app otherwise than the house's rules say, with the reason."""

NOT_WALKED = {"ui:show_components": "its forms are samples, which nothing takes"}
