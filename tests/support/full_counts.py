"""Cases of a test that are left to `make test-full`, where a case of the same kind is tried in `make test`."""

import pytest


def slowly(*cases: object) -> list[object]:
    """These cases, with the mark."""
    return [pytest.param(case, marks=pytest.mark.slow) for case in cases]
