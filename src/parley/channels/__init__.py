"""The wires: one folder per way to reach people, strangers to each other."""
