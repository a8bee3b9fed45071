/**
 * Gives the role of an application its database, its extensions and its password. It may run any number of times. psql
 * hashes the password itself, so the server, its log and its statistics never see it.
 *
 * It reads the names from ROLE and DATABASE, the extensions as JSON from EXTENSIONS, the passwords from the files that
 * ADMIN_PASSWORD_FILE and PASSWORD_FILE name, and where the server is from the variables of libpq.
 */
export const POSTGRES_PASSWORD_SCRIPT = `set -eu

PGPASSWORD="$(cat "$ADMIN_PASSWORD_FILE")"
export PGPASSWORD
password="$(cat "$PASSWORD_FILE")"

sql() {
  psql --no-psqlrc --quiet --tuples-only --set=ON_ERROR_STOP=1 \\
    --set="role=$ROLE" --set="database=$DATABASE" --set="extensions=$EXTENSIONS" "$@"
}

sql <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'role')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \\gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \\gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'database') \\gexec
SQL

sql --dbname="$DATABASE" <<'SQL'
-- What names no schema or version comes to NULL, and NULL is not executed.
SELECT 'CREATE SCHEMA IF NOT EXISTS ' || quote_ident(value->>'schema')
    || ' AUTHORIZATION ' || quote_ident(:'role')
  FROM json_each(:'extensions') \\gexec
SELECT 'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(key)
    || coalesce(' SCHEMA ' || quote_ident(value->>'schema'), '')
    || coalesce(' VERSION ' || quote_literal(value->>'version'), '') || ' CASCADE'
  FROM json_each(:'extensions') \\gexec
SELECT 'ALTER EXTENSION ' || quote_ident(key) || ' UPDATE TO ' || quote_literal(value->>'version')
  FROM json_each(:'extensions') JOIN pg_extension ON extname = key
  WHERE extversion <> value->>'version' \\gexec
SQL

# Without a terminal psql takes the password from here, twice; printf is a part of the shell and no process of its own.
printf '%s\\n%s\\n' "$password" "$password" | sql --command='\\password :"role"'

PGPASSWORD="$password" PGUSER="$ROLE" PGDATABASE="$DATABASE" sql --command='SELECT' >/dev/null
echo "The role $ROLE logs in to the database $DATABASE with its password."
`;
