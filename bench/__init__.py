"""The benchmark suite: Parley against the floor, against itself when large, and against its budgets."""
