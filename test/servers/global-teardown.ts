/** Jest calls it once after all tests. */
export default function (): void {
  for (const server of globalThis.testServers ?? []) server.stop();
}
