"""What the administrator of an institution keeps, and the operator of the platform: accounts, papers, conventions. No case."""
