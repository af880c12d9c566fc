import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../main/console/pages/connections/fingerprint';
import { type Connection, type Job, type Kind, nextRun, stateOf } from '../../../main/console/pages/connections/kinds';

const SHOP = {
  id: '7',
  kind: 'cseries',
  name: 'Shop',
  enabled: true,
  settings: { orderSync: true, productSync: false },
  secrets: {},
  status: { state: 'ok' },
} as unknown as Connection;

const KIND = {
  jobs: [
    { job: 'order-poll', switch: 'orderSync' },
    { job: 'product-sync', switch: 'productSync' },
    { job: 'shipment-push', switch: 'orderSync' },
  ],
} as unknown as Kind;

const JOBS = [
  { job: 'order-poll', kinds: ['cseries'], nextAt: '2026-11-30T10:05:00Z' },
  { job: 'product-sync', kinds: ['cseries'], connections: [{ connectionId: '7', nextAt: '2026-11-30T10:01:00Z' }] },
  { job: 'shipment-push', kinds: ['cseries'] },
  { job: 'catalog-pull', kinds: ['sftp-catalog'], nextAt: '2026-11-30T10:00:00Z' },
] as unknown as Job[];

describe('the next run', () => {
  test('is the earliest of the jobs whose switch is on', () => {
    expect(nextRun(SHOP, KIND, JOBS)).toEqual({ job: 'order-poll', at: '2026-11-30T10:05:00Z' });
  });
  test('of a job in the zone of each connection is that of this one', () => {
    const all = { ...SHOP, settings: { ...SHOP.settings, productSync: true } } as Connection;
    expect(nextRun(all, KIND, JOBS)).toEqual({ job: 'product-sync', at: '2026-11-30T10:01:00Z' });
  });
  test('there is none of a connection that is off', () => {
    expect(nextRun({ ...SHOP, enabled: false }, KIND, JOBS)).toBeUndefined();
  });
});

test.each([
  [true, { state: 'failing' }, 'failing'],
  [true, { state: 'failing', reason: 'sign-in-again' }, 'sign-in-again'],
  [false, { state: 'ok' }, 'off'],
])('a state that a person sees: %s %o', (enabled, status, state) => {
  expect(stateOf({ ...SHOP, enabled, status } as Connection)).toBe(state);
});

test('a key has the fingerprint that ssh-keygen prints', async () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4mXh2rR1c7y0Jc1l2Cw1vJj1Q2sVw7l1r0m2m0nY5A';
  expect(await fingerprintOf(key)).toBe('SHA256:DKz1MkT0irVMPZB5UBkyPSoRarjdWWKtQHv1JQbc+/Y');
  expect(await fingerprintOf('nonsense')).toBeUndefined();
});
