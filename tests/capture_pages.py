"""Pages such as newspapers put on the web, for the tests of capturing."""

from __future__ import annotations

METADATA = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry crews stop work",'
    '"datePublished":"2024-03-07T18:20:00Z","dateModified":"2024-03-09T08:00:00Z",'
    '"author":[{"@type":"Person","name":"Mara Holt"},{"name":"Ilo Brann"}],'
    '"publisher":{"@type":"Organization","name":"The Example Wire"}}'
)
ARTICLE = """\
<h1>Ferry crews stop work</h1>
<p>OSTHAVEN &mdash; Ferry crews stopped work at noon, and the quays of the town stood empty all day.</p>
<p>&ldquo;We will not sail while the pumps are broken,&rdquo; said <a href="/rhea">Rhea Moll</a>, who speaks for the
crews. &ldquo;They know it.&rdquo;</p>
<h2>No date for talks</h2>
<p>The harbour office found the pumps safe. It named no date for talks between the crews and the owners.</p>
<ul><li>Two ferries wait</li><li>One crane stands still</li></ul>
<blockquote><p>It is a long fight, and we are used to that.</p></blockquote>
"""


def page(metadata: str = METADATA, article: str = ARTICLE) -> str:
    """A page with some metadata and the markup of an article."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Ferry crews stop work | Wire</title>\n'
        '<link rel="canonical" href="https://wire.example.org/ferries">\n'
        '<meta property="article:modified_time" content="2024-03-09T08:00:00Z">\n'
        f'<script type="application/ld+json">{metadata}</script></head>\n'
        '<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>\n'
        f"<article>{article}</article><footer>Subscribe to our letter</footer></body></html>\n"
    )


PAGE = page()
