"""The objects of a PDF file that ReportLab has, and the imaging library that it brings along, loaded when it is used.

ReportLab loads that library for pictures which it draws itself. Here it draws none, and only papers with an emblem need
it: the others are printed without waiting for it.
"""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from threading import Lock
from types import ModuleType

import PIL

_IMAGING = "PIL.Image"
_lock = Lock()


def imaging() -> ModuleType:
    """Pillow's `PIL.Image`, loaded for the first thread that asks; others wait meanwhile."""
    with _lock:
        module = sys.modules[_IMAGING]
        vars(module)  # loads it, which two threads must not do at once (python/cpython#114763)
        return module


def _load_imaging_when_used() -> None:
    spec = find_spec(_IMAGING)
    if _IMAGING in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[_IMAGING] = module
    spec.loader.exec_module(module)
    vars(PIL)["Image"] = module  # found there, it is not asked whether it is loaded


_load_imaging_when_used()
from reportlab.pdfbase.pdfdoc import (  # noqa: E402  # it would load all of it
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

__all__ = [
    "PDFArray",
    "PDFDictionary",
    "PDFDocument",
    "PDFName",
    "PDFObject",
    "PDFObjectReference",
    "PDFStream",
    "PDFString",
    "imaging",
]
