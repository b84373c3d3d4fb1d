/** What the operator decided that is no business of a single adapter. */
export class Settings {
  /** First part of the origin in receipts and manifests: the same for the life of the service. */
  readonly proofOrigin: string;
  /** Accounts that may found a school board. */
  readonly founders: ReadonlySet<string>;

  constructor({ proofOrigin, founders }: { readonly proofOrigin: string; readonly founders: ReadonlySet<string> }) {
    this.proofOrigin = proofOrigin;
    this.founders = founders;
  }
}
