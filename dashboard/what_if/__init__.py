"""What the page What if is made of: the scenario asked for, the form that changes it, what it comes to, its file."""

from dashboard.what_if import asked, form, kept, results, words
