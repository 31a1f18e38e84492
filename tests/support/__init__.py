"""What tests share: a real database for each worker, workspaces made for one test, clients of every door."""
