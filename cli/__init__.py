"""cancu reads Vietnamese official documents and answers with evidence."""

from importlib.metadata import version as _version


def __getattr__(name: str) -> str:
    if name == "__version__":
        return _version("cancu")
    raise AttributeError(name)
