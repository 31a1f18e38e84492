"""Articles for readers, and the tree of sections they stand in."""

from parley.core.articles.actions import (
    create_article,
    delete_article,
    get_article,
    html_of,
    list_articles,
    update_article,
)
from parley.core.articles.model import (
    Article,
    ArticleNotFound,
    ArticleSlugTaken,
    ArticleStatus,
    ArticleSummary,
    Section,
    SectionNotEmpty,
    SectionNotFound,
    SectionSlugTaken,
)
from parley.core.articles.pictures import add_picture, read_picture, spell_picture
from parley.core.articles.reading import (
    find_begun,
    find_published,
    get_published,
    list_addresses,
    list_leading,
    list_published,
    list_published_sections,
)
from parley.core.articles.sections import create_section, delete_section, get_section, list_sections, update_section
from parley.core.articles.sweeping import let_go_of_pictures

__all__ = [
    "Article",
    "ArticleNotFound",
    "ArticleSlugTaken",
    "ArticleStatus",
    "ArticleSummary",
    "Section",
    "SectionNotEmpty",
    "SectionNotFound",
    "SectionSlugTaken",
    "add_picture",
    "create_article",
    "create_section",
    "delete_article",
    "delete_section",
    "find_begun",
    "find_published",
    "get_article",
    "get_published",
    "get_section",
    "html_of",
    "let_go_of_pictures",
    "list_addresses",
    "list_articles",
    "list_leading",
    "list_published",
    "list_published_sections",
    "list_sections",
    "read_picture",
    "spell_picture",
    "update_article",
    "update_section",
]
