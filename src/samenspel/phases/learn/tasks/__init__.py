"""What is started by its name, from wherever it stands."""
