"""One search over everything: a row a record, written with it, asked through what the reader may see."""
