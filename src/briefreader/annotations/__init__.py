"""The reader's judgements: claims, ledgers, edits; where they stand in the text; the TOML files they live in."""
