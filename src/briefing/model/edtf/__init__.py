"""The grammar of EDTF (ISO 8601-2:2019, Library of Congress specification, levels 0 to 2) and its words.

Needs nothing but the standard library; `briefing.model.dates` and `briefing.model.date_words` are the doors in.
"""
