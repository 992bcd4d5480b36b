"""What one format calls what another calls otherwise, as lines of name=name."""


def table(text: str) -> dict[str, str]:
    return {name: value for name, _is, value in (pair.partition("=") for pair in text.split())}
