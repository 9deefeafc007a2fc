"""Search in a published database, for the site and the terminal alike. Rests on sqlite3 and the database: no stage of the
pipeline is needed, and nothing heavy is loaded.

    from pipeline.search import Question, search
    result = search(connection, Question("antibiotika"))
    result.total, result.of, result.issued, [row["id"] for row in result.rows()]
"""
from pipeline.search.answer import Group, Result, answer, search, words_in
from pipeline.search.around import Around, around
from pipeline.search.find import MOST, Found, Question, find

__all__ = ["MOST", "Around", "Found", "Group", "Question", "Result", "answer", "around", "find", "search", "words_in"]
