"""What the learn phase keeps."""

from samenspel.foundation.discovery import load_files

load_files(__name__)
