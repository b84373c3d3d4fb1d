// Run once by mongosh as root: the users of the service. Who writes down who looked may add lines and never change them.
const { SERVICE_PASSWORD, LOG_PASSWORD } = process.env;
const name = 'leerlingdossier';
const admin = db.getSiblingDB('admin');

const logDatabase = { db: `${name}-access-log`, collection: '' };
const addOnly = { role: 'addOnly', privileges: [{ resource: logDatabase, actions: ['find', 'insert', 'createCollection', 'createIndex', 'listCollections', 'listIndexes'] }], roles: [] };
if (admin.getRole(addOnly.role) === null) admin.createRole(addOnly);

const users = [
  { user: 'service', pwd: SERVICE_PASSWORD, roles: [`${name}-read`, `${name}-keys`].map((database) => ({ role: 'readWrite', db: database })) },
  { user: 'log', pwd: LOG_PASSWORD, roles: [addOnly.role] },
];
for (const user of users) if (admin.getUser(user.user) === null) admin.createUser(user);
