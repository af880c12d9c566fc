// What a form lets a person choose from, as it was read from the hub.
import { useResource } from '../../api/resource';
import { useMay } from '../../frame/session';
import type { Choice, Choices } from '../../parts/SchemaForm';

/** @param connection of a till: its shops, registers and employees are offered too */
export function useChoices(connection?: { id: string; kind: string }): Choices {
  const stock = useMay('stock:read');
  const warehouses = useResource(stock ? '/warehouses' : null, { query: { limit: 500 } });
  const tills = connection?.kind === 'rseries' ? connection.id : undefined;
  const shops = useResource(tills ? '/connections/{id}/shops' : null, { path: { id: tills ?? '' }, query: { limit: 500 } });
  const all = useResource('/connections', { query: { limit: 500 } }, ['connections']);
  const choices: Choices = { 'time-zones': zones() };
  if (all.data) {
    const of = (...kinds: string[]) =>
      (all.data?.items ?? []).filter((one) => kinds.includes(one.kind)).map((one) => ({ value: one.id, label: one.name }));
    choices.sources = of('cseries', 'rseries');
    choices.shops = of('cseries');
  }
  if (warehouses.data) {
    choices.warehouses = warehouses.data.items.map((one) => ({ value: one.id, label: one.name }));
  }
  if (shops.data && shops.data.items.length > 0) {
    const named = (id: string, name: string | undefined) => ({ value: id, label: name ? `${name} (${id})` : id });
    choices['till-shops'] = shops.data.items.map((shop) => named(shop.shopId, shop.name));
    choices['till-registers'] = shops.data.items.flatMap((shop) =>
      shop.registers.map((register) => ({
        value: register.registerId,
        label: `${shop.name ?? shop.shopId}: ${register.name ?? register.registerId}`,
      })),
    );
    choices['till-employees'] = shops.data.employees
      .filter((employee) => !employee.archived)
      .map((employee) => named(employee.employeeId, employee.name));
  }
  return choices;
}

function zones(): Choice[] {
  const all = (Intl as { supportedValuesOf?: (what: string) => string[] }).supportedValuesOf?.('timeZone') ?? [];
  return all.map((zone) => ({ value: zone, label: zone }));
}
