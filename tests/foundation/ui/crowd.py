"""A server of many threads with a picture in each, in a process of its own; and what its family takes."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path


def crowd(pictures):
    """What was said to each, and the megabytes that all processes took more than at rest."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.foundation.ui.crowd"],
        input=b"\n".join(picture.hex().encode() for picture in pictures),
        capture_output=True,
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    return json.loads(done.stdout)


def main():
    import django

    django.setup()
    uploads = [bytes.fromhex(line.decode()) for line in sys.stdin.buffer.read().split(b"\n")]
    said, peak, before = [], [0], _megabytes()
    threads = [threading.Thread(target=_send, args=(upload, said)) for upload in uploads]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        peak[0] = max(peak[0], _megabytes())
        time.sleep(0.01)
    print(json.dumps({"said": said, "megabytes": peak[0] - before}))


def _send(upload, said):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.forms import ValidationError

    from samenspel.foundation.ui.pictures import remade

    try:
        remade(SimpleUploadedFile("x.png", upload))
        said.append("remade")
    except ValidationError as refusal:
        said.extend(refusal.messages)


def _megabytes():
    """Of this process and its children."""
    return sum(resident(pid) for pid in (os.getpid(), *_children())) // 1024


def _children():
    lists = (_read(path / "children") for path in Path(f"/proc/{os.getpid()}/task").iterdir())
    return [int(pid) for pids in lists for pid in pids.split()]


def _read(path):
    """Nothing of what ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""


def resident(pid, what="VmRSS"):
    """In kilobytes; VmHWM is the most that it ever was."""
    lines = _read(Path(f"/proc/{pid}/status")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(what)), 0)


if __name__ == "__main__":
    main()
