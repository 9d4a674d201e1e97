CREATE TABLE account_period_balances (
	account_id BLOB NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	book TEXT NOT NULL,
	kind_group TEXT NOT NULL,
	currency TEXT NOT NULL,
	dim_entity_id BLOB NOT NULL,
	debit INTEGER NOT NULL,
	credit INTEGER NOT NULL,
	base_debit INTEGER NOT NULL,
	base_credit INTEGER NOT NULL,
	line_count INTEGER NOT NULL,
	CONSTRAINT pk_account_period_balances PRIMARY KEY (account_id, fiscal_period_id, book, kind_group, currency, dim_entity_id),
	CONSTRAINT fk_account_period_balances_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_account_period_balances_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE account_roles (
	role TEXT NOT NULL,
	account_id BLOB,
	module TEXT NOT NULL,
	is_required INTEGER NOT NULL,
	description TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_account_roles PRIMARY KEY (id),
	CONSTRAINT uq_account_roles_role UNIQUE (role),
	CONSTRAINT fk_account_roles_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_account_roles_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_account_roles_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE accounts (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	type TEXT NOT NULL,
	subtype TEXT NOT NULL,
	normal_side TEXT NOT NULL,
	parent_id BLOB,
	is_summary INTEGER NOT NULL,
	control_kind TEXT NOT NULL,
	requires_party INTEGER NOT NULL,
	requires_dimensions TEXT,
	currency TEXT,
	is_monetary INTEGER NOT NULL,
	reval TEXT NOT NULL,
	allow_manual INTEGER NOT NULL,
	requires_reconciliation INTEGER NOT NULL,
	is_active INTEGER NOT NULL,
	cash_flow_category TEXT NOT NULL,
	function_tag TEXT,
	nature_tag TEXT,
	default_tax_code_id BLOB,
	alt_code TEXT,
	description TEXT,
	sort INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_accounts PRIMARY KEY (id),
	CONSTRAINT uq_accounts_code UNIQUE (code),
	CONSTRAINT fk_accounts_parent_id FOREIGN KEY(parent_id) REFERENCES accounts (id),
	CONSTRAINT fk_accounts_default_tax_code_id FOREIGN KEY(default_tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_accounts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_accounts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE actors (
	name TEXT NOT NULL,
	initials TEXT NOT NULL,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_actors PRIMARY KEY (id),
	CONSTRAINT uq_actors_name UNIQUE (name),
	CONSTRAINT fk_actors_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_actors_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_invoice_lines (
	invoice_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	description TEXT NOT NULL,
	account_id BLOB NOT NULL,
	item_code TEXT,
	quantity TEXT NOT NULL,
	unit_price TEXT NOT NULL,
	discount_percent TEXT NOT NULL,
	amount TEXT NOT NULL,
	tax_code_id BLOB,
	tax_amount TEXT NOT NULL,
	recoverable_tax TEXT NOT NULL,
	tax_overridden INTEGER NOT NULL,
	info_return_code TEXT,
	po_line_reference TEXT,
	requisition_line_id BLOB,
	receipt_id BLOB,
	stock_receipt_id BLOB,
	matched_quantity TEXT NOT NULL,
	location_code TEXT,
	lot_number TEXT,
	serial_numbers TEXT,
	service_from TEXT,
	service_to TEXT,
	gl_recurring_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_invoice_lines PRIMARY KEY (id),
	CONSTRAINT uq_ap_invoice_lines_invoice_id_line_number UNIQUE (invoice_id, line_number),
	CONSTRAINT fk_ap_invoice_lines_invoice_id FOREIGN KEY(invoice_id) REFERENCES ap_invoices (id),
	CONSTRAINT fk_ap_invoice_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_ap_invoice_lines_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_ap_invoice_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ap_invoice_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_invoice_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_invoices (
	vendor_id BLOB NOT NULL,
	document_type TEXT NOT NULL,
	internal_number TEXT,
	invoice_number TEXT,
	invoice_number_key TEXT,
	invoice_date TEXT NOT NULL,
	posting_date TEXT NOT NULL,
	due_date TEXT,
	discount_date TEXT,
	discount_percent TEXT,
	payment_term_id BLOB,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	prices_include_tax INTEGER NOT NULL,
	subtotal TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	total_amount TEXT NOT NULL,
	settled_amount TEXT NOT NULL,
	base_total TEXT NOT NULL,
	base_settled TEXT NOT NULL,
	status TEXT NOT NULL,
	match_status TEXT NOT NULL,
	match_variance TEXT,
	po_reference TEXT,
	payment_reference TEXT,
	description TEXT,
	dispute_reason TEXT,
	corrects_invoice_id BLOB,
	reverses_on TEXT,
	frequency TEXT,
	interval INTEGER,
	anchor TEXT,
	anchor_day INTEGER,
	start_date TEXT,
	next_due_date TEXT,
	end_date TEXT,
	posting_mode TEXT,
	template_id BLOB,
	approved_by_id BLOB,
	approved_at TEXT,
	approval_note TEXT,
	voided_on TEXT,
	void_reason TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_invoices PRIMARY KEY (id),
	CONSTRAINT fk_ap_invoices_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT uq_ap_invoices_internal_number UNIQUE (internal_number),
	CONSTRAINT fk_ap_invoices_payment_term_id FOREIGN KEY(payment_term_id) REFERENCES payment_terms (id),
	CONSTRAINT fk_ap_invoices_corrects_invoice_id FOREIGN KEY(corrects_invoice_id) REFERENCES ap_invoices (id),
	CONSTRAINT fk_ap_invoices_template_id FOREIGN KEY(template_id) REFERENCES ap_invoices (id),
	CONSTRAINT fk_ap_invoices_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_invoices_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ap_invoices_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ap_invoices_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_invoices_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_payment_batches (
	batch_number TEXT NOT NULL,
	batch_date TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	bank_account_id BLOB NOT NULL,
	currency TEXT NOT NULL,
	payment_count INTEGER NOT NULL,
	total_amount TEXT NOT NULL,
	output TEXT NOT NULL,
	status TEXT NOT NULL,
	file_name TEXT,
	file_sha256 TEXT,
	message_id TEXT,
	exported_at TEXT,
	export_count INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_payment_batches PRIMARY KEY (id),
	CONSTRAINT uq_ap_payment_batches_batch_number UNIQUE (batch_number),
	CONSTRAINT fk_ap_payment_batches_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_payment_batches_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_payment_run_lines (
	invoice_id BLOB NOT NULL,
	vendor_id BLOB NOT NULL,
	run_id BLOB,
	payment_id BLOB,
	credit_invoice_id BLOB,
	application_date TEXT NOT NULL,
	amount TEXT NOT NULL,
	discount_amount TEXT NOT NULL,
	discount_tax_amount TEXT NOT NULL,
	withholding_amount TEXT NOT NULL,
	base_cash TEXT NOT NULL,
	base_released TEXT NOT NULL,
	fx_gain_loss TEXT NOT NULL,
	status TEXT NOT NULL,
	exclusion_reason TEXT,
	reversed_on TEXT,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_payment_run_lines PRIMARY KEY (id),
	CONSTRAINT ck_ap_payment_run_lines_one_source CHECK (payment_id IS NULL OR credit_invoice_id IS NULL),
	CONSTRAINT fk_ap_payment_run_lines_invoice_id FOREIGN KEY(invoice_id) REFERENCES ap_invoices (id),
	CONSTRAINT fk_ap_payment_run_lines_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_ap_payment_run_lines_run_id FOREIGN KEY(run_id) REFERENCES ap_payment_runs (id),
	CONSTRAINT fk_ap_payment_run_lines_payment_id FOREIGN KEY(payment_id) REFERENCES ap_payments (id),
	CONSTRAINT fk_ap_payment_run_lines_credit_invoice_id FOREIGN KEY(credit_invoice_id) REFERENCES ap_invoices (id),
	CONSTRAINT fk_ap_payment_run_lines_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ap_payment_run_lines_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ap_payment_run_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_payment_run_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_payment_runs (
	run_number TEXT NOT NULL,
	payment_date TEXT NOT NULL,
	pay_through_date TEXT NOT NULL,
	currency TEXT NOT NULL,
	bank_account_id BLOB NOT NULL,
	payment_method TEXT,
	take_discounts INTEGER NOT NULL,
	cash_limit TEXT,
	status TEXT NOT NULL,
	line_count INTEGER NOT NULL,
	total_amount TEXT NOT NULL,
	discount_total TEXT NOT NULL,
	failure_note TEXT,
	executed_by_id BLOB,
	executed_at TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_payment_runs PRIMARY KEY (id),
	CONSTRAINT uq_ap_payment_runs_run_number UNIQUE (run_number),
	CONSTRAINT fk_ap_payment_runs_executed_by_id FOREIGN KEY(executed_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_payment_runs_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_payment_runs_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_payments (
	payment_number TEXT NOT NULL,
	vendor_id BLOB NOT NULL,
	kind TEXT NOT NULL,
	payment_date TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	bank_account_id BLOB NOT NULL,
	amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	bank_amount TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	discount_taken TEXT NOT NULL,
	withholding_amount TEXT NOT NULL,
	fee_amount TEXT NOT NULL,
	unapplied_amount TEXT NOT NULL,
	reference TEXT,
	memo TEXT,
	status TEXT NOT NULL,
	run_id BLOB,
	batch_id BLOB,
	cleared_on TEXT,
	voided_on TEXT,
	void_reason TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_payments PRIMARY KEY (id),
	CONSTRAINT uq_ap_payments_payment_number UNIQUE (payment_number),
	CONSTRAINT fk_ap_payments_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_ap_payments_run_id FOREIGN KEY(run_id) REFERENCES ap_payment_runs (id),
	CONSTRAINT fk_ap_payments_batch_id FOREIGN KEY(batch_id) REFERENCES ap_payment_batches (id),
	CONSTRAINT fk_ap_payments_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ap_payments_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ap_payments_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_payments_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_vendor_holds (
	vendor_id BLOB NOT NULL,
	reason_code TEXT NOT NULL,
	reason TEXT NOT NULL,
	hold_date TEXT NOT NULL,
	held_by_id BLOB NOT NULL,
	status TEXT NOT NULL,
	released_date TEXT,
	released_by_id BLOB,
	release_note TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_vendor_holds PRIMARY KEY (id),
	CONSTRAINT fk_ap_vendor_holds_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_ap_vendor_holds_held_by_id FOREIGN KEY(held_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_vendor_holds_released_by_id FOREIGN KEY(released_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_vendor_holds_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_vendor_holds_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ap_vendor_profiles (
	vendor_id BLOB NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	legal_name TEXT,
	is_active INTEGER NOT NULL,
	currency TEXT NOT NULL,
	payment_term_id BLOB,
	payment_terms_days INTEGER NOT NULL,
	discount_on TEXT NOT NULL,
	default_payment_method TEXT NOT NULL,
	default_account_id BLOB,
	default_tax_code_id BLOB,
	prices_include_tax INTEGER NOT NULL,
	withholding_tax_code_id BLOB,
	tax_id TEXT,
	is_1099_eligible INTEGER NOT NULL,
	info_return_code TEXT,
	tax_form_received_on TEXT,
	requires_match INTEGER NOT NULL,
	iban TEXT,
	bic TEXT,
	bank_account_number TEXT,
	bank_routing_number TEXT,
	bank_account_type TEXT,
	bank_details_changed_at TEXT,
	bank_details_verified_on TEXT,
	remittance_email TEXT,
	our_customer_number TEXT,
	minimum_payment TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ap_vendor_profiles PRIMARY KEY (id),
	CONSTRAINT uq_ap_vendor_profiles_vendor_id UNIQUE (vendor_id),
	CONSTRAINT fk_ap_vendor_profiles_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT uq_ap_vendor_profiles_code UNIQUE (code),
	CONSTRAINT fk_ap_vendor_profiles_payment_term_id FOREIGN KEY(payment_term_id) REFERENCES payment_terms (id),
	CONSTRAINT fk_ap_vendor_profiles_default_account_id FOREIGN KEY(default_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_ap_vendor_profiles_default_tax_code_id FOREIGN KEY(default_tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_ap_vendor_profiles_withholding_tax_code_id FOREIGN KEY(withholding_tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_ap_vendor_profiles_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ap_vendor_profiles_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE approvals (
	subject_type TEXT NOT NULL,
	subject_id BLOB NOT NULL,
	step TEXT NOT NULL,
	decision TEXT NOT NULL,
	actor_id BLOB NOT NULL,
	on_behalf_of TEXT,
	decided_at TEXT NOT NULL,
	note TEXT,
	amount TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_approvals PRIMARY KEY (id),
	CONSTRAINT fk_approvals_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id),
	CONSTRAINT fk_approvals_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_approvals_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_auto_apply_rules (
	name TEXT NOT NULL,
	priority INTEGER NOT NULL,
	match_field TEXT NOT NULL,
	tolerance TEXT NOT NULL,
	tolerance_percent TEXT NOT NULL,
	date_window_days INTEGER NOT NULL,
	customer_id BLOB,
	write_off_difference INTEGER NOT NULL,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_auto_apply_rules PRIMARY KEY (id),
	CONSTRAINT uq_ar_auto_apply_rules_name UNIQUE (name),
	CONSTRAINT uq_ar_auto_apply_rules_priority UNIQUE (priority),
	CONSTRAINT fk_ar_auto_apply_rules_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_ar_auto_apply_rules_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_auto_apply_rules_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_credit_decisions (
	customer_id BLOB NOT NULL,
	decision_date TEXT NOT NULL,
	kind TEXT NOT NULL,
	previous_limit TEXT,
	new_limit TEXT,
	exposure TEXT NOT NULL,
	order_amount TEXT,
	invoice_id BLOB,
	approved INTEGER NOT NULL,
	reason TEXT,
	decided_by_id BLOB NOT NULL,
	valid_until TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_credit_decisions PRIMARY KEY (id),
	CONSTRAINT fk_ar_credit_decisions_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_ar_credit_decisions_invoice_id FOREIGN KEY(invoice_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_credit_decisions_decided_by_id FOREIGN KEY(decided_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_credit_decisions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_credit_decisions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_credit_memos (
	credit_memo_number TEXT,
	customer_id BLOB NOT NULL,
	issue_date TEXT NOT NULL,
	posting_date TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	prices_include_tax INTEGER NOT NULL,
	subtotal TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	amount TEXT NOT NULL,
	unapplied_amount TEXT NOT NULL,
	base_total TEXT NOT NULL,
	base_unapplied TEXT NOT NULL,
	reason_code TEXT NOT NULL,
	reason TEXT NOT NULL,
	original_invoice_id BLOB,
	billing_snapshot TEXT NOT NULL,
	status TEXT NOT NULL,
	voided_on TEXT,
	void_reason TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_credit_memos PRIMARY KEY (id),
	CONSTRAINT uq_ar_credit_memos_credit_memo_number UNIQUE (credit_memo_number),
	CONSTRAINT fk_ar_credit_memos_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_ar_credit_memos_original_invoice_id FOREIGN KEY(original_invoice_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_credit_memos_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_credit_memos_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_credit_memos_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_credit_memos_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_customer_profiles (
	customer_id BLOB NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	is_active INTEGER NOT NULL,
	currency TEXT NOT NULL,
	payment_term_id BLOB,
	payment_terms_days INTEGER NOT NULL,
	credit_limit TEXT,
	credit_hold INTEGER NOT NULL,
	default_account_id BLOB,
	default_tax_code_id BLOB,
	prices_include_tax INTEGER NOT NULL,
	default_discount_percent TEXT NOT NULL,
	tax_exempt INTEGER NOT NULL,
	exemption_reference TEXT,
	tax_id TEXT,
	tax_id_checked_on TEXT,
	language TEXT NOT NULL,
	delivery TEXT NOT NULL,
	invoice_email TEXT,
	buyer_reference TEXT,
	layout_name TEXT,
	dunning_level INTEGER NOT NULL,
	last_dunned_on TEXT,
	dunning_blocked_until TEXT,
	finance_charge_rate TEXT,
	statement_cycle TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_customer_profiles PRIMARY KEY (id),
	CONSTRAINT uq_ar_customer_profiles_customer_id UNIQUE (customer_id),
	CONSTRAINT fk_ar_customer_profiles_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT uq_ar_customer_profiles_code UNIQUE (code),
	CONSTRAINT fk_ar_customer_profiles_payment_term_id FOREIGN KEY(payment_term_id) REFERENCES payment_terms (id),
	CONSTRAINT fk_ar_customer_profiles_default_account_id FOREIGN KEY(default_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_ar_customer_profiles_default_tax_code_id FOREIGN KEY(default_tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_ar_customer_profiles_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_customer_profiles_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_dunning_history (
	run_number TEXT NOT NULL,
	customer_id BLOB NOT NULL,
	level TEXT NOT NULL,
	sent_date TEXT,
	as_of_date TEXT NOT NULL,
	total_overdue TEXT NOT NULL,
	interest_amount TEXT NOT NULL,
	fee_amount TEXT NOT NULL,
	invoice_count INTEGER NOT NULL,
	currency TEXT NOT NULL,
	items_snapshot TEXT NOT NULL,
	fee_invoice_id BLOB,
	delivery TEXT NOT NULL,
	status TEXT NOT NULL,
	notes TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_dunning_history PRIMARY KEY (id),
	CONSTRAINT uq_ar_dunning_history_run_number_customer_id_currency UNIQUE (run_number, customer_id, currency),
	CONSTRAINT fk_ar_dunning_history_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_ar_dunning_history_fee_invoice_id FOREIGN KEY(fee_invoice_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_dunning_history_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_dunning_history_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_invoice_lines (
	invoice_id BLOB,
	credit_memo_id BLOB,
	line_number INTEGER NOT NULL,
	line_kind TEXT NOT NULL,
	description TEXT NOT NULL,
	item_code TEXT,
	quantity TEXT NOT NULL,
	unit TEXT,
	unit_price TEXT NOT NULL,
	discount_percent TEXT NOT NULL,
	amount TEXT NOT NULL,
	tax_code_id BLOB,
	tax_rate TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	account_id BLOB,
	service_from TEXT,
	service_to TEXT,
	gl_recurring_id BLOB,
	original_line_id BLOB,
	location_code TEXT,
	lot_number TEXT,
	serial_numbers TEXT,
	stock_return TEXT,
	billed_module TEXT,
	billed_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_invoice_lines PRIMARY KEY (id),
	CONSTRAINT uq_ar_invoice_lines_invoice_id_line_number UNIQUE (invoice_id, line_number),
	CONSTRAINT uq_ar_invoice_lines_credit_memo_id_line_number UNIQUE (credit_memo_id, line_number),
	CONSTRAINT ck_ar_invoice_lines_one_parent CHECK ((invoice_id IS NULL) <> (credit_memo_id IS NULL)),
	CONSTRAINT fk_ar_invoice_lines_invoice_id FOREIGN KEY(invoice_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_invoice_lines_credit_memo_id FOREIGN KEY(credit_memo_id) REFERENCES ar_credit_memos (id),
	CONSTRAINT fk_ar_invoice_lines_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_ar_invoice_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_ar_invoice_lines_original_line_id FOREIGN KEY(original_line_id) REFERENCES ar_invoice_lines (id),
	CONSTRAINT fk_ar_invoice_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_ar_invoice_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_invoice_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_invoices (
	customer_id BLOB NOT NULL,
	document_type TEXT NOT NULL,
	invoice_number TEXT,
	invoice_date TEXT NOT NULL,
	posting_date TEXT NOT NULL,
	supply_date TEXT,
	due_date TEXT,
	payment_term_id BLOB,
	discount_date TEXT,
	discount_percent TEXT,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	prices_include_tax INTEGER NOT NULL,
	subtotal TEXT NOT NULL,
	header_discount TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	total_amount TEXT NOT NULL,
	balance_due TEXT NOT NULL,
	base_total TEXT NOT NULL,
	base_balance TEXT NOT NULL,
	status TEXT NOT NULL,
	customer_reference TEXT,
	sales_order_reference TEXT,
	contract_id BLOB,
	payment_reference TEXT,
	billing_snapshot TEXT NOT NULL,
	delivery_snapshot TEXT,
	intro_text TEXT,
	closing_text TEXT,
	sent_on TEXT,
	sent_via TEXT,
	dispute_reason TEXT,
	dunning_level INTEGER NOT NULL,
	last_dunned_on TEXT,
	corrects_invoice_id BLOB,
	template_id BLOB,
	frequency TEXT,
	interval INTEGER,
	anchor TEXT,
	anchor_day INTEGER,
	start_date TEXT,
	next_due_date TEXT,
	end_date TEXT,
	posting_mode TEXT,
	voided_on TEXT,
	void_reason TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_invoices PRIMARY KEY (id),
	CONSTRAINT fk_ar_invoices_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT uq_ar_invoices_invoice_number UNIQUE (invoice_number),
	CONSTRAINT fk_ar_invoices_payment_term_id FOREIGN KEY(payment_term_id) REFERENCES payment_terms (id),
	CONSTRAINT fk_ar_invoices_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_ar_invoices_corrects_invoice_id FOREIGN KEY(corrects_invoice_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_invoices_template_id FOREIGN KEY(template_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_invoices_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_invoices_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_invoices_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_invoices_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_receipt_allocations (
	kind TEXT NOT NULL,
	receipt_id BLOB,
	credit_memo_id BLOB,
	invoice_id BLOB,
	refund_receipt_id BLOB,
	application_date TEXT NOT NULL,
	amount TEXT NOT NULL,
	discount_taken TEXT NOT NULL,
	discount_tax_amount TEXT NOT NULL,
	write_off_amount TEXT NOT NULL,
	write_off_tax_amount TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	base_released TEXT NOT NULL,
	fx_gain_loss TEXT NOT NULL,
	rule_id BLOB,
	status TEXT NOT NULL,
	reversed_on TEXT,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_receipt_allocations PRIMARY KEY (id),
	CONSTRAINT ck_ar_receipt_allocations_one_source CHECK (receipt_id IS NULL OR credit_memo_id IS NULL),
	CONSTRAINT ck_ar_receipt_allocations_one_target CHECK (((invoice_id IS NULL) <> (refund_receipt_id IS NULL)) OR (kind = 'small_balance' AND receipt_id IS NOT NULL AND invoice_id IS NULL AND refund_receipt_id IS NULL)),
	CONSTRAINT fk_ar_receipt_allocations_receipt_id FOREIGN KEY(receipt_id) REFERENCES ar_receipts (id),
	CONSTRAINT fk_ar_receipt_allocations_credit_memo_id FOREIGN KEY(credit_memo_id) REFERENCES ar_credit_memos (id),
	CONSTRAINT fk_ar_receipt_allocations_invoice_id FOREIGN KEY(invoice_id) REFERENCES ar_invoices (id),
	CONSTRAINT fk_ar_receipt_allocations_refund_receipt_id FOREIGN KEY(refund_receipt_id) REFERENCES ar_receipts (id),
	CONSTRAINT fk_ar_receipt_allocations_rule_id FOREIGN KEY(rule_id) REFERENCES ar_auto_apply_rules (id),
	CONSTRAINT fk_ar_receipt_allocations_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_receipt_allocations_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_receipt_allocations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_receipt_allocations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE ar_receipts (
	receipt_number TEXT NOT NULL,
	kind TEXT NOT NULL,
	customer_id BLOB NOT NULL,
	receipt_date TEXT NOT NULL,
	amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	bank_amount TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	fee_amount TEXT NOT NULL,
	unallocated_amount TEXT NOT NULL,
	base_unallocated TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	reference TEXT,
	bank_account_id BLOB,
	deposit_transaction_id BLOB,
	statement_line_id BLOB,
	status TEXT NOT NULL,
	cleared_on TEXT,
	returned_on TEXT,
	return_reason TEXT,
	voided_on TEXT,
	void_reason TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_ar_receipts PRIMARY KEY (id),
	CONSTRAINT uq_ar_receipts_receipt_number UNIQUE (receipt_number),
	CONSTRAINT fk_ar_receipts_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_ar_receipts_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_receipts_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_ar_receipts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_ar_receipts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_assets (
	asset_number TEXT NOT NULL,
	description TEXT NOT NULL,
	category_id BLOB NOT NULL,
	status TEXT NOT NULL,
	acquisition_date TEXT NOT NULL,
	in_service_date TEXT,
	parent_asset_id BLOB,
	acquisition_cost TEXT NOT NULL,
	gross_cost TEXT NOT NULL,
	salvage_value TEXT NOT NULL,
	accumulated_depreciation TEXT NOT NULL,
	accumulated_impairment TEXT NOT NULL,
	net_book_value TEXT NOT NULL,
	surplus_balance TEXT NOT NULL,
	useful_life_months INTEGER NOT NULL,
	vendor_id BLOB,
	purchase_currency TEXT NOT NULL,
	purchase_amount TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	purchase_order_reference TEXT,
	payment_source TEXT NOT NULL,
	serial_number TEXT,
	tag_number TEXT,
	location_code TEXT,
	custodian_id BLOB,
	warranty_until TEXT,
	insured_amount TEXT,
	insurance_policy TEXT,
	last_verified_on TEXT,
	last_verified_result TEXT,
	tax_system TEXT,
	tax_class TEXT,
	tax_convention TEXT,
	tax_business_use TEXT NOT NULL,
	tax_expensed_amount TEXT NOT NULL,
	tax_special_rate TEXT NOT NULL,
	tax_accumulated TEXT NOT NULL,
	journal_entry_id BLOB,
	voided_on TEXT,
	void_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_assets PRIMARY KEY (id),
	CONSTRAINT ck_assets_assets_no_cycle CHECK (parent_asset_id <> id),
	CONSTRAINT uq_assets_assets_asset_number UNIQUE (asset_number),
	CONSTRAINT fk_assets_assets_category_id FOREIGN KEY(category_id) REFERENCES assets_categories (id),
	CONSTRAINT fk_assets_assets_parent_asset_id FOREIGN KEY(parent_asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_assets_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT uq_assets_assets_tag_number UNIQUE (tag_number),
	CONSTRAINT fk_assets_assets_custodian_id FOREIGN KEY(custodian_id) REFERENCES parties (id),
	CONSTRAINT fk_assets_assets_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_assets_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_assets_assets_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_assets_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_categories (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	is_active INTEGER NOT NULL,
	depreciation_method TEXT NOT NULL,
	declining_rate TEXT,
	declining_factor TEXT NOT NULL,
	switch_to_straight_line INTEGER NOT NULL,
	convention TEXT NOT NULL,
	useful_life_months INTEGER NOT NULL,
	salvage_value_percent TEXT NOT NULL,
	measurement_model TEXT NOT NULL,
	capitalization_threshold TEXT NOT NULL,
	asset_account_id BLOB,
	accumulated_account_id BLOB,
	expense_account_id BLOB,
	impairment_account_id BLOB,
	surplus_account_id BLOB,
	gain_account_id BLOB,
	loss_account_id BLOB,
	tax_system TEXT,
	tax_class TEXT,
	tax_convention TEXT,
	tax_life_months INTEGER,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_categories PRIMARY KEY (id),
	CONSTRAINT uq_assets_categories_code UNIQUE (code),
	CONSTRAINT fk_assets_categories_asset_account_id FOREIGN KEY(asset_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_accumulated_account_id FOREIGN KEY(accumulated_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_expense_account_id FOREIGN KEY(expense_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_impairment_account_id FOREIGN KEY(impairment_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_surplus_account_id FOREIGN KEY(surplus_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_gain_account_id FOREIGN KEY(gain_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_loss_account_id FOREIGN KEY(loss_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_assets_categories_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_categories_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_depreciation_components (
	asset_id BLOB NOT NULL,
	component_number INTEGER NOT NULL,
	component_name TEXT NOT NULL,
	kind TEXT NOT NULL,
	cost TEXT NOT NULL,
	original_cost TEXT NOT NULL,
	residual_value TEXT NOT NULL,
	acquisition_date TEXT NOT NULL,
	in_service_date TEXT,
	useful_life_months INTEGER NOT NULL,
	depreciation_method TEXT NOT NULL,
	declining_rate TEXT,
	declining_factor TEXT NOT NULL,
	switch_to_straight_line INTEGER NOT NULL,
	write_off_at_end INTEGER NOT NULL,
	convention TEXT NOT NULL,
	table_code TEXT,
	unit_name TEXT,
	total_units TEXT,
	units_to_date TEXT NOT NULL,
	accumulated_depreciation TEXT NOT NULL,
	accumulated_impairment TEXT NOT NULL,
	surplus_balance TEXT NOT NULL,
	loss_in_profit TEXT NOT NULL,
	basis_date TEXT,
	basis_carrying TEXT,
	basis_elapsed TEXT NOT NULL,
	depreciated_through TEXT,
	opening_depreciation TEXT NOT NULL,
	opening_as_of TEXT,
	status TEXT NOT NULL,
	replaced_by_id BLOB,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_depreciation_components PRIMARY KEY (id),
	CONSTRAINT uq_assets_depreciation_components_asset_id_component_number UNIQUE (asset_id, component_number),
	CONSTRAINT fk_assets_depreciation_components_asset_id FOREIGN KEY(asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_depreciation_components_replaced_by_id FOREIGN KEY(replaced_by_id) REFERENCES assets_depreciation_components (id),
	CONSTRAINT fk_assets_depreciation_components_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_depreciation_components_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_depreciation_components_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_depreciation_schedules (
	asset_id BLOB NOT NULL,
	component_id BLOB NOT NULL,
	book TEXT NOT NULL,
	fiscal_period_id BLOB,
	tax_year INTEGER,
	period_start TEXT NOT NULL,
	period_end TEXT NOT NULL,
	kind TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	units TEXT,
	opening_carrying TEXT NOT NULL,
	depreciation_amount TEXT NOT NULL,
	accumulated_depreciation TEXT NOT NULL,
	net_book_value TEXT NOT NULL,
	status TEXT NOT NULL,
	run_number TEXT,
	override_reason TEXT,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_depreciation_schedules PRIMARY KEY (id),
	CONSTRAINT uq_assets_depreciation_schedules_component_id_book_period_end_kind_sequence UNIQUE (component_id, book, period_end, kind, sequence),
	CONSTRAINT fk_assets_depreciation_schedules_asset_id FOREIGN KEY(asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_depreciation_schedules_component_id FOREIGN KEY(component_id) REFERENCES assets_depreciation_components (id),
	CONSTRAINT fk_assets_depreciation_schedules_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_assets_depreciation_schedules_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_depreciation_schedules_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_depreciation_schedules_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_depreciation_schedules_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_disposals (
	disposal_number TEXT NOT NULL,
	asset_id BLOB NOT NULL,
	component_id BLOB,
	disposal_date TEXT NOT NULL,
	disposal_type TEXT NOT NULL,
	fraction TEXT NOT NULL,
	cost_disposed TEXT NOT NULL,
	accumulated_depreciation_at_disposal TEXT NOT NULL,
	accumulated_impairment_at_disposal TEXT NOT NULL,
	net_book_value_at_disposal TEXT NOT NULL,
	proceeds TEXT NOT NULL,
	selling_costs TEXT NOT NULL,
	gain_loss TEXT NOT NULL,
	surplus_transferred TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	customer_id BLOB,
	ar_invoice_id BLOB,
	replacement_asset_id BLOB,
	reason TEXT NOT NULL,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_disposals PRIMARY KEY (id),
	CONSTRAINT uq_assets_disposals_disposal_number UNIQUE (disposal_number),
	CONSTRAINT fk_assets_disposals_asset_id FOREIGN KEY(asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_disposals_component_id FOREIGN KEY(component_id) REFERENCES assets_depreciation_components (id),
	CONSTRAINT fk_assets_disposals_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_assets_disposals_replacement_asset_id FOREIGN KEY(replacement_asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_disposals_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_disposals_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_disposals_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_disposals_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_revaluations (
	revaluation_number TEXT NOT NULL,
	asset_id BLOB NOT NULL,
	component_id BLOB,
	kind TEXT NOT NULL,
	revaluation_date TEXT NOT NULL,
	old_carrying_value TEXT NOT NULL,
	new_fair_value TEXT NOT NULL,
	revaluation_surplus TEXT NOT NULL,
	profit_or_loss TEXT NOT NULL,
	gross_change TEXT NOT NULL,
	accumulated_change TEXT NOT NULL,
	method TEXT NOT NULL,
	old_useful_life_months INTEGER,
	new_useful_life_months INTEGER,
	old_residual_value TEXT,
	new_residual_value TEXT,
	old_depreciation_method TEXT,
	new_depreciation_method TEXT,
	total_units TEXT,
	valuer TEXT,
	evidence TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_revaluations PRIMARY KEY (id),
	CONSTRAINT uq_assets_revaluations_revaluation_number UNIQUE (revaluation_number),
	CONSTRAINT fk_assets_revaluations_asset_id FOREIGN KEY(asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_revaluations_component_id FOREIGN KEY(component_id) REFERENCES assets_depreciation_components (id),
	CONSTRAINT fk_assets_revaluations_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_revaluations_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_revaluations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_revaluations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE assets_transfers (
	transfer_number TEXT NOT NULL,
	asset_id BLOB NOT NULL,
	transfer_date TEXT NOT NULL,
	kind TEXT NOT NULL,
	from_cost_center TEXT,
	to_cost_center TEXT,
	from_dimensions TEXT,
	to_dimensions TEXT,
	from_location_code TEXT,
	to_location_code TEXT,
	from_custodian_id BLOB,
	to_custodian_id BLOB,
	from_category_id BLOB,
	to_category_id BLOB,
	fraction TEXT,
	new_asset_id BLOB,
	amount TEXT NOT NULL,
	reason TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_assets_transfers PRIMARY KEY (id),
	CONSTRAINT uq_assets_transfers_transfer_number UNIQUE (transfer_number),
	CONSTRAINT fk_assets_transfers_asset_id FOREIGN KEY(asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_transfers_from_custodian_id FOREIGN KEY(from_custodian_id) REFERENCES parties (id),
	CONSTRAINT fk_assets_transfers_to_custodian_id FOREIGN KEY(to_custodian_id) REFERENCES parties (id),
	CONSTRAINT fk_assets_transfers_from_category_id FOREIGN KEY(from_category_id) REFERENCES assets_categories (id),
	CONSTRAINT fk_assets_transfers_to_category_id FOREIGN KEY(to_category_id) REFERENCES assets_categories (id),
	CONSTRAINT fk_assets_transfers_new_asset_id FOREIGN KEY(new_asset_id) REFERENCES assets_assets (id),
	CONSTRAINT fk_assets_transfers_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_transfers_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_assets_transfers_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_assets_transfers_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE attachment_blobs (
	sha256 TEXT NOT NULL,
	size INTEGER NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_attachment_blobs PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE attachments (
	subject_type TEXT NOT NULL,
	subject_id BLOB NOT NULL,
	file_name TEXT NOT NULL,
	mime TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	note TEXT,
	removed_at TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_attachments PRIMARY KEY (id),
	CONSTRAINT fk_attachments_sha256 FOREIGN KEY(sha256) REFERENCES attachment_blobs (sha256),
	CONSTRAINT fk_attachments_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_attachments_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE audit_events (
	seq INTEGER NOT NULL,
	occurred_at TEXT NOT NULL,
	actor_id BLOB NOT NULL,
	action TEXT NOT NULL,
	method TEXT NOT NULL,
	entity_type TEXT NOT NULL,
	entity_id BLOB NOT NULL,
	summary TEXT NOT NULL,
	payload TEXT NOT NULL,
	payload_hash TEXT NOT NULL,
	prev_hash TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT pk_audit_events PRIMARY KEY (seq),
	CONSTRAINT fk_audit_events_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE books (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_books PRIMARY KEY (id),
	CONSTRAINT uq_books_code UNIQUE (code),
	CONSTRAINT fk_books_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_books_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE budget_allocations (
	budget_id BLOB NOT NULL,
	batch_no INTEGER NOT NULL,
	source_account_id BLOB,
	source_amount TEXT NOT NULL,
	target_entity_type TEXT NOT NULL,
	target_entity_id TEXT NOT NULL,
	account_id BLOB NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	period TEXT NOT NULL,
	weight TEXT NOT NULL,
	allocated_amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	allocation_method TEXT NOT NULL,
	allocation_date TEXT NOT NULL,
	allocated_by TEXT NOT NULL,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_budget_allocations PRIMARY KEY (id),
	CONSTRAINT fk_budget_allocations_budget_id FOREIGN KEY(budget_id) REFERENCES budget_budgets (id),
	CONSTRAINT fk_budget_allocations_source_account_id FOREIGN KEY(source_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_budget_allocations_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_budget_allocations_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_budget_allocations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_allocations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE budget_budgets (
	name TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	fiscal_year_id BLOB NOT NULL,
	budget_type TEXT NOT NULL,
	scenario TEXT NOT NULL,
	currency TEXT NOT NULL,
	granularity TEXT NOT NULL,
	description TEXT,
	dimension_codes TEXT,
	control_level TEXT NOT NULL,
	control_scope TEXT NOT NULL,
	is_primary INTEGER NOT NULL,
	status TEXT NOT NULL,
	current_version INTEGER NOT NULL,
	created_date TEXT NOT NULL,
	submitted_at TEXT,
	approved_at TEXT,
	approved_by_id BLOB,
	approval_note TEXT,
	lock_through_period TEXT,
	copied_from_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_budget_budgets PRIMARY KEY (id),
	CONSTRAINT uq_budget_budgets_name_fiscal_year UNIQUE (name, fiscal_year),
	CONSTRAINT fk_budget_budgets_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_years (id),
	CONSTRAINT fk_budget_budgets_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_budgets_copied_from_id FOREIGN KEY(copied_from_id) REFERENCES budget_budgets (id),
	CONSTRAINT fk_budget_budgets_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_budgets_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE budget_lines (
	budget_id BLOB NOT NULL,
	line_no INTEGER NOT NULL,
	account_id BLOB NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	period TEXT NOT NULL,
	amount TEXT NOT NULL,
	quantity TEXT,
	unit_price TEXT,
	currency TEXT NOT NULL,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	method TEXT NOT NULL,
	note TEXT,
	is_locked INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_budget_lines PRIMARY KEY (id),
	CONSTRAINT fk_budget_lines_budget_id FOREIGN KEY(budget_id) REFERENCES budget_budgets (id),
	CONSTRAINT fk_budget_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_budget_lines_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_budget_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_budget_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_budget_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_budget_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_budget_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE budget_transfers (
	transfer_number TEXT NOT NULL,
	budget_id BLOB NOT NULL,
	from_account_id BLOB NOT NULL,
	to_account_id BLOB NOT NULL,
	from_fiscal_period_id BLOB NOT NULL,
	to_fiscal_period_id BLOB NOT NULL,
	from_dims TEXT NOT NULL,
	to_dims TEXT NOT NULL,
	amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	transfer_date TEXT NOT NULL,
	reason TEXT NOT NULL,
	status TEXT NOT NULL,
	transferred_by TEXT NOT NULL,
	approved_by_id BLOB,
	version_id BLOB,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_budget_transfers PRIMARY KEY (id),
	CONSTRAINT uq_budget_transfers_transfer_number UNIQUE (transfer_number),
	CONSTRAINT fk_budget_transfers_budget_id FOREIGN KEY(budget_id) REFERENCES budget_budgets (id),
	CONSTRAINT fk_budget_transfers_from_account_id FOREIGN KEY(from_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_budget_transfers_to_account_id FOREIGN KEY(to_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_budget_transfers_from_fiscal_period_id FOREIGN KEY(from_fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_budget_transfers_to_fiscal_period_id FOREIGN KEY(to_fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_budget_transfers_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_transfers_version_id FOREIGN KEY(version_id) REFERENCES budget_versions (id),
	CONSTRAINT fk_budget_transfers_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_budget_transfers_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_transfers_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE budget_versions (
	budget_id BLOB NOT NULL,
	version_number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	amendment_date TEXT NOT NULL,
	amendment_reason TEXT NOT NULL,
	previous_total TEXT NOT NULL,
	new_total TEXT NOT NULL,
	amended_by TEXT NOT NULL,
	approved_by_id BLOB,
	snapshot TEXT NOT NULL,
	snapshot_sha256 TEXT NOT NULL,
	line_count INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_budget_versions PRIMARY KEY (id),
	CONSTRAINT uq_budget_versions_budget_id_version_number UNIQUE (budget_id, version_number),
	CONSTRAINT fk_budget_versions_budget_id FOREIGN KEY(budget_id) REFERENCES budget_budgets (id),
	CONSTRAINT fk_budget_versions_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_versions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_budget_versions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cash_bank_accounts (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	institution TEXT,
	currency TEXT NOT NULL,
	account_id BLOB NOT NULL,
	account_number TEXT,
	account_number_masked TEXT NOT NULL,
	iban TEXT,
	bic TEXT,
	routing_number TEXT,
	holder_party_id BLOB,
	opening_date TEXT,
	opening_balance TEXT NOT NULL,
	credit_limit TEXT,
	imprest_amount TEXT,
	next_check_number INTEGER,
	statement_format TEXT,
	csv_mapping_name TEXT,
	date_window_days INTEGER NOT NULL,
	last_reconciled_date TEXT,
	last_reconciled_balance TEXT,
	ach_immediate_destination TEXT,
	ach_immediate_origin TEXT,
	ach_company_id TEXT,
	ach_odfi TEXT,
	sepa_initiator_name TEXT,
	sepa_initiator_id TEXT,
	sepa_batch_booking INTEGER NOT NULL,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cash_bank_accounts PRIMARY KEY (id),
	CONSTRAINT uq_cash_bank_accounts_code UNIQUE (code),
	CONSTRAINT uq_cash_bank_accounts_account_id UNIQUE (account_id),
	CONSTRAINT fk_cash_bank_accounts_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_cash_bank_accounts_holder_party_id FOREIGN KEY(holder_party_id) REFERENCES parties (id),
	CONSTRAINT fk_cash_bank_accounts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_bank_accounts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cash_bank_statement_lines (
	statement_id BLOB NOT NULL,
	bank_account_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	transaction_date TEXT NOT NULL,
	value_date TEXT,
	amount TEXT NOT NULL,
	original_amount TEXT,
	original_currency TEXT,
	balance_after TEXT,
	counterparty_name TEXT,
	counterparty_account TEXT,
	reference TEXT NOT NULL,
	end_to_end_id TEXT,
	bank_reference TEXT,
	check_number TEXT,
	description TEXT NOT NULL,
	transaction_type TEXT NOT NULL,
	external_id TEXT,
	fingerprint TEXT NOT NULL,
	raw TEXT NOT NULL,
	status TEXT NOT NULL,
	exclude_reason TEXT,
	offset_line_id BLOB,
	expense_line_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cash_bank_statement_lines PRIMARY KEY (id),
	CONSTRAINT uq_cash_bank_statement_lines_bank_account_id_fingerprint UNIQUE (bank_account_id, fingerprint),
	CONSTRAINT fk_cash_bank_statement_lines_statement_id FOREIGN KEY(statement_id) REFERENCES cash_bank_statements (id),
	CONSTRAINT fk_cash_bank_statement_lines_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES cash_bank_accounts (id),
	CONSTRAINT fk_cash_bank_statement_lines_offset_line_id FOREIGN KEY(offset_line_id) REFERENCES cash_bank_statement_lines (id),
	CONSTRAINT fk_cash_bank_statement_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_bank_statement_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cash_bank_statements (
	bank_account_id BLOB NOT NULL,
	statement_number TEXT,
	from_date TEXT,
	statement_date TEXT NOT NULL,
	opening_balance TEXT NOT NULL,
	closing_balance TEXT NOT NULL,
	balance_known INTEGER NOT NULL,
	currency TEXT NOT NULL,
	format TEXT NOT NULL,
	line_count INTEGER NOT NULL,
	duplicate_count INTEGER NOT NULL,
	known_amount TEXT NOT NULL,
	chain_difference TEXT NOT NULL,
	sum_difference TEXT NOT NULL,
	source_file_name TEXT NOT NULL,
	source_sha256 TEXT NOT NULL,
	statement_index INTEGER NOT NULL,
	imported_at TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cash_bank_statements PRIMARY KEY (id),
	CONSTRAINT uq_cash_bank_statements_bank_account_id_source_sha256_statement_index UNIQUE (bank_account_id, source_sha256, statement_index),
	CONSTRAINT fk_cash_bank_statements_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES cash_bank_accounts (id),
	CONSTRAINT fk_cash_bank_statements_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_bank_statements_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cash_bank_transactions (
	transaction_number TEXT NOT NULL,
	bank_account_id BLOB NOT NULL,
	transaction_date TEXT NOT NULL,
	value_date TEXT,
	transaction_type TEXT NOT NULL,
	amount TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	party_id BLOB,
	payee_name TEXT NOT NULL,
	reference TEXT NOT NULL,
	check_number TEXT,
	description TEXT NOT NULL,
	splits TEXT NOT NULL,
	transfer_group BLOB,
	counter_bank_account_id BLOB,
	external_id TEXT,
	statement_line_id BLOB,
	rule_name TEXT,
	status TEXT NOT NULL,
	reconciled INTEGER NOT NULL,
	matched_journal_line_id INTEGER,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cash_bank_transactions PRIMARY KEY (id),
	CONSTRAINT uq_cash_bank_transactions_transaction_number UNIQUE (transaction_number),
	CONSTRAINT fk_cash_bank_transactions_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES cash_bank_accounts (id),
	CONSTRAINT fk_cash_bank_transactions_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_cash_bank_transactions_counter_bank_account_id FOREIGN KEY(counter_bank_account_id) REFERENCES cash_bank_accounts (id),
	CONSTRAINT fk_cash_bank_transactions_statement_line_id FOREIGN KEY(statement_line_id) REFERENCES cash_bank_statement_lines (id),
	CONSTRAINT fk_cash_bank_transactions_matched_journal_line_id FOREIGN KEY(matched_journal_line_id) REFERENCES journal_lines (id),
	CONSTRAINT fk_cash_bank_transactions_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_cash_bank_transactions_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_cash_bank_transactions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_bank_transactions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cash_reconciliation_matches (
	match_group BLOB NOT NULL,
	reconciliation_id BLOB,
	statement_line_id BLOB,
	journal_line_id INTEGER NOT NULL,
	amount TEXT NOT NULL,
	match_confidence TEXT NOT NULL,
	match_method TEXT NOT NULL,
	rule_name TEXT,
	status TEXT NOT NULL,
	cleared_on TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cash_reconciliation_matches PRIMARY KEY (id),
	CONSTRAINT fk_cash_reconciliation_matches_reconciliation_id FOREIGN KEY(reconciliation_id) REFERENCES cash_reconciliations (id),
	CONSTRAINT fk_cash_reconciliation_matches_statement_line_id FOREIGN KEY(statement_line_id) REFERENCES cash_bank_statement_lines (id),
	CONSTRAINT fk_cash_reconciliation_matches_journal_line_id FOREIGN KEY(journal_line_id) REFERENCES journal_lines (id),
	CONSTRAINT fk_cash_reconciliation_matches_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_reconciliation_matches_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cash_reconciliations (
	bank_account_id BLOB NOT NULL,
	statement_id BLOB,
	previous_id BLOB,
	statement_date TEXT NOT NULL,
	opening_balance TEXT NOT NULL,
	statement_balance TEXT NOT NULL,
	book_balance TEXT NOT NULL,
	deposits_in_transit TEXT NOT NULL,
	outstanding_payments TEXT NOT NULL,
	bank_errors TEXT NOT NULL,
	adjusted_book_balance TEXT NOT NULL,
	variance TEXT NOT NULL,
	status TEXT NOT NULL,
	completed_by_id BLOB,
	completed_at TEXT,
	reopen_reason TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cash_reconciliations PRIMARY KEY (id),
	CONSTRAINT uq_cash_reconciliations_bank_account_id_statement_date UNIQUE (bank_account_id, statement_date),
	CONSTRAINT fk_cash_reconciliations_bank_account_id FOREIGN KEY(bank_account_id) REFERENCES cash_bank_accounts (id),
	CONSTRAINT fk_cash_reconciliations_statement_id FOREIGN KEY(statement_id) REFERENCES cash_bank_statements (id),
	CONSTRAINT fk_cash_reconciliations_previous_id FOREIGN KEY(previous_id) REFERENCES cash_reconciliations (id),
	CONSTRAINT fk_cash_reconciliations_completed_by_id FOREIGN KEY(completed_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_reconciliations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cash_reconciliations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE catalog_entries (
	kind TEXT NOT NULL,
	code TEXT NOT NULL,
	sub_code TEXT NOT NULL,
	name TEXT NOT NULL,
	parent_code TEXT,
	attributes TEXT NOT NULL,
	search_text TEXT NOT NULL,
	source_code TEXT NOT NULL,
	locked_fields TEXT,
	row_hash TEXT NOT NULL,
	alias_of TEXT,
	is_active INTEGER NOT NULL,
	last_seen_at TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_catalog_entries PRIMARY KEY (id),
	CONSTRAINT uq_catalog_entries_kind_code_sub_code UNIQUE (kind, code, sub_code),
	CONSTRAINT fk_catalog_entries_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_catalog_entries_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE company_settings (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	module TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_company_settings PRIMARY KEY (id),
	CONSTRAINT uq_company_settings_key UNIQUE ("key"),
	CONSTRAINT fk_company_settings_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_company_settings_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE contract_line_items (
	contract_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	description TEXT NOT NULL,
	type TEXT NOT NULL,
	funded_amount TEXT NOT NULL,
	ceiling_amount TEXT,
	hourly_rate TEXT,
	estimated_hours TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_contract_line_items PRIMARY KEY (id),
	CONSTRAINT uq_contract_line_items_contract_id_line_number UNIQUE (contract_id, line_number),
	CONSTRAINT fk_contract_line_items_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_contract_line_items_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_contract_line_items_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE contracts (
	contract_number TEXT NOT NULL,
	contract_name TEXT NOT NULL,
	contract_type TEXT NOT NULL,
	status TEXT NOT NULL,
	customer_party_id BLOB,
	currency TEXT NOT NULL,
	funded_amount TEXT NOT NULL,
	ceiling_amount TEXT,
	fee_rate TEXT,
	ceiling_fee TEXT,
	start_date TEXT,
	end_date TEXT,
	prime_contract_number TEXT,
	external_ref TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_contracts PRIMARY KEY (id),
	CONSTRAINT uq_contracts_contract_number UNIQUE (contract_number),
	CONSTRAINT fk_contracts_customer_party_id FOREIGN KEY(customer_party_id) REFERENCES parties (id),
	CONSTRAINT fk_contracts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_contracts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE contracts_billings (
	contract_id BLOB NOT NULL,
	billing_number TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	billing_type TEXT NOT NULL,
	billing_period TEXT NOT NULL,
	period_start TEXT,
	period_end TEXT,
	billing_date TEXT NOT NULL,
	milestone_id BLOB,
	lines TEXT NOT NULL,
	work_to_date TEXT NOT NULL,
	previously_billed TEXT NOT NULL,
	claimed_amount TEXT NOT NULL,
	certified_amount TEXT,
	direct_costs TEXT NOT NULL,
	indirect_costs TEXT NOT NULL,
	fee_amount TEXT NOT NULL,
	gross_amount TEXT NOT NULL,
	retention_amount TEXT NOT NULL,
	advance_recovered TEXT NOT NULL,
	damages TEXT NOT NULL,
	net_amount TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	total_amount TEXT NOT NULL,
	tax_code_id BLOB,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	certificate_number TEXT,
	approved_by TEXT,
	approved_date TEXT,
	rejection_reason TEXT,
	corrects_billing_id BLOB,
	ar_invoice_id BLOB,
	status TEXT NOT NULL,
	voided_on TEXT,
	void_reason TEXT,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_contracts_billings PRIMARY KEY (id),
	CONSTRAINT uq_contracts_billings_contract_id_billing_number UNIQUE (contract_id, billing_number),
	CONSTRAINT fk_contracts_billings_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_contracts_billings_milestone_id FOREIGN KEY(milestone_id) REFERENCES contracts_milestones (id),
	CONSTRAINT fk_contracts_billings_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_contracts_billings_corrects_billing_id FOREIGN KEY(corrects_billing_id) REFERENCES contracts_billings (id),
	CONSTRAINT fk_contracts_billings_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_contracts_billings_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_contracts_billings_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE contracts_deliverables (
	contract_id BLOB NOT NULL,
	deliverable_number TEXT NOT NULL,
	contract_line_id BLOB,
	title TEXT NOT NULL,
	description TEXT,
	deliverable_type TEXT NOT NULL,
	quantity TEXT NOT NULL,
	unit TEXT,
	price TEXT,
	due_date TEXT,
	late_after_days INTEGER NOT NULL,
	recurrence TEXT NOT NULL,
	series_id BLOB,
	status TEXT NOT NULL,
	submitted_date TEXT,
	submission_count INTEGER NOT NULL,
	review_days INTEGER,
	accepted_date TEXT,
	accepted_by TEXT,
	rejection_reason TEXT,
	billed_amount TEXT NOT NULL,
	revenue_obligation_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_contracts_deliverables PRIMARY KEY (id),
	CONSTRAINT uq_contracts_deliverables_contract_id_deliverable_number UNIQUE (contract_id, deliverable_number),
	CONSTRAINT fk_contracts_deliverables_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_contracts_deliverables_contract_line_id FOREIGN KEY(contract_line_id) REFERENCES contract_line_items (id),
	CONSTRAINT fk_contracts_deliverables_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_contracts_deliverables_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE contracts_funding (
	contract_id BLOB NOT NULL,
	funding_action_number TEXT NOT NULL,
	funding_type TEXT NOT NULL,
	effective_date TEXT NOT NULL,
	signed_on TEXT,
	modification_number TEXT,
	document_reference TEXT,
	authorized_by TEXT,
	amount TEXT NOT NULL,
	value_change TEXT NOT NULL,
	ceiling_change TEXT NOT NULL,
	fee_change TEXT NOT NULL,
	cumulative_funded TEXT NOT NULL,
	cumulative_value TEXT NOT NULL,
	ceiling_after TEXT,
	fee_after TEXT,
	currency TEXT NOT NULL,
	billing_basis TEXT NOT NULL,
	revenue_policy TEXT NOT NULL,
	revenue_contract_id BLOB,
	project_id BLOB,
	retention_percent TEXT NOT NULL,
	retention_cap_percent TEXT,
	tax_on_retention TEXT NOT NULL,
	advance_percent TEXT,
	advance_recovery_percent TEXT,
	fee_basis TEXT NOT NULL,
	fee_rate TEXT,
	damages_per_day TEXT,
	damages_cap_percent TEXT,
	requires_certificate INTEGER NOT NULL,
	funding_control TEXT NOT NULL,
	tax_code_id BLOB,
	payment_term_id BLOB,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_contracts_funding PRIMARY KEY (id),
	CONSTRAINT uq_contracts_funding_contract_id_funding_action_number UNIQUE (contract_id, funding_action_number),
	CONSTRAINT fk_contracts_funding_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_contracts_funding_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_contracts_funding_payment_term_id FOREIGN KEY(payment_term_id) REFERENCES payment_terms (id),
	CONSTRAINT fk_contracts_funding_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_contracts_funding_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE contracts_milestones (
	contract_id BLOB NOT NULL,
	milestone_number TEXT NOT NULL,
	name TEXT NOT NULL,
	description TEXT,
	contract_line_id BLOB,
	deliverable_id BLOB,
	kind TEXT NOT NULL,
	amount TEXT NOT NULL,
	quantity TEXT,
	unit_price TEXT,
	completion_pct TEXT NOT NULL,
	stored_materials TEXT NOT NULL,
	billed_amount TEXT NOT NULL,
	is_billed INTEGER NOT NULL,
	billed_date TEXT,
	due_date TEXT,
	achieved_date TEXT,
	evidence TEXT,
	currency TEXT NOT NULL,
	project_phase_id BLOB,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_contracts_milestones PRIMARY KEY (id),
	CONSTRAINT uq_contracts_milestones_contract_id_milestone_number UNIQUE (contract_id, milestone_number),
	CONSTRAINT uq_contracts_milestones_contract_id_name UNIQUE (contract_id, name),
	CONSTRAINT fk_contracts_milestones_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_contracts_milestones_contract_line_id FOREIGN KEY(contract_line_id) REFERENCES contract_line_items (id),
	CONSTRAINT fk_contracts_milestones_deliverable_id FOREIGN KEY(deliverable_id) REFERENCES contracts_deliverables (id),
	CONSTRAINT fk_contracts_milestones_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_contracts_milestones_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cost_lot_uses (
	cost_lot_id BLOB NOT NULL,
	quantity TEXT NOT NULL,
	cost TEXT NOT NULL,
	used_on TEXT NOT NULL,
	source_module TEXT NOT NULL,
	source_id BLOB NOT NULL,
	reversed_by_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cost_lot_uses PRIMARY KEY (id),
	CONSTRAINT fk_cost_lot_uses_cost_lot_id FOREIGN KEY(cost_lot_id) REFERENCES cost_lots (id),
	CONSTRAINT fk_cost_lot_uses_reversed_by_id FOREIGN KEY(reversed_by_id) REFERENCES cost_lot_uses (id),
	CONSTRAINT fk_cost_lot_uses_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cost_lot_uses_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE cost_lots (
	item_code TEXT NOT NULL,
	location_code TEXT,
	lot_date TEXT NOT NULL,
	lot_number TEXT,
	original_quantity TEXT NOT NULL,
	remaining_quantity TEXT NOT NULL,
	unit_cost TEXT NOT NULL,
	original_cost TEXT NOT NULL,
	remaining_cost TEXT NOT NULL,
	currency TEXT NOT NULL,
	source_module TEXT NOT NULL,
	source_id BLOB NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_cost_lots PRIMARY KEY (id),
	CONSTRAINT fk_cost_lots_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_cost_lots_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE currencies (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	symbol TEXT NOT NULL,
	minor_unit INTEGER NOT NULL,
	cash_step TEXT,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_currencies PRIMARY KEY (id),
	CONSTRAINT uq_currencies_code UNIQUE (code),
	CONSTRAINT fk_currencies_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_currencies_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE dimension_values (
	dimension_id BLOB NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	parent_id BLOB,
	valid_from TEXT,
	valid_to TEXT,
	is_active INTEGER NOT NULL,
	external_ref TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_dimension_values PRIMARY KEY (id),
	CONSTRAINT uq_dimension_values_dimension_id_code UNIQUE (dimension_id, code),
	CONSTRAINT fk_dimension_values_dimension_id FOREIGN KEY(dimension_id) REFERENCES dimensions (id),
	CONSTRAINT fk_dimension_values_parent_id FOREIGN KEY(parent_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_dimension_values_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_dimension_values_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE dimensions (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	is_required_for TEXT NOT NULL,
	is_active INTEGER NOT NULL,
	sort INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_dimensions PRIMARY KEY (id),
	CONSTRAINT uq_dimensions_code UNIQUE (code),
	CONSTRAINT fk_dimensions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_dimensions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE document_links (
	from_type TEXT NOT NULL,
	from_id BLOB NOT NULL,
	to_type TEXT NOT NULL,
	to_id BLOB NOT NULL,
	kind TEXT NOT NULL,
	amount TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_document_links PRIMARY KEY (id),
	CONSTRAINT uq_document_links_from_id_to_id_kind UNIQUE (from_id, to_id, kind),
	CONSTRAINT fk_document_links_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_document_links_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE drafts (
	id BLOB NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	actor_id BLOB NOT NULL,
	CONSTRAINT pk_drafts PRIMARY KEY (id),
	CONSTRAINT fk_drafts_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE exchange_rates (
	from_currency TEXT NOT NULL,
	to_currency TEXT NOT NULL,
	rate_date TEXT NOT NULL,
	rate_type TEXT NOT NULL,
	rate TEXT NOT NULL,
	per INTEGER NOT NULL,
	source TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_exchange_rates PRIMARY KEY (id),
	CONSTRAINT uq_exchange_rates_from_currency_to_currency_rate_date_rate_type UNIQUE (from_currency, to_currency, rate_date, rate_type),
	CONSTRAINT fk_exchange_rates_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_exchange_rates_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE expense_lines (
	report_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	line_kind TEXT NOT NULL,
	expense_date TEXT NOT NULL,
	category TEXT NOT NULL,
	merchant TEXT,
	description TEXT NOT NULL,
	original_amount TEXT NOT NULL,
	original_currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	rate_source TEXT NOT NULL,
	amount TEXT NOT NULL,
	claimed_amount TEXT NOT NULL,
	tax_code_id BLOB,
	tax_amount TEXT NOT NULL,
	recoverable_tax TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	is_personal INTEGER NOT NULL,
	account_id BLOB,
	receipt_attached INTEGER NOT NULL,
	receipt_group INTEGER,
	receipt_sha256 TEXT,
	attendees TEXT,
	justification TEXT,
	violation_notes TEXT,
	violation_accepted INTEGER NOT NULL,
	distance TEXT,
	distance_unit TEXT,
	vehicle_type TEXT,
	route TEXT,
	odometer_start TEXT,
	odometer_end TEXT,
	mileage_rate TEXT,
	rate_location TEXT,
	meals_provided TEXT,
	card_transaction_id BLOB,
	billable INTEGER NOT NULL,
	customer_id BLOB,
	markup_percent TEXT NOT NULL,
	billed_line_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_expense_lines PRIMARY KEY (id),
	CONSTRAINT uq_expense_lines_report_id_line_number UNIQUE (report_id, line_number),
	CONSTRAINT fk_expense_lines_report_id FOREIGN KEY(report_id) REFERENCES expense_reports (id),
	CONSTRAINT fk_expense_lines_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_expense_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_expense_lines_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_expense_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_expense_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE expense_policies (
	category TEXT NOT NULL,
	valid_from TEXT NOT NULL,
	valid_to TEXT,
	currency TEXT NOT NULL,
	per_transaction_limit TEXT,
	daily_limit TEXT,
	trip_limit TEXT,
	requires_receipt_above TEXT,
	requires_justification INTEGER NOT NULL,
	requires_attendees INTEGER NOT NULL,
	max_age_days INTEGER,
	severity TEXT NOT NULL,
	default_account_id BLOB,
	default_tax_code_id BLOB,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_expense_policies PRIMARY KEY (id),
	CONSTRAINT uq_expense_policies_category_valid_from UNIQUE (category, valid_from),
	CONSTRAINT fk_expense_policies_default_account_id FOREIGN KEY(default_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_expense_policies_default_tax_code_id FOREIGN KEY(default_tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_expense_policies_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_expense_policies_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE expense_reimbursements (
	kind TEXT NOT NULL,
	payment_number TEXT NOT NULL,
	employee_id BLOB NOT NULL,
	report_id BLOB,
	advance_id BLOB,
	payment_date TEXT NOT NULL,
	amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	bank_account_id BLOB,
	payment_reference TEXT,
	payroll_run_id BLOB,
	purpose TEXT,
	due_back_on TEXT,
	status TEXT NOT NULL,
	file_message_id TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_expense_reimbursements PRIMARY KEY (id),
	CONSTRAINT uq_expense_reimbursements_payment_number_report_id UNIQUE (payment_number, report_id),
	CONSTRAINT ck_expense_reimbursements_report_of_kind CHECK ((report_id IS NOT NULL OR kind NOT IN ('reimbursement', 'advance_clearing')) AND (report_id IS NULL OR kind <> 'advance')),
	CONSTRAINT fk_expense_reimbursements_employee_id FOREIGN KEY(employee_id) REFERENCES parties (id),
	CONSTRAINT fk_expense_reimbursements_report_id FOREIGN KEY(report_id) REFERENCES expense_reports (id),
	CONSTRAINT fk_expense_reimbursements_advance_id FOREIGN KEY(advance_id) REFERENCES expense_reimbursements (id),
	CONSTRAINT fk_expense_reimbursements_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_expense_reimbursements_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_expense_reimbursements_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_expense_reimbursements_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE expense_reports (
	report_number TEXT NOT NULL,
	employee_id BLOB NOT NULL,
	report_date TEXT NOT NULL,
	posting_date TEXT,
	period_from TEXT,
	period_to TEXT,
	purpose TEXT NOT NULL,
	destination TEXT,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	total_amount TEXT NOT NULL,
	out_of_pocket_amount TEXT NOT NULL,
	card_amount TEXT NOT NULL,
	personal_amount TEXT NOT NULL,
	advance_applied TEXT NOT NULL,
	payable_amount TEXT NOT NULL,
	base_total TEXT NOT NULL,
	status TEXT NOT NULL,
	submitted_date TEXT,
	approved_date TEXT,
	approved_by_id BLOB,
	rejection_reason TEXT,
	paid_date TEXT,
	travel_start TEXT,
	travel_end TEXT,
	corrects_report_id BLOB,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_expense_reports PRIMARY KEY (id),
	CONSTRAINT uq_expense_reports_report_number UNIQUE (report_number),
	CONSTRAINT fk_expense_reports_employee_id FOREIGN KEY(employee_id) REFERENCES parties (id),
	CONSTRAINT fk_expense_reports_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_expense_reports_corrects_report_id FOREIGN KEY(corrects_report_id) REFERENCES expense_reports (id),
	CONSTRAINT fk_expense_reports_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_expense_reports_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_expense_reports_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_expense_reports_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_expense_reports_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE fiscal_periods (
	fiscal_year_id BLOB NOT NULL,
	code TEXT NOT NULL,
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	start_date TEXT NOT NULL,
	end_date TEXT NOT NULL,
	is_adjustment INTEGER NOT NULL,
	status TEXT NOT NULL,
	closed_modules TEXT,
	closed_at TEXT,
	closed_by_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_fiscal_periods PRIMARY KEY (id),
	CONSTRAINT fk_fiscal_periods_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_years (id),
	CONSTRAINT uq_fiscal_periods_code UNIQUE (code),
	CONSTRAINT fk_fiscal_periods_closed_by_id FOREIGN KEY(closed_by_id) REFERENCES actors (id),
	CONSTRAINT fk_fiscal_periods_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_fiscal_periods_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE fiscal_years (
	code TEXT NOT NULL,
	start_date TEXT NOT NULL,
	end_date TEXT NOT NULL,
	calendar TEXT NOT NULL,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_fiscal_years PRIMARY KEY (id),
	CONSTRAINT uq_fiscal_years_code UNIQUE (code),
	CONSTRAINT fk_fiscal_years_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_fiscal_years_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_account_reconciliations (
	account_id BLOB NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	period TEXT NOT NULL,
	as_of_date TEXT NOT NULL,
	currency TEXT NOT NULL,
	gl_balance TEXT NOT NULL,
	balance_confirmed TEXT NOT NULL,
	evidence_type TEXT NOT NULL,
	explained_amount TEXT NOT NULL,
	difference TEXT NOT NULL,
	items TEXT NOT NULL,
	status TEXT NOT NULL,
	reconciled_date TEXT,
	reconciled_by_id BLOB,
	reviewed_by_id BLOB,
	review_date TEXT,
	ledger_seq INTEGER,
	notes TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_account_reconciliations PRIMARY KEY (id),
	CONSTRAINT uq_gl_account_reconciliations_account_id_period_currency UNIQUE (account_id, period, currency),
	CONSTRAINT fk_gl_account_reconciliations_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_gl_account_reconciliations_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_gl_account_reconciliations_reconciled_by_id FOREIGN KEY(reconciled_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_account_reconciliations_reviewed_by_id FOREIGN KEY(reviewed_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_account_reconciliations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_account_reconciliations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_journal_batches (
	batch_number TEXT NOT NULL,
	batch_date TEXT NOT NULL,
	description TEXT NOT NULL,
	source TEXT NOT NULL,
	status TEXT NOT NULL,
	entry_count INTEGER NOT NULL,
	total_debits TEXT NOT NULL,
	total_credits TEXT NOT NULL,
	control_total TEXT,
	control_count INTEGER,
	submitted_at TEXT,
	approved_by_id BLOB,
	approved_at TEXT,
	posted_at TEXT,
	rejection_reason TEXT,
	auto_reverse_date TEXT,
	import_sha256 TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_journal_batches PRIMARY KEY (id),
	CONSTRAINT uq_gl_journal_batches_batch_number UNIQUE (batch_number),
	CONSTRAINT fk_gl_journal_batches_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT uq_gl_journal_batches_import_sha256 UNIQUE (import_sha256),
	CONSTRAINT fk_gl_journal_batches_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_journal_batches_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_period_close_tasks (
	fiscal_period_id BLOB NOT NULL,
	period TEXT NOT NULL,
	task_key TEXT NOT NULL,
	task_name TEXT NOT NULL,
	module TEXT NOT NULL,
	phase INTEGER NOT NULL,
	sequence INTEGER NOT NULL,
	kind TEXT NOT NULL,
	is_blocking INTEGER NOT NULL,
	status TEXT NOT NULL,
	depends_on TEXT,
	completed_by_id BLOB,
	completed_date TEXT,
	skip_reason TEXT,
	result TEXT,
	entries_posted INTEGER NOT NULL,
	due_offset_days INTEGER,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_period_close_tasks PRIMARY KEY (id),
	CONSTRAINT ck_gl_period_close_tasks_phase CHECK (phase BETWEEN 0 AND 6),
	CONSTRAINT uq_gl_period_close_tasks_period_module_task_key UNIQUE (period, module, task_key),
	CONSTRAINT fk_gl_period_close_tasks_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_gl_period_close_tasks_completed_by_id FOREIGN KEY(completed_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_period_close_tasks_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_period_close_tasks_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_recurring_entries (
	name TEXT NOT NULL,
	description TEXT NOT NULL,
	template_type TEXT NOT NULL,
	currency TEXT NOT NULL,
	frequency TEXT NOT NULL,
	start_date TEXT NOT NULL,
	status TEXT NOT NULL,
	book TEXT NOT NULL,
	interval INTEGER NOT NULL,
	anchor TEXT NOT NULL,
	anchor_day INTEGER,
	end_date TEXT,
	max_occurrences INTEGER,
	occurrences_done INTEGER NOT NULL,
	next_due_date TEXT,
	last_generated_date TEXT,
	posting_mode TEXT NOT NULL,
	days_ahead INTEGER NOT NULL,
	is_active INTEGER NOT NULL,
	total_amount TEXT,
	periods INTEGER,
	proration TEXT,
	service_start TEXT,
	service_end TEXT,
	recognised_amount TEXT NOT NULL,
	restated_amount TEXT NOT NULL,
	restated_done INTEGER NOT NULL,
	restated_from TEXT,
	basis_account_id BLOB,
	basis TEXT,
	party_id BLOB,
	document_ref TEXT,
	source_module TEXT,
	source_type TEXT,
	source_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_recurring_entries PRIMARY KEY (id),
	CONSTRAINT ck_gl_recurring_entries_interval CHECK (interval >= 1),
	CONSTRAINT ck_gl_recurring_entries_anchor_day CHECK (anchor_day BETWEEN 1 AND 31),
	CONSTRAINT ck_gl_recurring_entries_days_ahead CHECK (days_ahead BETWEEN 0 AND 60),
	CONSTRAINT uq_gl_recurring_entries_name UNIQUE (name),
	CONSTRAINT fk_gl_recurring_entries_basis_account_id FOREIGN KEY(basis_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_gl_recurring_entries_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_gl_recurring_entries_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_recurring_entries_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_recurring_lines (
	recurring_entry_id BLOB NOT NULL,
	line_no INTEGER NOT NULL,
	account_id BLOB NOT NULL,
	side TEXT NOT NULL,
	amount TEXT,
	weight TEXT,
	description TEXT,
	party_id BLOB,
	tax_code_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_recurring_lines PRIMARY KEY (id),
	CONSTRAINT uq_gl_recurring_lines_recurring_entry_id_line_no UNIQUE (recurring_entry_id, line_no),
	CONSTRAINT fk_gl_recurring_lines_recurring_entry_id FOREIGN KEY(recurring_entry_id) REFERENCES gl_recurring_entries (id),
	CONSTRAINT fk_gl_recurring_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_gl_recurring_lines_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_gl_recurring_lines_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_gl_recurring_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_gl_recurring_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_gl_recurring_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_gl_recurring_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_gl_recurring_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_recurring_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_revaluation_results (
	run_number TEXT NOT NULL,
	period TEXT NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	revaluation_date TEXT NOT NULL,
	rate_type TEXT NOT NULL,
	currencies_processed INTEGER NOT NULL,
	total_gain TEXT NOT NULL,
	total_loss TEXT NOT NULL,
	entries_posted INTEGER NOT NULL,
	details TEXT NOT NULL,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_revaluation_results PRIMARY KEY (id),
	CONSTRAINT uq_gl_revaluation_results_run_number UNIQUE (run_number),
	CONSTRAINT fk_gl_revaluation_results_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_gl_revaluation_results_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_gl_revaluation_results_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_gl_revaluation_results_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_revaluation_results_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE gl_translation_results (
	entity_id TEXT NOT NULL,
	period TEXT NOT NULL,
	as_of_date TEXT NOT NULL,
	source_currency TEXT NOT NULL,
	target_currency TEXT NOT NULL,
	method TEXT NOT NULL,
	run_no INTEGER NOT NULL,
	exchange_rate TEXT NOT NULL,
	average_rate TEXT NOT NULL,
	translated_amount TEXT NOT NULL,
	cta_opening TEXT NOT NULL,
	cta_movement TEXT NOT NULL,
	cta_amount TEXT NOT NULL,
	remeasurement_gain TEXT NOT NULL,
	source_kind TEXT NOT NULL,
	details TEXT NOT NULL,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_gl_translation_results PRIMARY KEY (id),
	CONSTRAINT uq_gl_translation_results_entity_id_period_source_currency_target_currency_method_run_no UNIQUE (entity_id, period, source_currency, target_currency, method, run_no),
	CONSTRAINT fk_gl_translation_results_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_gl_translation_results_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_gl_translation_results_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE holidays (
	calendar TEXT NOT NULL,
	date TEXT NOT NULL,
	name TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_holidays PRIMARY KEY (id),
	CONSTRAINT uq_holidays_calendar_date UNIQUE (calendar, date),
	CONSTRAINT fk_holidays_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_holidays_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE import_batches (
	kind TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	mapping TEXT,
	rows INTEGER NOT NULL,
	created INTEGER NOT NULL,
	failed INTEGER NOT NULL,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_import_batches PRIMARY KEY (id),
	CONSTRAINT fk_import_batches_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_import_batches_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE intercompany_agreements (
	agreement_number TEXT NOT NULL,
	entity_a TEXT NOT NULL,
	entity_b TEXT NOT NULL,
	name TEXT NOT NULL,
	agreement_type TEXT NOT NULL,
	markup_rate TEXT NOT NULL,
	price_list TEXT,
	interest_rate TEXT,
	day_count TEXT,
	compounding TEXT,
	billing_frequency TEXT NOT NULL,
	next_charge_date TEXT,
	cost_accounts TEXT,
	share_weights TEXT,
	is_net_investment INTEGER NOT NULL,
	currency TEXT NOT NULL,
	due_from_account_id BLOB,
	due_to_account_id BLOB,
	income_account_id BLOB,
	expense_account_id BLOB,
	withholding_rate TEXT,
	tax_code_id BLOB,
	effective_from TEXT NOT NULL,
	effective_to TEXT,
	status TEXT NOT NULL,
	method_note TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_intercompany_agreements PRIMARY KEY (id),
	CONSTRAINT ck_intercompany_agreements_two_entities CHECK (entity_a <> entity_b),
	CONSTRAINT uq_intercompany_agreements_entity_a_entity_b_agreement_type_effective_from UNIQUE (entity_a, entity_b, agreement_type, effective_from),
	CONSTRAINT uq_intercompany_agreements_agreement_number UNIQUE (agreement_number),
	CONSTRAINT fk_intercompany_agreements_due_from_account_id FOREIGN KEY(due_from_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_intercompany_agreements_due_to_account_id FOREIGN KEY(due_to_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_intercompany_agreements_income_account_id FOREIGN KEY(income_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_intercompany_agreements_expense_account_id FOREIGN KEY(expense_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_intercompany_agreements_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_intercompany_agreements_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_intercompany_agreements_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE intercompany_settlements (
	settlement_number TEXT NOT NULL,
	from_entity TEXT NOT NULL,
	to_entity TEXT NOT NULL,
	settlement_date TEXT NOT NULL,
	period TEXT NOT NULL,
	settlement_type TEXT NOT NULL,
	amount TEXT NOT NULL,
	gross_payable TEXT NOT NULL,
	gross_receivable TEXT NOT NULL,
	currency TEXT NOT NULL,
	rate TEXT NOT NULL,
	fx_difference TEXT NOT NULL,
	payment_method TEXT,
	bank_account_from TEXT,
	bank_account_to TEXT,
	settlement_reference TEXT,
	lines TEXT NOT NULL,
	status TEXT NOT NULL,
	settled_by TEXT,
	reversed_on TEXT,
	reverse_reason TEXT,
	journal_entry_id BLOB,
	mirror_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_intercompany_settlements PRIMARY KEY (id),
	CONSTRAINT ck_intercompany_settlements_two_entities CHECK (from_entity <> to_entity),
	CONSTRAINT uq_intercompany_settlements_settlement_number UNIQUE (settlement_number),
	CONSTRAINT fk_intercompany_settlements_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_intercompany_settlements_mirror_entry_id FOREIGN KEY(mirror_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_intercompany_settlements_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_intercompany_settlements_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE intercompany_transactions (
	transaction_number TEXT NOT NULL,
	agreement_id BLOB,
	transaction_type TEXT NOT NULL,
	from_entity TEXT NOT NULL,
	to_entity TEXT NOT NULL,
	amount TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	markup_amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	rate TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	transaction_date TEXT NOT NULL,
	due_date TEXT,
	description TEXT,
	from_account_id BLOB,
	to_account_id BLOB,
	external_reference TEXT,
	file_message_id TEXT,
	counter_status TEXT NOT NULL,
	settled_amount TEXT NOT NULL,
	profit_in_stock TEXT,
	status TEXT NOT NULL,
	reconciled_at TEXT,
	eliminated_period TEXT,
	source_module TEXT,
	source_type TEXT,
	source_id BLOB,
	reversed_on TEXT,
	reverse_reason TEXT,
	journal_entry_id BLOB,
	mirror_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_intercompany_transactions PRIMARY KEY (id),
	CONSTRAINT ck_intercompany_transactions_two_entities CHECK (from_entity <> to_entity),
	CONSTRAINT uq_intercompany_transactions_transaction_number UNIQUE (transaction_number),
	CONSTRAINT fk_intercompany_transactions_agreement_id FOREIGN KEY(agreement_id) REFERENCES intercompany_agreements (id),
	CONSTRAINT fk_intercompany_transactions_from_account_id FOREIGN KEY(from_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_intercompany_transactions_to_account_id FOREIGN KEY(to_account_id) REFERENCES accounts (id),
	CONSTRAINT uq_intercompany_transactions_file_message_id UNIQUE (file_message_id),
	CONSTRAINT fk_intercompany_transactions_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_intercompany_transactions_mirror_entry_id FOREIGN KEY(mirror_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_intercompany_transactions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_intercompany_transactions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_abc_classifications (
	run_number TEXT NOT NULL,
	item_code TEXT NOT NULL,
	from_date TEXT NOT NULL,
	as_of_date TEXT NOT NULL,
	annual_quantity TEXT NOT NULL,
	annual_value TEXT NOT NULL,
	percent_of_value TEXT NOT NULL,
	cumulative_percent TEXT NOT NULL,
	classification TEXT NOT NULL,
	previous_classification TEXT,
	is_manual INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_abc_classifications PRIMARY KEY (id),
	CONSTRAINT uq_inventory_abc_classifications_run_number_item_code UNIQUE (run_number, item_code),
	CONSTRAINT fk_inventory_abc_classifications_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_abc_classifications_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_adjustments (
	adjustment_number TEXT NOT NULL,
	line_number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	location_code TEXT,
	adjustment_date TEXT NOT NULL,
	quantity_change TEXT NOT NULL,
	value_change TEXT NOT NULL,
	unit_cost TEXT,
	reason_code TEXT NOT NULL,
	reference TEXT,
	batch_id BLOB,
	receipt_id BLOB,
	issue_id BLOB,
	count_id BLOB,
	charge_line_id BLOB,
	costing_method TEXT,
	tracking TEXT,
	base_unit TEXT,
	cogs_account_id BLOB,
	old_unit_cost TEXT,
	new_unit_cost TEXT,
	status TEXT NOT NULL,
	item_code TEXT NOT NULL,
	description TEXT NOT NULL,
	posting_date TEXT,
	movement_seq INTEGER,
	lot_number TEXT,
	serial_numbers TEXT,
	stock_account_id BLOB NOT NULL,
	counter_account_id BLOB,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	voided_on TEXT,
	void_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_adjustments PRIMARY KEY (id),
	CONSTRAINT uq_inventory_adjustments_adjustment_number_line_number UNIQUE (adjustment_number, line_number),
	CONSTRAINT fk_inventory_adjustments_receipt_id FOREIGN KEY(receipt_id) REFERENCES inventory_receipts (id),
	CONSTRAINT fk_inventory_adjustments_issue_id FOREIGN KEY(issue_id) REFERENCES inventory_issues (id),
	CONSTRAINT fk_inventory_adjustments_count_id FOREIGN KEY(count_id) REFERENCES inventory_cycle_counts (id),
	CONSTRAINT fk_inventory_adjustments_cogs_account_id FOREIGN KEY(cogs_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_adjustments_stock_account_id FOREIGN KEY(stock_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_adjustments_counter_account_id FOREIGN KEY(counter_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_adjustments_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_adjustments_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_adjustments_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_adjustments_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_adjustments_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_cycle_counts (
	count_number TEXT NOT NULL,
	line_number INTEGER NOT NULL,
	count_date TEXT NOT NULL,
	item_code TEXT NOT NULL,
	location_code TEXT,
	lot_number TEXT,
	snapshot_seq INTEGER NOT NULL,
	expected_quantity TEXT NOT NULL,
	actual_quantity TEXT,
	recount_quantity TEXT,
	variance_quantity TEXT NOT NULL,
	variance_amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	counter_name TEXT,
	counter_id BLOB,
	blind INTEGER NOT NULL,
	reason_code TEXT,
	notes TEXT,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_cycle_counts PRIMARY KEY (id),
	CONSTRAINT uq_inventory_cycle_counts_count_number_line_number UNIQUE (count_number, line_number),
	CONSTRAINT fk_inventory_cycle_counts_counter_id FOREIGN KEY(counter_id) REFERENCES parties (id),
	CONSTRAINT fk_inventory_cycle_counts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_cycle_counts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_issues (
	issue_number TEXT NOT NULL,
	line_number INTEGER NOT NULL,
	location_code TEXT NOT NULL,
	issue_date TEXT NOT NULL,
	quantity TEXT NOT NULL,
	unit TEXT NOT NULL,
	unit_cost TEXT NOT NULL,
	total_cost TEXT NOT NULL,
	recost_total TEXT NOT NULL,
	issue_type TEXT NOT NULL,
	destination_module TEXT,
	destination_type TEXT,
	destination_id BLOB,
	destination_line_id BLOB,
	party_id BLOB,
	original_receipt_id BLOB,
	reason_code TEXT,
	status TEXT NOT NULL,
	item_code TEXT NOT NULL,
	description TEXT NOT NULL,
	posting_date TEXT,
	movement_seq INTEGER,
	lot_number TEXT,
	serial_numbers TEXT,
	stock_account_id BLOB NOT NULL,
	counter_account_id BLOB,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	voided_on TEXT,
	void_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_issues PRIMARY KEY (id),
	CONSTRAINT uq_inventory_issues_issue_number_line_number UNIQUE (issue_number, line_number),
	CONSTRAINT fk_inventory_issues_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_inventory_issues_original_receipt_id FOREIGN KEY(original_receipt_id) REFERENCES inventory_receipts (id),
	CONSTRAINT fk_inventory_issues_stock_account_id FOREIGN KEY(stock_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_issues_counter_account_id FOREIGN KEY(counter_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_issues_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_issues_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_issues_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_issues_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_issues_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_receipts (
	receipt_number TEXT NOT NULL,
	line_number INTEGER NOT NULL,
	location_code TEXT NOT NULL,
	receipt_date TEXT NOT NULL,
	quantity TEXT NOT NULL,
	unit TEXT NOT NULL,
	unit_cost TEXT NOT NULL,
	total_cost TEXT NOT NULL,
	cost_variance TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	currency_cost TEXT,
	source_type TEXT NOT NULL,
	source_module TEXT,
	source_id BLOB,
	source_line_id BLOB,
	vendor_id BLOB,
	original_issue_id BLOB,
	invoiced_quantity TEXT NOT NULL,
	invoiced_base TEXT NOT NULL,
	expiry_date TEXT,
	status TEXT NOT NULL,
	item_code TEXT NOT NULL,
	description TEXT NOT NULL,
	posting_date TEXT,
	movement_seq INTEGER,
	lot_number TEXT,
	serial_numbers TEXT,
	stock_account_id BLOB NOT NULL,
	counter_account_id BLOB,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	voided_on TEXT,
	void_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_receipts PRIMARY KEY (id),
	CONSTRAINT uq_inventory_receipts_receipt_number_line_number UNIQUE (receipt_number, line_number),
	CONSTRAINT fk_inventory_receipts_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_inventory_receipts_original_issue_id FOREIGN KEY(original_issue_id) REFERENCES inventory_issues (id),
	CONSTRAINT fk_inventory_receipts_stock_account_id FOREIGN KEY(stock_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_receipts_counter_account_id FOREIGN KEY(counter_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_receipts_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_receipts_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_receipts_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_receipts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_receipts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_reorder_points (
	item_code TEXT NOT NULL,
	location_code TEXT,
	reorder_point TEXT NOT NULL,
	safety_stock TEXT NOT NULL,
	eoq TEXT NOT NULL,
	avg_daily_usage TEXT NOT NULL,
	usage_deviation TEXT NOT NULL,
	annual_demand TEXT NOT NULL,
	lead_time_days INTEGER NOT NULL,
	lead_time_deviation TEXT NOT NULL,
	safety_method TEXT NOT NULL,
	safety_days INTEGER,
	service_level TEXT,
	order_cost TEXT NOT NULL,
	holding_rate TEXT NOT NULL,
	unit_cost TEXT NOT NULL,
	minimum_order_quantity TEXT,
	order_multiple TEXT,
	maximum_stock TEXT,
	preferred_vendor_id BLOB,
	calculated_on TEXT NOT NULL,
	is_manual INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_reorder_points PRIMARY KEY (id),
	CONSTRAINT uq_inventory_reorder_points_item_code_location_code UNIQUE (item_code, location_code),
	CONSTRAINT fk_inventory_reorder_points_preferred_vendor_id FOREIGN KEY(preferred_vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_inventory_reorder_points_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_reorder_points_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE inventory_transfers (
	transfer_number TEXT NOT NULL,
	line_number INTEGER NOT NULL,
	from_location_code TEXT NOT NULL,
	to_location_code TEXT NOT NULL,
	transfer_date TEXT NOT NULL,
	received_date TEXT,
	receive_posting_date TEXT,
	receive_seq INTEGER,
	quantity TEXT NOT NULL,
	quantity_received TEXT NOT NULL,
	quantity_lost TEXT NOT NULL,
	total_cost TEXT NOT NULL,
	status TEXT NOT NULL,
	receive_entry_id BLOB,
	loss_entry_id BLOB,
	item_code TEXT NOT NULL,
	description TEXT NOT NULL,
	posting_date TEXT,
	movement_seq INTEGER,
	lot_number TEXT,
	serial_numbers TEXT,
	stock_account_id BLOB NOT NULL,
	counter_account_id BLOB,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	voided_on TEXT,
	void_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_inventory_transfers PRIMARY KEY (id),
	CONSTRAINT ck_inventory_transfers_two_locations CHECK (from_location_code <> to_location_code),
	CONSTRAINT uq_inventory_transfers_transfer_number_line_number UNIQUE (transfer_number, line_number),
	CONSTRAINT fk_inventory_transfers_receive_entry_id FOREIGN KEY(receive_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_transfers_loss_entry_id FOREIGN KEY(loss_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_transfers_stock_account_id FOREIGN KEY(stock_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_transfers_counter_account_id FOREIGN KEY(counter_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_inventory_transfers_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_transfers_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_inventory_transfers_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_inventory_transfers_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_inventory_transfers_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE journal_entries (
	seq INTEGER NOT NULL,
	entry_no TEXT NOT NULL,
	book TEXT NOT NULL,
	kind TEXT NOT NULL,
	entry_date TEXT NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	document_date TEXT,
	description TEXT NOT NULL,
	reference TEXT,
	source_module TEXT NOT NULL,
	source_type TEXT NOT NULL,
	source_id BLOB NOT NULL,
	idempotency_key TEXT NOT NULL,
	reversal_of_id BLOB,
	original_entry_id BLOB,
	posted_at TEXT NOT NULL,
	posted_by_id BLOB NOT NULL,
	prev_hash TEXT NOT NULL,
	entry_hash TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_journal_entries PRIMARY KEY (id),
	CONSTRAINT uq_journal_entries_seq UNIQUE (seq),
	CONSTRAINT uq_journal_entries_entry_no UNIQUE (entry_no),
	CONSTRAINT fk_journal_entries_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT uq_journal_entries_idempotency_key UNIQUE (idempotency_key),
	CONSTRAINT uq_journal_entries_reversal_of_id UNIQUE (reversal_of_id),
	CONSTRAINT fk_journal_entries_reversal_of_id FOREIGN KEY(reversal_of_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_journal_entries_original_entry_id FOREIGN KEY(original_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_journal_entries_posted_by_id FOREIGN KEY(posted_by_id) REFERENCES actors (id),
	CONSTRAINT fk_journal_entries_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_journal_entries_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE journal_lines (
	id INTEGER NOT NULL,
	entry_id BLOB NOT NULL,
	line_no INTEGER NOT NULL,
	entry_date TEXT NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	book TEXT NOT NULL,
	is_closing INTEGER NOT NULL,
	account_id BLOB NOT NULL,
	side TEXT NOT NULL,
	amount INTEGER NOT NULL,
	currency TEXT NOT NULL,
	rate TEXT NOT NULL,
	base_amount INTEGER NOT NULL,
	is_base_only INTEGER NOT NULL,
	party_id BLOB,
	counter_entity TEXT,
	tax_code_id BLOB,
	due_date TEXT,
	quantity TEXT,
	unit TEXT,
	memo TEXT,
	reason TEXT,
	corrects_line_id INTEGER,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	CONSTRAINT pk_journal_lines PRIMARY KEY (id),
	CONSTRAINT fk_journal_lines_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entries (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_journal_lines_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_journal_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_journal_lines_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_journal_lines_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_journal_lines_corrects_line_id FOREIGN KEY(corrects_line_id) REFERENCES journal_lines (id),
	CONSTRAINT fk_journal_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_journal_lines_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT uq_journal_lines_entry_id_line_no UNIQUE (entry_id, line_no)
)
 STRICT;

CREATE TABLE lease_leases (
	lease_number TEXT NOT NULL,
	description TEXT NOT NULL,
	lessor_id BLOB NOT NULL,
	contract_reference TEXT,
	asset_class TEXT NOT NULL,
	framework TEXT NOT NULL,
	classification TEXT NOT NULL,
	classification_reason TEXT NOT NULL,
	status TEXT NOT NULL,
	commencement_date TEXT NOT NULL,
	end_date TEXT NOT NULL,
	contract_end_date TEXT NOT NULL,
	extension_end TEXT,
	extension_certain INTEGER NOT NULL,
	termination_option_on TEXT,
	termination_certain INTEGER NOT NULL,
	options_note TEXT,
	currency TEXT NOT NULL,
	monthly_payment TEXT NOT NULL,
	payment_frequency TEXT NOT NULL,
	payment_timing TEXT NOT NULL,
	first_payment_date TEXT NOT NULL,
	rent_free_payments INTEGER NOT NULL,
	escalation TEXT NOT NULL,
	escalation_value TEXT,
	escalation_every_months INTEGER,
	index_name TEXT,
	index_base TEXT,
	non_lease_amount TEXT NOT NULL,
	separate_components INTEGER NOT NULL,
	tax_code_id BLOB,
	discount_rate TEXT NOT NULL,
	rate_kind TEXT NOT NULL,
	rate_convention TEXT NOT NULL,
	time_basis TEXT NOT NULL,
	initial_direct_costs TEXT NOT NULL,
	prepaid_payments TEXT NOT NULL,
	incentives_received TEXT NOT NULL,
	incentives_receivable TEXT NOT NULL,
	incentive_expected_on TEXT,
	restoration_cost TEXT NOT NULL,
	restoration_rate TEXT,
	residual_guarantee TEXT NOT NULL,
	purchase_option TEXT NOT NULL,
	purchase_option_certain INTEGER NOT NULL,
	ownership_transfers INTEGER NOT NULL,
	specialised_asset INTEGER NOT NULL,
	economic_life_months INTEGER,
	fair_value TEXT,
	deposit_amount TEXT NOT NULL,
	scope_quantity TEXT NOT NULL,
	scope_unit TEXT,
	opening_as_of TEXT,
	opening_liability TEXT,
	opening_rou TEXT,
	ended_on TEXT,
	end_reason TEXT,
	journal_entry_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_lease_leases PRIMARY KEY (id),
	CONSTRAINT uq_lease_leases_lease_number UNIQUE (lease_number),
	CONSTRAINT fk_lease_leases_lessor_id FOREIGN KEY(lessor_id) REFERENCES parties (id),
	CONSTRAINT fk_lease_leases_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_lease_leases_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_lease_leases_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_lease_leases_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_lease_leases_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE lease_liabilities (
	lease_id BLOB NOT NULL,
	initial_value TEXT NOT NULL,
	current_balance TEXT NOT NULL,
	due_unpaid TEXT NOT NULL,
	base_balance TEXT NOT NULL,
	interest_to_date TEXT NOT NULL,
	paid_to_date TEXT NOT NULL,
	commencement_date TEXT NOT NULL,
	current_rate TEXT NOT NULL,
	measured_on TEXT NOT NULL,
	revision INTEGER NOT NULL,
	restoration_balance TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_lease_liabilities PRIMARY KEY (id),
	CONSTRAINT uq_lease_liabilities_lease_id UNIQUE (lease_id),
	CONSTRAINT fk_lease_liabilities_lease_id FOREIGN KEY(lease_id) REFERENCES lease_leases (id),
	CONSTRAINT fk_lease_liabilities_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_lease_liabilities_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE lease_modifications (
	modification_number TEXT NOT NULL,
	lease_id BLOB NOT NULL,
	modification_date TEXT NOT NULL,
	agreed_on TEXT,
	kind TEXT NOT NULL,
	description TEXT NOT NULL,
	new_monthly_payment TEXT,
	new_end_date TEXT,
	scope_remaining TEXT NOT NULL,
	new_discount_rate TEXT,
	liability_before TEXT NOT NULL,
	liability_after TEXT NOT NULL,
	remeasurement_amount TEXT NOT NULL,
	rou_before TEXT NOT NULL,
	rou_after TEXT NOT NULL,
	rou_adjustment TEXT NOT NULL,
	gain_loss TEXT NOT NULL,
	penalty TEXT NOT NULL,
	new_lease_id BLOB,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER NOT NULL,
	actor_id BLOB NOT NULL,
	approved_note TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_lease_modifications PRIMARY KEY (id),
	CONSTRAINT uq_lease_modifications_modification_number UNIQUE (modification_number),
	CONSTRAINT fk_lease_modifications_lease_id FOREIGN KEY(lease_id) REFERENCES lease_leases (id),
	CONSTRAINT fk_lease_modifications_new_lease_id FOREIGN KEY(new_lease_id) REFERENCES lease_leases (id),
	CONSTRAINT fk_lease_modifications_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id),
	CONSTRAINT fk_lease_modifications_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_lease_modifications_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_lease_modifications_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_lease_modifications_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE lease_payments (
	lease_id BLOB NOT NULL,
	revision INTEGER NOT NULL,
	line_kind TEXT NOT NULL,
	payment_number INTEGER NOT NULL,
	payment_date TEXT NOT NULL,
	fiscal_period_id BLOB,
	amount TEXT NOT NULL,
	non_lease_amount TEXT NOT NULL,
	tax_amount TEXT NOT NULL,
	settled_amount TEXT NOT NULL,
	index_value TEXT,
	interest_portion TEXT NOT NULL,
	principal_portion TEXT NOT NULL,
	amortization_portion TEXT NOT NULL,
	lease_cost TEXT NOT NULL,
	opening_liability TEXT NOT NULL,
	closing_liability TEXT NOT NULL,
	closing_rou TEXT NOT NULL,
	status TEXT NOT NULL,
	settled_by TEXT,
	ap_invoice_id BLOB,
	bank_transaction_id BLOB,
	run_number TEXT,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_lease_payments PRIMARY KEY (id),
	CONSTRAINT uq_lease_payments_lease_id_revision_line_kind_payment_number UNIQUE (lease_id, revision, line_kind, payment_number),
	CONSTRAINT fk_lease_payments_lease_id FOREIGN KEY(lease_id) REFERENCES lease_leases (id),
	CONSTRAINT fk_lease_payments_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_lease_payments_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_lease_payments_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_lease_payments_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_lease_payments_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE lease_rou_assets (
	lease_id BLOB NOT NULL,
	initial_value TEXT NOT NULL,
	from_liability TEXT NOT NULL,
	from_prepaid TEXT NOT NULL,
	from_direct_costs TEXT NOT NULL,
	from_incentives TEXT NOT NULL,
	from_restoration TEXT NOT NULL,
	gross_value TEXT NOT NULL,
	remeasurements TEXT NOT NULL,
	accumulated_amortization TEXT NOT NULL,
	accumulated_impairment TEXT NOT NULL,
	carrying_value TEXT NOT NULL,
	commencement_date TEXT NOT NULL,
	amortization_end TEXT NOT NULL,
	basis_date TEXT NOT NULL,
	basis_carrying TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_lease_rou_assets PRIMARY KEY (id),
	CONSTRAINT uq_lease_rou_assets_lease_id UNIQUE (lease_id),
	CONSTRAINT fk_lease_rou_assets_lease_id FOREIGN KEY(lease_id) REFERENCES lease_leases (id),
	CONSTRAINT fk_lease_rou_assets_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_lease_rou_assets_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE number_counters (
	series_id BLOB NOT NULL,
	scope_key TEXT NOT NULL,
	last_number INTEGER NOT NULL,
	CONSTRAINT pk_number_counters PRIMARY KEY (series_id, scope_key),
	CONSTRAINT fk_number_counters_series_id FOREIGN KEY(series_id) REFERENCES number_series (id)
)
 STRICT;

CREATE TABLE number_series (
	code TEXT NOT NULL,
	pattern TEXT NOT NULL,
	reset TEXT NOT NULL,
	gapless INTEGER NOT NULL,
	start INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_number_series PRIMARY KEY (id),
	CONSTRAINT uq_number_series_code UNIQUE (code),
	CONSTRAINT fk_number_series_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_number_series_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE parties (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	legal_name TEXT,
	is_customer INTEGER NOT NULL,
	is_vendor INTEGER NOT NULL,
	is_employee INTEGER NOT NULL,
	is_bank INTEGER NOT NULL,
	is_authority INTEGER NOT NULL,
	is_shareholder INTEGER NOT NULL,
	is_entity INTEGER NOT NULL,
	status TEXT NOT NULL,
	merged_into_id BLOB,
	tax_id TEXT,
	vat_id TEXT,
	registration_no TEXT,
	country TEXT,
	language TEXT,
	default_currency TEXT,
	payment_term_id BLOB,
	website TEXT,
	note TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_parties PRIMARY KEY (id),
	CONSTRAINT uq_parties_code UNIQUE (code),
	CONSTRAINT fk_parties_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES parties (id),
	CONSTRAINT fk_parties_payment_term_id FOREIGN KEY(payment_term_id) REFERENCES payment_terms (id),
	CONSTRAINT fk_parties_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_parties_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE party_contacts (
	party_id BLOB NOT NULL,
	kind TEXT NOT NULL,
	name TEXT,
	street1 TEXT,
	street2 TEXT,
	postal_code TEXT,
	city TEXT,
	region TEXT,
	country TEXT,
	email TEXT,
	phone TEXT,
	is_default INTEGER NOT NULL,
	valid_from TEXT,
	valid_to TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_party_contacts PRIMARY KEY (id),
	CONSTRAINT fk_party_contacts_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_party_contacts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_party_contacts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payment_terms (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	due_rule TEXT NOT NULL,
	days INTEGER NOT NULL,
	months INTEGER NOT NULL,
	day INTEGER,
	discount_percent TEXT,
	discount_days INTEGER,
	next_business_day INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payment_terms PRIMARY KEY (id),
	CONSTRAINT uq_payment_terms_code UNIQUE (code),
	CONSTRAINT fk_payment_terms_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payment_terms_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_benefits_deductions (
	employee_id BLOB NOT NULL,
	paycheck_id BLOB,
	enrolment_id BLOB,
	plan_code TEXT NOT NULL,
	plan_name TEXT NOT NULL,
	category TEXT NOT NULL,
	calculation TEXT NOT NULL,
	employee_amount TEXT NOT NULL,
	employee_rate TEXT,
	employer_amount TEXT NOT NULL,
	annual_limit TEXT,
	total_limit TEXT,
	taken_total TEXT NOT NULL,
	arrears TEXT NOT NULL,
	priority INTEGER NOT NULL,
	valid_from TEXT,
	valid_to TEXT,
	payee_id BLOB,
	case_number TEXT,
	liability_account_id BLOB NOT NULL,
	period TEXT NOT NULL,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_benefits_deductions PRIMARY KEY (id),
	CONSTRAINT fk_payroll_benefits_deductions_employee_id FOREIGN KEY(employee_id) REFERENCES payroll_employees (id),
	CONSTRAINT fk_payroll_benefits_deductions_paycheck_id FOREIGN KEY(paycheck_id) REFERENCES payroll_paychecks (id),
	CONSTRAINT fk_payroll_benefits_deductions_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES payroll_benefits_deductions (id),
	CONSTRAINT fk_payroll_benefits_deductions_payee_id FOREIGN KEY(payee_id) REFERENCES parties (id),
	CONSTRAINT fk_payroll_benefits_deductions_liability_account_id FOREIGN KEY(liability_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_payroll_benefits_deductions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_benefits_deductions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_employees (
	party_id BLOB NOT NULL,
	employee_number TEXT NOT NULL,
	first_name TEXT NOT NULL,
	last_name TEXT NOT NULL,
	birth_date TEXT,
	tax_id TEXT,
	hire_date TEXT NOT NULL,
	termination_date TEXT,
	is_active INTEGER NOT NULL,
	group_code TEXT NOT NULL,
	pay_type TEXT NOT NULL,
	pay_frequency TEXT NOT NULL,
	base_pay TEXT NOT NULL,
	pay_rates TEXT NOT NULL,
	standard_hours_per_week TEXT NOT NULL,
	currency TEXT NOT NULL,
	overtime_rule TEXT,
	jurisdictions TEXT NOT NULL,
	tax_profile TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	deposits TEXT NOT NULL,
	bank_details_changed_at TEXT,
	leave_plans TEXT NOT NULL,
	wage_account_id BLOB,
	work_center_code TEXT,
	payslip_delivery TEXT NOT NULL,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_employees PRIMARY KEY (id),
	CONSTRAINT uq_payroll_employees_party_id UNIQUE (party_id),
	CONSTRAINT fk_payroll_employees_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT uq_payroll_employees_employee_number UNIQUE (employee_number),
	CONSTRAINT fk_payroll_employees_wage_account_id FOREIGN KEY(wage_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_payroll_employees_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_employees_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_employees_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_employer_contributions (
	paycheck_id BLOB,
	employee_id BLOB NOT NULL,
	deduction_id BLOB,
	plan_code TEXT NOT NULL,
	plan_name TEXT NOT NULL,
	kind TEXT NOT NULL,
	amount TEXT NOT NULL,
	base_wages TEXT NOT NULL,
	contribution_date TEXT NOT NULL,
	period TEXT NOT NULL,
	liability_account_id BLOB NOT NULL,
	expense_account_id BLOB NOT NULL,
	payee_id BLOB,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_employer_contributions PRIMARY KEY (id),
	CONSTRAINT fk_payroll_employer_contributions_paycheck_id FOREIGN KEY(paycheck_id) REFERENCES payroll_paychecks (id),
	CONSTRAINT fk_payroll_employer_contributions_employee_id FOREIGN KEY(employee_id) REFERENCES payroll_employees (id),
	CONSTRAINT fk_payroll_employer_contributions_deduction_id FOREIGN KEY(deduction_id) REFERENCES payroll_benefits_deductions (id),
	CONSTRAINT fk_payroll_employer_contributions_liability_account_id FOREIGN KEY(liability_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_payroll_employer_contributions_expense_account_id FOREIGN KEY(expense_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_payroll_employer_contributions_payee_id FOREIGN KEY(payee_id) REFERENCES parties (id),
	CONSTRAINT fk_payroll_employer_contributions_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_payroll_employer_contributions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_employer_contributions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_pay_periods (
	group_code TEXT NOT NULL,
	pay_frequency TEXT NOT NULL,
	year INTEGER NOT NULL,
	period_number INTEGER NOT NULL,
	start_date TEXT NOT NULL,
	end_date TEXT NOT NULL,
	pay_date TEXT NOT NULL,
	periods_per_year INTEGER NOT NULL,
	is_closed INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_pay_periods PRIMARY KEY (id),
	CONSTRAINT uq_payroll_pay_periods_group_code_pay_frequency_year_period_number UNIQUE (group_code, pay_frequency, year, period_number),
	CONSTRAINT fk_payroll_pay_periods_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_pay_periods_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_paychecks (
	payroll_run_id BLOB NOT NULL,
	employee_id BLOB NOT NULL,
	pay_period_id BLOB NOT NULL,
	gross_pay TEXT NOT NULL,
	imputed_pay TEXT NOT NULL,
	pre_tax_deductions TEXT NOT NULL,
	employee_taxes TEXT NOT NULL,
	post_tax_deductions TEXT NOT NULL,
	net_pay TEXT NOT NULL,
	reimbursements TEXT NOT NULL,
	advance_repayment TEXT NOT NULL,
	recovery TEXT NOT NULL,
	payment_amount TEXT NOT NULL,
	employer_taxes TEXT NOT NULL,
	employer_contributions TEXT NOT NULL,
	earnings TEXT NOT NULL,
	leave TEXT NOT NULL,
	deposit_snapshot TEXT NOT NULL,
	direct_deposit INTEGER NOT NULL,
	check_number TEXT,
	status TEXT NOT NULL,
	replaces_id BLOB,
	void_reason TEXT,
	voided_on TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	payment_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_paychecks PRIMARY KEY (id),
	CONSTRAINT uq_payroll_paychecks_payroll_run_id_employee_id UNIQUE (payroll_run_id, employee_id),
	CONSTRAINT fk_payroll_paychecks_payroll_run_id FOREIGN KEY(payroll_run_id) REFERENCES payroll_runs (id),
	CONSTRAINT fk_payroll_paychecks_employee_id FOREIGN KEY(employee_id) REFERENCES payroll_employees (id),
	CONSTRAINT fk_payroll_paychecks_pay_period_id FOREIGN KEY(pay_period_id) REFERENCES payroll_pay_periods (id),
	CONSTRAINT fk_payroll_paychecks_replaces_id FOREIGN KEY(replaces_id) REFERENCES payroll_paychecks (id),
	CONSTRAINT fk_payroll_paychecks_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_payroll_paychecks_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_payroll_paychecks_payment_entry_id FOREIGN KEY(payment_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_payroll_paychecks_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_paychecks_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_runs (
	run_number TEXT NOT NULL,
	pay_period_id BLOB NOT NULL,
	kind TEXT NOT NULL,
	run_date TEXT NOT NULL,
	pay_date TEXT NOT NULL,
	posting_date TEXT NOT NULL,
	currency TEXT NOT NULL,
	status TEXT NOT NULL,
	total_gross TEXT NOT NULL,
	total_taxes TEXT NOT NULL,
	total_deductions TEXT NOT NULL,
	total_net TEXT NOT NULL,
	total_employer_taxes TEXT NOT NULL,
	total_employer_contributions TEXT NOT NULL,
	total_payment TEXT NOT NULL,
	employee_count INTEGER NOT NULL,
	table_versions TEXT NOT NULL,
	input_hash TEXT NOT NULL,
	approved_by_id BLOB,
	approved_date TEXT,
	approval_note TEXT,
	bank_account_id BLOB,
	payment_file_name TEXT,
	payment_file_sha256 TEXT,
	payment_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_runs PRIMARY KEY (id),
	CONSTRAINT uq_payroll_runs_run_number UNIQUE (run_number),
	CONSTRAINT fk_payroll_runs_pay_period_id FOREIGN KEY(pay_period_id) REFERENCES payroll_pay_periods (id),
	CONSTRAINT fk_payroll_runs_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_runs_payment_entry_id FOREIGN KEY(payment_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_payroll_runs_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_runs_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_timecard_lines (
	timecard_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	work_date TEXT NOT NULL,
	start_time TEXT,
	end_time TEXT,
	break_minutes INTEGER NOT NULL,
	hours TEXT NOT NULL,
	pay_code TEXT NOT NULL,
	rate TEXT,
	amount TEXT,
	regular_hours TEXT NOT NULL,
	overtime_hours TEXT NOT NULL,
	double_hours TEXT NOT NULL,
	project_id BLOB,
	work_order_id BLOB,
	operation_id BLOB,
	filled_from_id BLOB,
	late_reason TEXT,
	note TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_timecard_lines PRIMARY KEY (id),
	CONSTRAINT uq_payroll_timecard_lines_timecard_id_line_number UNIQUE (timecard_id, line_number),
	CONSTRAINT fk_payroll_timecard_lines_timecard_id FOREIGN KEY(timecard_id) REFERENCES payroll_timecards (id),
	CONSTRAINT fk_payroll_timecard_lines_project_id FOREIGN KEY(project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_payroll_timecard_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_timecard_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_timecards (
	employee_id BLOB NOT NULL,
	pay_period_id BLOB NOT NULL,
	sequence INTEGER NOT NULL,
	source TEXT NOT NULL,
	total_regular_hours TEXT NOT NULL,
	total_overtime_hours TEXT NOT NULL,
	total_leave_hours TEXT NOT NULL,
	total_amount TEXT NOT NULL,
	status TEXT NOT NULL,
	submitted_at TEXT,
	approved_by_id BLOB,
	approved_at TEXT,
	rejection_reason TEXT,
	corrects_id BLOB,
	paid_run_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_timecards PRIMARY KEY (id),
	CONSTRAINT uq_payroll_timecards_employee_id_pay_period_id_sequence UNIQUE (employee_id, pay_period_id, sequence),
	CONSTRAINT fk_payroll_timecards_employee_id FOREIGN KEY(employee_id) REFERENCES payroll_employees (id),
	CONSTRAINT fk_payroll_timecards_pay_period_id FOREIGN KEY(pay_period_id) REFERENCES payroll_pay_periods (id),
	CONSTRAINT fk_payroll_timecards_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_timecards_corrects_id FOREIGN KEY(corrects_id) REFERENCES payroll_timecards (id),
	CONSTRAINT fk_payroll_timecards_paid_run_id FOREIGN KEY(paid_run_id) REFERENCES payroll_runs (id),
	CONSTRAINT fk_payroll_timecards_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_timecards_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE payroll_withholding_results (
	paycheck_id BLOB NOT NULL,
	employee_id BLOB NOT NULL,
	sequence INTEGER NOT NULL,
	component_code TEXT NOT NULL,
	name TEXT NOT NULL,
	jurisdiction TEXT NOT NULL,
	payer TEXT NOT NULL,
	subject_wages TEXT NOT NULL,
	taxable_wages TEXT NOT NULL,
	ytd_wages_before TEXT NOT NULL,
	ytd_tax_before TEXT NOT NULL,
	amount TEXT NOT NULL,
	table_code TEXT NOT NULL,
	table_version INTEGER NOT NULL,
	trace TEXT NOT NULL,
	is_override INTEGER NOT NULL,
	override_reason TEXT,
	liability_account_id BLOB NOT NULL,
	report_tags TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_payroll_withholding_results PRIMARY KEY (id),
	CONSTRAINT uq_payroll_withholding_results_paycheck_id_component_code UNIQUE (paycheck_id, component_code),
	CONSTRAINT fk_payroll_withholding_results_paycheck_id FOREIGN KEY(paycheck_id) REFERENCES payroll_paychecks (id),
	CONSTRAINT fk_payroll_withholding_results_employee_id FOREIGN KEY(employee_id) REFERENCES payroll_employees (id),
	CONSTRAINT fk_payroll_withholding_results_liability_account_id FOREIGN KEY(liability_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_payroll_withholding_results_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_payroll_withholding_results_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE period_close_certificates (
	certificate_no TEXT NOT NULL,
	period_code TEXT NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	correlation_id TEXT NOT NULL,
	closed_at TEXT NOT NULL,
	closed_by TEXT NOT NULL,
	approved_by TEXT,
	approval_note TEXT,
	ledger_hash TEXT NOT NULL,
	previous_ledger_hash TEXT NOT NULL,
	first_seq INTEGER,
	last_seq INTEGER,
	entry_count INTEGER NOT NULL,
	line_count INTEGER NOT NULL,
	trial_balance_debits TEXT NOT NULL,
	trial_balance_credits TEXT NOT NULL,
	net_income TEXT NOT NULL,
	total_assets TEXT NOT NULL,
	total_liabilities_and_equity TEXT NOT NULL,
	subledgers_closed TEXT NOT NULL,
	reconciliations TEXT NOT NULL,
	warnings_accepted TEXT NOT NULL,
	adjustments_posted INTEGER NOT NULL,
	closing_entries_posted INTEGER NOT NULL,
	phases_completed INTEGER NOT NULL,
	phases_skipped INTEGER NOT NULL,
	audit_event_id INTEGER,
	audit_head_hash TEXT NOT NULL,
	status TEXT NOT NULL,
	superseded_at TEXT,
	superseded_reason TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_period_close_certificates PRIMARY KEY (id),
	CONSTRAINT uq_period_close_certificates_period_code_correlation_id UNIQUE (period_code, correlation_id),
	CONSTRAINT ck_period_close_certificates_balanced CHECK (trial_balance_debits = trial_balance_credits),
	CONSTRAINT uq_period_close_certificates_certificate_no UNIQUE (certificate_no),
	CONSTRAINT fk_period_close_certificates_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_period_close_certificates_audit_event_id FOREIGN KEY(audit_event_id) REFERENCES audit_events (seq),
	CONSTRAINT fk_period_close_certificates_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_period_close_certificates_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE period_close_runs (
	run_no INTEGER NOT NULL,
	fiscal_period_id BLOB NOT NULL,
	period_code TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	fiscal_year_id BLOB NOT NULL,
	is_year_end INTEGER NOT NULL,
	status TEXT NOT NULL,
	current_phase INTEGER NOT NULL,
	correlation_id TEXT NOT NULL,
	started_at TEXT NOT NULL,
	started_by TEXT NOT NULL,
	completed_at TEXT,
	phases_completed INTEGER NOT NULL,
	phases_skipped INTEGER NOT NULL,
	phase_log TEXT NOT NULL,
	issues TEXT NOT NULL,
	overrides TEXT NOT NULL,
	ledger_hash TEXT,
	certificate_id BLOB,
	failure_phase INTEGER,
	failure_message TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_period_close_runs PRIMARY KEY (id),
	CONSTRAINT uq_period_close_runs_fiscal_period_id_run_no UNIQUE (fiscal_period_id, run_no),
	CONSTRAINT fk_period_close_runs_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_period_close_runs_fiscal_year_id FOREIGN KEY(fiscal_year_id) REFERENCES fiscal_years (id),
	CONSTRAINT uq_period_close_runs_correlation_id UNIQUE (correlation_id),
	CONSTRAINT fk_period_close_runs_certificate_id FOREIGN KEY(certificate_id) REFERENCES period_close_certificates (id),
	CONSTRAINT fk_period_close_runs_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_period_close_runs_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE processed_requests (
	request_id BLOB NOT NULL,
	method TEXT NOT NULL,
	result TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_processed_requests PRIMARY KEY (request_id)
)
 STRICT;

CREATE TABLE procurement_receiving_reports (
	receipt_number TEXT NOT NULL,
	line_number INTEGER NOT NULL,
	receipt_kind TEXT NOT NULL,
	vendor_id BLOB NOT NULL,
	receipt_date TEXT NOT NULL,
	posting_date TEXT,
	delivery_note_number TEXT,
	requisition_line_id BLOB,
	po_reference TEXT,
	po_line_reference TEXT,
	line_kind TEXT NOT NULL,
	item_code TEXT,
	description TEXT NOT NULL,
	unit_of_measure TEXT NOT NULL,
	ordered_quantity TEXT,
	quantity_received TEXT NOT NULL,
	quantity_accepted TEXT NOT NULL,
	quantity_rejected TEXT NOT NULL,
	reject_reason TEXT,
	unit_factor TEXT NOT NULL,
	unit_cost TEXT NOT NULL,
	total_cost TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	base_cost TEXT NOT NULL,
	account_id BLOB,
	location_code TEXT,
	lot_number TEXT,
	serial_numbers TEXT,
	expiry_date TEXT,
	receiver_id BLOB,
	original_receipt_id BLOB,
	invoiced_quantity TEXT NOT NULL,
	invoiced_base TEXT NOT NULL,
	stock_movement_id BLOB,
	status TEXT NOT NULL,
	voided_on TEXT,
	void_reason TEXT,
	cleared_on TEXT,
	clear_reason TEXT,
	journal_entry_id BLOB,
	void_entry_id BLOB,
	clear_entry_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_procurement_receiving_reports PRIMARY KEY (id),
	CONSTRAINT uq_procurement_receiving_reports_receipt_number_line_number UNIQUE (receipt_number, line_number),
	CONSTRAINT fk_procurement_receiving_reports_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_procurement_receiving_reports_requisition_line_id FOREIGN KEY(requisition_line_id) REFERENCES procurement_requisition_lines (id),
	CONSTRAINT fk_procurement_receiving_reports_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_procurement_receiving_reports_receiver_id FOREIGN KEY(receiver_id) REFERENCES parties (id),
	CONSTRAINT fk_procurement_receiving_reports_original_receipt_id FOREIGN KEY(original_receipt_id) REFERENCES procurement_receiving_reports (id),
	CONSTRAINT fk_procurement_receiving_reports_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_procurement_receiving_reports_void_entry_id FOREIGN KEY(void_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_procurement_receiving_reports_clear_entry_id FOREIGN KEY(clear_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_receiving_reports_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_procurement_receiving_reports_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE procurement_requisition_lines (
	requisition_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	line_kind TEXT NOT NULL,
	item_code TEXT,
	description TEXT NOT NULL,
	quantity TEXT NOT NULL,
	unit_of_measure TEXT NOT NULL,
	estimated_unit_cost TEXT NOT NULL,
	estimated_total TEXT NOT NULL,
	tax_code_id BLOB,
	required_date TEXT,
	account_id BLOB,
	location_code TEXT,
	vendor_id BLOB,
	po_reference TEXT,
	po_line_reference TEXT,
	ordered_on TEXT,
	promised_date TEXT,
	ordered_quantity TEXT NOT NULL,
	ordered_unit_price TEXT NOT NULL,
	order_currency TEXT,
	accepted_quantity TEXT NOT NULL,
	invoiced_quantity TEXT NOT NULL,
	committed_base TEXT NOT NULL,
	relieved_base TEXT NOT NULL,
	line_status TEXT NOT NULL,
	closed_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_procurement_requisition_lines PRIMARY KEY (id),
	CONSTRAINT uq_procurement_requisition_lines_requisition_id_line_number UNIQUE (requisition_id, line_number),
	CONSTRAINT fk_procurement_requisition_lines_requisition_id FOREIGN KEY(requisition_id) REFERENCES procurement_requisitions (id),
	CONSTRAINT fk_procurement_requisition_lines_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_procurement_requisition_lines_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_procurement_requisition_lines_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisition_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_procurement_requisition_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE procurement_requisitions (
	requisition_number TEXT NOT NULL,
	requester_id BLOB NOT NULL,
	request_date TEXT NOT NULL,
	source TEXT NOT NULL,
	needed_by TEXT,
	description TEXT NOT NULL,
	justification TEXT,
	preferred_vendor_id BLOB,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	total_amount TEXT NOT NULL,
	base_total TEXT NOT NULL,
	priority TEXT NOT NULL,
	status TEXT NOT NULL,
	submitted_on TEXT,
	approved_by_id BLOB,
	approved_date TEXT,
	approval_note TEXT,
	rejection_reason TEXT,
	cancel_reason TEXT,
	budget_result TEXT NOT NULL,
	copied_from_id BLOB,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_procurement_requisitions PRIMARY KEY (id),
	CONSTRAINT uq_procurement_requisitions_requisition_number UNIQUE (requisition_number),
	CONSTRAINT fk_procurement_requisitions_requester_id FOREIGN KEY(requester_id) REFERENCES parties (id),
	CONSTRAINT fk_procurement_requisitions_preferred_vendor_id FOREIGN KEY(preferred_vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_procurement_requisitions_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES actors (id),
	CONSTRAINT fk_procurement_requisitions_copied_from_id FOREIGN KEY(copied_from_id) REFERENCES procurement_requisitions (id),
	CONSTRAINT fk_procurement_requisitions_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_procurement_requisitions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_procurement_requisitions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE project_cost_entries (
	project_id BLOB NOT NULL,
	phase_id BLOB,
	entry_number INTEGER NOT NULL,
	entry_kind TEXT NOT NULL,
	entry_date TEXT NOT NULL,
	period TEXT NOT NULL,
	cost_type TEXT,
	description TEXT,
	person_id BLOB,
	labour_category TEXT,
	quantity TEXT NOT NULL,
	unit TEXT,
	unit_cost TEXT NOT NULL,
	amount TEXT NOT NULL,
	base_amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	exchange_rate TEXT NOT NULL,
	source_module TEXT NOT NULL,
	source_type TEXT NOT NULL,
	source_id BLOB,
	journal_line_id INTEGER,
	gl_account_id BLOB,
	percent_complete TEXT,
	plan_start TEXT,
	plan_end TEXT,
	uninstalled INTEGER NOT NULL,
	billable INTEGER NOT NULL,
	unallowable INTEGER NOT NULL,
	bill_rate TEXT,
	bill_amount TEXT NOT NULL,
	bill_status TEXT NOT NULL,
	billed_id BLOB,
	billed_on TEXT,
	write_down TEXT NOT NULL,
	reverses_id BLOB,
	run_number TEXT,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_project_cost_entries PRIMARY KEY (id),
	CONSTRAINT uq_project_cost_entries_project_id_entry_number UNIQUE (project_id, entry_number),
	CONSTRAINT fk_project_cost_entries_project_id FOREIGN KEY(project_id) REFERENCES project_projects (id),
	CONSTRAINT fk_project_cost_entries_phase_id FOREIGN KEY(phase_id) REFERENCES project_phases (id),
	CONSTRAINT fk_project_cost_entries_person_id FOREIGN KEY(person_id) REFERENCES parties (id),
	CONSTRAINT uq_project_cost_entries_journal_line_id UNIQUE (journal_line_id),
	CONSTRAINT fk_project_cost_entries_journal_line_id FOREIGN KEY(journal_line_id) REFERENCES journal_lines (id),
	CONSTRAINT fk_project_cost_entries_gl_account_id FOREIGN KEY(gl_account_id) REFERENCES accounts (id),
	CONSTRAINT uq_project_cost_entries_reverses_id UNIQUE (reverses_id),
	CONSTRAINT fk_project_cost_entries_reverses_id FOREIGN KEY(reverses_id) REFERENCES project_cost_entries (id),
	CONSTRAINT fk_project_cost_entries_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_project_cost_entries_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_project_cost_entries_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE project_phases (
	project_id BLOB NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	parent_id BLOB,
	level INTEGER NOT NULL,
	sort_order INTEGER NOT NULL,
	dimension_value_id BLOB NOT NULL,
	planned_start TEXT,
	planned_end TEXT,
	actual_start TEXT,
	actual_end TEXT,
	spread TEXT NOT NULL,
	budget_labour TEXT NOT NULL,
	budget_material TEXT NOT NULL,
	budget_subcontract TEXT NOT NULL,
	budget_other TEXT NOT NULL,
	budget_amount TEXT NOT NULL,
	original_budget_amount TEXT NOT NULL,
	budget_hours TEXT NOT NULL,
	progress_method TEXT NOT NULL,
	percent_complete TEXT NOT NULL,
	total_units TEXT,
	weight TEXT,
	estimate_to_complete TEXT,
	is_milestone INTEGER NOT NULL,
	billing_amount TEXT NOT NULL,
	billed_amount TEXT NOT NULL,
	contract_milestone_id BLOB,
	bill_rate TEXT,
	actual_cost TEXT NOT NULL,
	committed_cost TEXT NOT NULL,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_project_phases PRIMARY KEY (id),
	CONSTRAINT uq_project_phases_project_id_code UNIQUE (project_id, code),
	CONSTRAINT fk_project_phases_project_id FOREIGN KEY(project_id) REFERENCES project_projects (id),
	CONSTRAINT fk_project_phases_parent_id FOREIGN KEY(parent_id) REFERENCES project_phases (id),
	CONSTRAINT uq_project_phases_dimension_value_id UNIQUE (dimension_value_id),
	CONSTRAINT fk_project_phases_dimension_value_id FOREIGN KEY(dimension_value_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_project_phases_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_project_phases_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE project_projects (
	project_code TEXT NOT NULL,
	name TEXT NOT NULL,
	customer_id BLOB,
	contract_id BLOB,
	revenue_contract_id BLOB,
	dimension_value_id BLOB NOT NULL,
	project_type TEXT NOT NULL,
	billing_method TEXT NOT NULL,
	revenue_method TEXT NOT NULL,
	cost_policy TEXT NOT NULL,
	labour_costing TEXT NOT NULL,
	currency TEXT NOT NULL,
	contract_value TEXT NOT NULL,
	billing_cap TEXT,
	retention_percent TEXT NOT NULL,
	default_bill_rate TEXT,
	markup_material TEXT NOT NULL,
	markup_subcontract TEXT NOT NULL,
	markup_expense TEXT NOT NULL,
	tax_code_id BLOB,
	manager_id BLOB,
	start_date TEXT,
	end_date TEXT,
	actual_end TEXT,
	total_budget TEXT NOT NULL,
	original_budget TEXT NOT NULL,
	total_actual TEXT NOT NULL,
	total_committed TEXT NOT NULL,
	total_billed TEXT NOT NULL,
	recognized_revenue TEXT NOT NULL,
	relieved_cost TEXT NOT NULL,
	loss_provision TEXT NOT NULL,
	budget_control TEXT NOT NULL,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_project_projects PRIMARY KEY (id),
	CONSTRAINT uq_project_projects_project_code UNIQUE (project_code),
	CONSTRAINT fk_project_projects_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_project_projects_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT uq_project_projects_dimension_value_id UNIQUE (dimension_value_id),
	CONSTRAINT fk_project_projects_dimension_value_id FOREIGN KEY(dimension_value_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_project_projects_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_project_projects_manager_id FOREIGN KEY(manager_id) REFERENCES parties (id),
	CONSTRAINT fk_project_projects_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_project_projects_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE revenue_contract_modifications (
	modification_number TEXT NOT NULL,
	contract_id BLOB NOT NULL,
	modification_date TEXT NOT NULL,
	modification_type TEXT NOT NULL,
	description TEXT NOT NULL,
	price_change TEXT NOT NULL,
	scope_change TEXT,
	adds_distinct_goods INTEGER NOT NULL,
	price_reflects_ssp INTEGER NOT NULL,
	remaining_distinct INTEGER NOT NULL,
	override_reason TEXT,
	catch_up_amount TEXT NOT NULL,
	from_version INTEGER NOT NULL,
	to_version INTEGER NOT NULL,
	new_contract_id BLOB,
	actor_id BLOB NOT NULL,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_revenue_contract_modifications PRIMARY KEY (id),
	CONSTRAINT uq_revenue_contract_modifications_modification_number UNIQUE (modification_number),
	CONSTRAINT fk_revenue_contract_modifications_contract_id FOREIGN KEY(contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_contract_modifications_new_contract_id FOREIGN KEY(new_contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_contract_modifications_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_contract_modifications_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_revenue_contract_modifications_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_revenue_contract_modifications_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_contract_modifications_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE revenue_contracts (
	contract_number TEXT NOT NULL,
	customer_id BLOB NOT NULL,
	contract_id BLOB,
	parent_contract_id BLOB,
	description TEXT NOT NULL,
	signed_on TEXT,
	start_date TEXT NOT NULL,
	end_date TEXT,
	currency TEXT NOT NULL,
	total_consideration TEXT NOT NULL,
	variable_consideration TEXT NOT NULL,
	transaction_price TEXT NOT NULL,
	recognized_to_date TEXT NOT NULL,
	billed_to_date TEXT NOT NULL,
	interest_to_date TEXT NOT NULL,
	refund_liability TEXT NOT NULL,
	credits_to_classify TEXT NOT NULL,
	base_liability TEXT NOT NULL,
	price_version INTEGER NOT NULL,
	status TEXT NOT NULL,
	is_approved INTEGER NOT NULL,
	rights_identified INTEGER NOT NULL,
	terms_identified INTEGER NOT NULL,
	has_substance INTEGER NOT NULL,
	collectable INTEGER NOT NULL,
	financing TEXT NOT NULL,
	financing_rate TEXT,
	expedient_one_year INTEGER NOT NULL,
	right_to_invoice INTEGER NOT NULL,
	billing_plan TEXT NOT NULL,
	billing_frequency TEXT,
	tax_code_id BLOB,
	terminated_on TEXT,
	end_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_revenue_contracts PRIMARY KEY (id),
	CONSTRAINT uq_revenue_contracts_contract_number UNIQUE (contract_number),
	CONSTRAINT fk_revenue_contracts_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_revenue_contracts_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_revenue_contracts_parent_contract_id FOREIGN KEY(parent_contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_contracts_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_revenue_contracts_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_revenue_contracts_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_contracts_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE revenue_performance_obligations (
	contract_id BLOB NOT NULL,
	obligation_number INTEGER NOT NULL,
	description TEXT NOT NULL,
	kind TEXT NOT NULL,
	is_distinct INTEGER NOT NULL,
	combined_into_id BLOB,
	item_code TEXT,
	quantity TEXT NOT NULL,
	standalone_selling_price TEXT NOT NULL,
	ssp_method TEXT NOT NULL,
	ssp_evidence TEXT,
	allocated_price TEXT NOT NULL,
	recognized_to_date TEXT NOT NULL,
	recognition_method TEXT NOT NULL,
	measure TEXT,
	start_date TEXT,
	end_date TEXT,
	total_expected TEXT,
	done_to_date TEXT NOT NULL,
	uninstalled_cost TEXT NOT NULL,
	uninstalled_expected TEXT NOT NULL,
	progress TEXT NOT NULL,
	basis_date TEXT,
	basis_recognized TEXT NOT NULL,
	basis_done TEXT NOT NULL,
	progress_source TEXT NOT NULL,
	project_phase_id BLOB,
	expected_return_rate TEXT NOT NULL,
	unit_cost TEXT,
	revenue_account_id BLOB,
	satisfied INTEGER NOT NULL,
	satisfaction_date TEXT,
	evidence TEXT,
	status TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_revenue_performance_obligations PRIMARY KEY (id),
	CONSTRAINT uq_revenue_performance_obligations_contract_id_obligation_number UNIQUE (contract_id, obligation_number),
	CONSTRAINT fk_revenue_performance_obligations_contract_id FOREIGN KEY(contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_performance_obligations_combined_into_id FOREIGN KEY(combined_into_id) REFERENCES revenue_performance_obligations (id),
	CONSTRAINT fk_revenue_performance_obligations_revenue_account_id FOREIGN KEY(revenue_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_revenue_performance_obligations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_performance_obligations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE revenue_recognition_schedules (
	contract_id BLOB NOT NULL,
	obligation_id BLOB NOT NULL,
	fiscal_period_id BLOB,
	period TEXT NOT NULL,
	period_end TEXT NOT NULL,
	kind TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	amount TEXT NOT NULL,
	progress_after TEXT,
	cumulative TEXT NOT NULL,
	from_liability TEXT NOT NULL,
	to_asset TEXT NOT NULL,
	recognized INTEGER NOT NULL,
	recognized_date TEXT,
	override_reason TEXT,
	run_number TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_revenue_recognition_schedules PRIMARY KEY (id),
	CONSTRAINT uq_revenue_recognition_schedules_obligation_id_period_end_kind_sequence UNIQUE (obligation_id, period_end, kind, sequence),
	CONSTRAINT fk_revenue_recognition_schedules_contract_id FOREIGN KEY(contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_recognition_schedules_obligation_id FOREIGN KEY(obligation_id) REFERENCES revenue_performance_obligations (id),
	CONSTRAINT fk_revenue_recognition_schedules_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_revenue_recognition_schedules_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_revenue_recognition_schedules_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_revenue_recognition_schedules_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_recognition_schedules_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE revenue_ssp_allocations (
	contract_id BLOB NOT NULL,
	transaction_price_id BLOB NOT NULL,
	obligation_id BLOB NOT NULL,
	standalone_selling_price TEXT NOT NULL,
	allocation_percentage TEXT NOT NULL,
	allocated_amount TEXT NOT NULL,
	discount_share TEXT NOT NULL,
	variable_share TEXT NOT NULL,
	rounding_cents TEXT NOT NULL,
	basis TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_revenue_ssp_allocations PRIMARY KEY (id),
	CONSTRAINT uq_revenue_ssp_allocations_transaction_price_id_obligation_id UNIQUE (transaction_price_id, obligation_id),
	CONSTRAINT fk_revenue_ssp_allocations_contract_id FOREIGN KEY(contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_ssp_allocations_transaction_price_id FOREIGN KEY(transaction_price_id) REFERENCES revenue_transaction_prices (id),
	CONSTRAINT fk_revenue_ssp_allocations_obligation_id FOREIGN KEY(obligation_id) REFERENCES revenue_performance_obligations (id),
	CONSTRAINT fk_revenue_ssp_allocations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_ssp_allocations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE revenue_transaction_prices (
	contract_id BLOB NOT NULL,
	version INTEGER NOT NULL,
	effective_date TEXT NOT NULL,
	reason TEXT NOT NULL,
	base_price TEXT NOT NULL,
	variable_estimate TEXT NOT NULL,
	variable_consideration TEXT NOT NULL,
	estimation_method TEXT NOT NULL,
	scenarios TEXT NOT NULL,
	constraint_applied INTEGER NOT NULL,
	constraint_reason TEXT,
	financing_component TEXT NOT NULL,
	noncash_consideration TEXT NOT NULL,
	consideration_payable TEXT NOT NULL,
	total_transaction_price TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_revenue_transaction_prices PRIMARY KEY (id),
	CONSTRAINT uq_revenue_transaction_prices_contract_id_version UNIQUE (contract_id, version),
	CONSTRAINT fk_revenue_transaction_prices_contract_id FOREIGN KEY(contract_id) REFERENCES revenue_contracts (id),
	CONSTRAINT fk_revenue_transaction_prices_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_revenue_transaction_prices_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE saved_views (
	kind TEXT NOT NULL,
	screen TEXT NOT NULL,
	name TEXT NOT NULL,
	body TEXT NOT NULL,
	is_favourite INTEGER NOT NULL,
	sort INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_saved_views PRIMARY KEY (id),
	CONSTRAINT fk_saved_views_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_saved_views_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_code_components (
	tax_code_id BLOB NOT NULL,
	sequence INTEGER NOT NULL,
	jurisdiction_code TEXT NOT NULL,
	tax_category TEXT NOT NULL,
	is_compound INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_code_components PRIMARY KEY (id),
	CONSTRAINT uq_tax_code_components_tax_code_id_sequence UNIQUE (tax_code_id, sequence),
	CONSTRAINT fk_tax_code_components_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_tax_code_components_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_code_components_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_codes (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	treatment TEXT NOT NULL,
	prices_include_tax INTEGER NOT NULL,
	recoverable_percent TEXT NOT NULL,
	discount_changes_tax INTEGER NOT NULL,
	basis TEXT NOT NULL,
	output_account_id BLOB,
	input_account_id BLOB,
	sale_base_boxes TEXT,
	sale_tax_boxes TEXT,
	purchase_base_boxes TEXT,
	purchase_tax_boxes TEXT,
	en16931_category TEXT,
	invoice_text TEXT,
	country TEXT,
	valid_from TEXT,
	valid_to TEXT,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_codes PRIMARY KEY (id),
	CONSTRAINT uq_tax_codes_code UNIQUE (code),
	CONSTRAINT fk_tax_codes_output_account_id FOREIGN KEY(output_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_tax_codes_input_account_id FOREIGN KEY(input_account_id) REFERENCES accounts (id),
	CONSTRAINT fk_tax_codes_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_codes_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_deferred_assets (
	period TEXT NOT NULL,
	source TEXT NOT NULL,
	temporary_difference_id BLOB,
	opening_amount TEXT NOT NULL,
	movement TEXT NOT NULL,
	amount TEXT NOT NULL,
	valuation_allowance TEXT NOT NULL,
	net_amount TEXT NOT NULL,
	realizability TEXT NOT NULL,
	evidence TEXT,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_deferred_assets PRIMARY KEY (id),
	CONSTRAINT uq_tax_deferred_assets_period_source UNIQUE (period, source),
	CONSTRAINT fk_tax_deferred_assets_temporary_difference_id FOREIGN KEY(temporary_difference_id) REFERENCES tax_temporary_differences (id),
	CONSTRAINT fk_tax_deferred_assets_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_tax_deferred_assets_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_deferred_assets_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_deferred_liabilities (
	period TEXT NOT NULL,
	source TEXT NOT NULL,
	temporary_difference_id BLOB,
	opening_amount TEXT NOT NULL,
	movement TEXT NOT NULL,
	amount TEXT NOT NULL,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_deferred_liabilities PRIMARY KEY (id),
	CONSTRAINT uq_tax_deferred_liabilities_period_source UNIQUE (period, source),
	CONSTRAINT fk_tax_deferred_liabilities_temporary_difference_id FOREIGN KEY(temporary_difference_id) REFERENCES tax_temporary_differences (id),
	CONSTRAINT fk_tax_deferred_liabilities_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_tax_deferred_liabilities_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_deferred_liabilities_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_exemptions (
	exemption_type TEXT NOT NULL,
	jurisdiction_id BLOB NOT NULL,
	certificate_number TEXT NOT NULL,
	customer_id BLOB,
	vendor_id BLOB,
	effective_date TEXT NOT NULL,
	expiration_date TEXT,
	blanket INTEGER NOT NULL,
	reference TEXT,
	exempt_percent TEXT NOT NULL,
	categories TEXT,
	is_verified INTEGER NOT NULL,
	verified_on TEXT,
	verified_by_id BLOB,
	status TEXT NOT NULL,
	revoked_on TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_exemptions PRIMARY KEY (id),
	CONSTRAINT uq_tax_exemptions_jurisdiction_id_certificate_number_customer_id_vendor_id UNIQUE (jurisdiction_id, certificate_number, customer_id, vendor_id),
	CONSTRAINT uq_tax_exemptions_jurisdiction_id_certificate_number_customer_id UNIQUE (jurisdiction_id, certificate_number, customer_id),
	CONSTRAINT uq_tax_exemptions_jurisdiction_id_certificate_number_vendor_id UNIQUE (jurisdiction_id, certificate_number, vendor_id),
	CONSTRAINT ck_tax_exemptions_one_party CHECK ((customer_id IS NULL) <> (vendor_id IS NULL)),
	CONSTRAINT fk_tax_exemptions_jurisdiction_id FOREIGN KEY(jurisdiction_id) REFERENCES tax_jurisdictions (id),
	CONSTRAINT fk_tax_exemptions_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_tax_exemptions_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_tax_exemptions_verified_by_id FOREIGN KEY(verified_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_exemptions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_exemptions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_jurisdiction_configs (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	tax_jurisdiction_id BLOB NOT NULL,
	jurisdiction_type TEXT NOT NULL,
	tax_rate TEXT NOT NULL,
	registration_number TEXT,
	registered_from TEXT NOT NULL,
	registered_to TEXT,
	scheme TEXT NOT NULL,
	flat_rate_percent TEXT,
	basis TEXT NOT NULL,
	filing_frequency TEXT NOT NULL,
	first_period_start TEXT NOT NULL,
	due_days INTEGER NOT NULL,
	due_months INTEGER NOT NULL,
	due_rule TEXT NOT NULL,
	template_code TEXT NOT NULL,
	boxes TEXT NOT NULL,
	rounding_level TEXT NOT NULL,
	tax_due_rule TEXT NOT NULL,
	timely_discount_rate TEXT,
	timely_discount_cap TEXT,
	input_recovery_percent TEXT NOT NULL,
	use_tax INTEGER NOT NULL,
	nexus TEXT NOT NULL,
	threshold_amount TEXT,
	threshold_count INTEGER,
	authority_party_id BLOB,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_jurisdiction_configs PRIMARY KEY (id),
	CONSTRAINT uq_tax_jurisdiction_configs_code UNIQUE (code),
	CONSTRAINT fk_tax_jurisdiction_configs_tax_jurisdiction_id FOREIGN KEY(tax_jurisdiction_id) REFERENCES tax_jurisdictions (id),
	CONSTRAINT fk_tax_jurisdiction_configs_authority_party_id FOREIGN KEY(authority_party_id) REFERENCES parties (id),
	CONSTRAINT fk_tax_jurisdiction_configs_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_jurisdiction_configs_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_jurisdictions (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	jurisdiction_type TEXT NOT NULL,
	parent_id BLOB,
	tax_type TEXT NOT NULL,
	country TEXT NOT NULL,
	currency TEXT NOT NULL,
	authority_party_id BLOB,
	rounding_mode TEXT NOT NULL,
	is_active INTEGER NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_jurisdictions PRIMARY KEY (id),
	CONSTRAINT ck_tax_jurisdictions_no_cycle CHECK (parent_id <> id),
	CONSTRAINT uq_tax_jurisdictions_code UNIQUE (code),
	CONSTRAINT fk_tax_jurisdictions_parent_id FOREIGN KEY(parent_id) REFERENCES tax_jurisdictions (id),
	CONSTRAINT fk_tax_jurisdictions_authority_party_id FOREIGN KEY(authority_party_id) REFERENCES parties (id),
	CONSTRAINT fk_tax_jurisdictions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_jurisdictions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_provisions (
	period TEXT NOT NULL,
	run_no INTEGER NOT NULL,
	pre_tax_income TEXT NOT NULL,
	permanent_differences TEXT NOT NULL,
	taxable_income TEXT NOT NULL,
	losses_used TEXT NOT NULL,
	credits TEXT NOT NULL,
	current_tax_expense TEXT NOT NULL,
	deferred_tax_expense TEXT NOT NULL,
	prior_year_adjustment TEXT NOT NULL,
	total_tax_expense TEXT NOT NULL,
	statutory_rate TEXT NOT NULL,
	effective_rate TEXT,
	reconciliation TEXT NOT NULL,
	annual_effective_rate TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_provisions PRIMARY KEY (id),
	CONSTRAINT uq_tax_provisions_period_run_no UNIQUE (period, run_no),
	CONSTRAINT fk_tax_provisions_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_tax_provisions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_provisions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_rates (
	jurisdiction_id BLOB NOT NULL,
	tax_category TEXT NOT NULL,
	rate TEXT NOT NULL,
	fixed_amount TEXT,
	effective_date TEXT NOT NULL,
	end_date TEXT,
	max_taxable_amount TEXT,
	min_taxable_amount TEXT,
	legal_reference TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_rates PRIMARY KEY (id),
	CONSTRAINT uq_tax_rates_jurisdiction_id_tax_category_effective_date UNIQUE (jurisdiction_id, tax_category, effective_date),
	CONSTRAINT fk_tax_rates_jurisdiction_id FOREIGN KEY(jurisdiction_id) REFERENCES tax_jurisdictions (id),
	CONSTRAINT fk_tax_rates_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_rates_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_returns (
	return_number TEXT NOT NULL,
	jurisdiction_id BLOB NOT NULL,
	registration_id BLOB NOT NULL,
	tax_type TEXT NOT NULL,
	template_code TEXT NOT NULL,
	template_version INTEGER NOT NULL,
	period_start TEXT NOT NULL,
	period_end TEXT NOT NULL,
	filing_due_date TEXT NOT NULL,
	payment_due_date TEXT NOT NULL,
	gross_sales TEXT NOT NULL,
	taxable_sales TEXT NOT NULL,
	exempt_sales TEXT NOT NULL,
	tax_collected TEXT NOT NULL,
	tax_recoverable TEXT NOT NULL,
	adjustments TEXT NOT NULL,
	discount TEXT NOT NULL,
	penalty TEXT NOT NULL,
	interest TEXT NOT NULL,
	tax_due TEXT NOT NULL,
	boxes TEXT NOT NULL,
	status TEXT NOT NULL,
	filed_date TEXT,
	confirmation_number TEXT,
	amends_id BLOB,
	sequence INTEGER NOT NULL,
	paid_amount TEXT NOT NULL,
	journal_entry_id BLOB,
	snapshot_sha256 TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_returns PRIMARY KEY (id),
	CONSTRAINT uq_tax_returns_registration_id_period_start_period_end_sequence UNIQUE (registration_id, period_start, period_end, sequence),
	CONSTRAINT uq_tax_returns_return_number UNIQUE (return_number),
	CONSTRAINT fk_tax_returns_jurisdiction_id FOREIGN KEY(jurisdiction_id) REFERENCES tax_jurisdictions (id),
	CONSTRAINT fk_tax_returns_registration_id FOREIGN KEY(registration_id) REFERENCES tax_jurisdiction_configs (id),
	CONSTRAINT fk_tax_returns_amends_id FOREIGN KEY(amends_id) REFERENCES tax_returns (id),
	CONSTRAINT fk_tax_returns_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_tax_returns_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_returns_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_temporary_differences (
	period TEXT NOT NULL,
	description TEXT NOT NULL,
	source TEXT NOT NULL,
	account_id BLOB,
	asset_ref TEXT,
	book_basis TEXT NOT NULL,
	tax_basis TEXT NOT NULL,
	difference_amount TEXT NOT NULL,
	side TEXT NOT NULL,
	difference_type TEXT NOT NULL,
	tax_rate TEXT NOT NULL,
	enacted_reference TEXT,
	deferred_amount TEXT NOT NULL,
	recognised_in TEXT NOT NULL,
	reversal_year INTEGER,
	expiry_date TEXT,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_temporary_differences PRIMARY KEY (id),
	CONSTRAINT uq_tax_temporary_differences_period_source_side UNIQUE (period, source, side),
	CONSTRAINT fk_tax_temporary_differences_account_id FOREIGN KEY(account_id) REFERENCES accounts (id),
	CONSTRAINT fk_tax_temporary_differences_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_temporary_differences_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE tax_transactions (
	source_module TEXT NOT NULL,
	source_type TEXT NOT NULL,
	source_id BLOB NOT NULL,
	source_line INTEGER,
	journal_entry_id BLOB,
	transaction_date TEXT NOT NULL,
	recognition_date TEXT,
	direction TEXT NOT NULL,
	origin TEXT NOT NULL,
	tax_code_id BLOB,
	tax_code TEXT NOT NULL,
	treatment TEXT NOT NULL,
	component INTEGER NOT NULL,
	jurisdiction_id BLOB NOT NULL,
	registration_id BLOB,
	tax_type TEXT NOT NULL,
	tax_category TEXT NOT NULL,
	tax_rate TEXT NOT NULL,
	taxable_amount TEXT NOT NULL,
	exempt_amount TEXT NOT NULL,
	exempt_reason TEXT,
	exemption_id BLOB,
	tax_amount TEXT NOT NULL,
	non_recoverable_amount TEXT NOT NULL,
	currency TEXT NOT NULL,
	rate TEXT NOT NULL,
	taxable_base TEXT NOT NULL,
	exempt_base TEXT NOT NULL,
	tax_base TEXT NOT NULL,
	non_recoverable_base TEXT NOT NULL,
	base_boxes TEXT,
	tax_boxes TEXT,
	party_id BLOB,
	party_tax_id TEXT,
	country TEXT,
	recognition TEXT NOT NULL,
	parent_id BLOB,
	is_reported INTEGER NOT NULL,
	tax_return_id BLOB,
	is_late INTEGER NOT NULL,
	reverses_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_tax_transactions PRIMARY KEY (id),
	CONSTRAINT fk_tax_transactions_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_tax_transactions_tax_code_id FOREIGN KEY(tax_code_id) REFERENCES tax_codes (id),
	CONSTRAINT fk_tax_transactions_jurisdiction_id FOREIGN KEY(jurisdiction_id) REFERENCES tax_jurisdictions (id),
	CONSTRAINT fk_tax_transactions_registration_id FOREIGN KEY(registration_id) REFERENCES tax_jurisdiction_configs (id),
	CONSTRAINT fk_tax_transactions_exemption_id FOREIGN KEY(exemption_id) REFERENCES tax_exemptions (id),
	CONSTRAINT fk_tax_transactions_party_id FOREIGN KEY(party_id) REFERENCES parties (id),
	CONSTRAINT fk_tax_transactions_parent_id FOREIGN KEY(parent_id) REFERENCES tax_transactions (id),
	CONSTRAINT fk_tax_transactions_tax_return_id FOREIGN KEY(tax_return_id) REFERENCES tax_returns (id),
	CONSTRAINT uq_tax_transactions_reverses_id UNIQUE (reverses_id),
	CONSTRAINT fk_tax_transactions_reverses_id FOREIGN KEY(reverses_id) REFERENCES tax_transactions (id),
	CONSTRAINT fk_tax_transactions_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_tax_transactions_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE templates (
	kind TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	version INTEGER NOT NULL,
	jurisdiction TEXT,
	valid_from TEXT,
	valid_to TEXT,
	sort INTEGER NOT NULL,
	is_active INTEGER NOT NULL,
	is_shipped INTEGER NOT NULL,
	source_text TEXT,
	body TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_templates PRIMARY KEY (id),
	CONSTRAINT uq_templates_kind_code_version UNIQUE (kind, code, version),
	CONSTRAINT fk_templates_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_templates_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_byproduct_records (
	work_order_id BLOB NOT NULL,
	kind TEXT NOT NULL,
	record_date TEXT NOT NULL,
	operation_id BLOB,
	item_code TEXT,
	description TEXT NOT NULL,
	quantity TEXT NOT NULL,
	unit_value TEXT NOT NULL,
	value TEXT NOT NULL,
	cost_share TEXT,
	material_part TEXT NOT NULL,
	labor_part TEXT NOT NULL,
	overhead_part TEXT NOT NULL,
	reason_code TEXT,
	inventory_receipt_id BLOB,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_byproduct_records PRIMARY KEY (id),
	CONSTRAINT fk_wip_byproduct_records_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_byproduct_records_operation_id FOREIGN KEY(operation_id) REFERENCES wip_operations (id),
	CONSTRAINT fk_wip_byproduct_records_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_byproduct_records_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_byproduct_records_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_byproduct_records_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_labor_entries (
	work_order_id BLOB NOT NULL,
	operation_id BLOB,
	employee_id BLOB,
	work_date TEXT NOT NULL,
	posting_date TEXT NOT NULL,
	start_time TEXT,
	end_time TEXT,
	hours TEXT NOT NULL,
	machine_hours TEXT NOT NULL,
	labor_rate TEXT NOT NULL,
	standard_rate TEXT NOT NULL,
	labor_cost TEXT NOT NULL,
	entry_type TEXT NOT NULL,
	vendor_id BLOB,
	bill_line_id BLOB,
	timecard_line_id BLOB,
	note TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_labor_entries PRIMARY KEY (id),
	CONSTRAINT fk_wip_labor_entries_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_labor_entries_operation_id FOREIGN KEY(operation_id) REFERENCES wip_operations (id),
	CONSTRAINT fk_wip_labor_entries_employee_id FOREIGN KEY(employee_id) REFERENCES parties (id),
	CONSTRAINT fk_wip_labor_entries_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_wip_labor_entries_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_labor_entries_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_labor_entries_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_labor_entries_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_operations (
	work_order_id BLOB NOT NULL,
	sequence INTEGER NOT NULL,
	work_center_code TEXT NOT NULL,
	description TEXT NOT NULL,
	setup_time_hours TEXT NOT NULL,
	batch_quantity TEXT NOT NULL,
	run_time_hours TEXT NOT NULL,
	labor_rate TEXT NOT NULL,
	overhead_rate TEXT NOT NULL,
	is_outside INTEGER NOT NULL,
	vendor_id BLOB,
	outside_unit_cost TEXT NOT NULL,
	status TEXT NOT NULL,
	quantity_completed TEXT NOT NULL,
	quantity_scrapped TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_operations PRIMARY KEY (id),
	CONSTRAINT uq_wip_operations_work_order_id_sequence UNIQUE (work_order_id, sequence),
	CONSTRAINT fk_wip_operations_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_operations_vendor_id FOREIGN KEY(vendor_id) REFERENCES parties (id),
	CONSTRAINT fk_wip_operations_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_operations_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_overhead_applications (
	work_order_id BLOB,
	operation_id BLOB,
	labor_entry_id BLOB,
	kind TEXT NOT NULL,
	application_date TEXT NOT NULL,
	pool_code TEXT NOT NULL,
	rate_version INTEGER NOT NULL,
	overhead_type TEXT NOT NULL,
	basis TEXT NOT NULL,
	rate TEXT NOT NULL,
	quantity TEXT NOT NULL,
	amount TEXT NOT NULL,
	actual_amount TEXT,
	spending_variance TEXT,
	volume_variance TEXT,
	run_number TEXT,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_overhead_applications PRIMARY KEY (id),
	CONSTRAINT ck_wip_overhead_applications_order_named CHECK (work_order_id IS NOT NULL OR kind = 'disposition'),
	CONSTRAINT fk_wip_overhead_applications_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_overhead_applications_operation_id FOREIGN KEY(operation_id) REFERENCES wip_operations (id),
	CONSTRAINT fk_wip_overhead_applications_labor_entry_id FOREIGN KEY(labor_entry_id) REFERENCES wip_labor_entries (id),
	CONSTRAINT fk_wip_overhead_applications_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_overhead_applications_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_overhead_applications_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_overhead_applications_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_production_cost_summaries (
	work_order_id BLOB NOT NULL,
	snapshot_kind TEXT NOT NULL,
	as_of_date TEXT NOT NULL,
	fiscal_period_id BLOB,
	material_cost TEXT NOT NULL,
	labor_cost TEXT NOT NULL,
	overhead_cost TEXT NOT NULL,
	outside_cost TEXT NOT NULL,
	total_cost TEXT NOT NULL,
	byproduct_credit TEXT NOT NULL,
	scrap_loss TEXT NOT NULL,
	transferred_out TEXT NOT NULL,
	ending_wip TEXT NOT NULL,
	standard_cost TEXT NOT NULL,
	material_price_variance TEXT NOT NULL,
	material_usage_variance TEXT NOT NULL,
	labor_rate_variance TEXT NOT NULL,
	labor_efficiency_variance TEXT NOT NULL,
	overhead_variance TEXT NOT NULL,
	outside_variance TEXT NOT NULL,
	byproduct_variance TEXT NOT NULL,
	standard_difference TEXT NOT NULL,
	units_produced TEXT NOT NULL,
	units_scrapped TEXT NOT NULL,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_production_cost_summaries PRIMARY KEY (id),
	CONSTRAINT uq_wip_production_cost_summaries_work_order_id_snapshot_kind_as_of_date UNIQUE (work_order_id, snapshot_kind, as_of_date),
	CONSTRAINT fk_wip_production_cost_summaries_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_production_cost_summaries_fiscal_period_id FOREIGN KEY(fiscal_period_id) REFERENCES fiscal_periods (id),
	CONSTRAINT fk_wip_production_cost_summaries_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_production_cost_summaries_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_unit_cost_breakdowns (
	work_order_id BLOB NOT NULL,
	event TEXT NOT NULL,
	event_date TEXT NOT NULL,
	units_produced TEXT NOT NULL,
	material_per_unit TEXT NOT NULL,
	labor_per_unit TEXT NOT NULL,
	overhead_per_unit TEXT NOT NULL,
	outside_per_unit TEXT NOT NULL,
	byproduct_per_unit TEXT NOT NULL,
	total_per_unit TEXT NOT NULL,
	total_cost TEXT NOT NULL,
	cost_method TEXT NOT NULL,
	lot_number TEXT,
	is_last INTEGER NOT NULL,
	inventory_receipt_id BLOB,
	adjusts_id BLOB,
	status TEXT NOT NULL,
	journal_entry_id BLOB,
	reversal_entry_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_unit_cost_breakdowns PRIMARY KEY (id),
	CONSTRAINT fk_wip_unit_cost_breakdowns_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_unit_cost_breakdowns_adjusts_id FOREIGN KEY(adjusts_id) REFERENCES wip_unit_cost_breakdowns (id),
	CONSTRAINT fk_wip_unit_cost_breakdowns_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_unit_cost_breakdowns_reversal_entry_id FOREIGN KEY(reversal_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_unit_cost_breakdowns_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_unit_cost_breakdowns_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_work_order_lines (
	work_order_id BLOB NOT NULL,
	line_number INTEGER NOT NULL,
	item_code TEXT NOT NULL,
	description TEXT NOT NULL,
	unit TEXT NOT NULL,
	operation_seq INTEGER NOT NULL,
	quantity_per TEXT NOT NULL,
	scrap_percent TEXT NOT NULL,
	quantity_required TEXT NOT NULL,
	quantity_issued TEXT NOT NULL,
	quantity_returned TEXT NOT NULL,
	unit_cost TEXT NOT NULL,
	issued_cost TEXT NOT NULL,
	location_code TEXT,
	is_planned INTEGER NOT NULL,
	substitute_of_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_work_order_lines PRIMARY KEY (id),
	CONSTRAINT uq_wip_work_order_lines_work_order_id_line_number UNIQUE (work_order_id, line_number),
	CONSTRAINT fk_wip_work_order_lines_work_order_id FOREIGN KEY(work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_work_order_lines_substitute_of_id FOREIGN KEY(substitute_of_id) REFERENCES wip_work_order_lines (id),
	CONSTRAINT fk_wip_work_order_lines_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_work_order_lines_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE TABLE wip_work_orders (
	order_number TEXT NOT NULL,
	kind TEXT NOT NULL,
	item_code TEXT NOT NULL,
	description TEXT NOT NULL,
	unit TEXT NOT NULL,
	quantity_ordered TEXT NOT NULL,
	quantity_completed TEXT NOT NULL,
	quantity_scrapped TEXT NOT NULL,
	costing TEXT NOT NULL,
	recipe_code TEXT,
	recipe_version INTEGER,
	location_code TEXT NOT NULL,
	material_location_code TEXT NOT NULL,
	planned_start_date TEXT,
	planned_end_date TEXT,
	actual_start_date TEXT,
	actual_end_date TEXT,
	status TEXT NOT NULL,
	issue_method TEXT NOT NULL,
	planned_material TEXT NOT NULL,
	planned_labor TEXT NOT NULL,
	planned_overhead TEXT NOT NULL,
	planned_outside TEXT NOT NULL,
	planned_byproduct TEXT NOT NULL,
	planned_unit_cost TEXT NOT NULL,
	material_cost TEXT NOT NULL,
	labor_cost TEXT NOT NULL,
	overhead_cost TEXT NOT NULL,
	outside_cost TEXT NOT NULL,
	byproduct_credit TEXT NOT NULL,
	scrap_loss TEXT NOT NULL,
	transferred_out TEXT NOT NULL,
	variance_total TEXT NOT NULL,
	balance TEXT NOT NULL,
	parent_work_order_id BLOB,
	sales_order_reference TEXT,
	customer_id BLOB,
	contract_id BLOB,
	closed_on TEXT,
	close_entry_id BLOB,
	cancel_reason TEXT,
	dim_project_id BLOB,
	dim_department_id BLOB,
	dim_cost_centre_id BLOB,
	dim_entity_id BLOB,
	dim_custom1_id BLOB,
	dim_custom2_id BLOB,
	dim_custom3_id BLOB,
	dim_custom4_id BLOB,
	dim_custom5_id BLOB,
	id BLOB NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	created_by_id BLOB NOT NULL,
	updated_by_id BLOB NOT NULL,
	CONSTRAINT pk_wip_work_orders PRIMARY KEY (id),
	CONSTRAINT uq_wip_work_orders_order_number UNIQUE (order_number),
	CONSTRAINT fk_wip_work_orders_parent_work_order_id FOREIGN KEY(parent_work_order_id) REFERENCES wip_work_orders (id),
	CONSTRAINT fk_wip_work_orders_customer_id FOREIGN KEY(customer_id) REFERENCES parties (id),
	CONSTRAINT fk_wip_work_orders_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id),
	CONSTRAINT fk_wip_work_orders_close_entry_id FOREIGN KEY(close_entry_id) REFERENCES journal_entries (id),
	CONSTRAINT fk_wip_work_orders_dim_project_id FOREIGN KEY(dim_project_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_department_id FOREIGN KEY(dim_department_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_cost_centre_id FOREIGN KEY(dim_cost_centre_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_entity_id FOREIGN KEY(dim_entity_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_custom1_id FOREIGN KEY(dim_custom1_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_custom2_id FOREIGN KEY(dim_custom2_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_custom3_id FOREIGN KEY(dim_custom3_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_custom4_id FOREIGN KEY(dim_custom4_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_dim_custom5_id FOREIGN KEY(dim_custom5_id) REFERENCES dimension_values (id),
	CONSTRAINT fk_wip_work_orders_created_by_id FOREIGN KEY(created_by_id) REFERENCES actors (id),
	CONSTRAINT fk_wip_work_orders_updated_by_id FOREIGN KEY(updated_by_id) REFERENCES actors (id)
)
 STRICT;

CREATE INDEX ix_account_period_balances_fiscal_period_id_account_id ON account_period_balances (fiscal_period_id, account_id);

CREATE INDEX ix_account_roles_account_id ON account_roles (account_id);

CREATE INDEX ix_accounts_parent_id ON accounts (parent_id);

CREATE INDEX ix_ap_invoice_lines_gl_recurring_id ON ap_invoice_lines (gl_recurring_id);

CREATE INDEX ix_ap_invoice_lines_receipt_id ON ap_invoice_lines (receipt_id);

CREATE INDEX ix_ap_invoice_lines_requisition_line_id ON ap_invoice_lines (requisition_line_id);

CREATE INDEX ix_ap_invoice_lines_stock_receipt_id ON ap_invoice_lines (stock_receipt_id);

CREATE INDEX ix_ap_invoices_corrects_invoice_id ON ap_invoices (corrects_invoice_id);

CREATE INDEX ix_ap_invoices_invoice_date ON ap_invoices (invoice_date);

CREATE INDEX ix_ap_invoices_po_reference ON ap_invoices (po_reference);

CREATE INDEX ix_ap_invoices_posting_date ON ap_invoices (posting_date);

CREATE INDEX ix_ap_invoices_status_due_date ON ap_invoices (status, due_date);

CREATE INDEX ix_ap_invoices_template_id ON ap_invoices (template_id);

CREATE INDEX ix_ap_invoices_vendor_id_status ON ap_invoices (vendor_id, status);

CREATE INDEX ix_ap_payment_batches_bank_account_id ON ap_payment_batches (bank_account_id);

CREATE INDEX ix_ap_payment_run_lines_credit_invoice_id ON ap_payment_run_lines (credit_invoice_id);

CREATE INDEX ix_ap_payment_run_lines_invoice_id_status ON ap_payment_run_lines (invoice_id, status);

CREATE INDEX ix_ap_payment_run_lines_payment_id ON ap_payment_run_lines (payment_id);

CREATE INDEX ix_ap_payment_run_lines_run_id ON ap_payment_run_lines (run_id);

CREATE INDEX ix_ap_payment_runs_bank_account_id ON ap_payment_runs (bank_account_id);

CREATE INDEX ix_ap_payments_bank_account_id_payment_date ON ap_payments (bank_account_id, payment_date);

CREATE INDEX ix_ap_payments_batch_id ON ap_payments (batch_id);

CREATE INDEX ix_ap_payments_run_id ON ap_payments (run_id);

CREATE INDEX ix_ap_payments_status ON ap_payments (status);

CREATE INDEX ix_ap_payments_vendor_id_payment_date ON ap_payments (vendor_id, payment_date);

CREATE INDEX ix_approvals_subject_type_subject_id ON approvals (subject_type, subject_id);

CREATE INDEX ix_ar_auto_apply_rules_customer_id ON ar_auto_apply_rules (customer_id);

CREATE INDEX ix_ar_credit_decisions_customer_id_decision_date ON ar_credit_decisions (customer_id, decision_date);

CREATE INDEX ix_ar_credit_memos_customer_id_status ON ar_credit_memos (customer_id, status);

CREATE INDEX ix_ar_credit_memos_original_invoice_id ON ar_credit_memos (original_invoice_id);

CREATE INDEX ix_ar_credit_memos_posting_date ON ar_credit_memos (posting_date);

CREATE INDEX ix_ar_credit_memos_status ON ar_credit_memos (status);

CREATE INDEX ix_ar_dunning_history_customer_id_as_of_date ON ar_dunning_history (customer_id, as_of_date);

CREATE INDEX ix_ar_invoice_lines_billed_module_billed_id ON ar_invoice_lines (billed_module, billed_id);

CREATE INDEX ix_ar_invoice_lines_gl_recurring_id ON ar_invoice_lines (gl_recurring_id);

CREATE INDEX ix_ar_invoice_lines_original_line_id ON ar_invoice_lines (original_line_id);

CREATE INDEX ix_ar_invoices_contract_id ON ar_invoices (contract_id);

CREATE INDEX ix_ar_invoices_corrects_invoice_id ON ar_invoices (corrects_invoice_id);

CREATE INDEX ix_ar_invoices_customer_id_status ON ar_invoices (customer_id, status);

CREATE INDEX ix_ar_invoices_customer_reference ON ar_invoices (customer_reference);

CREATE INDEX ix_ar_invoices_invoice_date ON ar_invoices (invoice_date);

CREATE INDEX ix_ar_invoices_payment_reference ON ar_invoices (payment_reference);

CREATE INDEX ix_ar_invoices_posting_date ON ar_invoices (posting_date);

CREATE INDEX ix_ar_invoices_status_due_date ON ar_invoices (status, due_date);

CREATE INDEX ix_ar_invoices_template_id ON ar_invoices (template_id);

CREATE INDEX ix_ar_receipt_allocations_application_date ON ar_receipt_allocations (application_date);

CREATE INDEX ix_ar_receipt_allocations_credit_memo_id ON ar_receipt_allocations (credit_memo_id);

CREATE INDEX ix_ar_receipt_allocations_invoice_id_status ON ar_receipt_allocations (invoice_id, status);

CREATE INDEX ix_ar_receipt_allocations_receipt_id ON ar_receipt_allocations (receipt_id);

CREATE INDEX ix_ar_receipt_allocations_refund_receipt_id ON ar_receipt_allocations (refund_receipt_id);

CREATE INDEX ix_ar_receipt_allocations_reversed_on ON ar_receipt_allocations (reversed_on);

CREATE INDEX ix_ar_receipts_bank_account_id ON ar_receipts (bank_account_id);

CREATE INDEX ix_ar_receipts_customer_id_receipt_date ON ar_receipts (customer_id, receipt_date);

CREATE INDEX ix_ar_receipts_deposit_transaction_id ON ar_receipts (deposit_transaction_id);

CREATE INDEX ix_ar_receipts_reference ON ar_receipts (reference);

CREATE INDEX ix_ar_receipts_statement_line_id ON ar_receipts (statement_line_id);

CREATE INDEX ix_ar_receipts_status ON ar_receipts (status);

CREATE INDEX ix_assets_assets_category_id_status ON assets_assets (category_id, status);

CREATE INDEX ix_assets_assets_location_code ON assets_assets (location_code);

CREATE INDEX ix_assets_assets_serial_number ON assets_assets (serial_number);

CREATE INDEX ix_assets_assets_status ON assets_assets (status);

CREATE INDEX ix_assets_assets_vendor_id ON assets_assets (vendor_id);

CREATE INDEX ix_assets_depreciation_components_asset_id ON assets_depreciation_components (asset_id);

CREATE INDEX ix_assets_depreciation_components_status_depreciated_through ON assets_depreciation_components (status, depreciated_through);

CREATE INDEX ix_assets_depreciation_schedules_book_period_end ON assets_depreciation_schedules (book, period_end);

CREATE INDEX ix_assets_depreciation_schedules_journal_entry_id ON assets_depreciation_schedules (journal_entry_id);

CREATE INDEX ix_assets_depreciation_schedules_run_number ON assets_depreciation_schedules (run_number);

CREATE INDEX ix_assets_disposals_ar_invoice_id ON assets_disposals (ar_invoice_id);

CREATE INDEX ix_assets_disposals_asset_id ON assets_disposals (asset_id);

CREATE INDEX ix_assets_disposals_disposal_date ON assets_disposals (disposal_date);

CREATE INDEX ix_assets_revaluations_asset_id ON assets_revaluations (asset_id);

CREATE INDEX ix_assets_transfers_asset_id ON assets_transfers (asset_id);

CREATE INDEX ix_attachments_sha256 ON attachments (sha256);

CREATE INDEX ix_attachments_subject_type_subject_id ON attachments (subject_type, subject_id);

CREATE INDEX ix_audit_events_entity_type_entity_id ON audit_events (entity_type, entity_id);

CREATE INDEX ix_budget_allocations_budget_id_batch_no ON budget_allocations (budget_id, batch_no);

CREATE INDEX ix_budget_budgets_copied_from_id ON budget_budgets (copied_from_id);

CREATE INDEX ix_budget_budgets_fiscal_year_id ON budget_budgets (fiscal_year_id);

CREATE INDEX ix_budget_budgets_status ON budget_budgets (status);

CREATE INDEX ix_budget_lines_account_id_fiscal_period_id ON budget_lines (account_id, fiscal_period_id);

CREATE INDEX ix_budget_transfers_budget_id_status ON budget_transfers (budget_id, status);

CREATE INDEX ix_budget_transfers_journal_entry_id ON budget_transfers (journal_entry_id);

CREATE INDEX ix_cash_bank_accounts_holder_party_id ON cash_bank_accounts (holder_party_id);

CREATE INDEX ix_cash_bank_statement_lines_amount ON cash_bank_statement_lines (amount);

CREATE INDEX ix_cash_bank_statement_lines_bank_account_id_external_id ON cash_bank_statement_lines (bank_account_id, external_id);

CREATE INDEX ix_cash_bank_statement_lines_bank_account_id_status_transaction_date ON cash_bank_statement_lines (bank_account_id, status, transaction_date);

CREATE INDEX ix_cash_bank_statement_lines_bank_account_id_transaction_date ON cash_bank_statement_lines (bank_account_id, transaction_date);

CREATE INDEX ix_cash_bank_statement_lines_expense_line_id ON cash_bank_statement_lines (expense_line_id);

CREATE INDEX ix_cash_bank_statement_lines_offset_line_id ON cash_bank_statement_lines (offset_line_id);

CREATE INDEX ix_cash_bank_statement_lines_statement_id ON cash_bank_statement_lines (statement_id);

CREATE INDEX ix_cash_bank_statements_bank_account_id_statement_date ON cash_bank_statements (bank_account_id, statement_date);

CREATE INDEX ix_cash_bank_transactions_bank_account_id_transaction_date ON cash_bank_transactions (bank_account_id, transaction_date);

CREATE INDEX ix_cash_bank_transactions_counter_bank_account_id ON cash_bank_transactions (counter_bank_account_id);

CREATE INDEX ix_cash_bank_transactions_journal_entry_id ON cash_bank_transactions (journal_entry_id);

CREATE INDEX ix_cash_bank_transactions_matched_journal_line_id ON cash_bank_transactions (matched_journal_line_id);

CREATE INDEX ix_cash_bank_transactions_party_id ON cash_bank_transactions (party_id);

CREATE INDEX ix_cash_bank_transactions_payee_name ON cash_bank_transactions (payee_name);

CREATE INDEX ix_cash_bank_transactions_statement_line_id ON cash_bank_transactions (statement_line_id);

CREATE INDEX ix_cash_bank_transactions_status ON cash_bank_transactions (status);

CREATE INDEX ix_cash_bank_transactions_transfer_group ON cash_bank_transactions (transfer_group);

CREATE INDEX ix_cash_reconciliation_matches_journal_line_id_status ON cash_reconciliation_matches (journal_line_id, status);

CREATE INDEX ix_cash_reconciliation_matches_match_group ON cash_reconciliation_matches (match_group);

CREATE INDEX ix_cash_reconciliation_matches_reconciliation_id ON cash_reconciliation_matches (reconciliation_id);

CREATE INDEX ix_cash_reconciliation_matches_statement_line_id ON cash_reconciliation_matches (statement_line_id);

CREATE INDEX ix_cash_reconciliations_previous_id ON cash_reconciliations (previous_id);

CREATE INDEX ix_cash_reconciliations_statement_id ON cash_reconciliations (statement_id);

CREATE INDEX ix_catalog_entries_kind_is_active_search_text ON catalog_entries (kind, is_active, search_text);

CREATE INDEX ix_catalog_entries_kind_parent_code ON catalog_entries (kind, parent_code);

CREATE INDEX ix_contracts_billings_ar_invoice_id ON contracts_billings (ar_invoice_id);

CREATE INDEX ix_contracts_billings_billing_date ON contracts_billings (billing_date);

CREATE INDEX ix_contracts_billings_contract_id_sequence ON contracts_billings (contract_id, sequence);

CREATE INDEX ix_contracts_billings_status ON contracts_billings (status);

CREATE INDEX ix_contracts_customer_party_id ON contracts (customer_party_id);

CREATE INDEX ix_contracts_deliverables_contract_id ON contracts_deliverables (contract_id);

CREATE INDEX ix_contracts_deliverables_revenue_obligation_id ON contracts_deliverables (revenue_obligation_id);

CREATE INDEX ix_contracts_deliverables_series_id ON contracts_deliverables (series_id);

CREATE INDEX ix_contracts_deliverables_status_due_date ON contracts_deliverables (status, due_date);

CREATE INDEX ix_contracts_funding_contract_id_effective_date ON contracts_funding (contract_id, effective_date);

CREATE INDEX ix_contracts_funding_project_id ON contracts_funding (project_id);

CREATE INDEX ix_contracts_funding_revenue_contract_id ON contracts_funding (revenue_contract_id);

CREATE INDEX ix_contracts_milestones_contract_id_status ON contracts_milestones (contract_id, status);

CREATE INDEX ix_contracts_milestones_deliverable_id ON contracts_milestones (deliverable_id);

CREATE INDEX ix_contracts_milestones_due_date ON contracts_milestones (due_date);

CREATE INDEX ix_contracts_milestones_project_phase_id ON contracts_milestones (project_phase_id);

CREATE INDEX ix_cost_lot_uses_cost_lot_id ON cost_lot_uses (cost_lot_id);

CREATE INDEX ix_cost_lot_uses_source_id ON cost_lot_uses (source_id);

CREATE INDEX ix_cost_lots_item_code_location_code_lot_date ON cost_lots (item_code, location_code, lot_date);

CREATE INDEX ix_dimension_values_parent_id ON dimension_values (parent_id);

CREATE INDEX ix_document_links_to_id ON document_links (to_id);

CREATE INDEX ix_drafts_kind ON drafts (kind);

CREATE INDEX ix_expense_lines_billed_line_id ON expense_lines (billed_line_id);

CREATE INDEX ix_expense_lines_card_transaction_id ON expense_lines (card_transaction_id);

CREATE INDEX ix_expense_lines_category_expense_date ON expense_lines (category, expense_date);

CREATE INDEX ix_expense_lines_customer_id_billable ON expense_lines (customer_id, billable);

CREATE INDEX ix_expense_lines_receipt_sha256 ON expense_lines (receipt_sha256);

CREATE INDEX ix_expense_reimbursements_bank_account_id ON expense_reimbursements (bank_account_id);

CREATE INDEX ix_expense_reimbursements_employee_id_kind ON expense_reimbursements (employee_id, kind);

CREATE INDEX ix_expense_reimbursements_payroll_run_id ON expense_reimbursements (payroll_run_id);

CREATE INDEX ix_expense_reimbursements_report_id ON expense_reimbursements (report_id);

CREATE INDEX ix_expense_reports_employee_id_status ON expense_reports (employee_id, status);

CREATE INDEX ix_expense_reports_report_date ON expense_reports (report_date);

CREATE INDEX ix_fiscal_periods_fiscal_year_id ON fiscal_periods (fiscal_year_id);

CREATE INDEX ix_fiscal_periods_start_date_end_date ON fiscal_periods (start_date, end_date);

CREATE INDEX ix_gl_account_reconciliations_fiscal_period_id ON gl_account_reconciliations (fiscal_period_id);

CREATE INDEX ix_gl_journal_batches_status_batch_date ON gl_journal_batches (status, batch_date);

CREATE INDEX ix_gl_period_close_tasks_fiscal_period_id ON gl_period_close_tasks (fiscal_period_id);

CREATE INDEX ix_gl_recurring_entries_source_type_source_id ON gl_recurring_entries (source_type, source_id);

CREATE INDEX ix_gl_recurring_entries_status_next_due_date ON gl_recurring_entries (status, next_due_date);

CREATE INDEX ix_gl_revaluation_results_fiscal_period_id ON gl_revaluation_results (fiscal_period_id);

CREATE INDEX ix_gl_revaluation_results_journal_entry_id ON gl_revaluation_results (journal_entry_id);

CREATE INDEX ix_gl_revaluation_results_reversal_entry_id ON gl_revaluation_results (reversal_entry_id);

CREATE INDEX ix_gl_translation_results_journal_entry_id ON gl_translation_results (journal_entry_id);

CREATE INDEX ix_import_batches_sha256 ON import_batches (sha256);

CREATE INDEX ix_intercompany_agreements_status_next_charge_date ON intercompany_agreements (status, next_charge_date);

CREATE INDEX ix_intercompany_settlements_from_entity_to_entity_settlement_date ON intercompany_settlements (from_entity, to_entity, settlement_date);

CREATE INDEX ix_intercompany_settlements_journal_entry_id ON intercompany_settlements (journal_entry_id);

CREATE INDEX ix_intercompany_settlements_mirror_entry_id ON intercompany_settlements (mirror_entry_id);

CREATE INDEX ix_intercompany_settlements_status ON intercompany_settlements (status);

CREATE INDEX ix_intercompany_transactions_agreement_id ON intercompany_transactions (agreement_id);

CREATE INDEX ix_intercompany_transactions_from_entity_to_entity_transaction_date ON intercompany_transactions (from_entity, to_entity, transaction_date);

CREATE INDEX ix_intercompany_transactions_journal_entry_id ON intercompany_transactions (journal_entry_id);

CREATE INDEX ix_intercompany_transactions_mirror_entry_id ON intercompany_transactions (mirror_entry_id);

CREATE INDEX ix_intercompany_transactions_source_module_source_id ON intercompany_transactions (source_module, source_id);

CREATE INDEX ix_intercompany_transactions_status ON intercompany_transactions (status);

CREATE INDEX ix_inventory_abc_classifications_item_code_as_of_date ON inventory_abc_classifications (item_code, as_of_date);

CREATE INDEX ix_inventory_adjustments_batch_id ON inventory_adjustments (batch_id);

CREATE INDEX ix_inventory_adjustments_charge_line_id ON inventory_adjustments (charge_line_id);

CREATE INDEX ix_inventory_adjustments_count_id ON inventory_adjustments (count_id);

CREATE INDEX ix_inventory_adjustments_issue_id ON inventory_adjustments (issue_id);

CREATE INDEX ix_inventory_adjustments_item_code_movement_seq ON inventory_adjustments (item_code, movement_seq);

CREATE INDEX ix_inventory_adjustments_journal_entry_id ON inventory_adjustments (journal_entry_id);

CREATE INDEX ix_inventory_adjustments_kind_item_code ON inventory_adjustments (kind, item_code);

CREATE INDEX ix_inventory_adjustments_location_code_item_code ON inventory_adjustments (location_code, item_code);

CREATE INDEX ix_inventory_adjustments_lot_number ON inventory_adjustments (lot_number);

CREATE INDEX ix_inventory_adjustments_posting_date ON inventory_adjustments (posting_date);

CREATE INDEX ix_inventory_adjustments_receipt_id ON inventory_adjustments (receipt_id);

CREATE INDEX ix_inventory_adjustments_void_entry_id ON inventory_adjustments (void_entry_id);

CREATE INDEX ix_inventory_cycle_counts_item_code_count_date ON inventory_cycle_counts (item_code, count_date);

CREATE INDEX ix_inventory_cycle_counts_status ON inventory_cycle_counts (status);

CREATE INDEX ix_inventory_issues_destination_line_id ON inventory_issues (destination_line_id);

CREATE INDEX ix_inventory_issues_destination_module_destination_id ON inventory_issues (destination_module, destination_id);

CREATE INDEX ix_inventory_issues_item_code_movement_seq ON inventory_issues (item_code, movement_seq);

CREATE INDEX ix_inventory_issues_journal_entry_id ON inventory_issues (journal_entry_id);

CREATE INDEX ix_inventory_issues_location_code_item_code ON inventory_issues (location_code, item_code);

CREATE INDEX ix_inventory_issues_lot_number ON inventory_issues (lot_number);

CREATE INDEX ix_inventory_issues_original_receipt_id ON inventory_issues (original_receipt_id);

CREATE INDEX ix_inventory_issues_posting_date ON inventory_issues (posting_date);

CREATE INDEX ix_inventory_issues_status ON inventory_issues (status);

CREATE INDEX ix_inventory_issues_void_entry_id ON inventory_issues (void_entry_id);

CREATE INDEX ix_inventory_receipts_item_code_movement_seq ON inventory_receipts (item_code, movement_seq);

CREATE INDEX ix_inventory_receipts_journal_entry_id ON inventory_receipts (journal_entry_id);

CREATE INDEX ix_inventory_receipts_location_code_item_code ON inventory_receipts (location_code, item_code);

CREATE INDEX ix_inventory_receipts_lot_number ON inventory_receipts (lot_number);

CREATE INDEX ix_inventory_receipts_original_issue_id ON inventory_receipts (original_issue_id);

CREATE INDEX ix_inventory_receipts_posting_date ON inventory_receipts (posting_date);

CREATE INDEX ix_inventory_receipts_source_line_id ON inventory_receipts (source_line_id);

CREATE INDEX ix_inventory_receipts_source_module_source_id ON inventory_receipts (source_module, source_id);

CREATE INDEX ix_inventory_receipts_void_entry_id ON inventory_receipts (void_entry_id);

CREATE INDEX ix_inventory_transfers_from_location_code_item_code ON inventory_transfers (from_location_code, item_code);

CREATE INDEX ix_inventory_transfers_item_code_movement_seq ON inventory_transfers (item_code, movement_seq);

CREATE INDEX ix_inventory_transfers_journal_entry_id ON inventory_transfers (journal_entry_id);

CREATE INDEX ix_inventory_transfers_loss_entry_id ON inventory_transfers (loss_entry_id);

CREATE INDEX ix_inventory_transfers_lot_number ON inventory_transfers (lot_number);

CREATE INDEX ix_inventory_transfers_posting_date ON inventory_transfers (posting_date);

CREATE INDEX ix_inventory_transfers_receive_entry_id ON inventory_transfers (receive_entry_id);

CREATE INDEX ix_inventory_transfers_receive_posting_date ON inventory_transfers (receive_posting_date);

CREATE INDEX ix_inventory_transfers_to_location_code_item_code ON inventory_transfers (to_location_code, item_code);

CREATE INDEX ix_inventory_transfers_void_entry_id ON inventory_transfers (void_entry_id);

CREATE INDEX ix_journal_entries_entry_date_seq ON journal_entries (entry_date, seq);

CREATE INDEX ix_journal_entries_source_type_source_id ON journal_entries (source_type, source_id);

CREATE INDEX ix_journal_lines_account_id_currency ON journal_lines (account_id, currency);

CREATE INDEX ix_journal_lines_account_id_entry_date_base_amount ON journal_lines (account_id, entry_date, base_amount, side, is_closing, book, fiscal_period_id);

CREATE INDEX ix_journal_lines_corrects_line_id ON journal_lines (corrects_line_id) WHERE corrects_line_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_cost_centre_id ON journal_lines (dim_cost_centre_id) WHERE dim_cost_centre_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_custom1_id ON journal_lines (dim_custom1_id) WHERE dim_custom1_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_custom2_id ON journal_lines (dim_custom2_id) WHERE dim_custom2_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_custom3_id ON journal_lines (dim_custom3_id) WHERE dim_custom3_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_custom4_id ON journal_lines (dim_custom4_id) WHERE dim_custom4_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_custom5_id ON journal_lines (dim_custom5_id) WHERE dim_custom5_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_department_id ON journal_lines (dim_department_id) WHERE dim_department_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_entity_id ON journal_lines (dim_entity_id) WHERE dim_entity_id IS NOT NULL;

CREATE INDEX ix_journal_lines_dim_project_id ON journal_lines (dim_project_id) WHERE dim_project_id IS NOT NULL;

CREATE INDEX ix_journal_lines_party_id_account_id ON journal_lines (party_id, account_id) WHERE party_id IS NOT NULL;

CREATE INDEX ix_lease_leases_lessor_id ON lease_leases (lessor_id);

CREATE INDEX ix_lease_leases_status_end_date ON lease_leases (status, end_date);

CREATE INDEX ix_lease_modifications_lease_id_modification_date ON lease_modifications (lease_id, modification_date);

CREATE INDEX ix_lease_payments_ap_invoice_id ON lease_payments (ap_invoice_id);

CREATE INDEX ix_lease_payments_bank_transaction_id ON lease_payments (bank_transaction_id);

CREATE INDEX ix_lease_payments_lease_id_payment_date ON lease_payments (lease_id, payment_date);

CREATE INDEX ix_lease_payments_run_number ON lease_payments (run_number);

CREATE INDEX ix_lease_payments_status_payment_date ON lease_payments (status, payment_date);

CREATE INDEX ix_parties_name ON parties (name);

CREATE INDEX ix_party_contacts_party_id ON party_contacts (party_id);

CREATE INDEX ix_payroll_benefits_deductions_employee_id_plan_code ON payroll_benefits_deductions (employee_id, plan_code);

CREATE INDEX ix_payroll_benefits_deductions_paycheck_id ON payroll_benefits_deductions (paycheck_id);

CREATE INDEX ix_payroll_employer_contributions_paycheck_id ON payroll_employer_contributions (paycheck_id);

CREATE INDEX ix_payroll_paychecks_employee_id_pay_period_id ON payroll_paychecks (employee_id, pay_period_id);

CREATE INDEX ix_payroll_paychecks_status ON payroll_paychecks (status);

CREATE INDEX ix_payroll_runs_bank_account_id ON payroll_runs (bank_account_id);

CREATE INDEX ix_payroll_runs_pay_date ON payroll_runs (pay_date);

CREATE INDEX ix_payroll_runs_status ON payroll_runs (status);

CREATE INDEX ix_payroll_timecard_lines_operation_id ON payroll_timecard_lines (operation_id);

CREATE INDEX ix_payroll_timecard_lines_project_id ON payroll_timecard_lines (project_id);

CREATE INDEX ix_payroll_timecard_lines_work_date ON payroll_timecard_lines (work_date);

CREATE INDEX ix_payroll_timecard_lines_work_order_id ON payroll_timecard_lines (work_order_id);

CREATE INDEX ix_payroll_timecards_pay_period_id_status ON payroll_timecards (pay_period_id, status);

CREATE INDEX ix_payroll_withholding_results_component_code_paycheck_id ON payroll_withholding_results (component_code, paycheck_id);

CREATE INDEX ix_payroll_withholding_results_employee_id_component_code ON payroll_withholding_results (employee_id, component_code);

CREATE INDEX ix_procurement_receiving_reports_clear_entry_id ON procurement_receiving_reports (clear_entry_id);

CREATE INDEX ix_procurement_receiving_reports_journal_entry_id ON procurement_receiving_reports (journal_entry_id);

CREATE INDEX ix_procurement_receiving_reports_original_receipt_id ON procurement_receiving_reports (original_receipt_id);

CREATE INDEX ix_procurement_receiving_reports_po_reference_po_line_reference ON procurement_receiving_reports (po_reference, po_line_reference);

CREATE INDEX ix_procurement_receiving_reports_requisition_line_id ON procurement_receiving_reports (requisition_line_id);

CREATE INDEX ix_procurement_receiving_reports_status ON procurement_receiving_reports (status);

CREATE INDEX ix_procurement_receiving_reports_stock_movement_id ON procurement_receiving_reports (stock_movement_id);

CREATE INDEX ix_procurement_receiving_reports_vendor_id_receipt_date ON procurement_receiving_reports (vendor_id, receipt_date);

CREATE INDEX ix_procurement_receiving_reports_void_entry_id ON procurement_receiving_reports (void_entry_id);

CREATE INDEX ix_procurement_requisition_lines_line_status_required_date ON procurement_requisition_lines (line_status, required_date);

CREATE INDEX ix_procurement_requisition_lines_vendor_id ON procurement_requisition_lines (vendor_id);

CREATE INDEX ix_procurement_requisitions_copied_from_id ON procurement_requisitions (copied_from_id);

CREATE INDEX ix_procurement_requisitions_requester_id ON procurement_requisitions (requester_id);

CREATE INDEX ix_procurement_requisitions_status_request_date ON procurement_requisitions (status, request_date);

CREATE INDEX ix_project_cost_entries_bill_status_project_id ON project_cost_entries (bill_status, project_id);

CREATE INDEX ix_project_cost_entries_person_id_entry_date ON project_cost_entries (person_id, entry_date);

CREATE INDEX ix_project_cost_entries_phase_id_entry_kind ON project_cost_entries (phase_id, entry_kind);

CREATE INDEX ix_project_cost_entries_project_id_entry_kind_entry_date ON project_cost_entries (project_id, entry_kind, entry_date);

CREATE INDEX ix_project_cost_entries_source_id ON project_cost_entries (source_id);

CREATE INDEX ix_project_phases_contract_milestone_id ON project_phases (contract_milestone_id);

CREATE INDEX ix_project_phases_project_id_parent_id ON project_phases (project_id, parent_id);

CREATE INDEX ix_project_projects_contract_id ON project_projects (contract_id);

CREATE INDEX ix_project_projects_customer_id_status ON project_projects (customer_id, status);

CREATE INDEX ix_project_projects_revenue_contract_id ON project_projects (revenue_contract_id);

CREATE INDEX ix_revenue_contracts_customer_id_status ON revenue_contracts (customer_id, status);

CREATE INDEX ix_revenue_contracts_status_end_date ON revenue_contracts (status, end_date);

CREATE INDEX ix_revenue_performance_obligations_contract_id ON revenue_performance_obligations (contract_id);

CREATE INDEX ix_revenue_performance_obligations_project_phase_id ON revenue_performance_obligations (project_phase_id);

CREATE INDEX ix_revenue_recognition_schedules_obligation_id_period_end ON revenue_recognition_schedules (obligation_id, period_end);

CREATE INDEX ix_revenue_recognition_schedules_run_number ON revenue_recognition_schedules (run_number);

CREATE INDEX ix_revenue_recognition_schedules_status_period_end ON revenue_recognition_schedules (status, period_end);

CREATE INDEX ix_revenue_ssp_allocations_obligation_id ON revenue_ssp_allocations (obligation_id);

CREATE INDEX ix_saved_views_screen ON saved_views (screen);

CREATE INDEX ix_tax_exemptions_customer_id ON tax_exemptions (customer_id);

CREATE INDEX ix_tax_exemptions_vendor_id ON tax_exemptions (vendor_id);

CREATE INDEX ix_tax_jurisdictions_parent_id ON tax_jurisdictions (parent_id);

CREATE INDEX ix_tax_transactions_parent_id ON tax_transactions (parent_id);

CREATE INDEX ix_tax_transactions_registration_id_recognition_date_is_reported ON tax_transactions (registration_id, recognition_date, is_reported);

CREATE INDEX ix_tax_transactions_source_type_source_id ON tax_transactions (source_type, source_id);

CREATE INDEX ix_tax_transactions_tax_code_id ON tax_transactions (tax_code_id);

CREATE INDEX ix_tax_transactions_tax_return_id ON tax_transactions (tax_return_id);

CREATE INDEX ix_wip_byproduct_records_inventory_receipt_id ON wip_byproduct_records (inventory_receipt_id);

CREATE INDEX ix_wip_byproduct_records_journal_entry_id ON wip_byproduct_records (journal_entry_id);

CREATE INDEX ix_wip_byproduct_records_operation_id ON wip_byproduct_records (operation_id);

CREATE INDEX ix_wip_byproduct_records_reversal_entry_id ON wip_byproduct_records (reversal_entry_id);

CREATE INDEX ix_wip_byproduct_records_work_order_id ON wip_byproduct_records (work_order_id);

CREATE INDEX ix_wip_labor_entries_bill_line_id ON wip_labor_entries (bill_line_id);

CREATE INDEX ix_wip_labor_entries_employee_id_work_date ON wip_labor_entries (employee_id, work_date);

CREATE INDEX ix_wip_labor_entries_journal_entry_id ON wip_labor_entries (journal_entry_id);

CREATE INDEX ix_wip_labor_entries_operation_id ON wip_labor_entries (operation_id);

CREATE INDEX ix_wip_labor_entries_reversal_entry_id ON wip_labor_entries (reversal_entry_id);

CREATE INDEX ix_wip_labor_entries_work_order_id_status ON wip_labor_entries (work_order_id, status);

CREATE INDEX ix_wip_overhead_applications_journal_entry_id ON wip_overhead_applications (journal_entry_id);

CREATE INDEX ix_wip_overhead_applications_operation_id ON wip_overhead_applications (operation_id);

CREATE INDEX ix_wip_overhead_applications_pool_code_application_date ON wip_overhead_applications (pool_code, application_date);

CREATE INDEX ix_wip_overhead_applications_reversal_entry_id ON wip_overhead_applications (reversal_entry_id);

CREATE INDEX ix_wip_overhead_applications_run_number ON wip_overhead_applications (run_number);

CREATE INDEX ix_wip_overhead_applications_work_order_id_status ON wip_overhead_applications (work_order_id, status);

CREATE INDEX ix_wip_production_cost_summaries_fiscal_period_id ON wip_production_cost_summaries (fiscal_period_id);

CREATE INDEX ix_wip_unit_cost_breakdowns_adjusts_id ON wip_unit_cost_breakdowns (adjusts_id);

CREATE INDEX ix_wip_unit_cost_breakdowns_inventory_receipt_id ON wip_unit_cost_breakdowns (inventory_receipt_id);

CREATE INDEX ix_wip_unit_cost_breakdowns_journal_entry_id ON wip_unit_cost_breakdowns (journal_entry_id);

CREATE INDEX ix_wip_unit_cost_breakdowns_reversal_entry_id ON wip_unit_cost_breakdowns (reversal_entry_id);

CREATE INDEX ix_wip_unit_cost_breakdowns_work_order_id ON wip_unit_cost_breakdowns (work_order_id);

CREATE INDEX ix_wip_work_order_lines_item_code ON wip_work_order_lines (item_code);

CREATE INDEX ix_wip_work_order_lines_substitute_of_id ON wip_work_order_lines (substitute_of_id);

CREATE INDEX ix_wip_work_orders_close_entry_id ON wip_work_orders (close_entry_id);

CREATE INDEX ix_wip_work_orders_contract_id ON wip_work_orders (contract_id);

CREATE INDEX ix_wip_work_orders_item_code ON wip_work_orders (item_code);

CREATE INDEX ix_wip_work_orders_parent_work_order_id ON wip_work_orders (parent_work_order_id);

CREATE INDEX ix_wip_work_orders_planned_start_date ON wip_work_orders (planned_start_date);

CREATE INDEX ix_wip_work_orders_sales_order_reference ON wip_work_orders (sales_order_reference);

CREATE INDEX ix_wip_work_orders_status ON wip_work_orders (status);

CREATE UNIQUE INDEX uq_ap_invoices_vendor_id_document_type_invoice_number_key ON ap_invoices (vendor_id, document_type, invoice_number_key) WHERE invoice_number_key IS NOT NULL AND status <> 'cancelled';

CREATE UNIQUE INDEX uq_ap_payments_bank_account_id_reference ON ap_payments (bank_account_id, reference) WHERE payment_method = 'check' AND reference IS NOT NULL;

CREATE UNIQUE INDEX uq_ap_vendor_holds_vendor_id_reason_code ON ap_vendor_holds (vendor_id, reason_code) WHERE status = 'active';

CREATE UNIQUE INDEX uq_budget_budgets_fiscal_year_budget_type ON budget_budgets (fiscal_year, budget_type) WHERE is_primary;

CREATE UNIQUE INDEX uq_budget_lines_budget_id_account_id_fiscal_period_id_dim_project_id_dim_department_id_dim_cost_centre_id_dim_entity_id ON budget_lines (budget_id, account_id, fiscal_period_id, coalesce(CAST(dim_project_id AS TEXT), ''), coalesce(CAST(dim_department_id AS TEXT), ''), coalesce(CAST(dim_cost_centre_id AS TEXT), ''), coalesce(CAST(dim_entity_id AS TEXT), ''));

CREATE UNIQUE INDEX uq_cash_bank_transactions_bank_account_id_check_number ON cash_bank_transactions (bank_account_id, check_number) WHERE check_number IS NOT NULL;

CREATE UNIQUE INDEX uq_inventory_reorder_points_item_code ON inventory_reorder_points (item_code) WHERE location_code IS NULL;

CREATE UNIQUE INDEX uq_procurement_requisition_lines_po_reference_po_line_reference ON procurement_requisition_lines (po_reference, po_line_reference) WHERE po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled';

CREATE UNIQUE INDEX uq_wip_labor_entries_timecard_line_id ON wip_labor_entries (timecard_line_id) WHERE status = 'posted';

CREATE UNIQUE INDEX uq_wip_overhead_applications_labor_entry_id_pool_code_overhead_type ON wip_overhead_applications (labor_entry_id, pool_code, overhead_type) WHERE status = 'posted';

