"""The one place that knows Jinja2: sandbox, loaders, and errors with file and line."""
