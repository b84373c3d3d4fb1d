import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and its self-signed certificate for 127.0.0.1, for an hour: tests need TLS and no key belongs in a repository. */
export const selfSigned = (): { readonly key: string; readonly cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(tagged(0x31, sequence(oid(COMMON_NAME), tagged(0x0c, Buffer.from('eventstoredb-node')))));
  const loopback = tagged(0x87, Buffer.from([127, 0, 0, 1]));
  const extension = sequence(oid(SUBJECT_ALTERNATIVE_NAME), tagged(0x04, sequence(loopback)));
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    sequence(oid(ECDSA_WITH_SHA256)),
    name,
    sequence(time(-60_000), time(3_600_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extension)),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  const certificate = sequence(body, sequence(oid(ECDSA_WITH_SHA256)), signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
};

// DER, as far as one certificate needs it (X.690; RFC 5280). The names are the encoded object identifiers.

const COMMON_NAME = '550403';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';

const tagged = (tag: number, content: Buffer): Buffer => {
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));

const oid = (encoded: string): Buffer => tagged(0x06, Buffer.from(encoded, 'hex'));

const time = (fromNow: number): Buffer =>
  tagged(0x17, Buffer.from(`${new Date(Date.now() + fromNow).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
