"""Files for people with a spreadsheet."""
