export { AccessLog, AccessLogUnavailable, type AccessLogEntry, type Purpose } from './access-log.ts';
export { disclosedOf, lineOf, type Line } from './line.ts';
