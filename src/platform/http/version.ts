/** Version of the interface (semantic versioning): in every answer and in the OpenAPI document. Equal to package.json. */
export const API_VERSION = '0.1.0';
/** Where the interface begins; paths in the OpenAPI document are relative to it. */
export const API_BASE = '/v1';
