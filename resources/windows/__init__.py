"""Windows without Windows: the program is installed, frozen, packed and tried under wine on Debian 12.

`__main__.py` has the commands, `make windows` and `make test-windows` run them. Nothing of wine is ever shipped. What
is downloaded is pinned by its SHA-256: the interpreter in `interpreter.py`, the wheels in `requirements.txt`.
"""
