/**
 * Gives the user of an application its password, in JavaScript for mongosh. It may run any number of times. The server
 * leaves passwords out of its log by itself.
 *
 * It reads the name from ROLE, the server from HOST, and the passwords from the files that ADMIN_PASSWORD_FILE and
 * PASSWORD_FILE name.
 */
export const MONGODB_PASSWORD_SCRIPT = `
const { readFileSync } = require('fs');
const { ADMIN_PASSWORD_FILE, HOST, PASSWORD_FILE, ROLE } = process.env;
const read = (path) => readFileSync(path, 'utf8').trim();
const login = (user, password) =>
  new Mongo('mongodb://' + user + ':' + encodeURIComponent(password) + '@' + HOST + '/admin');

const admin = login('root', read(ADMIN_PASSWORD_FILE)).getDB('admin');
const user = {
  pwd: read(PASSWORD_FILE),
  roles: ['readWriteAnyDatabase', 'dbAdminAnyDatabase'],
};
if (admin.getUser(ROLE)) admin.updateUser(ROLE, user);
else admin.createUser({ user: ROLE, ...user });

login(ROLE, user.pwd).getDB('admin').runCommand({ connectionStatus: 1 });
print('The user ' + ROLE + ' logs in with its password.');
`;
