"""What the agency fills in, and every change that can be made to it. Plain Python: no Qt, no SQL, no PDF."""
