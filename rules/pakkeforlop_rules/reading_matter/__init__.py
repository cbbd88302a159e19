"""The catalogue as reading matter: a page for each checkpoint and an index, in Markdown, without a code in sight.

For those who own the content. Everything on a page comes from the catalogue; nothing is written here.
"""

from .booklet import Page, pages_of

__all__ = ["Page", "pages_of"]
