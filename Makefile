# Trait d'union. `make run` starts it, `make test` proves it; everything else serves these two.
.DEFAULT_GOAL := aide
.PHONY: aide setup run test check bench epreuves verrous clean

VENV := .venv
PY   := $(VENV)/bin/python
export PORT DONNEES

aide:         ## cette liste
	@grep -hE '^[a-z]+: *.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 12

setup: $(VENV)/developpement  ## environnement virtuel, dépendances verrouillées, bibliothèques Debian

run: $(VENV)/exploitation     ## l'application et ses données de démonstration (PORT, DONNEES)
	@DEMONSTRATION=1 exec $(PY) manage.py demarrer

test: $(VENV)/developpement   ## la suite, sur SQLite puis sur PostgreSQL
	@$(PY) outils/essayer.py

check: $(VENV)/developpement  ## style, gabarits, couches, types, migrations, documents produits
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" outils/verifier

bench: $(VENV)/developpement  ## les vitesses, en rapports mesurés dans une même exécution, écrites dans docs/mesures.md (près de deux heures : un million de dossiers)
	@$(PY) outils/essayer.py --mesures

epreuves: $(VENV)/developpement  ## les chiffres entiers, écrits dans docs/epreuves.md
	@$(PY) outils/essayer.py --epreuves

verrous:      ## refait requirements/ d'après pyproject.toml (demande uv)
	outils/verrouiller

clean:        ## efface ce qui se refait ; les données (var/) restent
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/exploitation: requirements/exploitation.txt
	@outils/preparer exploitation
$(VENV)/developpement: requirements/developpement.txt $(VENV)/exploitation
	@outils/preparer developpement
