import base from './jest.config.js';

export default { ...base, testRegex: '\\.long\\.spec\\.ts$', testTimeout: 600_000 };
