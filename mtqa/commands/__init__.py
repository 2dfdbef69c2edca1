"""What a command does, without the terminal: `mtqa/cli/` reads its options and prints what these return."""
