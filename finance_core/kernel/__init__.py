"""The company file and the ledger in it: everything modules post, number, link, audit and find through."""
