"""Comments of ours in the text that have lost their purpose."""
