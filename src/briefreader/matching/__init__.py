"""Two texts become alignments; many articles become candidate pairs, then matches."""
