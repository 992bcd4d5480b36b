"""Where the parts of the journal lie in tests."""

import pytest


@pytest.fixture
def folder(settings, tmp_path):
    settings.JOURNAL_PARTS = tmp_path / "parts"
    return settings.JOURNAL_PARTS
