"""The public help centre as pages: written by the server, whole without a script, for people and search engines alike.

site      which page a path is, and the answer: status, tag, compression
reader    whose help centre it is, and what is read for a page
pages     the pages; `shell` is what stands around them, `markup` how HTML is written
article   an article's HTML, made fit for a page: headings, pictures, wide things
words     the texts, in every language
sitemap   what search engines ask for
pictures  the pictures of articles
"""

from parley.app.help.site import HelpCenter, open_help_center
from parley.app.help.sitemap import Robots

__all__ = ["HelpCenter", "Robots", "open_help_center"]
