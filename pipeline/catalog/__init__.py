"""What a file is: catalog.toml, or the file itself -> Document; and what documents are to each other."""
from pipeline.catalog.catalogue import Catalogue, CatalogueError, load
from pipeline.catalog.describe import describe
from pipeline.catalog.relate import relate

__all__ = ["Catalogue", "CatalogueError", "describe", "load", "relate"]
