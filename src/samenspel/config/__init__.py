"""The only place that knows all apps: settings, environment, addresses, entry points."""
