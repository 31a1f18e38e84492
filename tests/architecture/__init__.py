"""The rules of the house that no linter knows: each holds for our tree, and each is shown to fail on a bad one."""
