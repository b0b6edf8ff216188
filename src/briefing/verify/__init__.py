"""Every quotation of any document, compared with the texts it is said to come from."""

from __future__ import annotations

from briefing.verify.reports import FORMATS
from briefing.verify.verifying import Evidence, VerifiedDocument, VerifiedQuotation, verify

__all__ = ["FORMATS", "Evidence", "VerifiedDocument", "VerifiedQuotation", "verify"]
