"""What second looks say of decisions: how right they are, how that goes on, and how sure one may be of it."""
