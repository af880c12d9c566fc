// Starts a sandbox hub for the browser tests, chooses the owner's password, and invites one person of each other role.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PASSWORD = 'violet harbour kettle 9';
export const ROLES = ['owner', 'admin', 'operator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];
export const email = (role: Role) => `${role}@example.com`;

const HOME = fileURLToPath(new URL('../../../..', import.meta.url));
const PATIENCE = 600_000;

async function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': 'none', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
  }
  return (await answer.json()) as Record<string, string>;
}

/** The lines that the end of a start prints: address, key, and the link for the owner. */
function started(hub: ChildProcess): Promise<{ url: string; key: string; ownerToken: string }> {
  return new Promise((resolve, reject) => {
    let told = '';
    const timer = setTimeout(() => reject(new Error(`The hub has not started in time; it said:\n${told}`)), PATIENCE);
    const read = (part: Buffer) => {
      told += part.toString();
      const url = /^Open\s+(https?:\/\/[^/\s]+)/m.exec(told)?.[1];
      const key = /user (\S+), password (\S+)/.exec(told);
      const ownerToken = /^Own\s+\S+#(?:\w+=)?(\S+)/m.exec(told)?.[1];
      if (url && key && ownerToken && /^End /m.test(told)) {
        clearTimeout(timer);
        resolve({ url, key: `${key[1]}:${key[2]}`, ownerToken });
      }
    };
    hub.stdout?.on('data', read);
    hub.stderr?.on('data', read);
    hub.on('exit', (code) => reject(new Error(`The hub ended with ${code}; it said:\n${told}`)));
  });
}

export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.HUB_URL) {
    return async () => {};
  }
  const data = mkdtempSync(join(tmpdir(), 'console-hub-'));
  const hub = spawn(process.env.HUB_COMMAND ?? './tillbridge', ['sandbox'], {
    cwd: HOME,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TILLBRIDGE_HTTP_PORT: '0', TILLBRIDGE_MANAGEMENT_PORT: '0', TILLBRIDGE_DATA_DIR: join(data, 'data') },
  });
  const stop = async () => {
    const gone = new Promise((resolve) => hub.on('exit', resolve));
    hub.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const { url, key, ownerToken } = await started(hub);
    await post(url, '/first-owner', { token: ownerToken, email: email('owner'), name: 'Olga Owner', password: PASSWORD });
    for (const role of ROLES.slice(1)) {
      const invited = await post(url, '/invitations', { email: email(role), role }, { Authorization: `Basic ${btoa(key)}` });
      const token = /#(?:\w+=)?(\S+)$/.exec(invited.link ?? '')?.[1] ?? '';
      await post(url, '/invitations/accept', { token, name: `${role[0]?.toUpperCase()}${role.slice(1)} Person`, password: PASSWORD });
    }
    process.env.HUB_URL = url;
    process.env.HUB_KEY = key;
    return stop;
  } catch (failure) {
    await stop();
    throw failure;
  }
}
