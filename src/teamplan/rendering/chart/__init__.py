"""The organisation chart: boxes, sheets, layout and drawing."""
