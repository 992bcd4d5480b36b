"""Finding what apps bring along: the modules of one name in all of them, and the files of a package."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def discover(*names: str) -> None:
    """Import the modules of these names of every app, and where one is a package, every file in it."""
    for config in apps.get_app_configs():
        for name in names:
            if config.module is not None and module_has_submodule(config.module, name):
                load_files(f"{config.name}.{name}")


def load_files(package: str) -> None:
    """Import this module and, if it is a package, every file in it: what registers itself needs no list."""
    module = import_module(package)
    for file in iter_modules(getattr(module, "__path__", ())):
        import_module(f"{package}.{file.name}")
