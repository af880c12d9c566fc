/**
 * The fingerprint of a key as `ssh-keygen -l` prints it: `SHA256:…`.
 *
 * @param hostKey such as `ssh-ed25519 AAAA…`
 * @returns undefined where the browser has no digests: a page without encryption
 */
export async function fingerprintOf(hostKey: string): Promise<string | undefined> {
  const key = hostKey.trim().split(/\s+/)[1];
  if (!key || !globalThis.crypto?.subtle) {
    return undefined;
  }
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `SHA256:${btoa(String.fromCharCode(...digest)).replace(/=+$/, '')}`;
}
