"""What an independent validator finds in a PDF: `page`, which passes the test files of veraPDF."""

import page

_PROFILES = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)


def findings(pdf: bytes) -> list[str]:
    """Every rule of PDF/A-2a and PDF/UA-1 that the file breaks, with the validator's words; none where it complies."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in _PROFILES
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
