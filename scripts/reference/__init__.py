"""What the generated parts of docs/ say, one module for each subject."""
