"""What leaves the open report: pages for the screen, the printer and PDF files, copies for the mail program."""
