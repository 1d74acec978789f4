"""Spanish words of a lexicon found in speech and chat, however they are inflected, misspelt or disguised."""
