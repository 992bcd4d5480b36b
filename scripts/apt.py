"""Programs of the distribution, for root on Debian and Ubuntu."""

import os
import shutil
import subprocess


def install(*packages: str) -> bool:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = ([apt, "update", "-q"], [apt, "install", "-y", "-q", "--no-install-recommends", *packages])
    done = [subprocess.run(command, env=quietly, capture_output=True, check=False) for command in commands]
    return done[-1].returncode == 0
