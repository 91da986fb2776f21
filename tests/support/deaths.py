"""How the system says that a process did not end by itself."""

_FAULTS_OF_WINDOWS = 0xC0000000
"""Its codes of faults begin here; elsewhere the code is a signal, below 0."""


def died(code: int) -> bool:
    """Whether the system ended the process for a fault."""
    return code < 0 or code >= _FAULTS_OF_WINDOWS
