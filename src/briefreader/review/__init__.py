"""What several hands said over time: versions in git, changes, agreement, decisions, policy, what needs a look."""
