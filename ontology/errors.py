"""The few exceptions a caller meets, each one sentence for a person."""


class CancuError(Exception):
    """Root of all errors that are the input's fault; `str()` is one sentence with the remedy."""


class VocabularyError(CancuError):
    """A vocabulary file is not as its schema says."""


class SourceError(CancuError):
    """A file cannot be read as a document."""


class StoreError(CancuError):
    """A store cannot be opened or written."""


class NotFoundError(CancuError):
    """Nothing in the store has the name that was asked for."""


class AmbiguousError(CancuError):
    """More than one thing in the store has the name that was asked for."""


class QueryError(CancuError):
    """A query or its parameters cannot be understood."""
