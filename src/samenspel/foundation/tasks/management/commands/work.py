"""Run the worker as a process of its own."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from samenspel.foundation.tasks.worker import run_worker


class Command(BaseCommand):
    help = "Runs tasks, sends mail and seals the journal until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, lambda *_: stop.set())
        run_worker(stop, once=options["once"])
