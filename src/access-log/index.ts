export { AccessLog, AccessLogUnavailable, type AccessLogEntry, type Purpose } from './access-log.ts';
