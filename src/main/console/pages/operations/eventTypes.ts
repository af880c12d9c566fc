import type { Schemas } from '../../api/client';

type EventType = Schemas['EventType'];

// Typed by the contract: a type that it does not know, or one that is missing here, does not compile.
const ALL: Record<EventType, true> = {
  'order.accepted': true,
  'order.changed': true,
  'order.held': true,
  'order.cancelled': true,
  'order.shipped': true,
  'order.returned': true,
  'stock.changed': true,
  'product.created': true,
  'product.changed': true,
  'product.price-changed': true,
  'product.gone': true,
  'listing.conflict': true,
  'listing.ambiguous': true,
  'listing.matched': true,
  'upload.loaded': true,
  'upload.refused': true,
  'run.failed': true,
  'connection.failing': true,
  'connection.recovered': true,
  'shipment.told': true,
  'shipment.refused': true,
  'feed.published': true,
  'feed.stopped': true,
  'retailer.requested': true,
  'wholesale-order.submitted': true,
  'wholesale-order.accepted': true,
  'wholesale-order.declined': true,
  'wholesale-order.processing': true,
  'wholesale-order.shipped': true,
  'wholesale-order.completed': true,
  'wholesale-order.cancelled': true,
  'wholesale-order.changed': true,
};

export const EVENT_TYPES = Object.keys(ALL) as EventType[];
