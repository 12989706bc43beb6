"""Files beside a record: typed by their content, photos rebuilt from pixels, private, asked about at every download."""
