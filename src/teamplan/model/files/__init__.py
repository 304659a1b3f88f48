"""The kinds of files: what each is called, where it stands, and the model that it must satisfy."""
