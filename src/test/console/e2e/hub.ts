// Starts a sandbox hub for the browser tests, chooses the owner's password, and invites one person of each other role.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PASSWORD = 'violet harbour kettle 9';
export const ROLES = ['owner', 'admin', 'operator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];
export const email = (role: Role) => `${role}@example.com`;

const HOME = fileURLToPath(new URL('../../../..', import.meta.url));
const PATIENCE = 600_000;

/** A hub that a test has started. */
export interface Hub {
  url: string;
  /** Id and secret of the first key, with a colon between. */
  key: string;
  /** The address behind which the owner chooses a password; empty when there is an owner. */
  ownerLink: string;
  /** Its data folder. */
  data: string;
  /** Ends the process, as `kill` or as `kill -9` does. */
  end: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again at the same address with the same data. */
  begin: () => Promise<void>;
  /** Ends it and removes its data. */
  stop: () => Promise<void>;
}

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

/** Resolves when the process says that it has started, with all it said until then. */
function started(hub: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    const timer = setTimeout(() => reject(new Error(`The hub has not started in time; it said:\n${told}`)), PATIENCE);
    const read = (part: Buffer) => {
      told += part.toString();
      if (/^Open\s/m.test(told) && /^End /m.test(told)) {
        clearTimeout(timer);
        resolve(told);
      }
    };
    hub.stdout?.on('data', read);
    hub.stderr?.on('data', read);
    hub.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The hub ended with ${code}; it said:\n${told}`));
    });
  });
}

/** A port that nobody uses at this moment, for a hub that begins again at the same address. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => (at && typeof at === 'object' ? resolve(at.port) : reject(new Error('no port'))));
    });
  });
}

/** Starts a hub with data of its own. `args` are those of `./tillbridge`. */
export async function launch(args: string[], settings: Record<string, string> = {}): Promise<Hub> {
  const folder = mkdtempSync(join(tmpdir(), 'console-hub-'));
  const data = join(folder, 'data');
  const port = await freePort();
  let hub: ChildProcess;
  const begin = async () => {
    hub = spawn(process.env.HUB_COMMAND ?? './tillbridge', args, {
      cwd: HOME,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TILLBRIDGE_HTTP_PORT: String(port),
        TILLBRIDGE_MANAGEMENT_PORT: '0',
        TILLBRIDGE_DATA_DIR: data,
        ...settings,
      },
    });
    return started(hub);
  };
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (hub.exitCode === null && hub.signalCode === null) {
      const gone = new Promise((resolve) => hub.once('exit', resolve));
      hub.kill(signal);
      await gone;
    }
  };
  const stop = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const told = await begin();
    const key = /^\s+user (\S+), password (\S+)/m.exec(told);
    return {
      url: /^Open\s+(https?:\/\/[^/\s]+)/m.exec(told)?.[1] ?? '',
      key: key ? `${key[1]}:${key[2]}` : '',
      ownerLink: /^Own\s+(\S+)/m.exec(told)?.[1] ?? '',
      data,
      end,
      begin: async () => {
        await begin();
      },
      stop,
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** The token at the end of a link. */
const tokenOf = (link: string | undefined) => /#(?:\w+=)?(\S+)$/.exec(link ?? '')?.[1] ?? '';

/** Gives the hub an owner, and one person of each other role. */
export async function people(hub: Hub): Promise<void> {
  await post(hub.url, '/first-owner', { token: tokenOf(hub.ownerLink), email: email('owner'), name: 'Olga Owner', password: PASSWORD });
  for (const role of ROLES.slice(1)) {
    const invited = await post(hub.url, '/invitations', { email: email(role), role }, { Authorization: `Basic ${btoa(hub.key)}` });
    const name = `${role[0]?.toUpperCase()}${role.slice(1)} Person`;
    await post(hub.url, '/invitations/accept', { token: tokenOf(invited.link), name, password: PASSWORD });
  }
}

export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.HUB_URL) {
    return async () => {};
  }
  const hub = await launch(['sandbox']);
  try {
    await people(hub);
    process.env.HUB_URL = hub.url;
    process.env.HUB_KEY = hub.key;
    process.env.HUB_DATA = hub.data;
    return hub.stop;
  } catch (failure) {
    await hub.stop();
    throw failure;
  }
}
