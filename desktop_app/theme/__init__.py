"""How the window looks: tokens, fonts, icons, palette and the one style sheet of the application."""
