"""The styles of the Word files that this program writes, by which it knows its own texts again.

A paragraph in one of these is one text: nothing in it is a mark, a break or a blank that a reader takes off. What is
typed in a cell in any other style is read as in a file of others.
"""

ISSUE = "ITAIssue"
MEASURE = "ITAMeasure"
NUMBERED = "ITAItem"
SUB = "ITASubItem"
PLAIN = "ITAParagraph"

WHOLE_STYLES = frozenset((ISSUE, MEASURE, NUMBERED, SUB, PLAIN))
