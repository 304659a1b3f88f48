"""What must hold of everything that the program gives out."""
