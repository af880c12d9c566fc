// The fields of a product that a person edits, and what of them was changed.
import type { Schemas } from '../../api/client';

export type Product = Schemas['Product'];
type Patch = Schemas['ProductPatch'];

/** The fields of the form as texts. */
export interface Form {
  name: string;
  brand: string;
  msrp: string;
  defaultCost: string;
  state: Product['state'];
  isVisible: boolean;
  description: string;
}

export function form(product: Product): Form {
  return {
    name: product.name,
    brand: product.brand,
    msrp: product.msrp,
    defaultCost: product.defaultCost ?? '',
    state: product.state,
    isVisible: product.isVisible,
    description: product.description ?? '',
  };
}

/** What differs, and nothing else: a field that nobody touched is not written. */
export function patchOf(before: Form, after: Form): Patch {
  const patch: Record<string, unknown> = {};
  for (const name of Object.keys(before) as (keyof Form)[]) {
    if (before[name] !== after[name]) {
      patch[name] = name === 'description' && after.description === '' ? null : after[name];
    }
  }
  if (patch.defaultCost === '') {
    delete patch.defaultCost;
  }
  return patch as Patch;
}
