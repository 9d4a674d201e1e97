# Every target sets up the machine and .venv by itself; ARGS is passed on, as in: make test ARGS="tests/unit -k money"
PYTHON3 ?= python3

.PHONY: setup run test lint bench screens package torture
setup run test lint bench screens package torture:
	@$(PYTHON3) tools/bootstrap.py $@ $(ARGS)
