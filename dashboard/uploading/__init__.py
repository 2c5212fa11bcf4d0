"""What the page Load an extract is made of: the upload on its way, what it would change, headers to be mapped."""

from dashboard.uploading import mapping, report
