"""What a file is: catalog.toml, or the file itself -> Document; what documents are to each other; what was expected
of them."""

from pipeline.catalog.add import Added, add
from pipeline.catalog.catalogue import Catalogue, CatalogueError, load
from pipeline.catalog.describe import describe
from pipeline.catalog.expectations import Expected, expected_documents, missing, unmet
from pipeline.catalog.fetch import AddError, Limits
from pipeline.catalog.relate import relate

__all__ = [
    "AddError",
    "Added",
    "Catalogue",
    "CatalogueError",
    "Expected",
    "Limits",
    "add",
    "describe",
    "expected_documents",
    "load",
    "missing",
    "relate",
    "unmet",
]
