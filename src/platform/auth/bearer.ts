/** Longer than any access token, shorter than any attack on a hash. */
const MAX_LENGTH = 8_192;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The token of an `Authorization` header, or undefined. Only ever from that header: addresses end up in logs. */
export const bearerIn = (authorization: string | undefined): string | undefined =>
  authorization === undefined || authorization.length > MAX_LENGTH ? undefined : BEARER.exec(authorization)?.[1];
