/**
 * Gives the user of an application its database and its password. It may run any number of times. MySQL leaves passwords
 * out of its logs by itself; the administrator's is in a file that only this container can read.
 *
 * It reads the names from ROLE and DATABASE, the server from HOST, and the passwords from the files that
 * ADMIN_PASSWORD_FILE and PASSWORD_FILE name.
 */
export const MYSQL_PASSWORD_SCRIPT = `set -eu
umask 077

generated() {
  case "$1" in
    '' | *[!0-9a-f-]*)
      echo 'A password is not one of ours: it would need quoting.' >&2
      exit 1
      ;;
  esac
}

admin="$(cat "$ADMIN_PASSWORD_FILE")"
password="$(cat "$PASSWORD_FILE")"
generated "$admin"
generated "$password"

login() {
  printf '[client]\\nhost=%s\\nuser=%s\\npassword=%s\\n' "$HOST" "$1" "$2" >/tmp/client.cnf
}

login root "$admin"
mysql --defaults-file=/tmp/client.cnf <<SQL
CREATE DATABASE IF NOT EXISTS $DATABASE CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS '$ROLE'@'%' IDENTIFIED BY '$password';
ALTER USER '$ROLE'@'%' IDENTIFIED BY '$password';
GRANT ALL PRIVILEGES ON $DATABASE.* TO '$ROLE'@'%';
SQL

login "$ROLE" "$password"
mysql --defaults-file=/tmp/client.cnf --execute='DO 1' "$DATABASE"
echo "The user $ROLE logs in to the database $DATABASE with its password."
`;
