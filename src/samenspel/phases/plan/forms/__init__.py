"""What a person may type in the plan phase."""
