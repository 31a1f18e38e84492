"""The guarded client against real sockets."""
