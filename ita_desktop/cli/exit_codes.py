"""What the program ends with, for scripts.

0 done, 1 findings, 2 refused (one sentence on stderr, nothing written), 3 a fault of the program itself.
"""

DONE, FINDINGS, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130
