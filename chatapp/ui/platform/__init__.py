"""The process under the window: application object, event loop, language, session end."""
