"""What the site's plugins share: queries, words, answers, page images. Rests on the database's schema alone."""
