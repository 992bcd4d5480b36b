"""Many clients at the same moment, each with a database connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

CLIENTS = 16


def storm(function, clients=CLIENTS):
    """Call `function(number)` in all clients at once; the list of results, or of the errors they raised."""
    start = threading.Barrier(clients, timeout=30)

    def client(number):
        try:
            connections["default"].ensure_connection()
            start.wait()
            return function(number)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(client, range(clients)))
