"""The message box: text field, attachment chips, drafts, Send and Stop."""
