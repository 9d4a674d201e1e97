"""Projects: phases and budgets, cost, hours and progress, billing and revenue by completion."""
