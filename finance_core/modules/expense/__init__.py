"""Employee expenses: reports, company cards, mileage and allowances, advances and reimbursements."""
