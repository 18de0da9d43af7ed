#!/bin/bash
# Two roles for one database. `migration` owns the tables; `application` reads and writes rows, and can neither drop nor
# truncate a table, nor lift a trigger: what the journal relies on. Neither sees through the second wall, as a superuser does.
# PostgreSQL's image runs this once, on an empty volume.
set -euo pipefail
psql --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" \
    --set base="$POSTGRES_DB" \
    --set migration="${ROLE_MIGRATION:-migration}" --set mot_migration="$MOT_DE_PASSE_MIGRATION" \
    --set application="${ROLE_APPLICATION:-application}" --set mot_application="$MOT_DE_PASSE_APPLICATION" <<'SQL'
CREATE ROLE :"migration" LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'mot_migration';
CREATE ROLE :"application" LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'mot_application';
REVOKE ALL ON DATABASE :"base" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"base" TO :"migration", :"application";
ALTER SCHEMA public OWNER TO :"migration";
GRANT USAGE ON SCHEMA public TO :"application";
ALTER DEFAULT PRIVILEGES FOR ROLE :"migration" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"application";
ALTER DEFAULT PRIVILEGES FOR ROLE :"migration" IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO :"application";
SQL
