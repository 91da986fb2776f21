"""The file of the open report: opening, storing, publishing, its versions, copies that came back."""
