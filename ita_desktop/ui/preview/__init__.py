"""The paper beside the form."""
