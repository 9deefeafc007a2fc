"""All that was read, understood and linked -> one SQLite database, built aside and swapped in whole."""
from pipeline.publish.database import Content, add_measures, swap_in, write_aside
from pipeline.publish.former import former_ids, stamp_of

__all__ = ["Content", "add_measures", "former_ids", "stamp_of", "swap_in", "write_aside"]
