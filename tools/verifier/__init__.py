"""A verifier of exported logs that shares no code with Constancia, only the file formats."""
